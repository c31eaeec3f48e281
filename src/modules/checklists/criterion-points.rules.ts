import type { StoredAnswer } from "./answer.js";
import type { IndexedCriterion } from "./checklist-index.js";
import { formulaHundredths } from "./formula.rules.js";
import { stepHolding } from "./measure.rules.js";
import { toHundredths } from "./points.rules.js";
import { isConfirmed } from "./sample.rules.js";

/** What one answer earns, in hundredths, at each stage. */
export interface Earned {
  readonly notApplicable: boolean;
  /** As claimed. */
  readonly claimed: number;
  /** What the people asked leave of the claim. */
  readonly confirmed: number;
  /** What counts: 0 once a veto is met. */
  readonly points: number;
}

const notApplicable: Earned = { notApplicable: true, claimed: 0, confirmed: 0, points: 0 };

/** Whether the answer leaves the maximum: said so, or a ratio of nothing where the criterion allows it. */
export function leavesMaximum({ criterion }: IndexedCriterion, answer: StoredAnswer): boolean {
  if (answer.notApplicable) return true;
  return (
    answer.counts?.denominator === 0 && criterion.allowsNotApplicable && !choosesExceptionalStep(criterion, answer)
  );
}

/** A step with `alsoWhen` may be chosen against the measure. */
const choosesExceptionalStep = (criterion: IndexedCriterion["criterion"], answer: StoredAnswer): boolean =>
  answer.step !== undefined && criterion.steps.some((step) => step.code === answer.step && step.alsoWhen.length > 0);

/** The points of the step that the answer names or its measure falls into. */
function claimedStepPoints(entry: IndexedCriterion, answer: StoredAnswer): number {
  if (answer.step !== undefined) return toHundredths(entry.steps.get(answer.step)?.points ?? 0);
  if (answer.counts?.denominator === 0) return 0;
  const value = answer.counts ? answer.counts.numerator / answer.counts.denominator : answer.measure;
  if (value === undefined) return toHundredths(answer.points ?? 0);
  return toHundredths(stepHolding(entry.criterion, value)?.points ?? 0);
}

/** Sum of the claimed parts less deductions, never below 0, limited by the cap; 0 while a gate is missing. */
function partPoints({ criterion }: IndexedCriterion, answer: StoredAnswer, without: number | null): number {
  let points = 0;
  for (let at = 0; at < criterion.parts.length; at++) {
    const part = criterion.parts[at];
    if (part === undefined) continue;
    if (at !== without && answer.parts?.includes(part.code)) points += toHundredths(part.points);
    else if (part.gate) return 0;
  }
  for (const { code, count } of answer.deductions ?? []) {
    const deduction = criterion.deductions.find((candidate) => candidate.code === code);
    if (deduction === undefined) continue;
    points = Math.max(0, points - Math.min(count * toHundredths(deduction.points), toHundredths(deduction.max)));
  }
  return answer.capped && criterion.cap !== null ? Math.min(points, toHundredths(criterion.cap.maxPoints)) : points;
}

/** What the answer claims, before the people asked and any veto are taken into account. */
export function claimedPoints(entry: IndexedCriterion, answer: StoredAnswer): number {
  const { criterion, formula, maxPoints } = entry;
  if (criterion.scoring === "STEPS") return claimedStepPoints(entry, answer);
  if (formula !== null && answer.measure !== undefined) return formulaHundredths(formula, answer.measure, maxPoints);
  if (criterion.scoring === "POINTS" && answer.parts !== undefined) return partPoints(entry, answer, null);
  return toHundredths(answer.points ?? 0);
}

/**
 * What is left of a claim that the people asked did not confirm: nothing of a BINARY criterion, the next lower step
 * of a STEPS one, and of a POINTS one everything but its last part, which is the part that asking confirms.
 */
export function unconfirmedPoints(entry: IndexedCriterion, answer: StoredAnswer, claimed: number): number {
  const { criterion, possible } = entry;
  if (criterion.scoring === "BINARY") return 0;
  if (criterion.scoring === "STEPS") {
    let lower = 0;
    for (const value of possible) if (value < claimed && value > lower) lower = value;
    return lower;
  }
  const last = criterion.parts.length - 1;
  if (answer.parts !== undefined) return Math.min(claimed, partPoints(entry, answer, last));
  const everyPart = { ...answer, parts: criterion.parts.map((part) => part.code) };
  return Math.min(claimed, partPoints(entry, everyPart, last));
}

/** The points of one answer; a met veto leaves nothing of them. */
export function earnedPoints(entry: IndexedCriterion, answer: StoredAnswer, vetoMet: boolean): Earned {
  if (leavesMaximum(entry, answer)) return notApplicable;
  const claimed = claimedPoints(entry, answer);
  const doubted = !isConfirmed(entry.criterion.sample, answer.sample);
  const confirmed = doubted ? unconfirmedPoints(entry, answer, claimed) : claimed;
  return { notApplicable: false, claimed, confirmed, points: vetoMet ? 0 : confirmed };
}
