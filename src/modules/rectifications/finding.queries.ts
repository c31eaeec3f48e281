import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql, type Sql } from "../../platform/database/sql.js";
import type { CursorKeys } from "../../platform/graphql/cursor.js";
import type { Finding } from "./finding.entity.js";

/** A finding as lists answer it. */
export type FindingRow = Omit<Finding, "createdAt"> & { createdAt: string };

const columns: Sql = sql`f.id, f.inspection_id as "inspectionId", f.trade_union_id as "tradeUnionId", f.checklist_id as "checklistId",
  f.criterion_code as "criterionCode", f.fault_id as "faultId", f.severity, f.status, f.description, f.requirement,
  f.rectification_working_days as "rectificationWorkingDays", f.due_on as "dueOn", f.settled_on as "settledOn", f.version, f.created_at as "createdAt"`;

/** States in which nothing is left to do. */
export const CLOSED_STATUSES = ["CLOSED", "WITHDRAWN"] as const;

// What is transferred to a competent body is seen by those who handle it only, whatever list it would stand in.
const shown = (open: boolean | null): Sql => sql`f.status <> 'TRANSFERRED'
  and (${open}::boolean is null or (f.status <> all(${[...CLOSED_STATUSES]})) = ${open})`;

export const findingKeys = (finding: FindingRow): CursorKeys => [finding.createdAt, finding.id];

/** Findings of a union, newest first. */
export function findingsOfUnion(
  em: EntityManager,
  tradeUnionId: string,
  open: boolean | null,
  limit: number,
  after: CursorKeys | undefined,
): Promise<FindingRow[]> {
  const [createdAt = null, id = null] = after ?? [];
  return rows<FindingRow>(
    em,
    sql`select ${columns} from findings f where f.trade_union_id = ${tradeUnionId}::uuid and ${shown(open)}
      and (${createdAt}::timestamptz is null or (f.created_at, f.id) < (${createdAt}, ${id}::uuid))
      order by f.created_at desc, f.id desc limit ${limit}`,
  );
}

export const countFindingsOfUnion = async (
  em: EntityManager,
  tradeUnionId: string,
  open: boolean | null,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from findings f where f.trade_union_id = ${tradeUnionId}::uuid and ${shown(open)}`,
    )
  )?.count ?? 0;

export const findingsOfInspections = (em: EntityManager, inspectionIds: readonly string[]): Promise<FindingRow[]> =>
  rows<FindingRow>(
    em,
    sql`select ${columns} from findings f where f.inspection_id = any(${[...inspectionIds]}::uuid[]) and ${shown(null)}
      order by f.created_at, f.id`,
  );

export const findingsOfAssignments = (
  em: EntityManager,
  assignmentIds: readonly string[],
): Promise<(FindingRow & { assignmentId: string })[]> =>
  rows<FindingRow & { assignmentId: string }>(
    em,
    sql`select ${columns}, a.assignment_id as "assignmentId" from assignment_findings a join findings f on f.id = a.finding_id
      where a.assignment_id = any(${[...assignmentIds]}::uuid[]) and ${shown(null)} order by f.created_at, f.id`,
  );
