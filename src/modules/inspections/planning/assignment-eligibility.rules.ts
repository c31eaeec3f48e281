import { isWithin } from "../../../platform/access/actor.js";

/** Why a visit cannot be given to people, as answered for each visit that stays unassigned. */
export const UNASSIGNED_REASONS = [
  "INSPECTOR_OUT_OF_REACH",
  "INSPECTOR_HOLDS_OFFICE",
  "TRADE_UNION_CLOSED",
  "ALREADY_ASSIGNED",
] as const;
export type UnassignedReasonCode = (typeof UNASSIGNED_REASONS)[number];

/** Somebody who may be sent out, as known on the day of the assignment. */
export interface Candidate {
  accountId: string;
  /** Paths of the nodes below which the role that the plan needs is held. */
  reach: readonly string[];
  /** Paths of the nodes below which the role of a union officer is held. */
  officeReach: readonly string[];
  /** Unions in whose register of officers the account stands. */
  officeAt: readonly string[];
  /** Open assignments that the account has already. */
  load: number;
}

export interface VisitedUnion {
  tradeUnionId: string;
  path: string;
}

/**
 * What keeps somebody from visiting a union: nobody inspects a union in which they hold office (handbook, roles); a
 * self-inspection is the union's own, so there the office is no obstacle.
 */
export function ineligibilityReason(
  candidate: Candidate,
  union: VisitedUnion,
  isSelfInspection: boolean,
): "INSPECTOR_OUT_OF_REACH" | "INSPECTOR_HOLDS_OFFICE" | undefined {
  if (!candidate.reach.some((node) => isWithin(union.path, node))) return "INSPECTOR_OUT_OF_REACH";
  if (isSelfInspection) return undefined;
  const holdsOffice =
    candidate.officeAt.includes(union.tradeUnionId) || candidate.officeReach.some((node) => isWithin(union.path, node));
  return holdsOffice ? "INSPECTOR_HOLDS_OFFICE" : undefined;
}

/** The street's place in a union's path, or an empty text for a union above the streets. */
export const streetOf = (path: string, streets: ReadonlySet<number>): string =>
  path.split(".").find((step) => streets.has(Number(step))) ?? "";
