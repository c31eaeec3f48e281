import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  addWorkingDays,
  dueInWorkingDays,
  workingCalendarOf,
  workingDaysBetween,
} from "../../../src/modules/calendar/working-day.rules.js";

const dayAt = (offset: number): string =>
  new Date(Date.UTC(2026, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
const days = fc.integer({ min: 0, max: 800 }).map(dayAt);
const calendars = fc
  .uniqueArray(fc.record({ day: days, isWorkday: fc.boolean() }), { selector: ({ day }) => day, maxLength: 200 })
  .map((exceptions) => workingCalendarOf(exceptions, "2026-12-31"));

describe("working days", () => {
  const national = workingCalendarOf(
    [
      ...["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"].map((day) => ({
        day,
        isWorkday: false,
      })),
      { day: "2026-10-10", isWorkday: true },
    ],
    "2026-12-31",
  );

  test("holidays are left out and make-up workdays count", () => {
    expect(addWorkingDays(national, "2026-09-30", 1)).toBe("2026-10-08");
    expect(addWorkingDays(national, "2026-09-30", 3)).toBe("2026-10-10");
    expect(addWorkingDays(national, "2026-09-30", 4)).toBe("2026-10-12");
    expect(addWorkingDays(national, "2026-10-03", 0)).toBe("2026-10-03");
  });

  test("what lies behind the published years is provisional", () => {
    expect(dueInWorkingDays(national, "2026-12-28", 3)).toEqual({ dueOn: "2026-12-31", isProvisional: false });
    expect(dueInWorkingDays(national, "2026-12-28", 4)).toEqual({ dueOn: "2027-01-01", isProvisional: true });
  });

  test("over random calendars a due day is a working day with exactly so many between, and more days never come earlier", () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 90 }), (calendar, from, count) => {
        const due = addWorkingDays(calendar, from, count);
        expect(calendar.isWorkday(due)).toBe(true);
        expect(workingDaysBetween(calendar, from, due)).toBe(count);
        expect(addWorkingDays(calendar, from, count + 1) > due).toBe(true);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, 1), count - 1)).toBe(due);
      }),
    );
  });

  test("a further holiday never moves a due day forward", () => {
    fc.assert(
      fc.property(calendars, days, days, fc.integer({ min: 0, max: 60 }), (calendar, holiday, from, count) => {
        const with_ = { ...calendar, isWorkday: (day: string) => day !== holiday && calendar.isWorkday(day) };
        expect(addWorkingDays(with_, from, count) >= addWorkingDays(calendar, from, count)).toBe(true);
      }),
    );
  });
});
