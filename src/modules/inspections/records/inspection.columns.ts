import { sql, type Sql } from "../../../platform/database/sql.js";
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
  readonly notes: readonly (string | null)[];
}

/** An inspection as lists and commands have it: the columns of the entity, without the identity map. */
export type InspectionRow = Inspection & { readonly answersInBrief?: AnswersInBrief } & WithheldAnswers;

/**
 * From which depth on a column is read: most lists show it, and the server itself looks at it while it answers them; a card
 * shows it; it comes with the answers; or it is so large that only a query that asks for it carries it.
 */
type ColumnDepth = "list" | "card" | "answers" | "whole";

/** What stays through all revisions, or is written by the review. */
const PERMANENT = {
  id: "list",
  kind: "list",
  period: "list",
  tradeUnionId: "list",
  employerId: "card",
  siteId: "card",
  checklistId: "list",
  checklistKind: "card",
  assignmentId: "card",
  owner: "list",
  ownerId: "list",
  isRestricted: "list",
  basedOn: "card",
  inspectorId: "card",
  preReview: "card",
  preReviewedAt: "card",
  confirmedAt: "card",
  draft: "whole",
  version: "card",
  createdAt: "card",
} satisfies Partial<Record<keyof Inspection, ColumnDepth>>;

/** What a resubmission replaces; the earlier revisions keep the same columns. */
const DOCUMENT = {
  revision: "list",
  status: "list",
  inspectorIds: "list",
  answers: "answers",
  criterionPoints: "answers",
  generalVetoes: "whole",
  findingChecks: "whole",
  signatures: "whole",
  notPerformed: "card",
  location: "card",
  remark: "card",
  startedAt: "card",
  finishedAt: "card",
  submittedAt: "list",
  contentHash: "card",
  contentSalt: "card",
  points: "list",
  maxPoints: "list",
  percent: "list",
  grade: "list",
  vetoed: "list",
  awardBlocked: "list",
  byStandard: "whole",
  scoringRuleVersion: "card",
  flags: "card",
  evidence: "card",
  announcements: "whole",
} satisfies Record<Exclude<keyof Inspection, keyof typeof PERMANENT>, ColumnDepth>;

export const permanentColumns = Object.keys(PERMANENT) as (keyof typeof PERMANENT)[];
export const documentColumns = Object.keys(DOCUMENT) as (keyof typeof DOCUMENT)[];

export const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** How much of a row is wanted: what most lists show, without or with answers in brief; its card, without or with answers; or everything. */
export type InspectionDepth = "list" | "brief" | "card" | "answers" | "whole";

const columnDepths: Readonly<Record<keyof Inspection, ColumnDepth>> = { ...PERMANENT, ...DOCUMENT };
const readFrom = (...depths: ColumnDepth[]) => {
  const read = new Set(depths);
  return (name: keyof Inspection) => read.has(columnDepths[name]);
};

const inList = readFrom("list");
const isColumnOf: Record<InspectionDepth, (name: keyof Inspection) => boolean> = {
  list: inList,
  brief: (name) => inList(name) || name === "criterionPoints",
  card: readFrom("list", "card"),
  answers: readFrom("list", "card", "answers"),
  whole: () => true,
};

/** What it takes to withhold answers, as far as the depth shows anything of them. */
const withheld: Record<InspectionDepth, () => Sql[]> = {
  list: () => [],
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
