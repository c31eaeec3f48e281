import { defineEvent } from "../../platform/unit-of-work/events.js";

/** What these people may do, or whether they may come in at all, is different once the transaction is committed. */
export const accessChanged = defineEvent<{ accountIds: readonly string[] }>("identity.access-changed");

/** Somebody else has opened the way into an account: whoever did may be in it, until it is vouched for. */
export const accountOpenedByOther = defineEvent<{
  accountId: string;
  /** Who did; null for the program beside the server. */
  byId: string | null;
  how: "PASSWORD_RESET" | "ENABLED";
}>("identity.account-opened-by-other");

/** The channel on which the database announces the same to every server; its payload is an account, or empty for all. */
export const ACCESS_CHANNEL = "access_changed";
