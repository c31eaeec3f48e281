import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { businessDay } from "../../../src/platform/clock/clock.js";
import {
  addDays,
  addMonths,
  addYears,
  daysAfter,
  daysBefore,
  daysBetween,
  firstInstant,
  isWeekend,
  lastDateOfMonth,
  lastDayOfYears,
  wholeMonthsBetween,
  yearOf,
} from "../../../src/platform/clock/day.rules.js";
import { quarterOf } from "../../../src/platform/clock/period.rules.js";

const anyDay = fc.integer({ min: -9000, max: 60_000 }).map((days) => addDays("2024-02-29", days));

describe("days", () => {
  test("are counted across months and leap years", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("2026-01-02", "2026-01-01")).toBe(-1);
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
    expect(addDays("0001-01-01", 31)).toBe("0001-02-01");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  test("some months later end where the month ends, and whole months count back", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2026-11-20", 36)).toBe("2029-11-20");
    expect(addMonths("2026-03-15", -12)).toBe("2025-03-15");
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, months) => {
        const to = addMonths(from, months);
        expect(wholeMonthsBetween(from, to)).toBe(months);
        expect(wholeMonthsBetween(from, addDays(to, -1))).toBe(Math.max(0, months - 1));
      }),
    );
  });

  test("a year after a leap day is the last of February, and years that begin on one end there", () => {
    expect(addYears("2024-02-29", 1)).toBe("2025-02-28");
    expect(addYears("2028-02-29", -5)).toBe("2023-02-28");
    expect(addYears("2028-02-29", 4)).toBe("2032-02-29");
    expect(addYears("2025-12-31", 1)).toBe("2026-12-31");
    expect(lastDayOfYears("2028-02-29", 3)).toBe("2031-02-28");
    expect(lastDayOfYears("2027-03-01", 5)).toBe("2032-02-29");
    expect(lastDayOfYears("2026-01-01", 3)).toBe("2028-12-31");
  });

  test.each([
    ["2026-01-01", "2026-Q1"],
    ["2026-06-30", "2026-Q2"],
    ["2026-12-31", "2026-Q4"],
  ])("the quarter of %s is %s", (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
    expect(yearOf(day)).toBe(2026);
  });

  test("months have their lengths, and weeks their end", () => {
    expect([2024, 2026, 2100].map((year) => lastDateOfMonth(year, 2))).toEqual([29, 28, 28]);
    expect(lastDateOfMonth(2026, 12)).toBe(31);
    expect(["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"].map(isWeekend)).toEqual([false, true, true, false]);
  });
});

describe("instants", () => {
  test("a business day begins with its first instant, and the one before it belongs to the day before", () => {
    fc.assert(
      fc.property(
        anyDay.filter((day) => day >= "1992-01-01"),
        (day) => {
          const first = firstInstant(day);
          expect(businessDay(first)).toBe(day);
          expect(businessDay(new Date(first.getTime() - 1))).toBe(addDays(day, -1));
        },
      ),
    );
    expect(firstInstant("2026-12-02").toISOString()).toBe("2026-12-01T16:00:00.000Z");
  });

  test("days of an instant are so many times 24 hours", () => {
    const now = new Date("2026-11-22T10:00:00+08:00");
    expect(daysAfter(now, 90).toISOString()).toBe("2027-02-20T02:00:00.000Z");
    expect(daysBefore(daysAfter(now, 90), 90)).toEqual(now);
  });
});
