/** Points as whole hundredths, so that sums and comparisons are exact. */
export const toHundredths = (points: number): number => Math.round(points * 100);

/** Hundredths back to points; the nearest number prints with at most two decimals. */
export const toPoints = (hundredths: number): number => hundredths / 100;

/** Whether a number has at most two decimals and fits a column of numeric(7,2). */
export const isPoints = (value: number): boolean =>
  Number.isFinite(value) && Math.abs(value) < 100_000 && Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;

/** A part of a whole in hundredths of a percent, rounded half up; null where nothing can be earned. */
export function percentHundredths(points: number, maxPoints: number): number | null {
  // Doubling both sides keeps the rounding in whole numbers: 89.995 % becomes 90.00 %.
  return maxPoints === 0 ? null : Math.floor((points * 20_000 + maxPoints) / (2 * maxPoints));
}
