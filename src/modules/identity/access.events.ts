import { defineEvent } from "../../platform/unit-of-work/events.js";

/** What these people may do, or whether they may come in at all, is different once the transaction is committed. */
export const accessChanged = defineEvent<{ accountIds: readonly string[] }>("identity.access-changed");

/** The channel on which the database announces the same to every server; its payload is an account, or empty for all. */
export const ACCESS_CHANNEL = "access_changed";
