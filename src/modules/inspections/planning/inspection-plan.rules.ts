import { parsePeriod } from "../../../platform/clock/period.rules.js";
import { addDays } from "../../../platform/clock/day.rules.js";
import type { DomainError } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { planErrors } from "./plans.errors.js";

/** Most visits of one plan: the covered employers of a large district fit in (own limit). */
export const MAXIMUM_PLAN = 20_000;

/** How far a period may lie from today, and the days of a plan from its period, in days (own limit). */
const FARTHEST_DAYS = 366;

/** Checklists by which a special inspection is made; their results come from SPECIAL inspections only. */
const SPECIAL_CHECKLISTS: readonly string[] = ["SPECIAL_SAFETY", "SPECIAL_LABOR_USE", "SPECIAL_WAGES_WELFARE"];

/** What is implausible about the days of a plan; each fault names its place in the input. */
export function planDayFaults(
  { period, opensOn, dueOn }: { period: string; opensOn: string; dueOn: string },
  today: string,
): DomainError[] {
  const days = parsePeriod(period);
  if (days === undefined) return [platformErrors.PERIOD_NOT_VALID(["input", "period"])];
  if (addDays(days.to, FARTHEST_DAYS) < today || days.from > addDays(today, FARTHEST_DAYS)) {
    return [platformErrors.PERIOD_TOO_FAR(["input", "period"])];
  }
  if (dueOn < opensOn) return [platformErrors.DATES_OUT_OF_ORDER(["input", "dueOn"])];
  if (dueOn < days.from || opensOn > days.to) {
    return [planErrors.PLAN_OUTSIDE_PERIOD(["input", dueOn < days.from ? "dueOn" : "opensOn"], { ...days })];
  }
  const range = { min: addDays(days.from, -FARTHEST_DAYS), max: addDays(days.to, FARTHEST_DAYS) };
  const faults: DomainError[] = [];
  if (opensOn < range.min) faults.push(platformErrors.DATE_OUT_OF_RANGE(["input", "opensOn"], range));
  if (dueOn > range.max) faults.push(platformErrors.DATE_OUT_OF_RANGE(["input", "dueOn"], range));
  else if (dueOn < today) faults.push(planErrors.PLAN_ALREADY_DUE(["input", "dueOn"]));
  return faults;
}

/** What a plan has to know of its checklist. */
export interface PlannedChecklist {
  kind: string;
  graded: boolean;
  /** Levels that it applies to; null when it says nothing about them. */
  levels: readonly string[] | null;
}

/**
 * Whether the checklist serves the kind of inspection: routine, self- and follow-up inspections need a graded one, a
 * special inspection one of the special ones; a routine inspection by a special one would never enter a standing.
 */
export function planChecklistViolations(
  kind: string,
  levels: readonly string[],
  checklist: PlannedChecklist,
): DomainError[] {
  const isSpecial = SPECIAL_CHECKLISTS.includes(checklist.kind);
  const serves = kind === "SPECIAL" ? isSpecial : checklist.graded && !(kind === "ROUTINE" && isSpecial);
  if (!serves) return [planErrors.PLAN_KIND_NOT_APPLICABLE(["input", "kind"], { kind, checklistKind: checklist.kind })];
  const { levels: applicable } = checklist;
  if (applicable === null) return [];
  return levels.flatMap((level, place) =>
    applicable.includes(level)
      ? []
      : [planErrors.PLAN_LEVEL_NOT_APPLICABLE(["input", "levels", String(place)], { level })],
  );
}
