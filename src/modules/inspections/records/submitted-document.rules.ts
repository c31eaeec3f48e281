import { flagAnswers, withWarnings } from "../../checklists/answer-flags.rules.js";
import type { FrozenChecklist } from "../../checklists/checklist.queries.js";
import type { RegisterValues } from "../../checklists/register-values.js";
import { scoreInspection, type Score } from "../../checklists/scoring.rules.js";
import { answerSystemCriteria, inChecklistOrder } from "../../checklists/system-measure.rules.js";
import type { SubmittedAnswer } from "./content-hash.rules.js";
import type { InspectionRow } from "./inspection.columns.js";
import { answerFlag, type StoredFlag } from "./inspection-flags.rules.js";

/** What scoring adds to a document. */
export type ScoredFields = Pick<
  InspectionRow,
  | "points"
  | "maxPoints"
  | "percent"
  | "grade"
  | "vetoed"
  | "awardBlocked"
  | "byStandard"
  | "scoringRuleVersion"
  | "criterionPoints"
>;

/** The stored form of a score; without one everything is null. */
export function scoredFields(score: Score | null): ScoredFields {
  return {
    points: score?.points ?? null,
    maxPoints: score?.maxPoints ?? null,
    percent: score?.percent ?? null,
    grade: score?.grade ?? null,
    vetoed: score?.vetoed ?? false,
    awardBlocked: score?.awardBlocked ?? false,
    byStandard: score?.byStandard ?? null,
    scoringRuleVersion: score?.ruleVersion ?? null,
    criterionPoints: score?.byCriterion.map(({ points, notApplicable }) => (notApplicable ? null : points)) ?? [],
  };
}

/** The score of stored answers; null where nothing was answered, as in a follow-up that looks at findings only. */
export const scoreOf = (
  { body }: Pick<FrozenChecklist, "body">,
  { answers, generalVetoes }: Pick<InspectionRow, "answers" | "generalVetoes">,
  ruleVersion?: number,
): Score | null =>
  answers.length === 0
    ? null
    : scoreInspection(body, answers, {
        generalVetoes: generalVetoes.map(({ code }) => code),
        ...(ruleVersion === undefined ? {} : { ruleVersion }),
      });

/** People's answers together with those that the registers give, in checklist order, and what to tell the reviewer about them. */
export function completedAnswers(
  { body }: FrozenChecklist,
  answers: readonly SubmittedAnswer[],
  registers: RegisterValues,
  classes: readonly string[],
): { answers: SubmittedAnswer[]; flags: StoredFlag[] } {
  if (answers.length === 0) return { answers: [], flags: [] };
  const all = inChecklistOrder(body, [...answers, ...answerSystemCriteria(body, registers)]);
  const marked = withWarnings(body, all, classes);
  return { answers: marked, flags: flagAnswers(body, marked, classes).map(answerFlag) };
}
