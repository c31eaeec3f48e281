import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ChecklistBody } from "../../../src/modules/checklists/checklist-body.js";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { formulaHundredths, parsedFormula } from "../../../src/modules/checklists/formula.rules.js";
import type { RegisterValues } from "../../../src/modules/checklists/register-values.js";
import { scoreInspection } from "../../../src/modules/checklists/scoring.rules.js";
import { answerSystemCriterion, systemSources } from "../../../src/modules/checklists/system-measure.rules.js";
import { seedBody } from "../../support/checklist-seeds.js";

function answered(body: ChecklistBody, code: string, registers: RegisterValues) {
  const entry = indexChecklist(body).byCode.get(code);
  if (entry === undefined) throw new Error(`no criterion ${code}`);
  const answer = answerSystemCriterion(entry.criterion, registers);
  const score = scoreInspection(body, [answer]);
  const { points, maxPoints } = score.byCriterion[entry.position] ?? { points: Number.NaN, maxPoints: Number.NaN };
  const reasons = score.explanation.filter((loss) => loss.criterion === code).map(({ reason }) => reason);
  return { answer, points, maxPoints, reasons };
}

const six = seedBody("six-standards");
const street = seedBody("six-good-street");
const home = seedBody("workers-home");
const votes = (satisfied: number, valid: number, eligible: number) => ({
  memberAppraisal: {
    eligible,
    issued: eligible,
    valid,
    satisfied,
    basicallySatisfied: 0,
    dissatisfied: valid - satisfied,
  },
});

test("the registers that a checklist needs", () => {
  expect(systemSources(six)).toEqual([
    { source: "MEMBER_APPRAISAL", measure: "SATISFACTION_RATE", criterion: "S6.1", part: null, needsTarget: false },
    { source: "FINDINGS", measure: "RECTIFICATION_RATE", criterion: "S6.4", part: null, needsTarget: false },
  ]);
  expect(systemSources(street)).toEqual([
    {
      source: "COVERAGE",
      measure: "ORGANIZATION_RATE",
      criterion: "G2.1",
      part: "ORGANIZATION_RATE_ON_TARGET",
      needsTarget: true,
    },
    {
      source: "HEADCOUNT",
      measure: "MEMBERSHIP_RATE",
      criterion: "G2.1",
      part: "MEMBERSHIP_RATE_ON_TARGET",
      needsTarget: true,
    },
    { source: "FINDINGS", measure: "RECTIFICATION_RATE", criterion: "G4.2", part: null, needsTarget: false },
  ]);
  expect(systemSources(home).map(({ source, measure }) => [source, measure])).toEqual([
    ["INSPECTION", "SIX_STANDARDS_SCORE"],
    ["MEMBER_APPRAISAL", "SATISFACTION_RATE"],
  ]);
  expect(systemSources(seedBody("special-safety"))).toEqual([]);
});

test.each<[string, RegisterValues, number, string[]]>([
  ["a valid appraisal", votes(60, 67, 100), 3, ["STEP_REACHED"]],
  ["exactly two thirds of the eligible members", votes(60, 60, 90), 5, []],
  ["one vote too few", votes(59, 59, 90), 0, ["APPRAISAL_NOT_VALID"]],
  ["no appraisal", {}, 0, ["APPRAISAL_ABSENT"]],
  ["an empty appraisal", votes(0, 0, 0), 0, ["APPRAISAL_NOT_VALID"]],
])("S6.1 with %s", (_name, registers, points, reasons) => {
  expect(answered(six, "S6.1", registers)).toMatchObject({ points, maxPoints: 5, reasons });
});

test("basically satisfied votes count as satisfied", () => {
  const memberAppraisal = {
    eligible: 100,
    issued: 90,
    valid: 80,
    satisfied: 30,
    basicallySatisfied: 46,
    dissatisfied: 4,
  };
  expect(answered(six, "S6.1", { memberAppraisal })).toMatchObject({
    answer: {
      criterion: "S6.1",
      counts: { numerator: 76, denominator: 80 },
      system: { sources: ["MEMBER_APPRAISAL"], outcome: "READ" },
    },
    points: 5,
  });
});

test("an appraisal that is not valid fails even where the criterion may not apply", () => {
  const entry = indexChecklist(six).byCode.get("S6.1");
  if (entry === undefined) throw new Error("no criterion S6.1");
  const lenient = { ...entry.criterion, allowsNotApplicable: true };
  expect(answerSystemCriterion(lenient, {})).toEqual({
    criterion: "S6.1",
    points: 0,
    system: { sources: ["MEMBER_APPRAISAL"], outcome: "APPRAISAL_ABSENT" },
  });
});

test("findings: on time, late, and none due", () => {
  expect(answered(six, "S6.4", { findings: { closedOnTime: 5, due: 5 } })).toMatchObject({ points: 3, maxPoints: 3 });
  expect(answered(six, "S6.4", { findings: { closedOnTime: 4, due: 5 } })).toMatchObject({
    points: 2,
    reasons: ["STEP_REACHED"],
  });
  for (const findings of [null, { closedOnTime: 0, due: 0 }])
    expect(answered(six, "S6.4", { findings })).toEqual({
      answer: {
        criterion: "S6.4",
        notApplicable: true,
        system: { sources: ["FINDINGS"], outcome: "FINDINGS_NOT_DUE" },
      },
      points: 0,
      maxPoints: 0,
      reasons: [],
    });
});

test("a survey answers its own measure only", () => {
  const room = seedBody("reading-room");
  const surveys = { READER_SATISFACTION_RATE: { satisfiedOrBasically: 17, valid: 20 } };
  expect(answered(room, "B4.3", { surveys })).toMatchObject({ points: 5, reasons: [] });
  expect(answered(seedBody("weekend-school"), "N3.2", { surveys })).toMatchObject({
    points: 0,
    reasons: ["SURVEY_ABSENT"],
  });
});

test.each([
  [100, 15, []],
  [89.7, 13.46, ["FORMULA"]],
  [60.03, 9, ["FORMULA"]],
  [60.1, 9.02, ["FORMULA"]],
  [0, 0, ["FORMULA"]],
])("a converted inspection score of %s percent gives %s points", (percent, points, reasons) => {
  const registers = { inspectionPercents: { SIX_STANDARDS_SCORE: percent } };
  expect(answered(home, "W1.1", registers)).toMatchObject({ points, maxPoints: 15, reasons });
});

test("without an inspection nothing is converted", () => {
  for (const registers of [{}, { inspectionPercents: { SIX_STANDARDS_SCORE: null } }])
    expect(answered(home, "W1.1", registers)).toMatchObject({
      points: 0,
      maxPoints: 15,
      reasons: ["INSPECTION_ABSENT"],
    });
});

test("rates are compared with their assigned targets", () => {
  const coverage = { numerator: 81, denominator: 100, target: 0.81 };
  expect(answered(street, "G2.1", { coverage, headcount: { numerator: 86, denominator: 100, target: 0.87 } })).toEqual({
    answer: {
      criterion: "G2.1",
      parts: ["ORGANIZATION_RATE_ON_TARGET"],
      system: {
        sources: ["COVERAGE", "HEADCOUNT"],
        outcome: "READ",
        readings: [
          { part: "ORGANIZATION_RATE_ON_TARGET", numerator: 81, denominator: 100, minimum: 0.81 },
          { part: "MEMBERSHIP_RATE_ON_TARGET", numerator: 86, denominator: 100, minimum: 0.87 },
        ],
      },
    },
    points: 6,
    maxPoints: 12,
    reasons: ["BELOW_MINIMUM"],
  });
  expect(answered(street, "G2.1", { coverage })).toMatchObject({ points: 6, reasons: ["TARGET_ABSENT"] });
  expect(answered(street, "G2.1", { coverage: { numerator: 0, denominator: 0, target: 0 } })).toMatchObject({
    points: 0,
  });
});

test("a criterion that people answer is not answered from a register", () => {
  expect(() => answered(six, "S1.1", {})).toThrow("S1.1");
  expect(() => answered(six, "S2.4", {})).toThrow("S2.4");
});

test("a formula rounds half up to its decimals and never exceeds the maximum", () => {
  expect(parsedFormula({ expression: "latestSixStandardsScore * 0.15", decimals: 2 })).toEqual({
    variable: "latestSixStandardsScore",
    factor: 1500,
    decimals: 2,
  });
  for (const expression of [
    "constructor * 2",
    "0.15 * latestSixStandardsScore",
    "latestSixStandardsScore * 0.15; x",
    "",
  ])
    expect(parsedFormula({ expression, decimals: 2 })).toBeNull();
  fc.assert(
    fc.property(fc.nat(10_000), fc.nat(10_000), fc.constantFrom(0, 1, 2), (value, factor, decimals) => {
      const formula = { variable: "latestSixStandardsScore", factor, decimals };
      const points = formulaHundredths(formula, value / 100, 1_500);
      const unit = 10n ** BigInt(2 - decimals);
      const exact = ((2n * BigInt(value) * BigInt(factor) + 10_000n * unit) / (20_000n * unit)) * unit;
      expect(points).toBe(Math.min(1_500, Number(exact)));
    }),
  );
});
