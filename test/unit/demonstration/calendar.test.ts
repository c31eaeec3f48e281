import { expect, test } from "@jest/globals";
import { demonstrationCalendar, visitingDays } from "../../../seeds/demonstration/calendar.js";

test("the inspected quarter is the one before that of the day", () => {
  expect(demonstrationCalendar("2026-11-22")).toEqual({
    today: "2026-11-22",
    loadedAt: "2026-11-21T16:00:00.000Z",
    currentPeriod: "2026-Q4",
    currentFrom: "2026-10-01",
    currentTo: "2026-12-31",
    inspectedPeriod: "2026-Q3",
    inspectedFrom: "2026-07-01",
    inspectedTo: "2026-09-30",
    inspectedYear: 2026,
    countedOn: "2026-06-30",
  });
  expect(demonstrationCalendar("2027-01-01")).toMatchObject({
    currentPeriod: "2027-Q1",
    inspectedPeriod: "2026-Q4",
    inspectedYear: 2026,
    countedOn: "2026-09-30",
  });
});

test.each(["2026-02-30", "2026-13-01", "22.11.2026", ""])("%p is no day", (day) => {
  expect(() => demonstrationCalendar(day)).toThrow(RangeError);
});

test("nobody visits on weekends and fixed holidays", () => {
  expect(visitingDays("2026-09-29", "2026-10-12")).toEqual([
    "2026-09-29",
    "2026-09-30",
    "2026-10-08",
    "2026-10-09",
    "2026-10-12",
  ]);
});
