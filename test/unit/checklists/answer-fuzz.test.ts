import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { checklistErrors } from "../../../src/modules/checklists/checklists.errors.js";
import { scoreInspection } from "../../../src/modules/checklists/scoring.rules.js";
import { platformErrors } from "../../../src/platform/errors/platform.errors.js";
import { fullAnswers, someContext, validated } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const full = fullAnswers(body);
const leaves = [
  ...["criterion", "points", "step", "parts", "measure", "counts", "deductions", "capped", "vetoMet", "suspected"],
  ...["sample", "notApplicable", "checked", "note", "evidence", "faults"],
];
const codes = new Set([...Object.keys(checklistErrors), ...Object.keys(platformErrors)]);
const wild = fc.oneof(
  fc.anything({ withNullPrototype: true }),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.array(fc.record({ code: fc.anything({ withNullPrototype: true }), count: fc.anything(), id: fc.anything() })),
  fc.record({ numerator: fc.anything(), denominator: fc.anything(), asked: fc.anything(), positive: fc.anything() }),
  fc.constantFrom(...full.flatMap(({ step, parts, points }) => [step, parts, points])),
);

test("whatever stands in the leaves, validation names known violations and what it lets through can be scored", () => {
  const mutations = fc.array(fc.tuple(fc.nat(full.length - 1), fc.constantFrom(...leaves), wild), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(mutations, (drawn) => {
      const raw: Record<string, unknown>[] = full.map((answer) => ({ ...answer }));
      for (const [at, leaf, value] of drawn) Object.assign(raw[at] ?? {}, { [leaf]: value });
      const { answers, violations } = validated(body, raw, someContext);
      for (const { code, path, details } of violations) {
        expect(codes.has(code)).toBe(true);
        expect(path[0]).toBe("answers");
        expect(Object.values(details).every((detail) => ["string", "number"].includes(typeof detail))).toBe(true);
      }
      const { points, maxPoints, explanation } = scoreInspection(body, answers);
      expect(Math.round(explanation.reduce((sum, { lost }) => sum + lost, 0) * 100)).toBe(
        Math.round((maxPoints - points) * 100),
      );
    }),
    { numRuns: 500 },
  );
});
