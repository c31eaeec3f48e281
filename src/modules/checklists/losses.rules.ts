import type { StoredAnswer } from "./answer.js";
import type { IndexedCriterion } from "./checklist-index.js";
import type { LossReason } from "./loss-reasons.js";
import type { Earned } from "./criterion-points.rules.js";
import { stepHolding } from "./measure.rules.js";
import { toHundredths } from "./points.rules.js";
import { requiredPositives } from "./sample.rules.js";

type Details = Readonly<Record<string, string | number>>;

/** Why some of a criterion's points were not earned; `lost` in hundredths. */
export interface Loss {
  readonly lost: number;
  readonly reason: LossReason;
  readonly details: Details;
}

const loss = (lost: number, reason: LossReason, details: Details = {}): Loss => ({ lost, reason, details });

function missingPart(answer: StoredAnswer, part: string, lost: number): Loss {
  const reading = answer.system?.readings?.find((candidate) => candidate.part === part);
  if (reading === undefined) return loss(lost, "PART_MISSING", { part });
  const { numerator, denominator, minimum } = reading;
  if (minimum === null) return loss(lost, "TARGET_ABSENT", { part });
  return loss(lost, "BELOW_MINIMUM", { part, numerator, denominator, minimum });
}

/** Part by part, then deduction by deduction, then the cap, in the order in which they take effect. */
function partLosses({ criterion, maxPoints }: IndexedCriterion, answer: StoredAnswer): Loss[] {
  const claimed = (code: string) => answer.parts?.includes(code) === true;
  const gate = criterion.parts.find((part) => part.gate && !claimed(part.code));
  if (gate !== undefined) return [loss(maxPoints, "GATE_MISSING", { part: gate.code })];
  const losses: Loss[] = [];
  let left = maxPoints;
  const take = (lost: number, entry: (lost: number) => Loss) => {
    const taken = Math.min(lost, left);
    left -= taken;
    if (taken > 0) losses.push(entry(taken));
  };
  for (const { code, points } of criterion.parts)
    if (!claimed(code)) take(toHundredths(points), (lost) => missingPart(answer, code, lost));
  for (const { code, count } of answer.deductions ?? []) {
    const deduction = criterion.deductions.find((candidate) => candidate.code === code);
    if (deduction === undefined) continue;
    const amount = Math.min(count * toHundredths(deduction.points), toHundredths(deduction.max));
    take(amount, (lost) => loss(lost, "DEDUCTION", { deduction: code, count }));
  }
  if (answer.capped && criterion.cap !== null) {
    const { code, maxPoints: limit } = criterion.cap;
    take(Math.max(0, left - toHundredths(limit)), (lost) => loss(lost, "CAPPED", { cap: code, points: limit }));
  }
  return losses;
}

function stepLoss({ criterion }: IndexedCriterion, answer: StoredAnswer, lost: number): Loss {
  const value = answer.counts ? answer.counts.numerator / answer.counts.denominator : answer.measure;
  if (answer.step === undefined && answer.counts?.denominator === 0) return loss(lost, "NOTHING_TO_COUNT");
  const step = answer.step ?? (value === undefined ? undefined : stepHolding(criterion, value)?.code);
  return step === undefined
    ? loss(lost, "POINTS_GIVEN", { points: answer.points ?? 0 })
    : loss(lost, "STEP_REACHED", { step });
}

/** What the claim itself leaves unearned, without sample and veto. */
function claimLosses(entry: IndexedCriterion, answer: StoredAnswer, lost: number): readonly Loss[] {
  const { criterion, formula } = entry;
  const outcome = answer.system?.outcome ?? "READ";
  if (outcome !== "READ") return [loss(lost, outcome)];
  if (criterion.scoring === "STEPS") return [stepLoss(entry, answer, lost)];
  if (formula !== null && answer.measure !== undefined) return [loss(lost, "FORMULA", { value: answer.measure })];
  if (criterion.scoring === "POINTS" && answer.parts !== undefined) return partLosses(entry, answer);
  return criterion.scoring === "BINARY"
    ? [loss(lost, "NOT_MET")]
    : [loss(lost, "POINTS_GIVEN", { points: answer.points ?? 0 })];
}

/** Explains every point between the criterion's maximum and what was earned; the losses add up to exactly that. */
export function explainLosses(entry: IndexedCriterion, answer: StoredAnswer | undefined, earned: Earned): Loss[] {
  const { maxPoints, criterion } = entry;
  if (earned.notApplicable || earned.points === maxPoints) return [];
  if (answer === undefined) return [loss(maxPoints, "NOT_ANSWERED")];
  const { claimed, confirmed, points } = earned;
  const losses = claimed < maxPoints ? [...claimLosses(entry, answer, maxPoints - claimed)] : [];
  if (confirmed < claimed && answer.sample !== undefined && criterion.sample !== null) {
    const { asked, positive } = answer.sample;
    const required = Math.max(1, requiredPositives(criterion.sample, asked));
    losses.push(loss(claimed - confirmed, "SAMPLE_NOT_CONFIRMED", { asked, positive, required }));
  }
  if (points < confirmed) losses.push(loss(confirmed - points, "VETO_MET"));
  return losses;
}
