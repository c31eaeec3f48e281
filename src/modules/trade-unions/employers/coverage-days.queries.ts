import { sql, type Sql } from "../../../platform/database/sql.js";

/**
 * Condition on `coverages` by their alias: the employer is covered on the day, the last of which is `until`. Of an
 * employer that passes from one union to another both are true on one day; which one goes on, of which there is one, is
 * the one without an `until`.
 */
export const coveredOn = (coverage: string, day: Sql): Sql =>
  sql`(${sql.ref(`${coverage}.since`)} <= ${day}
    and (${sql.ref(`${coverage}.until`)} is null or ${sql.ref(`${coverage}.until`)} >= ${day}))`;
