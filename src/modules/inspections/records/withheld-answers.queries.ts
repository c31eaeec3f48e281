import type { Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";

/** What the module that keeps findings says of an inspection, each as a part of a larger statement. */
export interface FindingSecrets {
  /** Answers as a text array at which criteria of the inspection there is a confidential finding. */
  readonly confidentialCriteria: (inspectionId: Sql) => Sql;
  /** Answers as a text array which faults of the inspection became findings that are not confidential. */
  readonly disclosedFaults: (inspectionId: Sql) => Sql;
  /** Condition on `journal_entries e`: it tells the actor of nothing but findings that they may see. */
  readonly tellableEntries: (actor: Actor) => Sql;
}

let secrets: FindingSecrets | undefined;

/** The module that keeps findings says which of them are confidential; asked for at start, before the first read. */
export const provideFindingSecrets = (provided: FindingSecrets): void => void (secrets = provided);

const known = (): FindingSecrets => {
  if (secrets === undefined) throw new Error("nobody knows which findings are confidential");
  return secrets;
};

export const tellableEntries = (actor: Actor): Sql => known().tellableEntries(actor);

/** Of `inspections i`: at which criteria answers are withheld, as `WithheldAnswers` has it. */
export const withheldColumns = (): Sql =>
  sql`i.suspected_criteria as "suspectedCriteria", ${known().confidentialCriteria(sql`i.id`)} as "confidentialCriteria"`;

/** The same with what it takes to tell which faults and files are withheld, where answers are not read anyway. */
export const withheldDetailColumns = (): Sql =>
  sql`${withheldColumns()}, ${known().disclosedFaults(sql`i.id`)} as "disclosedFaults"`;

/** The answers of the few inspections of which some are withheld: without them nobody could tell which files are. */
export const withheldAnswersColumn = (): Sql =>
  sql`case when jsonb_array_length(i.suspected_criteria) > 0 or cardinality(${known().confidentialCriteria(sql`i.id`)}) > 0
    then i.answers end as "answersBehind"`;
