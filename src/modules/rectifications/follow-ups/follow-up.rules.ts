import { createHash } from "node:crypto";

/** Working days after close-out from which, and up to which, a follow-up takes place. Our defaults. */
export const FOLLOW_UP_FROM_DAYS = 30;
export const FOLLOW_UP_UNTIL_DAYS = 90;
/** Share of the closed MINOR findings that are drawn for a follow-up. */
export const MINOR_SHARE = 0.2;

/**
 * Draws a share of the ids, rounded up: those whose hashes under the seed come first. The same seed and ids, in any
 * order, always give the same ones, so anybody can do the draw again; nobody can aim it without choosing the seed.
 */
export function drawnFollowUps(seed: string, ids: readonly string[], share: number): string[] {
  const ticket = (id: string) => createHash("sha256").update(`${seed}:${id}`).digest("hex");
  return ids
    .map((id) => [ticket(id), id] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, Math.ceil(ids.length * share))
    .map(([, id]) => id)
    .sort();
}
