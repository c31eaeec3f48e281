import { row, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { assignmentMoves, type AssignmentMove } from "../assignment.lifecycle.js";
import { planErrors } from "../plans.errors.js";

/** Journal actions of the moves that follow the review of an inspection. */
const ACTIONS = {
  return: "assignment.returned",
  confirm: "assignment.done",
} as const satisfies Partial<Record<AssignmentMove, string>>;

/** Moves an assignment after its inspection; the state is compared in the statement, so that no earlier look at it can be out of date. */
export async function markAssignment(
  work: Work,
  assignmentId: string,
  inspectionId: string,
  move: keyof typeof ACTIONS,
): Promise<void> {
  const { from, to } = assignmentMoves[move];
  const moved = await row<{ id: string }>(
    work.em,
    sql`update assignments set status = ${to}, inspection_id = ${inspectionId}::uuid, version = version + 1
      where id = ${assignmentId}::uuid and status = any(${[...from]}::text[]) returning id`,
  );
  if (moved === undefined) {
    const found = await row<{ status: string }>(
      work.em,
      sql`select status from assignments where id = ${assignmentId}::uuid`,
    );
    throw planErrors.ASSIGNMENT_NOT_OPEN([], { status: found?.status ?? "" });
  }
  work.journal.record(
    ACTIONS[move],
    { type: "Assignment", id: assignmentId },
    { details: { inspectionId }, after: { status: to, inspectionId } },
  );
}
