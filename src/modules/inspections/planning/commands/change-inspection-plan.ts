import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { inspectionPlanForUpdate, requireOpenPlan, type LockedPlan } from "../inspection-plan-for-update.queries.js";
import type { ChangeInspectionPlanInput } from "../inspection-plan.inputs.js";
import { planDayFaults } from "../inspection-plan.rules.js";

/** Renames a plan or moves its last day; visits that are still to be made move with it. */
export async function changeInspectionPlan(work: Work, input: ChangeInspectionPlanInput): Promise<LockedPlan> {
  const plan = await inspectionPlanForUpdate(work, input.planId);
  requireOpenPlan(plan, input.expectedVersion);
  const before = { title: plan.title, dueOn: plan.dueOn };
  const after = { title: input.title ?? plan.title, dueOn: input.dueOn ?? plan.dueOn };
  if (after.dueOn !== before.dueOn) {
    const faults = planDayFaults({ ...plan, dueOn: after.dueOn }, businessDay(work.clock.now()));
    if (faults.length > 0) throw new DomainErrors(faults);
    await rows(
      work.em,
      sql`update assignments set due_on = ${after.dueOn}::date, version = version + 1
        where plan_id = ${plan.id}::uuid and status in ('UNASSIGNED', 'OPEN')`,
    );
  }
  await rows(
    work.em,
    sql`update inspection_plans set title = ${after.title}, due_on = ${after.dueOn}::date, version = version + 1
      where id = ${plan.id}::uuid`,
  );
  work.journal.record("inspection-plan.changed", { type: "InspectionPlan", id: plan.id }, { before, after });
  return { ...plan, ...after, version: plan.version + 1 };
}
