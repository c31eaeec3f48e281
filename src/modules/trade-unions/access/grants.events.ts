import { defineEvent } from "../../../platform/unit-of-work/events.js";
import type { Role } from "../duties/role-permissions.rules.js";

/** A role was asked for that a second person has to confirm. */
export const grantWaits = defineEvent<{
  grantId: string;
  accountId: string;
  tradeUnionId: string;
  role: Role;
  requestedBy: string;
}>("trade-unions.grant-waits");
