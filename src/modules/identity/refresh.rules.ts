/** A session's family of token pairs, as far as refreshing depends on it. */
export interface TokenFamily {
  /** How often the pair was exchanged; the pairs of one generation all answer the same refresh. */
  generation: number;
  /** Whether a pair of this generation was used, so that the one before it is known to be given up. */
  confirmed: boolean;
  isRevoked: boolean;
}

/** A refresh token that is presented; undefined when it is so old that only its family is known. */
export type PresentedToken = { generation: number; isExpired: boolean } | undefined;

/**
 * ROTATE gives the first pair of the next generation, REPEAT one more of the present generation to a device that lost
 * the answer, REPLAY revokes the family, because somebody else must have one of its tokens.
 */
export type RefreshVerdict = "ROTATE" | "REPEAT" | "REPLAY" | "EXPIRED" | "REVOKED";

/** What a presented refresh token leads to. */
export function judgeRefresh(family: TokenFamily, presented: PresentedToken): RefreshVerdict {
  if (family.isRevoked) return "REVOKED";
  if (presented === undefined) return "REPLAY";
  const isCurrent = presented.generation === family.generation;
  const isRetry = presented.generation === family.generation - 1 && !family.confirmed;
  if (!isCurrent && !isRetry) return "REPLAY";
  if (presented.isExpired) return "EXPIRED";
  return isCurrent ? "ROTATE" : "REPEAT";
}

/** The family after a verdict was carried out. */
export function afterRefresh(family: TokenFamily, verdict: RefreshVerdict): TokenFamily {
  if (verdict === "ROTATE") return { ...family, generation: family.generation + 1, confirmed: false };
  if (verdict === "REPLAY") return { ...family, isRevoked: true };
  return family;
}

/** The family after an access token of a generation was used: only a present one says that its answer arrived. */
export const afterUse = (family: TokenFamily, generation: number): TokenFamily =>
  generation === family.generation ? { ...family, confirmed: true } : family;
