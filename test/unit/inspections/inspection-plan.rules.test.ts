import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  planChecklistViolations,
  planDayFaults,
} from "../../../src/modules/inspections/planning/inspection-plan.rules.js";
import { parsePeriod } from "../../../src/platform/clock/period.rules.js";

const TODAY = "2026-11-22";
const faults = (period: string, opensOn: string, dueOn: string, today = TODAY) =>
  planDayFaults({ period, opensOn, dueOn }, today).map(({ code, path }) => `${code} ${path.join(".")}`);

test.each([
  ["the quarter that runs", "2026-Q4", "2026-10-01", "2026-12-20", []],
  ["one day", "2026-Q4", "2026-11-22", "2026-11-22", []],
  ["a late last day", "2026-Q3", "2026-09-30", "2026-12-31", []],
  ["no period", "2026-Q5", "2026-10-01", "2026-12-20", ["PERIOD_NOT_VALID input.period"]],
  ["the year after the next", "2028", "2028-01-01", "2028-02-01", ["PERIOD_TOO_FAR input.period"]],
  ["a quarter that ended 366 days ago", "2025-11", "2025-11-01", "2026-11-30", []],
  ["a month that ended 387 days ago", "2025-10", "2025-10-01", "2026-10-31", ["PERIOD_TOO_FAR input.period"]],
  ["a month that begins within a year", "2027-11", "2027-11-01", "2027-11-30", []],
  ["a month that begins later", "2027-12", "2027-12-01", "2027-12-30", ["PERIOD_TOO_FAR input.period"]],
  [
    "both days out of range",
    "2026-Q4",
    "2025-09-29",
    "2028-01-02",
    ["DATE_OUT_OF_RANGE input.opensOn", "DATE_OUT_OF_RANGE input.dueOn"],
  ],
])("%s", (_case, period, opensOn, dueOn, expected) => {
  expect(faults(period, opensOn, dueOn)).toEqual(expected);
});

test("what passes touches its period, is in order and not overdue", () => {
  const day = fc
    .date({ min: new Date("2026-03-01"), max: new Date("2027-09-30"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.constantFrom("2026", "2026-H2", "2026-Q4", "2026-11", "2027-Q1"),
      day,
      day,
      day,
      (period, opensOn, dueOn, today) => {
        fc.pre(faults(period, opensOn, dueOn, today).length === 0);
        const days = parsePeriod(period);
        expect(opensOn <= dueOn && dueOn >= today).toBe(true);
        expect(days !== undefined && dueOn >= days.from && opensOn <= days.to).toBe(true);
      },
    ),
    { maxSkipsPerRun: 1000 },
  );
});

test.each([
  ["ROUTINE", "SIX_STANDARDS", true, true],
  ["ROUTINE", "SPECIAL_SAFETY", true, false],
  ["ROUTINE", "AUDIT", false, false],
  ["SELF", "SPECIAL_SAFETY", true, true],
  ["SELF", "AUDIT", false, false],
  ["FOLLOW_UP", "SPECIAL_LABOR_USE", true, true],
  ["FOLLOW_UP", "WORKERS_HOME", true, true],
  ["SPECIAL", "SPECIAL_WAGES_WELFARE", true, true],
  ["SPECIAL", "SIX_STANDARDS", true, false],
])("%s by %s", (kind, checklistKind, graded, serves) => {
  const found = planChecklistViolations(kind, ["GRASSROOTS"], { kind: checklistKind, graded, levels: null });
  expect(found.map(({ code }) => code)).toEqual(serves ? [] : ["PLAN_KIND_NOT_APPLICABLE"]);
});

test("levels that the checklist does not name are refused one by one", () => {
  const found = planChecklistViolations("ROUTINE", ["CITY", "STREET", "GRASSROOTS"], {
    kind: "SIX_GOOD_STREET",
    graded: true,
    levels: ["STREET"],
  });
  expect(found.map(({ path }) => path.join("."))).toEqual(["input.levels.0", "input.levels.2"]);
});
