/** Divides a whole number by weights; the largest remainders get what rounding leaves, so that the sum is exact. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((all, share) => all + share, 0);
  const remainders = exact.map((share, at) => ({ at, rest: share - Math.floor(share) }));
  remainders.sort((x, y) => y.rest - x.rest || x.at - y.at);
  for (const { at } of remainders.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

/**
 * Moves rounded shares to an exact total, one at a time and evenly, without leaving any share's own bounds.
 * @param limits lowest and highest value of each share
 */
export function settle(
  shares: readonly number[],
  total: number,
  limits: readonly (readonly [number, number])[],
): number[] {
  const settled = [...shares];
  let missing = total - settled.reduce((all, share) => all + share, 0);
  while (missing !== 0) {
    const step = Math.sign(missing);
    const before = missing;
    for (let at = 0; at < settled.length && missing !== 0; at++) {
      const [low, high] = limits[at] ?? [0, 0];
      const moved = (settled[at] ?? 0) + step;
      if (moved < low || moved > high) continue;
      settled[at] = moved;
      missing -= step;
    }
    if (missing === before) throw new RangeError(`the shares cannot add up to ${total}`);
  }
  return settled;
}
