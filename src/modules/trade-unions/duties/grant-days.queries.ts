import { sql, type Sql } from "../../../platform/database/sql.js";

/** Condition on `grants` by their alias: the grant holds on the (business) day, the last of which is its `until`. */
export const grantHoldsOn = (grant: string, day: Sql): Sql =>
  sql`(${sql.ref(`${grant}.since`)} <= ${day} and ${grantHoldsOnOrAfter(grant, day)})`;

/** The same, or it holds on some day after it. */
export const grantHoldsOnOrAfter = (grant: string, day: Sql): Sql =>
  sql`(${revokedAtOf(grant)} is null and ${notEndedBefore(grant, day)})`;

/** The same, or it held until it was revoked, at that instant of the day or later. */
export const grantHeldSince = (grant: string, instant: Sql, day: Sql): Sql =>
  sql`((${revokedAtOf(grant)} is null or ${revokedAtOf(grant)} >= ${instant}) and ${notEndedBefore(grant, day)})`;

const revokedAtOf = (grant: string): Sql => sql.ref(`${grant}.revoked_at`);

const notEndedBefore = (grant: string, day: Sql): Sql =>
  sql`(${sql.ref(`${grant}.until`)} is null or ${sql.ref(`${grant}.until`)} >= ${day})`;
