import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  daysOf,
  elapsedDays,
  hasTwoDecimals,
  isMeasure,
  remainderOf,
  targetPace,
} from "../../../src/modules/trade-unions/figures/target-progress.rules.js";

const YEAR_2012 = { from: "2012-01-01", to: "2012-12-31" };

describe("the figures of 2012", () => {
  test("40 % of the wage task on 16 May is ahead of 37.43 % of the time", () => {
    expect(targetPace(YEAR_2012, 100, 40, "2012-05-16")).toEqual({
      taskProgress: 40,
      timeProgress: 37.43,
      paceIndex: 1.07,
      isOnPace: true,
      isHalfTimeHalfTask: false,
    });
  });

  test("31 March is 24.86 % of a leap year", () => {
    expect(targetPace(YEAR_2012, 130, 65, "2012-03-31")).toMatchObject({
      taskProgress: 50,
      timeProgress: 24.86,
      paceIndex: 2.01,
    });
  });

  test("half of the time by the end of March needs a period that began in October", () => {
    const period = { from: "2011-10-01", to: "2012-09-30" };
    expect(elapsedDays(period, "2012-03-31")).toBe(183);
    expect(daysOf(period)).toBe(366);
    expect(targetPace(period, 130, 65, "2012-03-31")).toEqual({
      taskProgress: 50,
      timeProgress: 50,
      paceIndex: 1,
      isOnPace: true,
      isHalfTimeHalfTask: true,
    });
  });
});

test("both ends of a period count; leap days too", () => {
  expect(daysOf({ from: "2024-02-28", to: "2024-03-01" })).toBe(3);
  expect(daysOf({ from: "2023-02-28", to: "2023-03-01" })).toBe(2);
  expect(elapsedDays({ from: "2024-02-28", to: "2024-03-01" }, "2024-02-28")).toBe(1);
  expect(elapsedDays({ from: "2024-02-28", to: "2024-03-01" }, "2024-02-27")).toBe(0);
  expect(elapsedDays({ from: "2024-02-28", to: "2024-03-01" }, "2030-01-01")).toBe(3);
});

test("where nothing was reported only the time is known", () => {
  expect(targetPace(YEAR_2012, 100, null, "2012-12-31")).toEqual({
    taskProgress: null,
    timeProgress: 100,
    paceIndex: null,
    isOnPace: null,
    isHalfTimeHalfTask: null,
  });
});

test("before its first day a target has no pace but cannot be behind", () => {
  expect(targetPace(YEAR_2012, 100, 0, "2011-12-31")).toMatchObject({
    timeProgress: 0,
    paceIndex: null,
    isOnPace: true,
  });
});

test("percents are rounded half up", () => {
  expect(targetPace(YEAR_2012, 800, 1, "2012-01-01").taskProgress).toBe(0.13);
  expect(targetPace(YEAR_2012, 20_000, 201, "2012-01-01").taskProgress).toBe(1.01);
});

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period = fc
  .tuple(day, day)
  .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
const amount = fc.integer({ min: 0, max: 99_999_999_999 }).map((hundredths) => hundredths / 100);
const assigned = amount.filter((value) => value > 0);

describe("properties", () => {
  test("time runs from above 0 on the first day to 100 on the last and never back", () => {
    fc.assert(
      fc.property(period, day, day, (given, one, other) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        expect(elapsedDays(given, early)).toBeLessThanOrEqual(elapsedDays(given, late));
        expect(elapsedDays(given, given.from)).toBe(1);
        expect(targetPace(given, 1, null, given.to).timeProgress).toBe(100);
      }),
    );
  });

  test("days add up when a period is cut in two", () => {
    fc.assert(
      fc.property(period, fc.nat(), (given, cut) => {
        const days = daysOf(given);
        fc.pre(days > 1);
        const last = new Date(Date.parse(given.from) + (cut % (days - 1)) * 86_400_000).toISOString().slice(0, 10);
        const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
        expect(daysOf({ from: given.from, to: last }) + daysOf({ from: next, to: given.to })).toBe(days);
        expect(elapsedDays(given, last)).toBe(daysOf({ from: given.from, to: last }));
      }),
    );
  });

  test("on pace is the unrounded comparison of task and time", () => {
    fc.assert(
      fc.property(period, assigned, amount, day, (given, whole, done, on) => {
        const pace = targetPace(given, whole, done, on);
        const task = BigInt(Math.round(done * 100)) * BigInt(daysOf(given));
        const time = BigInt(Math.round(whole * 100)) * BigInt(elapsedDays(given, on));
        expect(pace.isOnPace).toBe(task >= time);
        if (pace.paceIndex !== null && pace.isOnPace === true) expect(pace.paceIndex).toBeGreaterThanOrEqual(1);
        if (pace.paceIndex !== null && pace.isOnPace === false) expect(pace.paceIndex).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("what is left of a target and what its parts took make the whole", () => {
    fc.assert(
      fc.property(assigned, fc.array(assigned, { minLength: 1, maxLength: 20 }), (whole, parts) => {
        const taken = parts.reduce((sum, part) => sum + Math.round(part * 100), 0);
        expect(Math.round((remainderOf("NEW_MEMBERS", whole, parts) ?? 0) * 100) + taken).toBe(Math.round(whole * 100));
        expect(remainderOf("MEMBERSHIP_RATE", whole, parts)).toBeNull();
      }),
    );
  });
});

test("a target without parts leaves nothing to compare", () => {
  expect(remainderOf("NEW_MEMBERS", 10, [])).toBeNull();
  expect(remainderOf("NEW_MEMBERS", 130, [13, 100])).toBe(17);
  expect(remainderOf("NEW_MEMBERS", 0.3, [0.1, 0.1, 0.2])).toBe(-0.1);
});

test("figures have two decimals, measures are capital codes", () => {
  expect([0.01, 1.1, 130, 999_999_999_999.99].map(hasTwoDecimals)).toEqual([true, true, true, true]);
  expect([0.001, 1.005, 12.345].map(hasTwoDecimals)).toEqual([false, false, false]);
  expect(["NEW_MEMBERS", "T2"].map(isMeasure)).toEqual([true, true]);
  expect(["new", "_A", "A-B", "", "A".repeat(51), "新"].map(isMeasure)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
