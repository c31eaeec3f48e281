import { row, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { InspectionPlanStatus } from "../inspection-plan.entity.js";
import { inspectionPlanForUpdate, requireOpenPlan, type LockedPlan } from "../inspection-plan-for-update.queries.js";
import type { CloseInspectionPlanInput } from "../inspection-plan.inputs.js";
import { planErrors } from "../plans.errors.js";
import { endPlan } from "../plan-end.writes.js";

/** Ends a plan. Visits still to be made keep it open unless they are called off with it, so that none is lost unseen. */
export async function closeInspectionPlan(work: Work, input: CloseInspectionPlanInput): Promise<LockedPlan> {
  const plan = await inspectionPlanForUpdate(work, input.planId);
  requireOpenPlan(plan, input.expectedVersion);
  if (input.cancelOpenAssignments !== true) {
    const found = await row<{ open: number }>(
      work.em,
      sql`select count(*) as open from assignments where plan_id = ${plan.id}::uuid and status in ('UNASSIGNED', 'OPEN')`,
    );
    const open = found?.open ?? 0;
    if (open > 0) throw planErrors.PLAN_HAS_OPEN_ASSIGNMENTS(["input", "cancelOpenAssignments"], { open });
  }
  const canceled = await endPlan(work.em, plan.id, InspectionPlanStatus.CLOSED);
  work.journal.record(
    "inspection-plan.closed",
    { type: "InspectionPlan", id: plan.id },
    { details: { canceled }, before: { status: plan.status }, after: { status: InspectionPlanStatus.CLOSED } },
  );
  return { ...plan, status: InspectionPlanStatus.CLOSED, version: plan.version + 1 };
}
