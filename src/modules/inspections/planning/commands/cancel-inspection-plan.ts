import type { Work } from "../../../../platform/unit-of-work/work.js";
import { InspectionPlanStatus } from "../inspection-plan.entity.js";
import { inspectionPlanForUpdate, requireOpenPlan, type LockedPlan } from "../inspection-plan-for-update.queries.js";
import { endPlan } from "../plan-end.writes.js";
import type { CancelInspectionPlanInput } from "../inspection-plan.inputs.js";

/** Gives a plan up: visits still to be made are called off, what was submitted goes its way. */
export async function cancelInspectionPlan(work: Work, input: CancelInspectionPlanInput): Promise<LockedPlan> {
  const plan = await inspectionPlanForUpdate(work, input.planId);
  requireOpenPlan(plan, input.expectedVersion);
  const canceled = await endPlan(work.em, plan.id, InspectionPlanStatus.CANCELED);
  const { reason } = input;
  work.journal.record(
    "inspection-plan.canceled",
    { type: "InspectionPlan", id: plan.id },
    {
      details: { reason, canceled },
      before: { status: plan.status },
      after: { status: InspectionPlanStatus.CANCELED },
    },
  );
  return { ...plan, status: InspectionPlanStatus.CANCELED, version: plan.version + 1 };
}
