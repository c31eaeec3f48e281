import { expect, test } from "@jest/globals";
import type { StoredAnswer } from "../../../src/modules/checklists/answer.js";
import type { ChecklistBody } from "../../../src/modules/checklists/checklist-body.js";
import { percentHundredths } from "../../../src/modules/checklists/points.rules.js";
import { type ScoringOptions, scoreInspection } from "../../../src/modules/checklists/scoring.rules.js";
import { answerSystemCriteria, inChecklistOrder } from "../../../src/modules/checklists/system-measure.rules.js";
import { changed, fullAnswers, someContext, validated } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const sixStandards = seedBody("six-standards");
const registers = {
  memberAppraisal: { eligible: 100, issued: 100, valid: 100, satisfied: 95, basicallySatisfied: 0, dissatisfied: 5 },
  findings: { closedOnTime: 4, due: 4 },
};

function stored(body: ChecklistBody, raw: unknown = fullAnswers(body)): StoredAnswer[] {
  const { answers, violations } = validated(body, raw, someContext);
  expect(violations).toEqual([]);
  return inChecklistOrder(body, [...answers, ...answerSystemCriteria(body, registers)]);
}
const scored = (criterion: string, change: object, options: ScoringOptions = {}) =>
  scoreInspection(
    sixStandards,
    stored(sixStandards, changed(fullAnswers(sixStandards), criterion, { points: null, ...change })),
    options,
  );
const note = "说明";

test("full answers earn 100 percent and the best grade", () => {
  const score = scoreInspection(sixStandards, stored(sixStandards));
  expect(score).toMatchObject({ points: 100, maxPoints: 100, percent: 100, grade: "EXCELLENT", vetoed: false });
  expect(score).toMatchObject({ awardBlocked: false, explanation: [], criticalFailures: [], ruleVersion: 1 });
  expect(score.byStandard.map(({ points }) => points)).toEqual([18, 18, 16, 18, 16, 14]);
});

test.each<[string, string, object, number, object[]]>([
  ["BINARY not met", "S1.5", { points: 0, note }, 0, [{ lost: 2, reason: "NOT_MET" }]],
  [
    "a step by its code",
    "S3.3",
    { step: "HELD", note },
    2,
    [{ lost: 1, reason: "STEP_REACHED", details: { step: "HELD" } }],
  ],
  ["a step by its points", "S3.3", { step: null, points: 2, note }, 2, [{ lost: 1, reason: "POINTS_GIVEN" }]],
  ["a step by its measure", "S1.4", { step: null, measure: 180, note }, 1, [{ lost: 2, reason: "STEP_REACHED" }]],
  [
    "the first value of the next step",
    "S1.4",
    { step: null, measure: 181, note },
    0,
    [{ lost: 3, reason: "STEP_REACHED" }],
  ],
  ["a ratio at its threshold", "S2.4", { step: null, counts: { numerator: 19, denominator: 20 } }, 4, []],
  [
    "a ratio just below its threshold",
    "S2.4",
    { step: null, counts: { numerator: 949_999_999, denominator: 999_999_999 }, note },
    3,
    [{ lost: 1, reason: "STEP_REACHED", details: { step: "AT_LEAST_90_PERCENT" } }],
  ],
  [
    "the contract's own counts",
    "S2.4",
    { step: null, counts: { numerator: 237, denominator: 255 }, note },
    3,
    [{ lost: 1 }],
  ],
  [
    "a ratio of nothing",
    "S2.4",
    { step: null, counts: { numerator: 0, denominator: 0 }, note },
    0,
    [{ lost: 4, reason: "NOTHING_TO_COUNT" }],
  ],
  [
    "a missing part",
    "S2.1",
    { parts: ["LAWFUL_SIZE"], note },
    2,
    [{ lost: 2, reason: "PART_MISSING", details: { part: "LIST_OF_DUTIES" } }],
  ],
  ["points that parts can give", "S2.1", { parts: null, points: 2, note }, 2, [{ lost: 2, reason: "POINTS_GIVEN" }]],
  [
    "a missing gate",
    "S4.3",
    { parts: ["PASSED_BY_CONGRESS", "FILED", "WAGE_TERMS"], note },
    0,
    [{ lost: 4, reason: "GATE_MISSING", details: { part: "CONTRACT_IN_FORCE" } }],
  ],
  ["a cap", "S4.3", { capped: true, note }, 3, [{ lost: 1, reason: "CAPPED" }]],
  [
    "a cap that does not bite",
    "S4.3",
    { parts: ["CONTRACT_IN_FORCE", "FILED"], capped: true, note },
    2,
    [{ lost: 1 }, { lost: 1 }],
  ],
  [
    "a deduction for each case",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: 3 }], note },
    1.5,
    [{ lost: 1.5, reason: "DEDUCTION", details: { deduction: "QUARTER_MISSED", count: 3 } }],
  ],
  [
    "deductions up to their maximum",
    "S3.2",
    { deductions: [{ code: "QUARTER_MISSED", count: 9 }], note },
    1,
    [{ lost: 2 }],
  ],
  [
    "deductions never below 0",
    "S3.2",
    { parts: ["ANNUAL_PLAN"], deductions: [{ code: "QUARTER_MISSED", count: 4 }], note },
    0,
    [
      { lost: 2, reason: "PART_MISSING" },
      { lost: 1, reason: "DEDUCTION" },
    ],
  ],
  [
    "a BINARY criterion that people do not confirm",
    "S4.6",
    { points: 2, sample: { asked: 3, positive: 1 }, note },
    0,
    [{ lost: 2, reason: "SAMPLE_NOT_CONFIRMED", details: { asked: 3, positive: 1, required: 2 } }],
  ],
  ["two thirds of fewer people", "S4.6", { points: 2, sample: { asked: 2, positive: 1 }, note }, 0, [{ lost: 2 }]],
  ["all of fewer people", "S4.6", { points: 2, sample: { asked: 2, positive: 2 } }, 2, []],
  ["nobody asked", "S4.6", { points: 2, sample: { asked: 0, positive: 0 }, note }, 0, [{ lost: 2 }]],
  [
    "more people than the sample",
    "S4.6",
    { points: 2, sample: { asked: 6, positive: 3 }, note },
    0,
    [{ details: { required: 4 } }],
  ],
  [
    "an unconfirmed step gives the next lower one",
    "S6.3",
    { step: "THREE_OR_MORE", sample: { asked: 3, positive: 1 }, note },
    2,
    [{ lost: 1, reason: "SAMPLE_NOT_CONFIRMED" }],
  ],
  [
    "an unconfirmed last part is not given",
    "S3.6",
    { sample: { asked: 3, positive: 0 }, note },
    1,
    [{ lost: 1, reason: "SAMPLE_NOT_CONFIRMED" }],
  ],
  [
    "parts that are claimed without the last one need no confirmation",
    "S3.6",
    { parts: ["BRAND_WITH_PLAN"], sample: { asked: 3, positive: 0 }, note },
    1,
    [{ lost: 1, reason: "PART_MISSING" }],
  ],
  [
    "points alone are limited to what is confirmed",
    "S3.6",
    { parts: null, points: 2, sample: { asked: 3, positive: 0 }, note },
    1,
    [{ lost: 1 }],
  ],
])("%s", (_name, criterion, change, points, explanation) => {
  const score = scored(criterion, change);
  expect(score.byCriterion.find(({ code }) => code === criterion)?.points).toBe(points);
  expect(score.explanation).toMatchObject(explanation.map((loss) => ({ criterion, ...loss })));
  expect(score.explanation).toHaveLength(explanation.length);
});

test("a criterion that does not apply leaves the maximum of its standard and of the whole", () => {
  const score = scored("S4.3", { parts: null, notApplicable: true });
  expect(score).toMatchObject({ points: 96, maxPoints: 96, percent: 100 });
  expect(score.byStandard[3]).toEqual({ code: "S4", points: 14, maxPoints: 14, percent: 100 });
  expect(score.byCriterion.find(({ code }) => code === "S4.3")).toEqual({
    code: "S4.3",
    points: 0,
    maxPoints: 0,
    notApplicable: true,
    failed: false,
  });
});

test("where nothing applies there is no percent and no grade, not even with a veto", () => {
  const body = seedBody("special-safety");
  const answers = fullAnswers(body).map(({ criterion }) => ({ criterion, notApplicable: true as const }));
  expect(scoreInspection(body, answers)).toMatchObject({ points: 0, maxPoints: 0, percent: null, grade: null });
  expect(scoreInspection(body, answers, { generalVetoes: ["V1"] })).toMatchObject({ grade: null, vetoed: true });
});

test("a failed critical criterion caps the grade, a lost point elsewhere does not", () => {
  expect(scored("S1.3", { points: 0, note })).toMatchObject({ percent: 97, grade: "PASS", criticalFailures: ["S1.3"] });
  expect(scored("S5.1", { step: "ARREARS_UP_TO_3_MONTHS", note })).toMatchObject({ percent: 98, grade: "EXCELLENT" });
  expect(scored("S1.5", { points: 0, note })).toMatchObject({ percent: 98, grade: "EXCELLENT", criticalFailures: [] });
});

test("the cap of a checklist with other grades is its own", () => {
  const body = seedBody("workers-home");
  const answers = stored(body, changed(fullAnswers(body), "W1.2", { step: "BELOW_80_PERCENT", note }));
  const withScore = answers.map((answer) =>
    answer.criterion === "W1.1" ? { ...answer, points: undefined, measure: 100 } : answer,
  );
  expect(scoreInspection(body, withScore)).toMatchObject({ percent: 95, grade: "QUALIFIED" });
});

test("people who do not confirm the election fail the criterion, but bring no veto", () => {
  const score = scored("S1.1", { points: 5, sample: { asked: 3, positive: 1 }, note });
  expect(score).toMatchObject({ points: 95, grade: "PASS", vetoed: false, criticalFailures: ["S1.1"], vetoes: [] });
});

test("a met veto takes the points of its criterion and forces the lowest grade", () => {
  const score = scored("S1.1", { points: 5, vetoMet: true, note });
  expect(score).toMatchObject({ points: 95, grade: "FAIL", vetoed: true, awardBlocked: true });
  expect(score.vetoes).toEqual([{ code: "S1.1", effect: "FORCE_FAIL" }]);
  expect(score.explanation).toEqual([{ criterion: "S1.1", lost: 5, reason: "VETO_MET", details: {} }]);
});

test("suspected misappropriation changes nothing until it is substantiated", () => {
  const suspected = { suspected: true };
  const before = scored("S5.5", suspected);
  expect(before).toEqual(scoreInspection(sixStandards, stored(sixStandards)));
  expect(scored("S5.5", suspected, { conclusions: { "S5.5": "UNSUBSTANTIATED" } })).toEqual(before);
  const after = scored("S5.5", suspected, { conclusions: { "S5.5": "SUBSTANTIATED" } });
  expect(after).toMatchObject({ points: 97, grade: "FAIL", vetoed: true });
  const answers = stored(sixStandards).map((answer) =>
    answer.criterion === "S5.5" ? { ...answer, conclusion: "SUBSTANTIATED" as const } : answer,
  );
  expect(scoreInspection(sixStandards, answers)).toEqual(after);
});

test("general vetoes force the lowest grade or only bar from awards, by their authority document", () => {
  const answers = stored(sixStandards);
  const score = (generalVetoes: string[], body = sixStandards) => scoreInspection(body, answers, { generalVetoes });
  expect(score(["V1"])).toMatchObject({ points: 100, grade: "FAIL", vetoed: true, awardBlocked: true });
  for (const code of ["V2", "V3", "V4"])
    expect(score([code])).toMatchObject({
      grade: "EXCELLENT",
      vetoed: false,
      awardBlocked: true,
      vetoes: [{ code, effect: "BLOCK_AWARD" }],
    });
  const documented = (authorityDocument: string) =>
    sixStandards.generalVetoes.map((veto) => ({ ...veto, authorityDocument }));
  expect(score(["V2"], { ...sixStandards, generalVetoes: documented("  ") })).toMatchObject({ vetoed: false });
  const generalVetoes = documented("厦工〔2026〕1号");
  expect(score(["V4", "V2"], { ...sixStandards, generalVetoes })).toMatchObject({
    grade: "FAIL",
    vetoed: true,
    vetoes: [
      { code: "V2", effect: "FORCE_FAIL" },
      { code: "V4", effect: "FORCE_FAIL" },
    ],
  });
});

test("an audit weighs without grading, and its veto only bars from awards", () => {
  const body = seedBody("audit");
  const answers = stored(body);
  expect(scoreInspection(body, answers)).toMatchObject({
    percent: 100,
    grade: null,
    vetoed: false,
    awardBlocked: false,
  });
  expect(scoreInspection(body, answers, { conclusions: { "A2.4": "SUBSTANTIATED" } })).toMatchObject({
    points: 91,
    grade: null,
    vetoed: false,
    awardBlocked: true,
    vetoes: [{ code: "A2.4", effect: "BLOCK_AWARD" }],
  });
});

test.each([
  [17_999, 20_000, 9000],
  [17_998, 20_000, 8999],
  [1, 3, 3333],
  [2, 3, 6667],
  [1, 20_000, 1],
  [0, 1, 0],
  [5, 5, 10_000],
  [0, 0, null],
])("%i of %i hundredths are %s hundredths of a percent", (points, maxPoints, percent) => {
  expect(percentHundredths(points, maxPoints)).toBe(percent);
});

test("a percent of 89.995 rounds to 90 and earns the better grade", () => {
  const [first, second] = sixStandards.standards[0]?.criteria ?? [];
  if (first === undefined || second === undefined) throw new Error("the first standard has two criteria");
  const criteria = [
    { ...first, maxPoints: 179.99, veto: false, critical: false },
    { ...second, maxPoints: 20.01, critical: false },
  ];
  const standards = [{ code: "S1", title: first.title, maxPoints: 200, criteria }];
  const body = { ...sixStandards, standards, totalPoints: 200, pointsStep: 0.01 };
  const answers = [
    { criterion: "S1.1", points: 179.99 },
    { criterion: "S1.2", points: 0 },
  ];
  expect(scoreInspection(body, answers)).toMatchObject({ points: 179.99, percent: 90, grade: "EXCELLENT" });
  const lower = {
    ...body,
    standards: [
      {
        ...standards[0],
        criteria: [
          { ...criteria[0], maxPoints: 179.98 },
          { ...criteria[1], maxPoints: 20.02 },
        ],
      },
    ],
  };
  expect(
    scoreInspection(lower as ChecklistBody, [
      { criterion: "S1.1", points: 179.98 },
      { criterion: "S1.2", points: 0 },
    ]),
  ).toMatchObject({
    percent: 89.99,
    grade: "GOOD",
  });
});

test("criteria without an answer earn nothing and bring no veto", () => {
  const score = scoreInspection(sixStandards, []);
  expect(score).toMatchObject({ points: 0, maxPoints: 100, percent: 0, grade: "FAIL", vetoed: false });
  expect(new Set(score.explanation.map(({ reason }) => reason))).toEqual(new Set(["NOT_ANSWERED"]));
});

test("what the checklist and the rules do not know is a fault of the program", () => {
  expect(() => scoreInspection(sixStandards, [{ criterion: "Z9", points: 1 }])).toThrow("Z9");
  expect(() => scoreInspection(sixStandards, [], { generalVetoes: ["V9"] })).toThrow("V9");
  expect(() => scoreInspection(sixStandards, [], { ruleVersion: 2 })).toThrow("version 2");
});
