import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { drawnFollowUps, MINOR_SHARE } from "../../../src/modules/rectifications/follow-ups/follow-up.rules.js";

describe("the draw of follow-ups", () => {
  test("gives the share rounded up, the same for the same seed in any order, and only what was eligible", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uniqueArray(fc.uuid(), { maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, ids, share) => {
          const drawn = drawnFollowUps(seed, ids, share);
          expect(drawn).toHaveLength(Math.ceil(ids.length * share));
          expect(drawn.every((id) => ids.includes(id))).toBe(true);
          expect(new Set(drawn).size).toBe(drawn.length);
          expect(drawnFollowUps(seed, [...ids].reverse(), share)).toEqual(drawn);
        },
      ),
    );
  });

  test("is uniform: chi-square over 10,000 seeds", () => {
    const ids = Array.from({ length: 20 }, (_, at) => `finding ${at}`);
    const times = new Map(ids.map((id) => [id, 0]));
    const seeds = 10_000;
    for (let seed = 0; seed < seeds; seed++)
      for (const id of drawnFollowUps(`seed ${seed}`, ids, MINOR_SHARE)) times.set(id, (times.get(id) ?? 0) + 1);
    const expected = seeds * MINOR_SHARE;
    // Drawn without putting back, each has the variance np(1 - p); the sum is scaled to that.
    const chiSquare =
      [...times.values()].reduce((sum, count) => sum + (count - expected) ** 2 / (expected * (1 - MINOR_SHARE)), 0) *
      ((ids.length - 1) / ids.length);
    // 19 degrees of freedom: 43.8 is exceeded once in a thousand times.
    expect(chiSquare).toBeLessThan(43.8);
  });
});
