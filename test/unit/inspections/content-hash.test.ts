import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { claimedAnswers } from "../../../src/modules/checklists/answer-leaves.rules.js";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import {
  contentHash,
  newSalt,
  type InspectionContent,
} from "../../../src/modules/inspections/records/content-hash.rules.js";
import { parseSubmission } from "../../../src/modules/inspections/submission/inspection-input.rules.js";
import { judgeAnswers } from "../../../src/modules/inspections/submission/submission-answers.rules.js";
import { validAnswersFor } from "../../support/arbitraries/answers.js";
import { someEvidence } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const checklist = indexChecklist(body);
const raw = (answers: unknown[], more: object = {}) => ({
  id: "01990000-0000-7000-8000-000000000001",
  revision: 1,
  tradeUnionId: "01990000-0000-7000-8000-000000000002",
  checklistId: "01990000-0000-7000-8000-000000000003",
  kind: "ROUTINE",
  period: "2026-Q4",
  startedAt: "2026-11-18T09:02:11+08:00",
  evidence: [{ sha256: someEvidence, size: 1, mediaType: "image/jpeg" }],
  signatures: [{ role: "WITNESS", name: "陈某", refusedReason: "不在场" }],
  remark: "说明",
  answers,
  ...more,
});

const content = (given: object): InspectionContent => {
  const { header, answers, violations } = parseSubmission(given, checklist);
  expect(violations).toEqual([]);
  return { ...header, answers: claimedAnswers(answers), generalVetoes: [] };
};

/** Answers as they are stored: completed, in checklist order, with what the server adds. */
const stored = (given: object): InspectionContent => {
  const submission = parseSubmission(given, checklist);
  const read = judgeAnswers(checklist, submission, null);
  expect(read.violations).toEqual([]);
  const system = { criterion: "S6.1", points: 0, system: { sources: [], outcome: "APPRAISAL_ABSENT" as const } };
  return {
    ...submission.header,
    answers: [...read.answers.map((answer) => ({ ...answer, warning: true as const })), system],
    generalVetoes: [],
  };
};

const answersWithTwin = validAnswersFor(body).chain((answers) =>
  fc.tuple(
    fc.constant(answers),
    fc.shuffledSubarray(answers, { minLength: answers.length, maxLength: answers.length }),
  ),
);

describe("the hash of a submission", () => {
  test("does not depend on the order of the answers, on nulls, or on how an instant is written", () => {
    fc.assert(
      fc.property(answersWithTwin, ([answers, shuffled]) => {
        const salt = newSalt();
        const twin = raw(
          shuffled.map((answer) => ({ measure: null, capped: false, faults: null, ...answer })),
          { startedAt: "2026-11-18T01:02:11Z", basedOn: null, findingChecks: [], location: null },
        );
        expect(contentHash(content(twin), salt)).toBe(contentHash(content(raw(answers)), salt));
      }),
      { numRuns: 30 },
    );
  });

  test("of what is stored is that of what was sent", () => {
    fc.assert(
      fc.property(validAnswersFor(body), (answers) => {
        const salt = newSalt();
        expect(contentHash(stored(raw(answers)), salt)).toBe(contentHash(content(raw(answers)), salt));
      }),
      { numRuns: 30 },
    );
  });

  test("differs when a text does", () => {
    fc.assert(
      fc.property(validAnswersFor(body), fc.string({ minLength: 1 }), (answers, other) => {
        const salt = newSalt();
        const whole = content(raw(answers));
        fc.pre(other !== whole.remark);
        expect(contentHash({ ...whole, remark: other }, salt)).not.toBe(contentHash(whole, salt));
      }),
      { numRuns: 30 },
    );
  });

  test("differs with the salt, so that nobody can guess a name", () => {
    const whole = content(raw([{ criterion: "S1.1", points: 5 }]));
    expect(contentHash(whole, newSalt())).not.toBe(contentHash(whole, newSalt()));
  });

  test("sees every change of a claim", () => {
    const salt = newSalt();
    const of = (answer: object) => contentHash(content(raw([{ criterion: "S1.1", points: 5, ...answer }])), salt);
    const hashes = [
      of({}),
      of({ points: 0 }),
      of({ note: "x" }),
      of({ note: "y" }),
      of({ sample: { asked: 3, positive: 3 } }),
      of({ vetoMet: true }),
      of({ evidence: [someEvidence] }),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});
