import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { rankFinder, type HistogramPart } from "../../../src/modules/rankings/rank.rules.js";

/** The histogram of some percents, with the hundredths of the wholes that are asked for. */
const histogram = (percents: readonly number[], asked: readonly number[] = percents): HistogramPart[] =>
  [...Map.groupBy(percents, Math.floor)].map(([whole, same]) => {
    const hundredths = new Array<number>(100).fill(0);
    for (const percent of same) {
      const at = Math.round((percent - whole) * 100);
      hundredths[at] = (hundredths[at] ?? 0) + 1;
    }
    return [whole, same.length, asked.some((percent) => Math.floor(percent) === whole) ? hundredths : null];
  });

test("equal percents share a rank and the next ranks are skipped", () => {
  const percents = [100, 91.5, 88.25, 88.25, 88.01, 40];
  expect(percents.map(rankFinder(histogram(percents)))).toEqual([1, 2, 3, 3, 5, 6]);
});

test("a rank is 1 + how many stand higher, whichever parts of the histogram are given beside the one that matters", () => {
  const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
  fc.assert(
    fc.property(fc.array(percent, { minLength: 1, maxLength: 200 }), fc.nat(), (percents, at) => {
      const asked = percents[at % percents.length] ?? 0;
      const rankOf = rankFinder(histogram(percents, [asked]));
      expect(rankOf(asked)).toBe(1 + percents.filter((each) => each > asked).length);
    }),
  );
});
