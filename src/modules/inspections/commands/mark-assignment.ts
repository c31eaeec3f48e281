import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { assignmentMoves, type AssignmentMove } from "../assignment.lifecycle.js";
import { planErrors } from "../plans.errors.js";

/** Journal actions of the moves that follow an inspection. */
const ACTIONS = {
  submit: "assignment.submitted",
  reportNotPerformed: "assignment.not-performed",
  return: "assignment.returned",
  withdraw: "assignment.reopened",
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
    sql`update assignments set status = ${to}, inspection_id = ${move === "withdraw" ? null : inspectionId}::uuid, version = version + 1
      where id = ${assignmentId}::uuid and status = any(${[...from]}::text[]) returning id`,
  );
  if (moved === undefined) {
    const found = await row<{ status: string }>(
      work.em,
      sql`select status from assignments where id = ${assignmentId}::uuid`,
    );
    throw planErrors.ASSIGNMENT_NOT_OPEN([], { status: found?.status ?? "" });
  }
  work.journal.record(ACTIONS[move], { type: "Assignment", id: assignmentId }, { details: { inspectionId } });
}

/** The visit was made and its inspection submitted, for the first time or again after it had been given back. */
export const markSubmitted = (work: Work, assignmentId: string, inspectionId: string): Promise<void> =>
  markAssignment(work, assignmentId, inspectionId, "submit");

/** The visit could not be made, and the inspection says why. */
export const markNotPerformed = (work: Work, assignmentId: string, inspectionId: string): Promise<void> =>
  markAssignment(work, assignmentId, inspectionId, "reportNotPerformed");

/** The reviewer has given the inspection back: its inspectors have to see to it again. */
export const markReturned = (work: Work, assignmentId: string, inspectionId: string): Promise<void> =>
  markAssignment(work, assignmentId, inspectionId, "return");

/** The inspection is confirmed. */
export const markDone = (work: Work, assignmentId: string, inspectionId: string): Promise<void> =>
  markAssignment(work, assignmentId, inspectionId, "confirm");

/** The author has taken the inspection back: the visit is open as if it had not been made. */
export const markWithdrawn = (work: Work, assignmentId: string, inspectionId: string): Promise<void> =>
  markAssignment(work, assignmentId, inspectionId, "withdraw");
