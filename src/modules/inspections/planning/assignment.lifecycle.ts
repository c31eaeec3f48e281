export enum AssignmentStatus {
  UNASSIGNED = "UNASSIGNED",
  OPEN = "OPEN",
  SUBMITTED = "SUBMITTED",
  DONE = "DONE",
  NOT_PERFORMED = "NOT_PERFORMED",
  CANCELED = "CANCELED",
}

const { UNASSIGNED, OPEN, SUBMITTED, DONE, NOT_PERFORMED, CANCELED } = AssignmentStatus;

/** What may happen to an assignment: organizers assign, reassign and cancel; the other moves follow the inspection. */
export type AssignmentMove =
  "assign" | "reassign" | "cancel" | "submit" | "reportNotPerformed" | "return" | "withdraw" | "confirm";

/**
 * From which states each move leads where. An inspection that was given back opens its assignment again. A visit that
 * began before the cancellation reached the tablet still counts, so a canceled assignment can be submitted.
 */
export const assignmentMoves: Readonly<
  Record<AssignmentMove, { from: readonly AssignmentStatus[]; to: AssignmentStatus }>
> = {
  assign: { from: [UNASSIGNED], to: OPEN },
  reassign: { from: [OPEN], to: OPEN },
  cancel: { from: [UNASSIGNED, OPEN], to: CANCELED },
  submit: { from: [OPEN, CANCELED], to: SUBMITTED },
  reportNotPerformed: { from: [OPEN, CANCELED], to: NOT_PERFORMED },
  return: { from: [SUBMITTED], to: OPEN },
  withdraw: { from: [OPEN, SUBMITTED], to: OPEN },
  confirm: { from: [SUBMITTED], to: DONE },
};

/** Where the move leads from the state, or undefined when it is not allowed there. */
export const nextAssignmentStatus = (status: AssignmentStatus, move: AssignmentMove): AssignmentStatus | undefined =>
  assignmentMoves[move].from.includes(status) ? assignmentMoves[move].to : undefined;
