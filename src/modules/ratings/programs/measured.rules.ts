import type { StoredAnswer } from "../../checklists/answer.js";
import type { ChecklistBody, Criterion } from "../../checklists/checklist-body.js";

/** A count as the applicant states it; the code of a case, such as a connected e-library, counts as stated from 1. */
export interface StatedCount {
  readonly measure: string;
  readonly value: number;
}

const criteriaOf = (body: ChecklistBody): Criterion[] => body.standards.flatMap(({ criteria }) => criteria);

/** Codes that an application may give counts for: what the checklist measures, and the cases that stand for a number. */
export const countableCodes = (body: ChecklistBody): ReadonlySet<string> =>
  new Set(
    criteriaOf(body).flatMap(({ measure, steps }) => [
      ...(measure === null || measure.unit === "RATIO" ? [] : [measure.code]),
      ...steps.flatMap(({ alsoWhen }) => alsoWhen.map(({ code }) => code)),
    ]),
  );

/**
 * What was measured on site, by the code of the measure. A step is worth its least value where nothing was
 * measured, or where it applies by one of its cases.
 */
export function measuredValues(body: ChecklistBody, answers: readonly StoredAnswer[]): Map<string, number> {
  const byCriterion = new Map(answers.map((answer) => [answer.criterion, answer]));
  return valuesOf(body, (criterion) => {
    const answer = byCriterion.get(criterion.code);
    const step = criterion.steps.find(({ code }) => code === answer?.step);
    if (answer?.measure === undefined) return step?.min ?? null;
    return step === undefined || step.alsoWhen.length === 0 ? answer.measure : Math.max(answer.measure, step.min ?? 0);
  });
}

/** What the applicant states, by the code of the measure. */
export function statedValues(body: ChecklistBody, counts: readonly StatedCount[]): Map<string, number> {
  const stated = new Map(counts.map(({ measure, value }) => [measure, value]));
  return valuesOf(body, ({ measure, steps }) => {
    const value = stated.get(measure?.code ?? "");
    const cases = steps.filter(({ alsoWhen }) => alsoWhen.some(({ code }) => (stated.get(code) ?? 0) >= 1));
    const least = Math.max(0, ...cases.map(({ min }) => min ?? 0));
    return value === undefined && cases.length === 0 ? null : Math.max(value ?? 0, least);
  });
}

function valuesOf(body: ChecklistBody, valueOf: (criterion: Criterion) => number | null): Map<string, number> {
  const values = new Map<string, number>();
  for (const criterion of criteriaOf(body)) {
    const { measure } = criterion;
    const value = measure === null || measure.unit === "RATIO" ? null : valueOf(criterion);
    if (measure !== null && value !== null) values.set(measure.code, value);
  }
  return values;
}
