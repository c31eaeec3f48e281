import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { lastDayOfTerm } from "../../../src/modules/supervision/supervisors/supervisor.rules.js";
import { addDays, daysBetween } from "../../../src/platform/clock/day.rules.js";

const anyDay = fc
  .date({ min: new Date("2012-01-01"), max: new Date("2190-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test.each([
  ["2026-01-01", "2028-12-31"],
  ["2026-07-15", "2029-07-14"],
  ["2028-02-29", "2031-02-28"],
])("three years from %s end on %s", (from, to) => {
  expect(lastDayOfTerm(from)).toBe(to);
});

test("a term lasts 1,095 or 1,096 days, and the next one begins on the day after", () => {
  fc.assert(
    fc.property(anyDay, (from) => {
      const days = daysBetween(from, addDays(lastDayOfTerm(from), 1));
      expect([1095, 1096]).toContain(days);
    }),
  );
});
