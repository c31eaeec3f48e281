import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { StoredAnswer } from "../../../src/modules/checklists/answer.js";
import { claimedAnswers } from "../../../src/modules/checklists/answer-leaves.rules.js";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import {
  claimedId,
  claimedRevision,
  headerViolations,
  parseSubmission,
  type Submission,
} from "../../../src/modules/inspections/submission/inspection-input.rules.js";
import { contentHash } from "../../../src/modules/inspections/records/content-hash.rules.js";
import { judgeAnswers } from "../../../src/modules/inspections/submission/submission-answers.rules.js";
import { someEvidence } from "../../support/answers.js";
import { validAnswersFor } from "../../support/arbitraries/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const hash = someEvidence;
const file = { sha256: hash, size: 10, mediaType: "image/jpeg" };
const id = "01990000-0000-7000-8000-00000000000a";
const valid = {
  id,
  revision: 1,
  tradeUnionId: id,
  checklistId: id,
  kind: "ROUTINE",
  period: "2026-Q4",
  evidence: [file],
};
const checklist = indexChecklist(seedBody("six-standards"));
const parsed = parseSubmission(valid, checklist);
const violationsOf = (change: object) =>
  headerViolations({ ...valid, ...change }).map(({ code, path }) => `${code} ${path.join(".")}`);

describe("the header of a submission", () => {
  test("what is absent becomes null or empty", () => {
    expect(parsed).toEqual({
      header: {
        id,
        revision: 1,
        assignmentId: null,
        tradeUnionId: id,
        employerId: null,
        siteId: null,
        checklistId: id,
        kind: "ROUTINE",
        period: "2026-Q4",
        basedOn: null,
        startedAt: null,
        finishedAt: null,
        location: null,
        coInspectorIds: [],
        notPerformed: null,
        findingChecks: [],
        signatures: [],
        remark: null,
        announcements: [file],
      },
      saysNotPerformed: false,
      answers: { claims: [], violations: [] },
      vetoes: { generalVetoes: [], violations: [] },
      violations: [],
    });
  });

  test.each<[string, object, string[]]>([
    ["files that are none", { evidence: [null, 5, []] }, [0, 1, 2].map((at) => `NOT_AN_OBJECT evidence.${at}`)],
    ["no id", { id: null }, ["VALUE_REQUIRED id"]],
    ["an id that is none", { id: "x" }, ["ID_NOT_VALID id"]],
    ["an id that is a number", { tradeUnionId: 5 }, ["ID_NOT_VALID tradeUnionId"]],
    ["no revision", { revision: undefined }, ["VALUE_REQUIRED revision"]],
    ["revision 0", { revision: 0 }, ["REVISION_NOT_VALID revision"]],
    ["revision as a word", { revision: "one" }, ["NOT_AN_INTEGER revision"]],
    ["half a revision", { revision: 1.5 }, ["NOT_AN_INTEGER revision"]],
    ["an unknown kind", { kind: "SURPRISE" }, ["VALUE_UNKNOWN kind"]],
    ["a fifth quarter", { period: "2026-Q5" }, ["PERIOD_NOT_VALID period"]],
    ["a 13th month", { period: "2026-13" }, ["PERIOD_NOT_VALID period"]],
    ["a period as a number", { period: 2026 }, ["NOT_A_TEXT period"]],
    ["a day that does not exist", { startedAt: "2026-02-30T10:00:00+08:00" }, ["INSTANT_NOT_VALID startedAt"]],
    ["a time without offset", { finishedAt: "2026-02-20T10:00:00" }, ["INSTANT_NOT_VALID finishedAt"]],
    ["a word for a time", { startedAt: "yesterday" }, ["INSTANT_NOT_VALID startedAt"]],
    ["a place off the Earth", { location: { latitude: 91, longitude: 0 } }, ["LOCATION_NOT_VALID location"]],
    ["half a place", { location: { latitude: 24 } }, ["LOCATION_NOT_VALID location"]],
    ["a word for a latitude", { location: { latitude: "north", longitude: 1 } }, ["NOT_A_NUMBER location.latitude"]],
    ["a co-inspector twice", { coInspectorIds: [id, id.toUpperCase()] }, ["CO_INSPECTOR_DOUBLED coInspectorIds.1"]],
    ["a reason that is none", { notPerformed: { reason: "RAIN" } }, ["VALUE_UNKNOWN notPerformed.reason"]],
    ["no reason", { notPerformed: {} }, ["VALUE_REQUIRED notPerformed.reason"]],
    [
      "finding checks in a routine inspection",
      { findingChecks: [{ findingId: id, outcome: "RECTIFIED" }] },
      ["FINDING_CHECKS_NOT_EXPECTED findingChecks"],
    ],
    [
      "a file without size",
      { evidence: [{ sha256: hash, mediaType: "image/png" }] },
      ["VALUE_REQUIRED evidence.0.size"],
    ],
    [
      "an empty file",
      { evidence: [{ sha256: hash, size: 0, mediaType: "image/png" }] },
      ["EVIDENCE_SIZE_NOT_POSSIBLE evidence.0.size"],
    ],
    [
      "a program",
      { evidence: [{ sha256: hash, size: 1, mediaType: "application/x-sh" }] },
      ["MEDIA_TYPE_NOT_ALLOWED evidence.0.mediaType"],
    ],
    [
      "a hash that is none",
      { evidence: [{ sha256: "00", size: 1, mediaType: "image/png" }] },
      ["EVIDENCE_HASH_NOT_VALID evidence.0.sha256"],
    ],
    ["a file twice", { evidence: [...valid.evidence, ...valid.evidence] }, ["EVIDENCE_DOUBLED evidence.1.sha256"]],
    ["201 files", { evidence: Array.from({ length: 201 }, () => valid.evidence[0]) }, ["LIST_TOO_LONG evidence"]],
    [
      "a signature without image",
      { signatures: [{ role: "INSPECTED_UNION", name: "林某" }] },
      ["SIGNATURE_INCOMPLETE signatures.0"],
    ],
    [
      "a signature by nobody",
      { signatures: [{ role: "WITNESS", name: " ", sha256: hash }] },
      ["VALUE_REQUIRED signatures.0.name"],
    ],
    [
      "an image that was not announced",
      { signatures: [{ role: "WITNESS", name: "林某", sha256: "cd".repeat(32) }] },
      ["EVIDENCE_NOT_ANNOUNCED signatures.0.sha256"],
    ],
    ["a remark of 2,001 characters", { remark: "会".repeat(2001) }, ["NOTE_TOO_LONG remark"]],
    ["a remark with NUL", { remark: "a\0b" }, ["TEXT_NOT_VALID remark"]],
    ["a remark with a lone surrogate", { remark: "a\uD800b" }, ["TEXT_NOT_VALID remark"]],
  ])("%s is refused", (_case, change, violations) => {
    expect(violationsOf(change)).toEqual(violations);
  });

  test("a remark of 2,000 rare characters is taken", () => {
    expect(violationsOf({ remark: "𠮷".repeat(2000) })).toEqual([]);
  });

  test("everything wrong is named at once", () => {
    expect(violationsOf({ id: "x", kind: null, period: "soon", startedAt: "never" })).toEqual([
      "VALUE_REQUIRED kind",
      "ID_NOT_VALID id",
      "PERIOD_NOT_VALID period",
      "INSTANT_NOT_VALID startedAt",
    ]);
  });

  test("anything at all is parsed without an exception, and repeated as a storable id", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(parsed.header), "evidence"), fc.jsonValue()), (raw) => {
        parseSubmission(raw, checklist);
        expect(claimedId(raw).isWellFormed()).toBe(true);
        expect(Number.isInteger(claimedRevision(raw))).toBe(true);
      }),
    );
  });
});

/** A document as it is stored, in the form in which a tablet would send it. */
const sentAgain = ({ header, answers, vetoes }: Submission): object => {
  const { announcements, ...rest } = header;
  return { ...rest, evidence: announcements, answers: claimedAnswers(answers), generalVetoes: vetoes.generalVetoes };
};

describe("what was parsed and stored", () => {
  const veto = fc.constantFrom(...checklist.body.generalVetoes.map(({ code }) => ({ code, note: "假材料" })));
  const remarks = fc.record({
    remark: fc.option(fc.string({ unit: "grapheme", maxLength: 50 })),
    generalVetoes: fc.uniqueArray(veto, { selector: ({ code }) => code }),
    location: fc.option(
      fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.constant(-0) }),
    ),
    startedAt: fc.constantFrom(null, "2026-11-18T09:02:11+08:00", "2026-11-18T01:02Z"),
  });

  test("is parsed again to the same, and has the same hash", () => {
    fc.assert(
      fc.property(validAnswersFor(checklist.body), remarks, (answers, more) => {
        const first = parseSubmission({ ...valid, ...more, evidence: [file], answers }, checklist);
        const read = judgeAnswers(checklist, first, null);
        expect([...first.violations, ...read.violations]).toEqual([]);
        const again = parseSubmission(sentAgain(first), checklist);
        expect(again).toEqual(first);
        const stored = { ...sentAgain(first), answers: read.answers };
        expect(judgeAnswers(checklist, parseSubmission(stored, checklist), null)).toEqual(read);
        const hashOf = (answers: readonly StoredAnswer[]) =>
          contentHash({ ...first.header, answers, generalVetoes: read.generalVetoes }, "salt");
        expect(hashOf(claimedAnswers(again.answers))).toBe(hashOf(read.answers));
      }),
      { numRuns: 100 },
    );
  });

  test("of a document in which anything may stand comes back as it was read", () => {
    const fields = [...Object.keys(parsed.header), "evidence", "answers", "generalVetoes"];
    const wild = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom<unknown>("", " ", -0, id, hash, [hash], "2026-11-18T09:02:11Z"),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...fields), wild), (changes) => {
        const first = parseSubmission({ ...valid, ...changes }, checklist);
        expect(parseSubmission(sentAgain(first), checklist).header).toEqual(first.header);
      }),
      { numRuns: 500 },
    );
  });
});
