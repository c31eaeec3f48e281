import type { StoredAnswer } from "./answer.js";
import type { Criterion, Deduction, Part } from "./checklist-body.js";
import { toHundredths } from "./points.rules.js";

/** All sums of points, in hundredths, that some choice of parts earns; without every gate only 0. */
function partSums(parts: readonly Part[]): Set<number> {
  const gates = parts.reduce((sum, part) => sum + (part.gate ? toHundredths(part.points) : 0), 0);
  let sums = new Set([gates]);
  for (const part of parts) {
    if (part.gate) continue;
    sums = new Set([...sums].flatMap((sum) => [sum, sum + toHundredths(part.points)]));
  }
  return sums.add(0);
}

function anyDeduction(values: ReadonlySet<number>, deduction: Deduction): Set<number> {
  const step = toHundredths(deduction.points);
  const max = toHundredths(deduction.max);
  const amounts: number[] = [];
  for (let amount = 0; amount < max && step > 0; amount += step) amounts.push(amount);
  amounts.push(max);
  return new Set([...values].flatMap((value) => amounts.map((amount) => Math.max(0, value - amount))));
}

const capped = (values: ReadonlySet<number>, limit: number | null): Set<number> =>
  limit === null ? new Set(values) : new Set([...values].map((value) => Math.min(value, limit)));

const capLimit = ({ cap }: Criterion): number | null => (cap === null ? null : toHundredths(cap.maxPoints));

/**
 * Every value in hundredths that answers to a criterion can earn, so that `points` alone is held to them.
 * Multiples of the points step that no choice of parts and deductions reaches are not among them.
 */
export function possiblePoints(criterion: Criterion): ReadonlySet<number> {
  if (criterion.scoring === "BINARY") return new Set([0, toHundredths(criterion.maxPoints)]);
  if (criterion.scoring === "STEPS") return new Set(criterion.steps.map((step) => toHundredths(step.points)));
  const earned = criterion.deductions.reduce(anyDeduction, partSums(criterion.parts));
  return new Set([...earned, ...capped(earned, capLimit(criterion))]);
}

/** The possible values of a POINTS criterion once its deductions and cap are known but its parts are not. */
export function possiblePointsWith(
  criterion: Criterion,
  answer: Pick<StoredAnswer, "deductions" | "capped">,
): ReadonlySet<number> {
  let off = 0;
  for (const { code, count } of answer.deductions ?? []) {
    const deduction = criterion.deductions.find((candidate) => candidate.code === code);
    if (deduction) off += Math.min(count * toHundredths(deduction.points), toHundredths(deduction.max));
  }
  const earned = new Set([...partSums(criterion.parts)].map((sum) => Math.max(0, sum - off)));
  return capped(earned, answer.capped ? capLimit(criterion) : null);
}
