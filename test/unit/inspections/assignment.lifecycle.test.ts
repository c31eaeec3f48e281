import { expect, test } from "@jest/globals";
import {
  assignmentMoves,
  AssignmentStatus,
  nextAssignmentStatus,
  type AssignmentMove,
} from "../../../src/modules/inspections/planning/assignment.lifecycle.js";

const moves = Object.keys(assignmentMoves) as AssignmentMove[];
const statuses = Object.values(AssignmentStatus);

const reachableFrom = (start: AssignmentStatus): AssignmentStatus[] => {
  const reached = new Set([start]);
  for (const status of reached) {
    for (const move of moves) {
      const next = nextAssignmentStatus(status, move);
      if (next !== undefined) reached.add(next);
    }
  }
  return [...reached].sort();
};

test("every state is reached from a visit that was just planned", () => {
  expect(reachableFrom(AssignmentStatus.UNASSIGNED)).toEqual([...statuses].sort());
});

test("what is confirmed or could not be made stays so", () => {
  expect(reachableFrom(AssignmentStatus.DONE)).toEqual(["DONE"]);
  expect(reachableFrom(AssignmentStatus.NOT_PERFORMED)).toEqual(["NOT_PERFORMED"]);
});

test("the table, move by move", () => {
  const table = Object.fromEntries(
    moves.map((move) => [
      move,
      Object.fromEntries(statuses.map((status) => [status, nextAssignmentStatus(status, move) ?? null])),
    ]),
  );
  const only = (allowed: Partial<Record<AssignmentStatus, AssignmentStatus>>) =>
    Object.fromEntries(statuses.map((status) => [status, allowed[status] ?? null]));
  const { UNASSIGNED, OPEN, SUBMITTED, DONE, NOT_PERFORMED, CANCELED } = AssignmentStatus;
  expect(table).toEqual({
    assign: only({ [UNASSIGNED]: OPEN }),
    reassign: only({ [OPEN]: OPEN }),
    cancel: only({ [UNASSIGNED]: CANCELED, [OPEN]: CANCELED }),
    submit: only({ [OPEN]: SUBMITTED, [CANCELED]: SUBMITTED }),
    reportNotPerformed: only({ [OPEN]: NOT_PERFORMED, [CANCELED]: NOT_PERFORMED }),
    return: only({ [SUBMITTED]: OPEN }),
    withdraw: only({ [OPEN]: OPEN, [SUBMITTED]: OPEN }),
    confirm: only({ [SUBMITTED]: DONE }),
  });
});
