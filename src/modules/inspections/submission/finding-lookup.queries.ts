import { sql, type Sql } from "../../../platform/database/sql.js";

/** Answers as a text array which of some ids are findings at a union; becomes part of the one statement that a submission reads. */
export type FindingLookup = (tradeUnionId: Sql, findingIds: Sql) => Sql;

/** Answers as a text array which findings an assignment asks to look at. */
export type AssignedFindingLookup = (assignmentId: Sql) => Sql;

let lookup: FindingLookup | undefined;
let assignedLookup: AssignedFindingLookup | undefined;

/** The module that keeps findings says how they are found; asked for at start, before the first submission. */
export const provideFindings = (provided: FindingLookup, providedAssigned: AssignedFindingLookup): void => {
  lookup = provided;
  assignedLookup = providedAssigned;
};

/** Those of the ids that are findings at the union; nothing is looked up where a submission looks at none. */
export function knownFindings(tradeUnionId: Sql, findingIds: readonly string[]): Sql {
  if (findingIds.length === 0) return sql`'{}'::text[]`;
  if (lookup === undefined) throw new Error("nobody knows the findings");
  return lookup(tradeUnionId, sql`${[...findingIds]}::uuid[]`);
}

/** The findings that a follow-up's assignment asks to look at; none where nothing was assigned. */
export function assignedFindings(assignmentId: string | null): Sql {
  if (assignmentId === null) return sql`'{}'::text[]`;
  if (assignedLookup === undefined) throw new Error("nobody knows the findings");
  return assignedLookup(sql`${assignmentId}::uuid`);
}
