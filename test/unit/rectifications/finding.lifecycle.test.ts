import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  findingInitialStates,
  findingLifecycle,
  nextFindingStatus,
  type FindingMove,
} from "../../../src/modules/rectifications/findings/finding.lifecycle.js";
import { findingStatuses, type FindingStatusCode } from "../../../src/modules/rectifications/findings/finding.types.js";

const MOVES = [...new Set(Object.values(findingLifecycle).flatMap((moves) => Object.keys(moves)))] as FindingMove[];

describe("the lifecycle of a finding", () => {
  test("every state is reached from a beginning, and ends in being closed or withdrawn", () => {
    const reachable = (from: readonly FindingStatusCode[]) => {
      const seen = new Set(from);
      for (const status of seen) for (const next of Object.values(findingLifecycle[status])) seen.add(next);
      return seen;
    };
    expect([...reachable(findingInitialStates)].sort()).toEqual([...findingStatuses].sort());
    for (const status of findingStatuses) {
      const ends = reachable([status]);
      expect(ends.has("CLOSED") || ends.has("WITHDRAWN")).toBe(true);
    }
    expect(findingLifecycle.WITHDRAWN).toEqual({});
  });

  test("no sequence of moves reaches a state that the handbook does not name behind the one before", () => {
    const ALLOWED: Record<FindingStatusCode, readonly FindingStatusCode[]> = {
      RECORDED: ["CONFIRMED", "CONTESTED", "TRANSFERRED", "WITHDRAWN"],
      CONFIRMED: ["CONTESTED", "ISSUED", "TRANSFERRED", "WITHDRAWN"],
      CONTESTED: ["CONFIRMED", "ISSUED", "WITHDRAWN"],
      ISSUED: ["CONTESTED", "SUBMITTED", "TRANSFERRED"],
      SUBMITTED: ["VERIFIED", "ISSUED"],
      VERIFIED: ["CLOSED"],
      CLOSED: ["ISSUED"],
      TRANSFERRED: ["ISSUED", "WITHDRAWN"],
      WITHDRAWN: [],
    };
    fc.assert(
      fc.property(
        fc.constantFrom(...findingInitialStates),
        fc.array(fc.constantFrom(...MOVES), { maxLength: 40 }),
        (first, moves) => {
          let status = first;
          for (const move of moves) {
            const next = nextFindingStatus(status, move);
            if (next === undefined) continue;
            expect(ALLOWED[status]).toContain(next);
            status = next;
          }
        },
      ),
    );
  });

  test("nothing is closed that was not verified, and nothing verified that was not submitted after being issued", () => {
    const before = (status: FindingStatusCode) =>
      findingStatuses.filter((from) => Object.values(findingLifecycle[from]).includes(status));
    expect(before("CLOSED")).toEqual(["VERIFIED"]);
    expect(before("VERIFIED")).toEqual(["SUBMITTED"]);
    expect(before("SUBMITTED")).toEqual(["ISSUED"]);
  });
});
