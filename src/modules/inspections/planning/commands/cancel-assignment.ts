import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { assignmentForMove } from "../assignment-for-update.queries.js";
import type { CancelAssignmentInput } from "../assignment.inputs.js";
import { AssignmentStatus } from "../assignment.lifecycle.js";
import type { AssignmentRow } from "../assignment.queries.js";

/** Calls off one visit that is still to be made. */
export async function cancelAssignment(work: Work, input: CancelAssignmentInput): Promise<AssignmentRow> {
  const assignment = await assignmentForMove(work, input, "cancel");
  await rows(
    work.em,
    sql`update assignments set status = 'CANCELED', version = version + 1 where id = ${assignment.id}::uuid`,
  );
  const subject = { type: "Assignment", id: assignment.id };
  work.journal.record("assignment.canceled", subject, {
    details: { reason: input.reason, from: assignment.status },
    before: { status: assignment.status },
    after: { status: AssignmentStatus.CANCELED },
  });
  return { ...assignment, status: AssignmentStatus.CANCELED, version: assignment.version + 1 };
}
