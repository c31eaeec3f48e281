import {
  ineligibilityReason,
  type Candidate,
  type VisitedUnion,
  type UnassignedReasonCode,
} from "./assignment-eligibility.rules.js";
import { distributedVisits, type VisitCell } from "./visit-distribution.rules.js";

/** One visit that is to be given to people. */
export interface Visit extends VisitedUnion {
  assignmentId: string;
  /** What keeps the visits of one street together; an empty text above the streets. */
  street: string;
}

export interface Spread {
  teams: { assignmentId: string; inspectorIds: string[] }[];
  unassigned: { assignmentId: string; reason: UnassignedReasonCode }[];
}

/**
 * Gives every visit to `teamSize` different people who may make it, or says why it cannot. Loads are as even as
 * eligibility allows and streets stay together; the same visits and people in any order give the same answer.
 */
export function spreadVisits(
  visits: readonly Visit[],
  people: readonly Candidate[],
  teamSize: number,
  isSelfInspection = false,
): Spread {
  const candidates = [...people].sort((a, b) => compare(a.accountId, b.accountId));
  const unassigned: Spread["unassigned"] = [];
  const cells = new Map<string, VisitCell & { members: Visit[] }>();
  for (const visit of [...visits].sort(byPlace)) {
    const reasons = candidates.map((candidate) => ineligibilityReason(candidate, visit, isSelfInspection));
    const eligible = reasons.flatMap((found, person) => (found === undefined ? [person] : []));
    if (eligible.length < teamSize) {
      const reaching = reasons.filter((found) => found !== "INSPECTOR_OUT_OF_REACH").length;
      const reason = reaching < teamSize ? "INSPECTOR_OUT_OF_REACH" : "INSPECTOR_HOLDS_OFFICE";
      unassigned.push({ assignmentId: visit.assignmentId, reason });
      continue;
    }
    const key = `${visit.street}:${eligible.join()}`;
    const cell = cells.get(key) ?? { street: visit.street, visits: 0, eligible, members: [] };
    cells.set(key, cell);
    cell.members.push(visit);
    cell.visits++;
  }
  // The largest part of a street first: the few visits with an obstacle then go to people who are there anyway.
  const ordered = [...cells.values()].sort((a, b) => compare(a.street, b.street) || b.visits - a.visits);
  const loads = candidates.map((candidate) => candidate.load);
  const distribution = distributedVisits(ordered, loads, teamSize);
  const teams = ordered.flatMap(({ members }, place) => teamsOf(members, distribution[place] ?? [], candidates));
  return { teams, unassigned };
}

/**
 * Lays the visits of a cell out once for every place in a team and cuts that row into each person's share. Nobody's
 * share is longer than the cell, so nobody gets a visit twice, and everybody's visits lie next to each other.
 */
function teamsOf(
  visits: readonly Visit[],
  distribution: readonly number[],
  candidates: readonly Candidate[],
): Spread["teams"] {
  const teams = visits.map(({ assignmentId }) => ({ assignmentId, inspectorIds: [] as string[] }));
  let place = 0;
  distribution.forEach((share, person) => {
    const accountId = candidates[person]?.accountId;
    for (let taken = 0; taken < share && accountId !== undefined; taken++) {
      teams[place++ % teams.length]?.inspectorIds.push(accountId);
    }
  });
  return teams;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byPlace = (a: Visit, b: Visit): number =>
  compare(a.street, b.street) || compare(a.path, b.path) || compare(a.assignmentId, b.assignmentId);
