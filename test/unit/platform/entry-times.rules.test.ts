import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { implausibleTimes, type EntryTime } from "../../../src/platform/journal/entry-times.rules.js";

const START = Date.parse("2026-11-30T08:00:00Z");
const MINUTE = 60_000;

/** Entries at these minutes; the database's clock goes by itself, a minute an entry, unless there is none. */
const entries = (minutes: readonly number[], hasClock = true): EntryTime[] =>
  minutes.map((minute, i) => ({
    position: i + 1,
    at: new Date(START + minute * MINUTE).toISOString(),
    action: "test.written",
    begunAt: hasClock ? String((START + i * MINUTE) / 1000) : null,
  }));
const named = (times: EntryTime[]) =>
  implausibleTimes(times, true).map((fault) => Number(/^position (\d+)/.exec(fault)?.[1]));

describe("times of entries", () => {
  test("in order, with gaps of any length and a little disorder, none is named", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(100_000), fc.integer({ min: -25, max: 25 })), { maxLength: 50 }),
        fc.boolean(),
        (steps, hasClock) => {
          let minute = 0;
          const minutes = steps.map(([gap, jitter]) => (minute += gap) + jitter);
          expect(named(entries(minutes, hasClock))).toEqual([]);
        },
      ),
    );
  });

  test("one that lies far behind or ahead of its neighbours is named, and they are not", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.nat(),
        fc.integer({ min: 120, max: 1_000_000 }),
        fc.boolean(),
        (length, seed, far, isAhead) => {
          const minutes = Array.from({ length }, (_, i) => i);
          // The first has nothing before it, and nothing comes behind the last that it could be ahead of.
          const at = 1 + (seed % (length - 2));
          minutes[at] = at + (isAhead ? far : -far);
          expect(named(entries(minutes))).toEqual([at + 1]);
          expect(named(entries(minutes, false))).toEqual([at + 1]);
        },
      ),
    );
  });

  test("a clock that ran ahead and was put right names nothing", () => {
    expect(named(entries([0, 1, 302, 303, 304, 5, 6, 7], false))).toEqual([]);
  });

  test("several in a row that the database's clock denies are all named", () => {
    expect(named(entries([0, 1, 2, -500, -499, -498, 6, 7]))).toEqual([4, 5, 6]);
  });

  test("it is the same in pieces", () => {
    const minutes = [0, 1, 2, 900, 4, 5, -900, 7, 8];
    const all = entries(minutes);
    const found: string[] = [];
    const pending: EntryTime[] = [];
    for (const entry of all) {
      pending.push(entry);
      found.push(...implausibleTimes(pending, false));
    }
    found.push(...implausibleTimes(pending, true));
    expect(found).toEqual(implausibleTimes(entries(minutes), true));
    expect(found).toHaveLength(2);
  });
});
