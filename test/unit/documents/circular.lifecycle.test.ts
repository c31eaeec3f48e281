import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  CIRCULAR_BEGINNING,
  circularLifecycle,
  circularStatuses,
  nextCircularStatus,
  type CircularMove,
  type CircularStatusCode,
} from "../../../src/modules/documents/circular.lifecycle.js";

const moves: CircularMove[] = ["change", "sign", "publish", "discard"];

describe("the states of a circular", () => {
  test("every state is reached from a draft", () => {
    const reached = new Set<CircularStatusCode>([CIRCULAR_BEGINNING]);
    for (const status of reached) for (const next of Object.values(circularLifecycle[status])) reached.add(next);
    expect([...reached].sort()).toEqual([...circularStatuses].sort());
  });

  test("what is published or discarded stays so", () => {
    expect(circularLifecycle.PUBLISHED).toEqual({});
    expect(circularLifecycle.DISCARDED).toEqual({});
  });

  test("no sequence of moves publishes what was not signed, or changes what was", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 30 }), (sequence) => {
        let status = CIRCULAR_BEGINNING;
        let signed = false;
        for (const move of sequence) {
          const next = nextCircularStatus(status, move);
          if (next === undefined) continue;
          if (move === "change") expect(signed).toBe(false);
          if (move === "sign") signed = true;
          if (next === "PUBLISHED") expect(signed).toBe(true);
          status = next;
        }
      }),
    );
  });
});
