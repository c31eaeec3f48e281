import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { json, row, rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { canonicalHash } from "../../../../platform/journal/journal.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { countList } from "../../../identity/commands/count-list.js";
import { contentOf } from "../../../../platform/idempotency/idempotent-result.js";
import type { UnassignedReasonCode } from "../assignment-eligibility.rules.js";
import { teamsFor, type TeamRequest } from "../assignment-teams.queries.js";
import { InspectionPlanStatus } from "../inspection-plan.entity.js";
import { inspectionPlanForUpdate, type LockedPlan } from "../inspection-plan-for-update.queries.js";
import type { AssignInspectionsInput } from "../inspection-plan.inputs.js";
import { planErrors } from "../plans.errors.js";

export interface UnassignedVisitRow {
  assignmentId: string;
  tradeUnionId: string;
  reason: UnassignedReasonCode;
}

export interface AssignedInspections {
  plan: LockedPlan;
  assignmentIds: string[];
  unassigned: UnassignedVisitRow[];
}

/** Sends people on the visits of a plan that nobody is sent on yet; what cannot be assigned is answered with the reason. */
export async function assignInspections(work: Work, input: AssignInspectionsInput): Promise<AssignedInspections> {
  const plan = await inspectionPlanForUpdate(work, input.planId);
  const requestHash = canonicalHash(contentOf(input));
  const earlier = await earlierRun(work, input.idempotencyKey);
  if (earlier !== undefined) {
    if (earlier.requestHash !== requestHash || earlier.createdBy !== work.actor.accountId)
      throw platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]);
    return { plan, assignmentIds: earlier.assignmentIds, unassigned: earlier.unassigned };
  }
  if (plan.status !== InspectionPlanStatus.OPEN) throw planErrors.PLAN_NOT_OPEN(["input", "planId"]);
  const { accountId } = work.actor;
  const run = await assignVisits(work, plan, input, { key: input.idempotencyKey, requestHash, createdBy: accountId });
  await countList(work, accountId, [run.assignmentIds, run.unassigned]);
  return run;
}

/** Who asked for an assignment run, and under which key it can be asked for again. */
export interface RunOrigin {
  key: string;
  requestHash: string;
  createdBy: string;
}

/** The same for a plan that is locked already, without asking who may. */
export async function assignVisits(
  work: Work,
  plan: LockedPlan,
  request: TeamRequest,
  origin: RunOrigin,
): Promise<AssignedInspections> {
  const { em, clock, journal } = work;
  const { teams, unassigned } = await teamsFor(em, plan, request, businessDay(clock.now()));
  const assignmentIds = teams.map(({ assignmentId }) => assignmentId);
  const members = teams.flatMap(({ assignmentId, inspectorIds }) =>
    inspectorIds.map((accountId) => ({ assignmentId, accountId })),
  );
  await rows(
    em,
    sql`with opened as (
        update assignments set status = 'OPEN', version = version + 1 where id = any(${assignmentIds}::uuid[]))
      insert into assignment_inspectors (assignment_id, account_id)
      select * from unnest(${members.map((each) => each.assignmentId)}::uuid[], ${members.map((each) => each.accountId)}::uuid[])`,
  );
  await rows(
    em,
    sql`insert into assignment_runs (id, plan_id, idempotency_key, request_hash, assignment_ids, unassigned, created_by, created_at)
      values (${uuidv7()}::uuid, ${plan.id}::uuid, ${origin.key}::uuid, ${origin.requestHash}, ${assignmentIds}::uuid[],
        ${json(unassigned)}, ${origin.createdBy}::uuid, ${clock.now().toISOString()}::timestamptz)`,
  );
  journal.record(
    "inspection-plan.assigned",
    { type: "InspectionPlan", id: plan.id },
    {
      details: { strategy: request.strategy, assigned: teams.length, unassigned: unassigned.length },
      after: { teams, unassigned },
    },
  );
  return { plan, assignmentIds, unassigned };
}

interface EarlierRun {
  requestHash: string;
  createdBy: string;
  assignmentIds: string[];
  unassigned: UnassignedVisitRow[];
}

const earlierRun = ({ em }: Work, key: string): Promise<EarlierRun | undefined> =>
  row<EarlierRun>(
    em,
    sql`select request_hash as "requestHash", created_by::text as "createdBy", assignment_ids::text[] as "assignmentIds", unassigned
      from assignment_runs where idempotency_key = ${key}::uuid`,
  );
