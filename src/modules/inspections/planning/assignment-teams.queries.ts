import type { EntityManager } from "@mikro-orm/postgresql";
import { DomainErrors, type DomainError } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { candidatesAmong, visitsToAssign, type PlannedVisit } from "./assignment-candidates.queries.js";
import { ineligibilityReason, type Candidate, type UnassignedReasonCode } from "./assignment-eligibility.rules.js";
import { spreadVisits, type Spread } from "./assignment-spread.rules.js";
import { AssignmentStatus } from "./assignment.lifecycle.js";
import { InspectionKind } from "../records/inspection-kind.types.js";
import type { LockedPlan } from "./inspection-plan-for-update.queries.js";
import { planErrors } from "./plans.errors.js";

/** How visits are given to people. */
export enum AssignmentStrategy {
  SPREAD_BY_STREET_AND_LOAD = "SPREAD_BY_STREET_AND_LOAD",
  BY_HAND = "BY_HAND",
}

/** Who is to be sent where: everybody on everything, or each union's team by name. */
export interface TeamRequest {
  strategy: AssignmentStrategy;
  inspectorIds?: readonly string[] | null;
  teamSize?: number | null;
  assignments?: readonly { tradeUnionId: string; inspectorIds: readonly string[] }[] | null;
}

export interface Teams {
  teams: Spread["teams"];
  unassigned: { assignmentId: string; tradeUnionId: string; reason: UnassignedReasonCode }[];
}

type Unassigned = Teams["unassigned"][number];

/** Decides who goes where on a day, for a plan that is locked. */
export const teamsFor = (em: EntityManager, plan: LockedPlan, request: TeamRequest, today: string): Promise<Teams> =>
  request.strategy === AssignmentStrategy.BY_HAND
    ? teamsByHand(em, plan, request, today)
    : teamsBySpreading(em, plan, request, today);

async function teamsBySpreading(
  em: EntityManager,
  plan: LockedPlan,
  request: TeamRequest,
  today: string,
): Promise<Teams> {
  const inspectorIds = [...new Set(request.inspectorIds ?? [])];
  const teamSize = request.teamSize ?? 1;
  if (inspectorIds.length === 0) throw platformErrors.LIST_EMPTY(["input", "inspectorIds"]);
  if (inspectorIds.length < teamSize) {
    throw planErrors.TEAM_TOO_LARGE(["input", "teamSize"], { teamSize, given: inspectorIds.length });
  }
  const candidates = await candidatesAmong(em, inspectorIds, plan.kind, plan.scopePath, today);
  requireCandidates(candidates, request.inspectorIds ?? [], ["input", "inspectorIds"]);
  const visits = await visitsToAssign(em, plan.id, plan.scopePath, null);
  const { teams, unassigned } = spreadVisits(
    visits.filter(({ isUnionActive }) => isUnionActive),
    [...candidates.values()],
    teamSize,
    plan.kind === InspectionKind.SELF,
  );
  const unionOf = new Map(visits.map(({ assignmentId, tradeUnionId }) => [assignmentId, tradeUnionId]));
  const closed = visits
    .filter(({ isUnionActive }) => !isUnionActive)
    .map((visit) => refused(visit, "TRADE_UNION_CLOSED"));
  const refusedOnes = unassigned.map((each) => ({ ...each, tradeUnionId: unionOf.get(each.assignmentId) ?? "" }));
  return { teams, unassigned: [...refusedOnes, ...closed] };
}

async function teamsByHand(em: EntityManager, plan: LockedPlan, request: TeamRequest, today: string): Promise<Teams> {
  const byHand = (request.assignments ?? []).map(({ tradeUnionId, inspectorIds }) => ({
    tradeUnionId,
    inspectorIds: [...new Set(inspectorIds)],
  }));
  if (byHand.length === 0) throw platformErrors.LIST_EMPTY(["input", "assignments"]);
  const unionIds = byHand.map(({ tradeUnionId }) => tradeUnionId);
  const candidates = await candidatesAmong(
    em,
    [...new Set(byHand.flatMap(({ inspectorIds }) => inspectorIds))],
    plan.kind,
    plan.scopePath,
    today,
  );
  const visits = Map.groupBy(
    await visitsToAssign(em, plan.id, plan.scopePath, unionIds),
    ({ tradeUnionId }) => tradeUnionId,
  );
  const faults = byHand.flatMap(({ tradeUnionId }, place) => {
    const path = ["input", "assignments", String(place)];
    const given = request.assignments?.[place]?.inspectorIds ?? [];
    const union: DomainError[] = visits.has(tradeUnionId)
      ? []
      : [planErrors.ASSIGNMENT_NOT_FOUND([...path, "tradeUnionId"])];
    if (unionIds.indexOf(tradeUnionId) < place) union.push(planErrors.ASSIGNMENT_DOUBLED([...path, "tradeUnionId"]));
    return [...union, ...candidateFaults(candidates, given, [...path, "inspectorIds"])];
  });
  if (faults.length > 0) throw new DomainErrors(faults);

  const teams: Teams["teams"] = [];
  const unassigned: Unassigned[] = [];
  for (const { tradeUnionId, inspectorIds } of byHand) {
    for (const visit of visits.get(tradeUnionId) ?? []) {
      const reason = reasonAgainst(visit, inspectorIds, candidates, plan.kind === InspectionKind.SELF);
      if (reason === undefined) teams.push({ assignmentId: visit.assignmentId, inspectorIds });
      else unassigned.push(refused(visit, reason));
    }
  }
  return { teams, unassigned };
}

function reasonAgainst(
  visit: PlannedVisit,
  inspectorIds: readonly string[],
  candidates: ReadonlyMap<string, Candidate>,
  isSelfInspection: boolean,
): UnassignedReasonCode | undefined {
  if (visit.status !== AssignmentStatus.UNASSIGNED) return "ALREADY_ASSIGNED";
  if (!visit.isUnionActive) return "TRADE_UNION_CLOSED";
  const team = inspectorIds.flatMap((id) => candidates.get(id) ?? []);
  return team
    .map((candidate) => ineligibilityReason(candidate, visit, isSelfInspection))
    .find((found) => found !== undefined);
}

const refused = ({ assignmentId, tradeUnionId }: PlannedVisit, reason: UnassignedReasonCode): Unassigned => ({
  assignmentId,
  tradeUnionId,
  reason,
});

const candidateFaults = (
  candidates: ReadonlyMap<string, Candidate>,
  ids: readonly string[],
  path: readonly string[],
): DomainError[] =>
  ids.flatMap((id, place) => (candidates.has(id) ? [] : [planErrors.INSPECTOR_NOT_ELIGIBLE([...path, String(place)])]));

/** Refuses accounts that may be sent nowhere, by their places in the list. */
function requireCandidates(
  candidates: ReadonlyMap<string, Candidate>,
  ids: readonly string[],
  path: readonly string[],
): void {
  const faults = candidateFaults(candidates, ids, path);
  if (faults.length > 0) throw new DomainErrors(faults);
}
