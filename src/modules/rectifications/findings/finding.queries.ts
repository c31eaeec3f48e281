import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { inScope } from "../../trade-unions/tree/trade-union.queries.js";
import { columnsOf } from "../../../platform/database/columns.js";
import type { Finding } from "./finding.entity.js";
import { visibleFindings } from "./finding.policy.js";

/** A finding as lists answer it. */
export type FindingRow = Omit<Finding, "createdAt" | "issuedAt" | "isSuspicion"> & {
  createdAt: Date | string;
  issuedAt: Date | string | null;
};

/** The columns of `findings f`. */
export const findingColumns = columnsOf<FindingRow>({
  id: "f.id",
  inspectionId: "f.inspection_id",
  tradeUnionId: "f.trade_union_id",
  checklistId: "f.checklist_id",
  criterionCode: "f.criterion_code",
  faultId: "f.fault_id",
  severity: "f.severity",
  status: "f.status",
  description: "f.description",
  requirement: "f.requirement",
  evidence: "f.evidence",
  isConfidential: "f.is_confidential",
  rectificationWorkingDays: "f.rectification_working_days",
  noticeId: "f.notice_id",
  issuedAt: "f.issued_at",
  servedOn: "f.served_on",
  dueWorkingDays: "f.due_working_days",
  dueOn: "f.due_on",
  dueIsProvisional: "f.due_is_provisional",
  extensionPending: "f.extension_pending",
  settledOn: "f.settled_on",
  closedOn: "f.closed_on",
  followUp: "f.follow_up",
  version: "f.version",
  createdAt: "f.created_at",
});

/** What `visibleFindings` speaks of. */
export const findingSources: Sql = sql`findings f join inspections i on i.id = f.inspection_id join trade_unions u on u.id = f.trade_union_id`;

/** States in which nothing is left to do. */
export const CLOSED_STATUSES = ["CLOSED", "WITHDRAWN"] as const;

/** Whether its due day has passed and the union has not answered yet; says the same as the condition below. */
export const isOverdue = ({ dueOn, status }: Pick<FindingRow, "dueOn" | "status">, today: string): boolean =>
  status === "ISSUED" && dueOn !== null && dueOn < today;

/** Which findings a list holds; conditions are combined by AND. */
export interface FindingListFilter {
  scope?: string | null;
  tradeUnionId?: string | null;
  inspectionId?: string | null;
  status?: readonly string[] | null;
  severity?: readonly string[] | null;
  checklistKind?: readonly string[] | null;
  isOpen?: boolean | null;
  open?: boolean | null;
  isOverdue?: boolean | null;
  overdue?: boolean | null;
  dueBefore?: string | null;
  isExtensionPending?: boolean | null;
  extensionPending?: boolean | null;
  followUp?: readonly string[] | null;
}

/** Conditions on `findings f`. */
function matchingFindings(actor: Actor, filter: FindingListFilter, today: string): Sql {
  const { scope, tradeUnionId, inspectionId, status, severity, checklistKind, dueBefore } = filter;
  const isOpen = filter.isOpen ?? filter.open;
  const isOverdue = filter.isOverdue ?? filter.overdue;
  const isExtensionPending = filter.isExtensionPending ?? filter.extensionPending;
  const all: Sql[] = [visibleFindings(actor)];
  if (scope != null) all.push(inScope(actor, scope, sql`f.trade_union_id`));
  if (tradeUnionId != null) all.push(sql`f.trade_union_id = ${tradeUnionId}::uuid`);
  if (inspectionId != null) all.push(sql`f.inspection_id = ${inspectionId}::uuid`);
  if (status != null) all.push(sql`f.status = any(${[...status]}::text[])`);
  if (severity != null) all.push(sql`f.severity = any(${[...severity]}::text[])`);
  if (checklistKind != null) all.push(sql`i.checklist_kind = any(${[...checklistKind]}::text[])`);
  if (isOpen != null) all.push(sql`(f.status <> all(${[...CLOSED_STATUSES]}::text[])) = ${isOpen}`);
  if (isOverdue != null)
    all.push(sql`(f.status = 'ISSUED' and f.due_on is not null and f.due_on < ${today}::date) = ${isOverdue}`);
  if (dueBefore != null) all.push(sql`f.due_on < ${dueBefore}::date`);
  if (isExtensionPending != null) all.push(sql`f.extension_pending = ${isExtensionPending}`);
  if (filter.followUp != null) all.push(sql`f.follow_up = any(${[...filter.followUp]}::text[])`);
  return sql.join(all, sql` and `);
}

export const findingKeys = (finding: FindingRow): CursorKeys => [String(finding.createdAt), finding.id];

/** One page of the findings that the actor may see, newest first. */
export function findingPage(
  em: EntityManager,
  actor: Actor,
  filter: FindingListFilter,
  today: string,
  limit: number,
  after: CursorKeys | undefined,
): Promise<FindingRow[]> {
  const [createdAt = null, id = null] = after ?? [];
  const afterCursor =
    after === undefined ? sql`true` : sql`(f.created_at, f.id) < (${createdAt}::timestamptz, ${id}::uuid)`;
  return rows<FindingRow>(
    em,
    sql`select ${findingColumns} from ${findingSources} where ${matchingFindings(actor, filter, today)} and ${afterCursor}
      order by f.created_at desc, f.id desc limit ${limit}`,
  );
}

export const findingCount = async (
  em: EntityManager,
  actor: Actor,
  filter: FindingListFilter,
  today: string,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from ${findingSources} where ${matchingFindings(actor, filter, today)}`,
    )
  )?.count ?? 0;

/** Findings by id, as far as the actor may see them. */
export const visibleFindingsByIds = (em: EntityManager, actor: Actor, ids: readonly string[]): Promise<FindingRow[]> =>
  rows<FindingRow>(
    em,
    sql`select ${findingColumns} from ${findingSources} where f.id = any(${[...ids]}::uuid[]) and ${visibleFindings(actor)}`,
  );

/** The finding, or undefined when there is none that the actor may see. */
export const visibleFinding = async (em: EntityManager, actor: Actor, id: string): Promise<FindingRow | undefined> =>
  (await visibleFindingsByIds(em, actor, [id]))[0];

export const findingsOfInspections = (
  em: EntityManager,
  actor: Actor,
  inspectionIds: readonly string[],
): Promise<FindingRow[]> =>
  rows<FindingRow>(
    em,
    sql`select ${findingColumns} from ${findingSources}
      where f.inspection_id = any(${[...inspectionIds]}::uuid[]) and ${visibleFindings(actor)}
      order by f.created_at, f.criterion_code, f.id`,
  );

export const findingsOfAssignments = (
  em: EntityManager,
  actor: Actor,
  assignmentIds: readonly string[],
): Promise<(FindingRow & { assignmentId: string })[]> =>
  rows<FindingRow & { assignmentId: string }>(
    em,
    sql`select ${findingColumns}, a.assignment_id as "assignmentId" from assignment_findings a join ${findingSources} on f.id = a.finding_id
      where a.assignment_id = any(${[...assignmentIds]}::uuid[]) and ${visibleFindings(actor)} order by f.created_at, f.id`,
  );

export const findingsOfNotices = (
  em: EntityManager,
  actor: Actor,
  noticeIds: readonly string[],
): Promise<FindingRow[]> =>
  rows<FindingRow>(
    em,
    sql`select ${findingColumns} from ${findingSources}
      where f.notice_id = any(${[...noticeIds]}::uuid[]) and ${visibleFindings(actor)} order by f.created_at, f.id`,
  );
