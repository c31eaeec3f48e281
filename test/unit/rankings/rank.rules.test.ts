import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { rankFinder, type HistogramStep } from "../../../src/modules/rankings/rank.rules.js";

const steps = (percents: readonly number[]): HistogramStep[] =>
  [...Map.groupBy(percents, (percent) => percent)].map(([percent, same]) => [percent, same.length]);

test("equal percents share a rank and the next ranks are skipped", () => {
  const percents = [100, 91.5, 88.25, 88.25, 88.01, 40];
  const rankOf = rankFinder(steps(percents.map(Math.floor)), steps(percents));
  expect(percents.map(rankOf)).toEqual([1, 2, 3, 3, 5, 6]);
});

test("a rank is 1 + how many stand higher, whichever parts of the histogram are given beside the one that matters", () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.array(percent, { minLength: 1, maxLength: 200 }), fc.nat(), (percents, at) => {
      const asked = percents[at % percents.length] ?? 0;
      const part = percents.filter((each) => Math.floor(each) === Math.floor(asked));
      const rankOf = rankFinder(steps(percents.map(Math.floor)), steps(part));
      expect(rankOf(asked)).toBe(1 + percents.filter((each) => each > asked).length);
    }),
  );
});
