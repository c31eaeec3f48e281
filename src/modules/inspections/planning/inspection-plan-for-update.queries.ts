import { holds } from "../../../platform/access/actor.js";
import { row, sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { InspectionPlanStatus } from "./inspection-plan.entity.js";
import { inspectionPlanColumns, visibleInspectionPlan, type InspectionPlanRow } from "./inspection-plan.queries.js";
import { planErrors } from "./plans.errors.js";

/** A plan that is being changed, with the place of its scope in the tree. */
export type LockedPlan = InspectionPlanRow & { scopePath: string };

/**
 * The plan locked for a change; one that does not concern the actor is refused like one that does not exist. The lock
 * lets visits be submitted meanwhile: they only refer to the plan.
 */
export async function lockedPlan(work: Work, planId: string): Promise<LockedPlan | undefined> {
  return row<LockedPlan>(
    work.em,
    sql`select ${inspectionPlanColumns}, ltree2text(s.path) as "scopePath"
      from inspection_plans p join trade_unions s on s.id = p.scope_id
      where p.id = ${planId}::uuid for no key update of p`,
  );
}

/** The same for somebody who keeps plans in the whole scope. */
export async function inspectionPlanForUpdate(work: Work, planId: string): Promise<LockedPlan> {
  const path = ["input", "planId"];
  const visible = await visibleInspectionPlan(work.em, work.actor, planId);
  const plan = visible === undefined ? undefined : await lockedPlan(work, planId);
  if (plan === undefined) throw planErrors.INSPECTION_PLAN_NOT_FOUND(path);
  if (!holds(work.actor, "plan:write", plan.scopePath)) throw platformErrors.NOT_PERMITTED(path);
  return plan;
}

/** Refuses a plan that is over, or that somebody else has changed since it was read. */
export function requireOpenPlan(plan: LockedPlan, expectedVersion: number): void {
  requireVersion(plan, expectedVersion);
  if (plan.status !== InspectionPlanStatus.OPEN) throw planErrors.PLAN_NOT_OPEN(["input", "planId"]);
}
