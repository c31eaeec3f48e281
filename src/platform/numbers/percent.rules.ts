/** A share in percent, rounded half up to two decimals; null when there is nothing to compare with. Counts are whole and not negative. */
export function percentOf(part: number, whole: number): number | null {
  if (whole <= 0) return null;
  // Whole numbers throughout: in floating point 1.005 would round down.
  return Number(halfUp(BigInt(part) * 10_000n, BigInt(whole))) / 100;
}

/** Quotient of two whole numbers, rounded half up. */
export const halfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);
