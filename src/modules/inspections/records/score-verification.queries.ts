import { isDeepStrictEqual } from "node:util";
import type { EntityManager } from "@mikro-orm/postgresql";
import { sql } from "../../../platform/database/sql.js";
import type { InspectionRow } from "./inspection.columns.js";
import { storedDocuments } from "./stored-documents.queries.js";
import { scoredFields, scoreOf, type ScoredFields } from "./submitted-document.rules.js";

/** A stored score that its own answers, checklist version and rule version do not give. */
export interface ScoreDifference {
  inspectionId: string;
  revision: number;
  /** Names of the fields that differ. */
  fields: string[];
}

type Scored = ScoredFields & Pick<InspectionRow, "id" | "revision" | "checklistId" | "answers" | "generalVetoes">;

const columns = (document: string) =>
  sql.raw(
    `i.id, ${document}.revision, i.checklist_id as "checklistId", ${document}.answers, ${document}.general_vetoes as "generalVetoes",
      ${document}.points, ${document}.max_points as "maxPoints", ${document}.percent, ${document}.grade, ${document}.vetoed,
      ${document}.award_blocked as "awardBlocked", ${document}.by_standard as "byStandard",
      ${document}.scoring_rule_version as "scoringRuleVersion", ${document}.criterion_points as "criterionPoints"`,
  );

const current = sql`select ${columns("i")} from inspections i where i.content_hash is not null`;
const earlier = sql`select ${columns("d")} from inspections i join inspection_revisions d on d.inspection_id = i.id where true`;

/** Computes every stored score once more, current and earlier revisions, and answers how many there are and which differ. */
export async function verifyScores(em: EntityManager): Promise<{ checked: number; differences: ScoreDifference[] }> {
  let checked = 0;
  const differences: ScoreDifference[] = [];
  for await (const { stored, checklist } of storedDocuments<Scored>(em, [current, earlier])) {
    checked++;
    const fields = checklist === undefined ? ["checklistId"] : differingFields(stored, checklist);
    if (fields.length > 0) differences.push({ inspectionId: stored.id, revision: stored.revision, fields });
  }
  return { checked, differences };
}

function differingFields(stored: Scored, checklist: Parameters<typeof scoreOf>[0]): string[] {
  const computed = computedFields(stored, checklist);
  if (computed === undefined) return ["answers"];
  return Object.entries(computed).flatMap(([field, value]) =>
    isDeepStrictEqual(stored[field as keyof ScoredFields], value) ? [] : [field],
  );
}

/** What the answers score, or undefined where they are not answers of this checklist at all. */
function computedFields(stored: Scored, checklist: Parameters<typeof scoreOf>[0]): ScoredFields | undefined {
  try {
    return scoredFields(scoreOf(checklist, stored, stored.scoringRuleVersion ?? undefined));
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}
