import { sql, type Sql } from "../../../platform/database/sql.js";
import { LAPSING_STATUSES } from "./award.lifecycle.js";

/** Condition on the awards of an alias: the term has run out on a day; its last day is still in it. */
export const termRanOut = (award: string, day: string): Sql => sql`${sql.id(award, "valid_until")} < ${day}::date`;

/** The same of those that lapse by it, whether or not that was written down yet; `awardStatusOn` says the same. */
export const isToLapse = (award: string, day: string): Sql =>
  sql`(${sql.id(award, "status")} in (${sql.join(LAPSING_STATUSES.map((status) => sql.lit(status)))}) and ${termRanOut(award, day)})`;
