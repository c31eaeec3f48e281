import type { ChecklistBody } from "../../checklists/checklist-body.js";
import { toHundredths } from "../../checklists/points.rules.js";
import type { InspectionKindCode } from "../records/inspection-codes.js";

/** Whether results by a checklist of this kind come from special inspections. */
const isSpecialKind = (checklistKind: string): boolean => checklistKind.startsWith("SPECIAL_");

/** The only kind of inspection whose result counts for a kind of checklist; self-inspections and follow-ups never do. */
export const countingKind = (checklistKind: string): InspectionKindCode =>
  isSpecialKind(checklistKind) ? "SPECIAL" : "ROUTINE";

/** What one result adds to the sums of a checklist version, criterion by criterion in checklist order. */
export interface CriterionSums {
  answered: number[];
  failed: number[];
  lostHundredths: number[];
}

/** A criterion that does not apply adds nothing; one that applies counts as answered, and as failed when it earned nothing. */
export function criterionSums(
  body: ChecklistBody,
  criterionPoints: readonly (number | null)[],
  sign: 1 | -1 = 1,
): CriterionSums {
  const sums: CriterionSums = { answered: [], failed: [], lostHundredths: [] };
  const maxima = body.standards.flatMap(({ criteria }) => criteria.map(({ maxPoints }) => maxPoints));
  maxima.forEach((maxPoints, at) => {
    const points = criterionPoints[at] ?? null;
    const applies = points !== null;
    sums.answered.push(applies ? sign : 0);
    sums.failed.push(applies && points === 0 ? sign : 0);
    sums.lostHundredths.push(applies ? sign * (toHundredths(maxPoints) - toHundredths(points)) : 0);
  });
  return sums;
}

/** Adds sums of the same checklist version, place by place. */
export const addedSums = (a: CriterionSums, b: CriterionSums): CriterionSums => {
  const add = (x: readonly number[], y: readonly number[]) => x.map((value, at) => value + (y[at] ?? 0));
  return {
    answered: add(a.answered, b.answered),
    failed: add(a.failed, b.failed),
    lostHundredths: add(a.lostHundredths, b.lostHundredths),
  };
};
