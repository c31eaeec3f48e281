import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import { checklistPublicationErrors } from "../../../src/modules/checklists/checklist-publication.errors.js";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { checklistErrors } from "../../../src/modules/checklists/checklists.errors.js";
import { changed, fullAnswers, someContext, someEvidence, validated } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const full = fullAnswers(body);
const note = "说明";
const id = "01990000-0000-7000-8000-00000000000a";
const fault = {
  id,
  description: "无委员分工文件",
  requirement: "补齐",
  severity: "MINOR",
  fixedOnSite: false,
  evidence: [],
};
const validate = (raw: unknown) => validated(body, raw, someContext);
const place = (criterion: string) => String(full.findIndex((answer) => answer.criterion === criterion));

type Refusal = [code: string, criterion: string, change: object, path: (string | number)[], details?: object];

const refusals: Refusal[] = [
  ["VALUE_REQUIRED", "S1.1", { criterion: null }, ["criterion"], { field: "criterion" }],
  ["NOT_A_TEXT", "S1.1", { criterion: 7 }, ["criterion"]],
  ["CRITERION_UNKNOWN", "S1.1", { criterion: "B1.1" }, ["criterion"], { criterion: "B1.1" }],
  ["CRITERION_UNKNOWN", "S1.1", { criterion: "__proto__" }, ["criterion"], { criterion: "__proto__" }],
  ["CRITERION_IS_SYSTEM", "S1.1", { criterion: "S6.1", points: 5 }, ["criterion"], { criterion: "S6.1" }],
  ["ANSWER_DOUBLED", "S1.2", { criterion: "S1.1" }, ["criterion"], { criterion: "S1.1" }],
  ["ANSWER_INCOMPLETE", "S1.1", { points: null, note }, [], { criterion: "S1.1" }],
  ["NOT_A_NUMBER", "S1.1", { points: "five" }, ["points"]],
  ["NOT_A_NUMBER", "S1.1", { points: Infinity }, ["points"]],
  ["NOT_A_NUMBER", "S1.1", { points: Number.NaN }, ["points"]],
  ["POINTS_NOT_POSSIBLE", "S1.1", { points: 4, note }, ["points"], { criterion: "S1.1", points: 4, maxPoints: 5 }],
  ["POINTS_NOT_POSSIBLE", "S1.1", { points: -1, note }, ["points"]],
  ["POINTS_NOT_POSSIBLE", "S1.1", { points: 5.001, note }, ["points"]],
  ["POINTS_NOT_POSSIBLE", "S1.1", { points: 5e300, note }, ["points"]],
  ["POINTS_NOT_POSSIBLE", "S3.3", { step: null, points: 1, note }, ["points"]],
  ["POINTS_NOT_POSSIBLE", "S2.1", { parts: null, points: 1, note }, ["points"]],
  ["POINTS_CONTRADICT", "S3.3", { step: "HELD", points: 3, note }, ["points"], { points: 3, computed: 2 }],
  ["POINTS_CONTRADICT", "S2.1", { parts: ["LAWFUL_SIZE"], points: 4, note }, ["points"], { points: 4, computed: 2 }],
  ["POINTS_CONTRADICT", "S1.4", { step: null, measure: 200, points: 1, note }, ["points"], { points: 1, computed: 0 }],
  [
    "POINTS_CONTRADICT",
    "S3.2",
    { parts: null, points: 3, deductions: [{ code: "QUARTER_MISSED", count: 1 }], note },
    ["points"],
  ],
  ["POINTS_CONTRADICT", "S4.3", { parts: null, points: 4, capped: true, note }, ["points"]],
  ["STEP_UNKNOWN", "S3.3", { step: "SOME", note }, ["step"], { step: "SOME" }],
  ["STEP_UNKNOWN", "S1.1", { points: null, step: "HELD", note }, ["step"]],
  ["NOT_A_TEXT", "S3.3", { step: 3, note }, ["step"]],
  [
    "STEP_CONTRADICTS_MEASURE",
    "S1.4",
    { step: "IN_TERM", measure: 5, note },
    ["step"],
    { measured: "OVERDUE_UP_TO_180_DAYS" },
  ],
  [
    "STEP_CONTRADICTS_MEASURE",
    "S2.4",
    { step: "AT_LEAST_95_PERCENT", counts: { numerator: 94, denominator: 100 }, note },
    ["step"],
  ],
  [
    "STEP_CONTRADICTS_MEASURE",
    "S2.4",
    { step: "AT_LEAST_95_PERCENT", counts: { numerator: 0, denominator: 0 }, note },
    ["step"],
  ],
  ["PART_UNKNOWN", "S2.1", { parts: ["LAWFUL_SIZE", "HUGE"], note }, ["parts", 1], { part: "HUGE" }],
  ["PART_UNKNOWN", "S1.1", { points: null, parts: ["LAWFUL_SIZE"], note }, ["parts", 0]],
  ["PART_DOUBLED", "S2.1", { parts: ["LAWFUL_SIZE", "LAWFUL_SIZE"], note }, ["parts", 1], { part: "LAWFUL_SIZE" }],
  ["NOT_A_LIST", "S2.1", { parts: "LAWFUL_SIZE", note }, ["parts"]],
  ["NOT_A_TEXT", "S2.1", { parts: [null], note }, ["parts", 0]],
  ["LIST_TOO_LONG", "S2.1", { parts: new Array(101).fill("LAWFUL_SIZE"), note }, ["parts"], { max: 100 }],
  ["MEASURE_NOT_ASKED", "S1.1", { measure: 3 }, ["measure"]],
  ["MEASURE_NOT_ASKED", "S2.4", { step: null, measure: 0.95 }, ["measure"]],
  ["MEASURE_NOT_POSSIBLE", "S1.4", { step: null, measure: -1, note }, ["measure"], { measure: -1, unit: "DAYS" }],
  ["MEASURE_NOT_POSSIBLE", "S1.4", { step: null, measure: 1.5, note }, ["measure"]],
  ["MEASURE_NOT_POSSIBLE", "S1.4", { step: null, measure: 1e12, note }, ["measure"]],
  ["COUNTS_NOT_ASKED", "S1.4", { step: null, counts: { numerator: 1, denominator: 2 }, note }, ["counts"]],
  [
    "COUNTS_NOT_POSSIBLE",
    "S2.4",
    { step: null, counts: { numerator: 3, denominator: 2 }, note },
    ["counts"],
    { numerator: 3, denominator: 2 },
  ],
  ["COUNTS_NOT_POSSIBLE", "S2.4", { step: null, counts: { numerator: -1, denominator: 2 }, note }, ["counts"]],
  ["COUNTS_NOT_POSSIBLE", "S2.4", { step: null, counts: { numerator: 1, denominator: 0 }, note }, ["counts"]],
  ["COUNTS_NOT_POSSIBLE", "S2.4", { step: null, counts: { numerator: 1, denominator: 1e12 }, note }, ["counts"]],
  ["NOT_AN_INTEGER", "S2.4", { step: null, counts: { numerator: 0.5, denominator: 1 }, note }, ["counts", "numerator"]],
  [
    "VALUE_REQUIRED",
    "S2.4",
    { step: null, counts: { numerator: 1 }, note },
    ["counts", "denominator"],
    { field: "denominator" },
  ],
  ["NOT_AN_OBJECT", "S2.4", { step: null, counts: [1, 2], note }, ["counts"]],
  [
    "DEDUCTION_UNKNOWN",
    "S3.2",
    { deductions: [{ code: "RAIN", count: 1 }], note },
    ["deductions", 0, "code"],
    { deduction: "RAIN" },
  ],
  [
    "DEDUCTION_UNKNOWN",
    "S1.1",
    { deductions: [{ code: "QUARTER_MISSED", count: 1 }], note },
    ["deductions", 0, "code"],
  ],
  [
    "DEDUCTION_COUNT_NOT_POSSIBLE",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: -1 }], note },
    ["deductions", 0, "count"],
    { count: -1, max: 1000 },
  ],
  [
    "DEDUCTION_COUNT_NOT_POSSIBLE",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: 1001 }], note },
    ["deductions", 0, "count"],
  ],
  [
    "NOT_AN_INTEGER",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: 1.5 }], note },
    ["deductions", 0, "count"],
  ],
  [
    "VALUE_REQUIRED",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED" }], note },
    ["deductions", 0, "count"],
    { field: "count" },
  ],
  [
    "DEDUCTION_DOUBLED",
    "S3.2",
    {
      deductions: [
        { code: "QUARTER_MISSED", count: 1 },
        { code: "QUARTER_MISSED", count: 1 },
      ],
      note,
    },
    ["deductions", 1, "code"],
  ],
  ["NOT_AN_OBJECT", "S3.2", { deductions: [null], note }, ["deductions", 0]],
  ["CAP_NOT_OFFERED", "S1.1", { capped: true }, ["capped"]],
  ["NOT_A_BOOLEAN", "S4.3", { capped: "yes" }, ["capped"]],
  ["VETO_NOT_OFFERED", "S1.2", { vetoMet: true, note }, ["vetoMet"]],
  ["VETO_NEEDS_CONCLUSION", "S5.5", { vetoMet: true, note }, ["vetoMet"]],
  ["SUSPICION_NOT_OFFERED", "S1.1", { suspected: true }, ["suspected"]],
  ["SAMPLE_NOT_ASKED", "S1.2", { sample: { asked: 3, positive: 3 } }, ["sample"]],
  ["SAMPLE_NOT_POSSIBLE", "S1.1", { sample: { asked: 3, positive: 4 } }, ["sample"], { asked: 3, positive: 4 }],
  ["SAMPLE_NOT_POSSIBLE", "S1.1", { sample: { asked: -1, positive: -1 } }, ["sample"]],
  ["SAMPLE_NOT_POSSIBLE", "S1.1", { sample: { asked: 1001, positive: 0 }, note }, ["sample"]],
  ["VALUE_REQUIRED", "S1.1", { sample: { asked: 3 } }, ["sample", "positive"], { field: "positive" }],
  ["NOT_APPLICABLE_NOT_ALLOWED", "S1.1", { points: null, notApplicable: true }, ["notApplicable"]],
  ["NOT_APPLICABLE_CONTRADICTED", "S1.2", { points: 0, notApplicable: true }, ["points"]],
  ["NOT_APPLICABLE_CONTRADICTED", "S1.2", { points: null, notApplicable: true, faults: [fault] }, ["faults"]],
  ["NOT_A_BOOLEAN", "S1.2", { notApplicable: 1 }, ["notApplicable"]],
  ["CHECKED_WITHOUT_BASELINE", "S1.2", { checked: true }, ["checked"]],
  ["LOST_POINT_WITHOUT_NOTE", "S1.5", { points: 0 }, ["note"], { lost: 2 }],
  ["LOST_POINT_WITHOUT_NOTE", "S1.5", { points: 0, note: "  " }, ["note"]],
  ["LOST_POINT_WITHOUT_NOTE", "S1.1", { vetoMet: true }, ["note"], { lost: 5 }],
  ["LOST_POINT_WITHOUT_NOTE", "S1.1", { sample: { asked: 3, positive: 1 } }, ["note"], { lost: 5 }],
  ["NOTE_TOO_LONG", "S1.5", { points: 0, note: "𝄞".repeat(2001) }, ["note"], { max: 2000 }],
  ["TEXT_NOT_VALID", "S1.5", { points: 0, note: "a\0b" }, ["note"]],
  ["TEXT_NOT_VALID", "S1.5", { points: 0, note: "a\ud800b" }, ["note"]],
  ["NOT_A_TEXT", "S1.5", { points: 0, note: 5 }, ["note"]],
  ["PHOTO_REQUIRED", "S2.6", { evidence: [] }, ["evidence"], { kind: "PHOTO_PLAQUE" }],
  ["PHOTO_REQUIRED", "S2.6", { parts: [], evidence: null, faults: [fault] }, ["evidence"]],
  ["EVIDENCE_HASH_NOT_VALID", "S2.6", { evidence: ["abc"] }, ["evidence", 0]],
  ["EVIDENCE_HASH_NOT_VALID", "S2.6", { evidence: [7] }, ["evidence", 0]],
  [
    "EVIDENCE_NOT_ANNOUNCED",
    "S2.6",
    { evidence: [someEvidence, "cd".repeat(32)] },
    ["evidence", 1],
    { sha256: "cd".repeat(32) },
  ],
  ["LIST_TOO_LONG", "S2.6", { evidence: new Array(51).fill(someEvidence) }, ["evidence"], { max: 50 }],
  ["VALUE_REQUIRED", "S1.5", { points: 0, faults: [{ ...fault, id: null }] }, ["faults", 0, "id"], { field: "id" }],
  ["FAULT_ID_NOT_VALID", "S1.5", { points: 0, faults: [{ ...fault, id: "1" }] }, ["faults", 0, "id"]],
  ["VALUE_REQUIRED", "S1.5", { points: 0, faults: [{ ...fault, description: "" }] }, ["faults", 0, "description"]],
  ["VALUE_REQUIRED", "S1.5", { points: 0, faults: [{ ...fault, description: "  " }] }, ["faults", 0, "description"]],
  [
    "TEXT_TOO_LONG",
    "S1.5",
    { points: 0, faults: [{ ...fault, requirement: "x".repeat(2001) }] },
    ["faults", 0, "requirement"],
    { max: 2000 },
  ],
  [
    "FAULT_SEVERITY_UNKNOWN",
    "S1.5",
    { points: 0, faults: [{ ...fault, severity: "BAD" }] },
    ["faults", 0, "severity"],
    { severity: "BAD" },
  ],
  ["NOT_A_BOOLEAN", "S1.5", { points: 0, faults: [{ ...fault, fixedOnSite: "no" }] }, ["faults", 0, "fixedOnSite"]],
  [
    "FAULT_DOUBLED",
    "S1.5",
    { points: 0, faults: [fault, { ...fault, id: id.toUpperCase() }] },
    ["faults", 1, "id"],
    { id },
  ],
  [
    "EVIDENCE_NOT_ANNOUNCED",
    "S1.5",
    { points: 0, faults: [{ ...fault, evidence: ["cd".repeat(32)] }] },
    ["faults", 0, "evidence", 0],
  ],
  ["NOT_AN_OBJECT", "S1.5", { points: 0, faults: ["broken"] }, ["faults", 0]],
];

const cases = refusals.map(([code, criterion, change, path, details = {}]) => ({
  code,
  criterion,
  change,
  path,
  details,
}));

test.each(cases)("$code at $criterion with $change", ({ code, criterion, change, path, details }) => {
  const { answers, violations } = validate(changed(full, criterion, change));
  const refused = violations.filter((candidate) => candidate.code !== "ANSWER_MISSING");
  expect(refused).toHaveLength(1);
  expect(refused[0]).toMatchObject({ code, path: ["answers", place(criterion), ...path.map(String)] });
  expect(refused[0]?.details).toMatchObject(details);
  // The other answers are sound, so they come back.
  expect(answers).toHaveLength(full.length - 1);
});

test("a missing answer is named by its criterion", () => {
  expect(validate(full.filter(({ criterion }) => criterion !== "S2.4")).violations).toEqual([
    { code: "ANSWER_MISSING", path: ["answers"], details: { criterion: "S2.4" } },
  ]);
  expect(validate(null).violations).toHaveLength(31);
});

test("all answers together hold no more faults than one inspection may have", () => {
  const faultsOf = (count: number) => Array.from({ length: count }, () => ({ ...fault, id: randomUUID() }));
  const of = (answers: number) =>
    validate(full.map((answer, at) => (at < answers ? { ...answer, faults: faultsOf(50) } : answer))).violations.filter(
      ({ path }) => path.length === 1,
    );
  expect(of(10)).toEqual([]);
  expect(of(11)).toEqual([{ code: "LIST_TOO_LONG", path: ["answers"], details: { max: 500 } }]);
});

test("answers that are no list, or no objects, are refused", () => {
  const codes = (raw: unknown) => validate(raw).violations.filter(({ code }) => code !== "ANSWER_MISSING");
  expect(codes("none")).toEqual([{ code: "NOT_A_LIST", path: ["answers"], details: {} }]);
  expect(codes(new Array(501).fill({}))).toEqual([{ code: "LIST_TOO_LONG", path: ["answers"], details: { max: 500 } }]);
  expect(codes([null, 5, "x", []]).map(({ code, path }) => [code, ...path])).toEqual(
    [0, 1, 2, 3].map((at) => ["NOT_AN_OBJECT", "answers", String(at)]),
  );
});

test("a fault id is used once in the whole inspection", () => {
  const raw = changed(changed(full, "S1.5", { points: 0, faults: [fault] }) as typeof full, "S1.3", {
    points: 0,
    faults: [fault],
  });
  expect(validate(raw).violations).toEqual([
    { code: "FAULT_DOUBLED", path: ["answers", place("S1.5"), "faults", "0", "id"], details: { id } },
  ]);
});

test("every fault of an inspection is named, not only the first", () => {
  const raw = changed(full, "S2.6", { parts: ["X", "Y"], evidence: ["z"], note: 1, checked: "?", criterion: "S2.6" });
  expect(validate(raw).violations.map(({ code }) => code)).toEqual([
    "PART_UNKNOWN",
    "PART_UNKNOWN",
    "NOT_A_BOOLEAN",
    "NOT_A_TEXT",
    "EVIDENCE_HASH_NOT_VALID",
  ]);
});

const accepted: [string, string, object, object][] = [
  ["nulls and false flags are dropped", "S1.1", { step: null, vetoMet: false, faults: [], note: "" }, { points: 5 }],
  ["an empty list where there are no parts", "S1.1", { parts: [] }, { points: 5 }],
  [
    "points beside a structure that agrees",
    "S3.3",
    { step: "HELD", points: 2, note },
    { step: "HELD", points: 2, note },
  ],
  [
    "a step that applies whatever the measure says",
    "S1.4",
    { step: "OVERDUE_OR_VACANT_OVER_180_DAYS", measure: 0, note },
    { step: "OVERDUE_OR_VACANT_OVER_180_DAYS", measure: 0, note },
  ],
  ["a note of 2,000 code points", "S1.5", { points: 0, note: "𝄞".repeat(2000) }, { points: 0, note: "𝄞".repeat(2000) }],
  [
    "parts in checklist order",
    "S3.4",
    { parts: ["AID_RECORDS", "FILES_KEPT", "VISITS"] },
    { parts: ["FILES_KEPT", "VISITS", "AID_RECORDS"] },
  ],
  ["a claim of no parts", "S3.4", { parts: [], note }, { parts: [], note }],
  [
    "deductions counted 0 times",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: 0 }] },
    { parts: ["ANNUAL_PLAN", "QUARTERLY_EVENTS"] },
  ],
  [
    "points with known deductions",
    "S3.2",
    { parts: null, points: 2.5, deductions: [{ code: "QUARTER_MISSED", count: 1 }], note },
    { points: 2.5, deductions: [{ code: "QUARTER_MISSED", count: 1 }], note },
  ],
  [
    "points that already leave out what was not confirmed",
    "S3.6",
    { points: 1, sample: { asked: 3, positive: 0 }, note },
    { points: 1, parts: ["BRAND_WITH_PLAN", "BRAND_IN_USE"], sample: { asked: 3, positive: 0 }, note },
  ],
  [
    "hashes in lower case and once",
    "S2.6",
    { evidence: [someEvidence.toUpperCase(), someEvidence] },
    { parts: ["SET_UP_INDEPENDENTLY", "PLAQUE_AND_SEAL"], evidence: [someEvidence] },
  ],
  [
    "evidence at the fault instead of the answer",
    "S2.6",
    { parts: [], evidence: [], faults: [{ ...fault, evidence: [someEvidence] }] },
    {
      parts: [],
      faults: [
        { id, description: fault.description, requirement: "补齐", severity: "MINOR", evidence: [someEvidence] },
      ],
    },
  ],
  ["no photo where nothing is claimed", "S2.6", { parts: [], evidence: [], note }, { parts: [], note }],
  [
    "the criterion's own severity",
    "S1.3",
    { points: 0, faults: [{ id, description: "x", fixedOnSite: true }] },
    { points: 0, faults: [{ id, description: "x", severity: "MAJOR", fixedOnSite: true }] },
  ],
  ["a negative zero", "S1.5", { points: -0, note }, { points: 0, note }],
  [
    "not applicable with a note",
    "S1.2",
    { points: null, notApplicable: true, note: "机关工会" },
    { notApplicable: true, note: "机关工会" },
  ],
];

test.each(accepted)("accepts %s", (_name, criterion, change, stored) => {
  const { answers, violations } = validate(changed(full, criterion, change));
  expect(violations).toEqual([]);
  expect(answers.find((answer) => answer.criterion === criterion)).toStrictEqual({ criterion, ...stored });
});

test("a ratio that is no share may exceed 1, one of nothing does not apply where that is allowed", () => {
  const room = seedBody("reading-room");
  const loans = changed(fullAnswers(room), "B4.1", { step: null, counts: { numerator: 500, denominator: 200 } });
  expect(validated(room, loans, someContext).violations).toEqual([]);
  const home = seedBody("workers-home");
  const none = changed(fullAnswers(home), "W3.4", { step: null, counts: { numerator: 0, denominator: 0 } });
  expect(validated(home, none, someContext).violations).toEqual([]);
});

test("a photo stands behind every claim, also one that the people asked do not confirm", () => {
  const standards = body.standards.map((standard) => ({
    ...standard,
    criteria: standard.criteria.map((criterion) =>
      criterion.code === "S4.6" ? { ...criterion, evidence: ["PHOTO_SITE"] } : criterion,
    ),
  }));
  const raw = changed(full, "S4.6", { sample: { asked: 3, positive: 0 }, note });
  expect(validated({ ...body, standards }, raw, someContext).violations.map(({ code }) => code)).toEqual([
    "PHOTO_REQUIRED",
  ]);
});

test.each([
  ["S1.1", [0, 500]],
  ["S1.4", [0, 100, 300]],
  ["S2.1", [0, 200, 400]],
  ["S3.2", [0, 50, 100, 150, 200, 250, 300]],
  ["S4.3", [0, 100, 200, 300, 400]],
  ["S5.2", [0, 100, 200, 300]],
  ["S5.5", [0, 50, 100, 150, 200, 250, 300]],
])("the possible points of %s are %j hundredths", (code, possible) => {
  expect([...(indexChecklist(body).byCode.get(code)?.possible ?? [])].sort((a, b) => a - b)).toEqual(possible);
});

test("a visit answers the criteria of its subject, and the others do not apply", () => {
  const visit = seedBody("supervision");
  const context = { ...someContext, visitSubject: "STAFF_CONDUCT" };
  const asked = ["U1.1", "U1.2", "U1.3", "U2.1", "U3.2"];
  const raw = fullAnswers(visit).filter(({ criterion }) => asked.includes(criterion));
  const { answers, violations } = validated(visit, raw, context);
  expect(violations).toEqual([]);
  expect(answers.filter((answer) => answer.notApplicable).map(({ criterion }) => criterion)).toEqual([
    "U2.2",
    "U2.3",
    "U3.1",
  ]);
  expect(validated(visit, fullAnswers(visit), context).violations.map(({ code, path }) => [code, ...path])).toEqual([
    ["CRITERION_NOT_ASKED", "answers", "4", "criterion"],
    ["CRITERION_NOT_ASKED", "answers", "5", "criterion"],
    ["CRITERION_NOT_ASKED", "answers", "6", "criterion"],
  ]);
});

test("every refusal of an answer has a test", () => {
  const elsewhere = ["ANSWER_MISSING", "CRITERION_NOT_ASKED", "CHECKED_CONTRADICTS_BASELINE"];
  const vetoes = ["GENERAL_VETO_UNKNOWN", "GENERAL_VETO_DOUBLED", "GENERAL_VETO_WITHOUT_NOTE"];
  const tested = new Set([...refusals.map(([code]) => code), ...elsewhere, ...vetoes]);
  const codes = Object.keys(checklistErrors).filter((code) => !(code in checklistPublicationErrors));
  expect(codes.filter((code) => !tested.has(code))).toEqual([]);
});
