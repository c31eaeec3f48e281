import type { Criterion, Step } from "./checklist-body.js";
import type { Report } from "./violation.js";

type Path = readonly (string | number)[];

const place = (steps: readonly Step[], step: Step): number => steps.indexOf(step);

/** Thresholds have at most four decimals, so that a ratio of two counts compares with them exactly. */
const isBound = (value: number | null): boolean =>
  value === null || (Number.isFinite(value) && Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6);

/** The steps of a measure must hold every value from 0 upwards exactly once. */
function checkCoverage(report: Report, path: Path, steps: readonly Step[]): void {
  const ordered = [...steps].sort((a, b) => (a.min ?? -Infinity) - (b.min ?? -Infinity));
  let end = 0;
  for (const step of ordered) {
    const at = [...path, place(steps, step), "min"];
    const from = step.min ?? 0;
    // The first step may begin below 0, where no value lies.
    if (step !== ordered[0] && from < end) report("CHECKLIST_STEPS_OVERLAP", at, { from, to: Math.min(end, 1e9) });
    else if (from > end) report("CHECKLIST_STEPS_GAP", at, { from: end, to: from });
    end = Math.max(end, step.max ?? Infinity);
  }
  const last = ordered.at(-1);
  if (last !== undefined && end !== Infinity)
    report("CHECKLIST_STEPS_GAP", [...path, place(steps, last), "max"], { from: end, to: "∞" });
}

function checkBounds(report: Report, path: Path, step: Step): boolean {
  for (const bound of ["min", "max"] as const)
    if (!isBound(step[bound])) report("CHECKLIST_BOUND_NOT_VALID", [...path, bound], { bound: step[bound] ?? 0 });
  if (step.min === null && step.max === null)
    report("CHECKLIST_STEP_BOUND_MISSING", [...path, "min"], { step: step.code });
  else if ((step.min ?? -Infinity) >= (step.max ?? Infinity))
    report("CHECKLIST_STEP_EMPTY", [...path, "max"], { step: step.code });
  else return isBound(step.min) && isBound(step.max);
  return false;
}

/** Names what is wrong with the steps of a STEPS criterion, or that others have some. */
export function checkSteps(report: Report, path: Path, criterion: Criterion): void {
  const { steps, measure, maxPoints } = criterion;
  if (criterion.scoring !== "STEPS") {
    if (steps.length > 0)
      report("CHECKLIST_SCORING_CONTRADICTED", path, { scoring: criterion.scoring, field: "steps" });
    return;
  }
  if (steps.length < 2) return report("CHECKLIST_STEPS_MISSING", path, { count: steps.length });
  const best = Math.max(...steps.map((step) => step.points));
  if (best !== maxPoints) report("CHECKLIST_STEP_MAXIMUM", path, { best, maxPoints });
  let sound = true;
  steps.forEach((step, at) => {
    if (measure !== null) sound = checkBounds(report, [...path, at], step) && sound;
    else if (step.min !== null || step.max !== null)
      report("CHECKLIST_STEP_BOUND_WITHOUT_MEASURE", [...path, at], { step: step.code });
    step.alsoWhen.forEach((exception, nth) => {
      if (!isBound(exception.min) || (exception.min !== null && exception.measure === null))
        report("CHECKLIST_BOUND_NOT_VALID", [...path, at, "alsoWhen", nth, "min"], { bound: exception.min ?? 0 });
    });
  });
  if (measure !== null && sound) checkCoverage(report, path, steps);
}
