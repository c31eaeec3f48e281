import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import type { StoredAnswer } from "../../../src/modules/checklists/answer.js";
import { openedFindings } from "../../../src/modules/rectifications/findings/finding.rules.js";
import { SIX_STANDARDS } from "../../support/builders-inspections.js";

const index = indexChecklist(SIX_STANDARDS.body);
const CRITERION = "S5.5";

const suspected = fc.record(
  {
    criterion: fc.constant(CRITERION),
    suspected: fc.constant(true as const),
    note: fc.string({ minLength: 1 }),
    evidence: fc.constant(["a".repeat(64)]),
    faults: fc.array(
      fc.record({
        id: fc.uuid(),
        description: fc.string({ minLength: 1 }),
        severity: fc.constantFrom("MAJOR" as const, "MINOR" as const),
        fixedOnSite: fc.constant(true as const),
      }),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ["criterion", "suspected"] },
);

test("what everybody sees opened is what would have been without the suspicion, and every word of it is confidential", () => {
  fc.assert(
    fc.property(suspected, fc.boolean(), (answer, isFailed) => {
      const failures = isFailed ? [CRITERION] : [];
      const opened = openedFindings(index, [answer as StoredAnswer], failures);
      const plain = openedFindings(index, [{ criterion: CRITERION }], failures);
      expect(opened.filter(({ isSuspicion }) => !isSuspicion)).toEqual(plain);
      expect(plain).toHaveLength(failures.length);
      const confidential = opened.filter(({ isSuspicion }) => isSuspicion);
      expect(confidential.map(({ faultId }) => faultId)).toEqual([...(answer.faults ?? []).map(({ id }) => id), null]);
      expect(confidential.at(-1)).toMatchObject({ evidence: answer.evidence ?? [] });
      if (answer.note !== undefined) expect(confidential.at(-1)?.description).toBe(answer.note);
    }),
  );
});
