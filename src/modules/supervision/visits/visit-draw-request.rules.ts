import { daysBetween } from "../../../platform/clock/day.rules.js";
import type { DomainError } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { SMALLEST_TEAM } from "./draw.rules.js";
import { visitErrors } from "./visits.errors.js";

/** A plan that stays open for longer is no plan (own limit). */
const LONGEST_WINDOW_DAYS = 366;

export interface RequestedDraw {
  windowFrom: string;
  windowTo: string;
  teamSize: number;
  supervisorPoolIds: readonly string[];
  departmentMembers?: readonly { accountId: string }[] | null;
}

/** Everything that is wrong with a request on any day and with any register. */
export function drawFaults(request: RequestedDraw, today: string): DomainError[] {
  const { windowFrom, windowTo, teamSize } = request;
  const faults: DomainError[] = [];
  const until = ["input", "windowTo"];
  if (windowTo < windowFrom) faults.push(platformErrors.DATES_OUT_OF_ORDER(until));
  else if (windowTo < today) faults.push(visitErrors.VISIT_WINDOW_OVER(until));
  else if (
    daysBetween(windowFrom, windowTo) > LONGEST_WINDOW_DAYS ||
    daysBetween(today, windowTo) > LONGEST_WINDOW_DAYS
  )
    faults.push(visitErrors.VISIT_WINDOW_TOO_LONG(until, { days: LONGEST_WINDOW_DAYS }));
  if (teamSize < SMALLEST_TEAM)
    faults.push(visitErrors.VISIT_TEAM_TOO_SMALL(["input", "teamSize"], { min: SMALLEST_TEAM }));
  faults.push(...doubledPeople(request, (accountId) => accountId));
  return faults;
}

/** Whoever is named twice for a draw, by the same account or by two of theirs: one person is no team. */
export function doubledPeople(
  { supervisorPoolIds, departmentMembers }: Pick<RequestedDraw, "supervisorPoolIds" | "departmentMembers">,
  personOf: (accountId: string) => string,
): DomainError[] {
  const named = new Set<string>();
  const once = (accountId: string, path: readonly string[]): DomainError[] => {
    const person = personOf(accountId);
    if (named.has(person)) return [visitErrors.VISIT_PERSON_DOUBLED(path)];
    named.add(person);
    return [];
  };
  return [
    ...supervisorPoolIds.flatMap((id, at) => once(id, ["input", "supervisorPoolIds", String(at)])),
    ...(departmentMembers ?? []).flatMap(({ accountId }, at) =>
      once(accountId, ["input", "departmentMembers", String(at), "accountId"]),
    ),
  ];
}
