import { holds } from "../../../platform/access/actor.js";
import { sql } from "../../../platform/database/sql.js";
import { lockedRow } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { nextAssignmentStatus, type AssignmentMove } from "./assignment.lifecycle.js";
import { visibleAssignment, type AssignmentRow, plannedAssignmentColumns } from "./assignment.queries.js";
import type { InspectionKind } from "../records/inspection-kind.types.js";
import { planErrors } from "./plans.errors.js";

/** An assignment that is being changed, with its kind and the place of its union in the tree. */
export type LockedAssignment = Omit<AssignmentRow, "kind"> & { kind: InspectionKind; path: string };

/**
 * The assignment locked for an organizer's move, at the version they read; one that they may not see is refused like one
 * that does not exist.
 */
export async function assignmentForMove(
  work: Work,
  { assignmentId, expectedVersion }: { assignmentId: string; expectedVersion: number },
  move: AssignmentMove,
): Promise<LockedAssignment> {
  const path = ["input", "assignmentId"];
  const visible = await visibleAssignment(work, assignmentId);
  if (visible === undefined) throw planErrors.ASSIGNMENT_NOT_FOUND(path);
  const assignment = await lockedRow<LockedAssignment>(
    work,
    sql`select ${plannedAssignmentColumns}, ltree2text(u.path) as path
      from assignments a join inspection_plans p on p.id = a.plan_id join trade_unions u on u.id = a.trade_union_id
      where a.id = ${assignmentId}::uuid for no key update of a`,
    {
      path,
      notFound: planErrors.ASSIGNMENT_NOT_FOUND,
      permits: (each) => holds(work.actor, "plan:write", each.path),
      expectedVersion,
    },
  );
  if (nextAssignmentStatus(assignment.status, move) === undefined) {
    throw planErrors.ASSIGNMENT_NOT_OPEN(path, { status: assignment.status });
  }
  return assignment;
}
