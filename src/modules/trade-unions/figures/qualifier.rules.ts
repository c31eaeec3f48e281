/** How exact a stated figure is; the federation's texts say 约, 多 and 百名, and the figure must not look better than that. */
export enum Qualifier {
  EXACT = "EXACT",
  ABOUT = "ABOUT",
  MORE_THAN = "MORE_THAN",
  ROUND = "ROUND",
}

/** From the most to the least exact; "more than" comes last, since it bounds the figure on one side only. */
export const BY_EXACTNESS = [Qualifier.EXACT, Qualifier.ROUND, Qualifier.ABOUT, Qualifier.MORE_THAN] as const;

/** The qualifier of a sum: that of its least exact summand; an empty sum is exact. */
export const leastExact = (qualifiers: readonly Qualifier[]): Qualifier =>
  BY_EXACTNESS[Math.max(0, ...qualifiers.map((qualifier) => BY_EXACTNESS.indexOf(qualifier)))] ?? Qualifier.EXACT;
