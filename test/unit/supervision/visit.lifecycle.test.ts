import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  nextVisitStatus,
  publishedStatuses,
  sealedStatuses,
  VISIT_BEGINNING,
  visitLifecycle,
  visitStatuses,
  type VisitMove,
  type VisitStatusCode,
} from "../../../src/modules/supervision/visits/visit.lifecycle.js";

const MOVES: readonly VisitMove[] = [
  ...(["stepBack", "approve", "reject", "void", "open", "notPerform"] as const),
  ...(["report", "giveBack", "confirm", "state", "refer"] as const),
];

const reachableFrom = (start: VisitStatusCode): VisitStatusCode[] => {
  const reached = new Set([start]);
  for (const status of reached) for (const next of Object.values(visitLifecycle[status])) reached.add(next);
  return [...reached].sort();
};

test("every state is reached from the draw", () => {
  expect(reachableFrom(VISIT_BEGINNING)).toEqual([...visitStatuses].sort());
});

test("a plan that came to nothing stays so", () => {
  for (const end of ["REJECTED", "VOIDED", "NOT_PERFORMED"] as const) expect(reachableFrom(end)).toEqual([end]);
});

test("what was opened is never sealed again, and what was published never withdrawn", () => {
  const sealed: readonly string[] = sealedStatuses;
  const published: readonly string[] = publishedStatuses;
  expect(reachableFrom("OPENED").filter((status) => sealed.includes(status))).toEqual([]);
  expect(reachableFrom("CONFIRMED").filter((status) => !published.includes(status))).toEqual([]);
});

test("nobody opens what was not approved, whatever happened before", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 20 }), (moves) => {
      let status: VisitStatusCode = VISIT_BEGINNING;
      let isApproved = false;
      for (const move of moves) {
        const next = nextVisitStatus(status, move);
        if (next === undefined) continue;
        if (next === "OPENED" && move === "open") expect(isApproved).toBe(true);
        if (move === "approve") isApproved = true;
        if (move === "stepBack") isApproved = false;
        status = next;
        expect(visitStatuses).toContain(status);
      }
    }),
  );
});
