import type { StoredAnswer } from "./answer.js";
import type { IndexedCriterion } from "./checklist-index.js";
import type { Report } from "./violation.js";
import { claimedPoints, type Earned, earnedPoints, unconfirmedPoints } from "./criterion-points.rules.js";
import { stepHolding } from "./measure.rules.js";
import { isPoints, toHundredths, toPoints } from "./points.rules.js";
import { possiblePointsWith } from "./possible-points.rules.js";
import { isVetoMet } from "./veto.rules.js";

function checkNotApplicable(report: Report, { criterion }: IndexedCriterion, answer: StoredAnswer): void {
  if (!criterion.allowsNotApplicable) report("NOT_APPLICABLE_NOT_ALLOWED", ["notApplicable"]);
  const { points, step, parts, measure, counts, deductions, capped, vetoMet, suspected, sample, faults } = answer;
  const claims = { points, step, parts, measure, counts, deductions, capped, vetoMet, suspected, sample, faults };
  for (const [leaf, claim] of Object.entries(claims))
    if (claim !== undefined) report("NOT_APPLICABLE_CONTRADICTED", [leaf]);
}

/** A chosen step must be the one its measure falls into, unless it also applies in a case the measure does not see. */
function checkStep(report: Report, { criterion, steps }: IndexedCriterion, answer: StoredAnswer): void {
  const chosen = answer.step === undefined ? undefined : steps.get(answer.step);
  if (chosen === undefined || chosen.alsoWhen.length > 0) return;
  const { counts, measure } = answer;
  const value = counts === undefined ? measure : counts.numerator / counts.denominator;
  if (value === undefined) return;
  const measured = Number.isNaN(value) ? undefined : stepHolding(criterion, value);
  if (measured === undefined ? chosen.points > 0 : measured !== chosen)
    report("STEP_CONTRADICTS_MEASURE", ["step"], { step: chosen.code, measured: measured?.code ?? "-" });
}

/** Points are held to the values the criterion can give, and to what the rest of the answer says. */
function checkPoints(report: Report, entry: IndexedCriterion, answer: StoredAnswer): void {
  const { points, step, parts, measure, counts, deductions, capped } = answer;
  if (points === undefined) return;
  const { code, maxPoints } = entry.criterion;
  const given = toHundredths(points);
  if (!isPoints(points) || !entry.possible.has(given)) {
    report("POINTS_NOT_POSSIBLE", ["points"], { points, maxPoints, criterion: code });
  } else if (step !== undefined || parts !== undefined || measure !== undefined || counts !== undefined) {
    const { points: _, ...structure } = answer;
    const claimed = claimedPoints(entry, structure);
    // The tablet may already have left out what the people asked did not confirm.
    const lowered = unconfirmedPoints(entry, structure, claimed);
    if (given !== claimed && (answer.sample === undefined || given !== lowered))
      report("POINTS_CONTRADICT", ["points"], { points, computed: toPoints(claimed) });
  } else if ((deductions !== undefined || capped) && !possiblePointsWith(entry.criterion, answer).has(given)) {
    report("POINTS_CONTRADICT", ["points"], { points, computed: "-" });
  }
}

/** Every lost point is explained by a note or a fault, and a photo stands behind every point claimed by one. */
function checkProof(report: Report, entry: IndexedCriterion, answer: StoredAnswer, earned: Earned): void {
  if (earned.notApplicable) return;
  const { note, faults = [], evidence } = answer;
  if (earned.points < entry.maxPoints && note === undefined && faults.length === 0)
    report("LOST_POINT_WITHOUT_NOTE", ["note"], { lost: toPoints(entry.maxPoints - earned.points) });
  const proven = evidence !== undefined || faults.some((fault) => fault.evidence !== undefined);
  if (entry.needsPhoto && !proven && (earned.claimed > 0 || faults.length > 0)) {
    const kind = entry.criterion.evidence.find((candidate) => candidate.startsWith("PHOTO_")) ?? "";
    report("PHOTO_REQUIRED", ["evidence"], { kind });
  }
}

/** Checks what the leaves of one answer say together. */
export function checkAnswer(report: Report, entry: IndexedCriterion, answer: StoredAnswer): void {
  if (answer.notApplicable) return checkNotApplicable(report, entry, answer);
  const { points, step, parts, measure, counts } = answer;
  if (
    points === undefined &&
    step === undefined &&
    parts === undefined &&
    measure === undefined &&
    counts === undefined
  )
    return report("ANSWER_INCOMPLETE", [], { criterion: entry.criterion.code });
  checkStep(report, entry, answer);
  checkPoints(report, entry, answer);
  checkProof(report, entry, answer, earnedPoints(entry, answer, isVetoMet(entry.criterion, answer)));
}
