import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { assignmentMoves } from "./assignment.lifecycle.js";
import type { InspectionPlanStatus } from "./inspection-plan.entity.js";

/** Puts a locked plan into a final state and calls off its visits still to be made; answers how many these were. */
export async function endPlan(em: EntityManager, planId: string, status: InspectionPlanStatus): Promise<number> {
  await rows(em, sql`update inspection_plans set status = ${status}, version = version + 1 where id = ${planId}::uuid`);
  const canceled = await row<{ count: number }>(
    em,
    sql`with canceled as (
        update assignments set status = 'CANCELED', version = version + 1
        where plan_id = ${planId}::uuid and status = any(${[...assignmentMoves.cancel.from]}::text[]) returning 1)
      select count(*) as count from canceled`,
  );
  return canceled?.count ?? 0;
}
