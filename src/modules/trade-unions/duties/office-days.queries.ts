import { sql, type Sql } from "../../../platform/database/sql.js";

/** Condition on `officers` by their alias: the office is held on the day; `isInOffice` says the same in TypeScript. */
export const inOfficeOn = (officer: string, day: Sql): Sql =>
  sql`(${sql.ref(`${officer}.since`)} <= ${day} and ${inOfficeOnOrAfter(officer, day)})`;

/** The same, or it is held on some day after it. */
export const inOfficeOnOrAfter = (officer: string, day: Sql): Sql =>
  sql`(${untilOf(officer)} is null or ${untilOf(officer)} > ${day})`;

const untilOf = (officer: string): Sql => sql.ref(`${officer}.until`);
