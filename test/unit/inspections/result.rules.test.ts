import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { addedSums, countingKind, criterionSums } from "../../../src/modules/inspections/results/result.rules.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const { criteria } = indexChecklist(body);
const points = fc.tuple(...criteria.map(({ criterion }) => fc.option(fc.constantFrom(0, 0.5, criterion.maxPoints))));

test("a result and the same result taken back leave nothing", () => {
  fc.assert(
    fc.property(points, (given) => {
      const sums = addedSums(criterionSums(body, given), criterionSums(body, given, -1));
      expect(Object.values(sums).flatMap((list: number[]) => list.map((value) => value + 0))).toEqual(
        Array.from({ length: 3 * criteria.length }, () => 0),
      );
    }),
  );
});

test("what does not apply is neither answered nor failed nor lost", () => {
  const sums = criterionSums(
    body,
    criteria.map(({ criterion }, at) => [null, 0, criterion.maxPoints, 0.5][at % 4] ?? null),
  );
  expect(sums.answered.slice(0, 4)).toEqual([0, 1, 1, 1]);
  expect(sums.failed.slice(0, 4)).toEqual([0, 1, 0, 0]);
  // S1.2 has 4 points, S1.4 has 3.
  expect(sums.lostHundredths.slice(0, 4)).toEqual([0, 400, 0, 250]);
});

test("routine inspections count, special ones for special checklists", () => {
  expect(countingKind("SIX_STANDARDS")).toBe("ROUTINE");
  expect(countingKind("SPECIAL_SAFETY")).toBe("SPECIAL");
});
