import { sql, type Sql } from "../../platform/database/sql.js";
import type { RedactedText } from "./content-hash.rules.js";
import type { Inspection } from "./inspection.entity.js";
import { withheldAnswersColumn, withheldColumns, withheldDetailColumns } from "./withheld-answers.queries.js";
import type { WithheldAnswers } from "./withheld-answers.rules.js";

/** What lists show of the answers; the database derives it whenever they change. */
export interface AnswersInBrief {
  /** The codes of the answered criteria in the order of the answers, with a space between. */
  readonly criteria: string;
  /** Those of them that were answered as not applicable. */
  readonly notApplicable: readonly string[];
  /** Those of them that have a note. */
  readonly noted: readonly string[];
  /** Their notes, in the same order. */
  readonly notes: readonly (string | RedactedText | null)[];
}

/** An inspection as lists and commands have it: the columns of the entity, without the identity map. */
export type InspectionRow = Inspection & { readonly answersInBrief?: AnswersInBrief } & WithheldAnswers;

/** What a resubmission replaces; the earlier revisions keep the same columns. */
export const documentColumns = [
  "revision",
  "status",
  "inspectorIds",
  "answers",
  "criterionPoints",
  "generalVetoes",
  "findingChecks",
  "signatures",
  "notPerformed",
  "location",
  "remark",
  "startedAt",
  "finishedAt",
  "submittedAt",
  "contentHash",
  "contentSalt",
  "points",
  "maxPoints",
  "percent",
  "grade",
  "vetoed",
  "awardBlocked",
  "byStandard",
  "scoringRuleVersion",
  "flags",
  "evidence",
  "announcements",
] as const satisfies readonly (keyof Inspection)[];

/** What stays through all revisions, or is written by the review. */
export const permanentColumns = [
  "id",
  "kind",
  "period",
  "tradeUnionId",
  "employerId",
  "siteId",
  "checklistId",
  "checklistKind",
  "assignmentId",
  "owner",
  "ownerId",
  "isRestricted",
  "basedOn",
  "inspectorId",
  "preReview",
  "preReviewedAt",
  "confirmedAt",
  "draft",
  "version",
  "createdAt",
] as const satisfies readonly (keyof Inspection)[];

/** Large columns that a page only carries when its query asks for them. */
const heavyColumns: ReadonlySet<string> = new Set([
  "answers",
  "criterionPoints",
  "generalVetoes",
  "findingChecks",
  "signatures",
  "byStandard",
  "announcements",
  "draft",
]);
const answerColumns: ReadonlySet<string> = new Set(["answers", "criterionPoints"]);

/** What most lists show, and what the server itself looks at while it answers them. */
const glanceColumns: ReadonlySet<string> = new Set([
  "id",
  "kind",
  "period",
  "tradeUnionId",
  "checklistId",
  "owner",
  "ownerId",
  "isRestricted",
  "revision",
  "status",
  "inspectorIds",
  "submittedAt",
  "points",
  "maxPoints",
  "percent",
  "grade",
  "vetoed",
  "awardBlocked",
] satisfies (keyof Inspection)[]);

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How much of a row is wanted: what most lists show, without or with answers in brief; its card, without or with answers; or everything. */
export type InspectionDepth = "glance" | "brief" | "card" | "answers" | "whole";

const isColumnOf: Record<InspectionDepth, (name: string) => boolean> = {
  glance: (name) => glanceColumns.has(name),
  brief: (name) => glanceColumns.has(name) || name === "criterionPoints",
  card: (name) => !heavyColumns.has(name),
  answers: (name) => !heavyColumns.has(name) || answerColumns.has(name),
  whole: () => true,
};

/** What it takes to withhold answers, as far as the depth shows anything of them. */
const withheld: Record<InspectionDepth, () => Sql[]> = {
  glance: () => [],
  brief: () => [withheldColumns()],
  card: () => [withheldDetailColumns(), withheldAnswersColumn()],
  answers: () => [withheldDetailColumns()],
  whole: () => [withheldDetailColumns()],
};

const list = (depth: InspectionDepth, document: string): Sql => {
  const isWanted = isColumnOf[depth];
  const column = (alias: string) => (name: string) => `${alias}.${snakeCase(name)} as "${name}"`;
  const own = [
    ...permanentColumns.filter(isWanted).map(column("i")),
    ...documentColumns.filter(isWanted).map(column(document)),
    ...(depth === "brief" ? [`${document}.answers_in_brief as "answersInBrief"`] : []),
  ];
  return sql.join([sql.raw(own.join(", ")), ...withheld[depth]()]);
};

const lists = new Map<string, Sql>();

/** Built when first asked for: what is withheld is said by a module that is connected at start. */
const listOf = (depth: InspectionDepth, document: string): Sql => {
  const name = `${depth} ${document}`;
  let columns = lists.get(name);
  if (columns === undefined) lists.set(name, (columns = list(depth, document)));
  return columns;
};

/** The columns of `inspections i`. */
export const inspectionColumns = (depth: InspectionDepth): Sql => listOf(depth, "i");

/** The columns of `inspections i` with the document of another revision, `d`. */
export const revisionColumns = (): Sql => listOf("whole", "d");

/** Names as the database has them, for statements that write whole documents. */
export const documentNames: Sql = sql.raw(documentColumns.map(snakeCase).join(", "));
export const documentNamesOf = (alias: string): Sql =>
  sql.raw(documentColumns.map((name) => `${alias}.${snakeCase(name)}`).join(", "));
export const allNames: Sql = sql.raw([...permanentColumns, ...documentColumns].map(snakeCase).join(", "));
export const allNamesOf = (alias: string): Sql =>
  sql.raw([...permanentColumns, ...documentColumns].map((name) => `${alias}.${snakeCase(name)}`).join(", "));

/** A row as one JSON parameter with the database's names. */
export const asRecord = (row: Partial<InspectionRow>): string =>
  JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) => [snakeCase(name), value])));
