import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { inScope, withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { Assignment } from "./assignment.entity.js";
import type { AssignmentStatus } from "./assignment.lifecycle.js";
import type { InspectionKind } from "../records/inspection-kind.types.js";
import { countedOwned, noted, notedOne, type Owned, type Reader } from "../records/owned-reads.queries.js";
import { isShutOwner } from "../records/shut-owners.queries.js";

/** An assignment as lists answer it. */
export type AssignmentRow = Assignment;

const columnsWith = (kind: string): Sql =>
  columnsOf<AssignmentRow>({
    id: "a.id",
    planId: "a.plan_id",
    owner: "a.owner",
    ownerId: "a.owner_id",
    kind,
    period: "a.period",
    checklistId: "a.checklist_id",
    tradeUnionId: "a.trade_union_id",
    employerId: "a.employer_id",
    siteId: "a.site_id",
    baselineInspectionId: "a.baseline_inspection_id",
    visitSubject: "a.visit_subject",
    status: "a.status",
    dueOn: "a.due_on",
    inspectionId: "a.inspection_id",
    version: "a.version",
    createdAt: "a.created_at",
  });

const assignmentColumns = columnsWith("a.kind");

/** Where a plan `p` asks for it, which says the kind. */
export const plannedAssignmentColumns = columnsWith("p.kind");

export interface AssignmentListFilter {
  status?: readonly AssignmentStatus[] | null;
  period?: string | null;
  kind?: readonly InspectionKind[] | null;
  planId?: string | null;
  scope?: string | null;
  inspectorId?: string | null;
}

const matching = (actor: Actor, { status, period, kind, planId, scope, inspectorId }: AssignmentListFilter): Sql => {
  const all: Sql[] = [sql`true`];
  if (status != null) all.push(sql`a.status = any(${status}::text[])`);
  if (period != null) all.push(sql`coalesce(p.period, a.period) = ${period}`);
  if (kind != null) all.push(sql`coalesce(p.kind, a.kind) = any(${kind}::text[])`);
  if (planId != null) all.push(sql`a.plan_id = ${planId}::uuid`);
  if (scope != null) all.push(inScope(actor, scope, sql`a.trade_union_id`));
  if (inspectorId != null) {
    all.push(sql`exists (select from assignment_inspectors x
      where x.assignment_id = a.id and x.account_id = ${inspectorId}::uuid)`);
  }
  return sql.join(all, sql` and `);
};

/** A list of assignments: everybody's that the actor may read, or those on which they themselves are sent. */
export type AssignmentListing = "READABLE" | "OWN";

// Own ones too only where the role still reaches: with the grant the work is gone. What no plan asks for, nobody else sees.
const from = (actor: Actor, listing: AssignmentListing): Sql =>
  listing === "OWN"
    ? sql`assignment_inspectors mine join assignments a on a.id = mine.assignment_id and mine.account_id = ${actor.accountId}::uuid
          and not ${isShutOwner("a", actor.accountId)}
        join trade_unions u on u.id = a.trade_union_id and ${withinReach(actor, sql`u.path`, "inspection:submit")}
        left join inspection_plans p on p.id = a.plan_id`
    : sql`assignments a join trade_unions u on u.id = a.trade_union_id and ${withinReach(actor, sql`u.path`, "plan:read")}
        join inspection_plans p on p.id = a.plan_id`;

/** Assignments, the most urgent first. */
export async function assignmentPage(
  reader: Reader,
  listing: AssignmentListing,
  filter: AssignmentListFilter,
  limit: number,
  [dueOn = null, id = null]: CursorKeys = [],
): Promise<AssignmentRow[]> {
  const { em, actor } = reader;
  const found = await rows<AssignmentRow>(
    em,
    sql`select ${assignmentColumns} from ${from(actor, listing)}
      where ${matching(actor, filter)} and (${dueOn}::date is null or (a.due_on, a.id) > (${dueOn}::date, ${id}::uuid))
      order by a.due_on, a.id limit ${limit}`,
  );
  return noted(reader, found);
}

export async function assignmentCount(
  reader: Reader,
  listing: AssignmentListing,
  filter: AssignmentListFilter,
): Promise<number> {
  const { em, actor } = reader;
  const found = await row<{ count: number; owned: Owned[] }>(
    em,
    sql`select count(*) as count, ${countedOwned("a")} from ${from(actor, listing)} where ${matching(actor, filter)}`,
  );
  await noted(reader, found?.owned ?? []);
  return found?.count ?? 0;
}

// Those of plans below which the actor may read plans, and those on which they are sent.
const isVisible = (
  actor: Actor,
): Sql => sql`((a.plan_id is not null and ${withinReach(actor, sql`u.path`, "plan:read")})
  or (${withinReach(actor, sql`u.path`, "inspection:submit")} and not ${isShutOwner("a", actor.accountId)}
    and exists (select from assignment_inspectors x where x.assignment_id = a.id and x.account_id = ${actor.accountId}::uuid)))`;

/** The assignment, or undefined when there is none below which the actor may read plans, nor one on which they are sent. */
export const visibleAssignment = async (reader: Reader, id: string): Promise<AssignmentRow | undefined> =>
  notedOne(
    reader,
    await row<AssignmentRow>(
      reader.em,
      sql`select ${assignmentColumns} from assignments a join trade_unions u on u.id = a.trade_union_id
        where a.id = ${id}::uuid and ${isVisible(reader.actor)}`,
    ),
  );

/** Those of the assignments that the actor may see, in any order. */
export const visibleAssignmentsByIds = async (reader: Reader, ids: readonly string[]): Promise<AssignmentRow[]> =>
  noted(
    reader,
    await rows<AssignmentRow>(
      reader.em,
      sql`select ${assignmentColumns} from assignments a join trade_unions u on u.id = a.trade_union_id
        where a.id = any(${[...ids]}::uuid[]) and ${isVisible(reader.actor)}`,
    ),
  );

/** Assignments by id, in the order of the most urgent, for what was already found visible. */
export const assignmentsByIds = (em: EntityManager, ids: readonly string[]): Promise<AssignmentRow[]> =>
  rows<AssignmentRow>(
    em,
    sql`select ${assignmentColumns} from assignments a where a.id = any(${[...ids]}::uuid[]) order by a.due_on, a.id`,
  );
