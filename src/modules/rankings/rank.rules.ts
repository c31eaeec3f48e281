/** How many stand at a percent. */
export type HistogramStep = readonly [percent: number, unions: number];

/** How many stand above each step of a part of a histogram. */
function above(steps: readonly HistogramStep[]): Map<number, number> {
  const counts = new Map<number, number>();
  let higher = 0;
  for (const [percent, unions] of [...steps].sort(([a], [b]) => b - a)) {
    counts.set(percent, higher);
    higher += unions;
  }
  return counts;
}

/**
 * Tells the rank of a percent: 1 + how many stand at a higher whole percent, and within its own whole percent at a higher
 * hundredth. Equal percents share a rank and the next ranks are skipped: 1, 2, 2, 4.
 * @param wholes the whole histogram in steps of a percent
 * @param hundredths its steps of a hundredth, at least those of the whole percents that are asked for
 */
export function rankFinder(
  wholes: readonly HistogramStep[],
  hundredths: readonly HistogramStep[],
): (percent: number) => number {
  const aboveWhole = above(wholes);
  const aboveHundredth = new Map(
    [...Map.groupBy(hundredths, ([percent]) => Math.floor(percent))].map(([whole, steps]) => [whole, above(steps)]),
  );
  return (percent) => {
    const whole = Math.floor(percent);
    return 1 + (aboveWhole.get(whole) ?? 0) + (aboveHundredth.get(whole)?.get(percent) ?? 0);
  };
}
