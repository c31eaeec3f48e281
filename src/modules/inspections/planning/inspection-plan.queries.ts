import type { EntityManager } from "@mikro-orm/postgresql";
import { pathsOf, type Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { InspectionKind } from "../records/inspection-kind.types.js";
import type { InspectionPlan, InspectionPlanProgress, InspectionPlanStatus } from "./inspection-plan.entity.js";
import { atOrBelow, overlaps } from "../../trade-unions/tree/trade-union.queries.js";

/** A plan as lists answer it. */
export type InspectionPlanRow = Omit<InspectionPlan, "idempotencyKey">;

export const inspectionPlanColumns = columnsOf<InspectionPlanRow>({
  id: "p.id",
  title: "p.title",
  kind: "p.kind",
  period: "p.period",
  checklistId: "p.checklist_id",
  scopeId: "p.scope_id",
  levels: "p.levels",
  opensOn: "p.opens_on",
  dueOn: "p.due_on",
  preReviewByStreet: "p.pre_review_by_street",
  status: "p.status",
  createdBy: "p.created_by",
  version: "p.version",
  createdAt: "p.created_at",
});

export interface InspectionPlanListFilter {
  period?: string | null;
  kind?: readonly InspectionKind[] | null;
  status?: readonly InspectionPlanStatus[] | null;
  checklistKind?: string | null;
  scope?: string | null;
}

// A plan concerns whoever reads plans anywhere in its scope: the street below a district's plan as well as the district
// above a street's.
const isVisible = (actor: Actor): Sql => sql`exists (select from trade_unions s where s.id = p.scope_id
    and ${overlaps(sql`s.path`, pathsOf(actor, "plan:read"))})`;

const matching = ({ period, kind, status, checklistKind, scope }: InspectionPlanListFilter): Sql =>
  sql`(${period ?? null}::text is null or p.period = ${period ?? null})
    and (${kind ?? null}::text[] is null or p.kind = any(${kind ?? null}))
    and (${status ?? null}::text[] is null or p.status = any(${status ?? null}))
    and (${scope ?? null}::text is null or p.scope_id = ${scope ?? null}::uuid)
    and (${checklistKind ?? null}::text is null
      or exists (select from checklists c where c.id = p.checklist_id and c.kind = ${checklistKind ?? null}))`;

/** Plans that concern the actor, the latest to open first. */
export const inspectionPlanPage = (
  em: EntityManager,
  actor: Actor,
  filter: InspectionPlanListFilter,
  limit: number,
  [opensOn = null, id = null]: CursorKeys = [],
): Promise<InspectionPlanRow[]> =>
  rows<InspectionPlanRow>(
    em,
    sql`select ${inspectionPlanColumns} from inspection_plans p
      where ${isVisible(actor)} and ${matching(filter)}
        and (${opensOn}::date is null or (p.opens_on, p.id) < (${opensOn}::date, ${id}::uuid))
      order by p.opens_on desc, p.id desc limit ${limit}`,
  );

export async function inspectionPlanCount(
  em: EntityManager,
  actor: Actor,
  filter: InspectionPlanListFilter,
): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from inspection_plans p where ${isVisible(actor)} and ${matching(filter)}`,
  );
  return found?.count ?? 0;
}

/** The plan, or undefined when there is none that concerns the actor. */
export const visibleInspectionPlan = (
  em: EntityManager,
  actor: Actor,
  id: string,
): Promise<InspectionPlanRow | undefined> =>
  row<InspectionPlanRow>(
    em,
    sql`select ${inspectionPlanColumns} from inspection_plans p where p.id = ${id}::uuid and ${isVisible(actor)}`,
  );

/** Plans by id, for what was already found visible: an assignment names its plan. */
export const inspectionPlansByIds = (em: EntityManager, ids: readonly string[]): Promise<InspectionPlanRow[]> =>
  rows<InspectionPlanRow>(
    em,
    sql`select ${inspectionPlanColumns} from inspection_plans p where p.id = any(${[...ids]}::uuid[])`,
  );

/** How far plans have come, over the unions below which the actor may read plans; one statement for all of them. */
export function progressOfPlans(
  em: EntityManager,
  actor: Actor,
  ids: readonly string[],
  today: string,
): Promise<(InspectionPlanProgress & { planId: string })[]> {
  const paths = pathsOf(actor, "plan:read");
  return rows(
    em,
    sql`select p.id as "planId", c.*
      from inspection_plans p
      cross join lateral (select ${atOrBelow(sql`s.path`, paths)} as whole from trade_unions s where s.id = p.scope_id) reach
      cross join lateral (
        select count(*) filter (where a.status <> 'CANCELED') as planned,
          count(*) filter (where a.status = 'UNASSIGNED') as unassigned,
          count(*) filter (where a.status in ('SUBMITTED', 'DONE')) as inspected,
          count(*) filter (where a.status = 'DONE') as confirmed,
          count(*) filter (where a.status = 'NOT_PERFORMED') as "notPerformed",
          count(*) filter (where a.status in ('UNASSIGNED', 'OPEN') and a.due_on < ${today}::date) as overdue,
          count(*) filter (where a.status = 'CANCELED') as canceled
        from assignments a
        where a.plan_id = p.id and (reach.whole or exists (
          select from trade_unions u where u.id = a.trade_union_id and ${atOrBelow(sql`u.path`, paths)}))) c
      where p.id = any(${[...ids]}::uuid[])`,
  );
}
