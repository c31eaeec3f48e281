/**
 * How many stand at a whole percent, and how many of them at each of its hundredths, which may be left out where nobody
 * asks for the rank of such a percent.
 */
export type HistogramPart = readonly [whole: number, unions: number, hundredths: readonly number[] | null];

/**
 * Tells the rank of a percent: 1 + how many stand at a higher whole percent, and within its own whole percent at a higher
 * hundredth. Equal percents share a rank and the next ranks are skipped: 1, 2, 2, 4.
 */
export function rankFinder(histogram: readonly HistogramPart[]): (percent: number) => number {
  return (percent) => {
    const ownWhole = Math.floor(percent);
    const ownHundredth = Math.round((percent - ownWhole) * 100);
    let above = 0;
    for (const [whole, unions, hundredths] of histogram) {
      if (whole > ownWhole) above += unions;
      if (whole !== ownWhole || hundredths === null) continue;
      for (let each = ownHundredth + 1; each < hundredths.length; each++) above += hundredths[each] ?? 0;
    }
    return 1 + above;
  };
}
