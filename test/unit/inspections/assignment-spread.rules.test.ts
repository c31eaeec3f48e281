import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  ineligibilityReason,
  streetOf,
  type Candidate,
} from "../../../src/modules/inspections/planning/assignment-eligibility.rules.js";
import { spreadVisits, type Visit } from "../../../src/modules/inspections/planning/assignment-spread.rules.js";
import { distributed } from "../../../src/modules/inspections/planning/visit-distribution.rules.js";

const STREETS = ["1.10", "1.11", "1.12"];
const visit = (number: number, street: number): Visit => ({
  assignmentId: `visit-${String(number).padStart(4, "0")}`,
  tradeUnionId: `union-${number}`,
  path: `${STREETS[street] ?? "1"}.${100 + number}`,
  street: STREETS[street] ?? "",
});
const person = (number: number, given: Partial<Candidate> = {}): Candidate => ({
  accountId: `person-${String(number).padStart(2, "0")}`,
  reach: ["1"],
  officeReach: [],
  officeAt: [],
  load: 0,
  ...given,
});

const visits = (maximum: number) =>
  fc
    .array(fc.integer({ min: 0, max: 2 }), { maxLength: maximum })
    .map((streets) => streets.map((street, number) => visit(number, street)));
const people = (maximum: number) =>
  fc
    .array(
      fc.record({
        load: fc.nat(6),
        reach: fc.subarray(["1", ...STREETS], { minLength: 1 }),
        officeAt: fc.subarray(["union-0", "union-1", "union-2", "union-3"]),
        officeReach: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          { weight: 1, arbitrary: fc.subarray(STREETS) },
        ),
      }),
      { minLength: 1, maxLength: maximum },
    )
    .map((list) => list.map((given, number) => person(number, given)));

const loadsAfter = (
  candidates: readonly Candidate[],
  teams: readonly { inspectorIds: readonly string[] }[],
): number[] =>
  candidates.map(
    ({ accountId, load }) => load + teams.filter(({ inspectorIds }) => inspectorIds.includes(accountId)).length,
  );
const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);

const combinations = <T>(list: readonly T[], size: number): T[][] =>
  size === 0
    ? [[]]
    : list.flatMap((first, i) => combinations(list.slice(i + 1), size - 1).map((rest) => [first, ...rest]));

/** The least possible sum of squared loads, by trying every way. */
function leastSquares(all: readonly Visit[], candidates: readonly Candidate[], teamSize: number): number {
  let reached = new Map([[candidates.map(({ load }) => load).join(), candidates.map(({ load }) => load)]]);
  for (const each of all) {
    const eligible = candidates.flatMap((candidate, i) =>
      ineligibilityReason(candidate, each, false) === undefined ? [i] : [],
    );
    if (eligible.length < teamSize) continue;
    const next = new Map<string, number[]>();
    for (const loads of reached.values()) {
      for (const team of combinations(eligible, teamSize)) {
        const after = loads.map((load, i) => load + Number(team.includes(i)));
        next.set(after.join(), after);
      }
    }
    reached = next;
  }
  return Math.min(...[...reached.values()].map(squares));
}

describe("spreadVisits", () => {
  test("every visit gets a team of different eligible people, or the reason why not", () => {
    fc.assert(
      fc.property(visits(40), people(6), fc.integer({ min: 1, max: 3 }), (all, candidates, teamSize) => {
        const { teams, unassigned } = spreadVisits(all, candidates, teamSize);
        const answered = [...teams, ...unassigned].map(({ assignmentId }) => assignmentId).sort();
        expect(answered).toEqual(all.map(({ assignmentId }) => assignmentId).sort());
        for (const each of all) {
          const reasons = candidates.map((candidate) => ineligibilityReason(candidate, each, false));
          const eligible = candidates.filter((_, i) => reasons[i] === undefined).map(({ accountId }) => accountId);
          const team = teams.find(({ assignmentId }) => assignmentId === each.assignmentId)?.inspectorIds;
          if (team === undefined) {
            const outOfReach = reasons.filter((found) => found === "INSPECTOR_OUT_OF_REACH").length;
            expect(eligible.length).toBeLessThan(teamSize);
            expect(unassigned.find(({ assignmentId }) => assignmentId === each.assignmentId)?.reason).toBe(
              candidates.length - outOfReach < teamSize ? "INSPECTOR_OUT_OF_REACH" : "INSPECTOR_HOLDS_OFFICE",
            );
          } else {
            expect(new Set(team).size).toBe(teamSize);
            expect(team.every((accountId) => eligible.includes(accountId))).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no other way of assigning is more even", () => {
    fc.assert(
      fc.property(visits(7), people(4), fc.integer({ min: 1, max: 2 }), (all, candidates, teamSize) => {
        const { teams } = spreadVisits(all, candidates, teamSize);
        expect(squares(loadsAfter(candidates, teams))).toBe(leastSquares(all, candidates, teamSize));
      }),
      { numRuns: 300 },
    );
  });

  test("without obstacles loads differ by one at the most, and few people share a street", () => {
    fc.assert(
      fc.property(visits(60), fc.integer({ min: 1, max: 7 }), (all, count) => {
        const candidates = Array.from({ length: count }, (_, number) => person(number));
        const { teams, unassigned } = spreadVisits(all, candidates, 1);
        expect(unassigned).toEqual([]);
        const loads = loadsAfter(candidates, teams);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        const streetByVisit = new Map(all.map(({ assignmentId, street }) => [assignmentId, street]));
        const pairs = new Set(teams.map((team) => `${streetByVisit.get(team.assignmentId)} ${team.inspectorIds[0]}`));
        // Cutting a row of streets into one piece for each person makes one pair more with every cut.
        const streets = new Set(streetByVisit.values()).size;
        expect(pairs.size).toBeLessThanOrEqual(Math.max(0, streets + count - 1));
      }),
      { numRuns: 300 },
    );
  });

  test("the order of visits and people does not matter", () => {
    fc.assert(
      fc.property(
        visits(20).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
        people(5).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
        ([all, shuffled], [candidates, mixed]) => {
          expect(spreadVisits(shuffled, mixed, 2)).toEqual(spreadVisits(all, candidates, 2));
        },
      ),
    );
  });

  test("an officer's own union goes to the other inspector, who is spared elsewhere", () => {
    const all = [0, 1, 2, 3].map((number) => visit(number, 0));
    const spread = spreadVisits(all, [person(0, { officeAt: ["union-0"] }), person(1)], 1);
    expect(spread).toEqual({
      teams: [
        { assignmentId: "visit-0001", inspectorIds: ["person-00"] },
        { assignmentId: "visit-0002", inspectorIds: ["person-00"] },
        { assignmentId: "visit-0003", inspectorIds: ["person-01"] },
        { assignmentId: "visit-0000", inspectorIds: ["person-01"] },
      ],
      unassigned: [],
    });
  });

  test("a self-inspection may be done by those who hold office", () => {
    const officer = person(0, { reach: ["1.10.100"], officeReach: ["1.10.100"], officeAt: ["union-0"] });
    expect(spreadVisits([visit(0, 0)], [officer], 1, true).teams).toEqual([
      { assignmentId: "visit-0000", inspectorIds: ["person-00"] },
    ]);
  });

  test("nobody to send", () => {
    expect(spreadVisits([visit(0, 0)], [], 1)).toEqual({
      teams: [],
      unassigned: [{ assignmentId: "visit-0000", reason: "INSPECTOR_OUT_OF_REACH" }],
    });
  });
});

test("pouring fills the lowest first", () => {
  expect(distributed([5, 0, 2], 4)).toEqual([5, 3, 3]);
  expect(distributed([5, 0, 2], 10)).toEqual([5, 6, 6]);
  expect(distributed([0, 0, 0], 4)).toEqual([2, 1, 1]);
  expect(distributed([], 0)).toEqual([]);
});

test("the street of a path is its step at that level", () => {
  const streets = new Set([12]);
  expect([streetOf("1.2.12.40.300", streets), streetOf("1.2.12", streets), streetOf("1.2", streets)]).toEqual([
    "12",
    "12",
    "",
  ]);
});
