import { expect, test } from "@jest/globals";
import { flagAnswers, withWarnings } from "../../../src/modules/checklists/answer-flags.rules.js";
import { parseGeneralVetoes } from "../../../src/modules/checklists/general-veto-validation.rules.js";
import { isConfirmed, requiredPositives } from "../../../src/modules/checklists/sample.rules.js";
import { scoreInspection } from "../../../src/modules/checklists/scoring.rules.js";
import { subjectClasses } from "../../../src/modules/checklists/subject-classes.rules.js";
import { changed, fullAnswers, someContext, someEvidence, leafOf, validated } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const answersWith = (criterion: string, change: object) => {
  const { answers, violations } = validated(body, changed(fullAnswers(body), criterion, change), someContext);
  expect(violations).toEqual([]);
  return answers;
};

test("classes of a body by its ownership and tags", () => {
  expect(subjectClasses({ ownership: null, tags: [] })).toEqual([]);
  expect(subjectClasses({ ownership: "SOE", tags: ["ENTERPRISE_MANAGED"] })).toEqual(["SOE"]);
  expect(subjectClasses({ ownership: "INSTITUTION", tags: [] })).toEqual([
    "INSTITUTION",
    "INSTITUTION_NOT_ENTERPRISE_MANAGED",
  ]);
  expect(subjectClasses({ ownership: "INSTITUTION", tags: ["ENTERPRISE_MANAGED"] })).toEqual([
    "INSTITUTION",
    "INSTITUTION_ENTERPRISE_MANAGED",
  ]);
  expect(subjectClasses({ ownership: "INSTITUTION", tags: ["CIVIL_SERVICE_MANAGED"] })).toEqual([
    "INSTITUTION",
    "CIVIL_SERVICE_MANAGED",
    "INSTITUTION_NOT_ENTERPRISE_MANAGED",
  ]);
});

test("in a state-owned enterprise an ineligible chair is a warning and caps no grade", () => {
  const answers = answersWith("S1.2", { points: 0, note: "副总经理兼任" });
  expect(scoreInspection(body, answers)).toMatchObject({
    criticalFailures: ["S1.2"],
    warnings: [],
  });
  const warned = withWarnings(body, answers, ["SOE"]);
  const score = scoreInspection(body, warned);
  expect(score.criticalFailures).toEqual([]);
  expect(score.warnings).toEqual(["S1.2"]);
  expect(score.explanation.find(({ criterion }) => criterion === "S1.2")).toMatchObject({ lost: 4, reason: "NOT_MET" });
  expect(flagAnswers(body, warned, ["SOE"]).filter(({ code }) => code === "ELIGIBILITY_WARNING")).toEqual([
    { code: "ELIGIBILITY_WARNING", details: { criterion: "S1.2" } },
  ]);
  expect(withWarnings(body, answers, ["PRIVATE"])).toEqual(answers);
  const met = answersWith("S1.2", {});
  expect(withWarnings(body, met, ["SOE"])).toEqual(met);
});

test("flags name samples that were not taken and doubtful exemptions", () => {
  const sampled = ["S1.1", "S3.2", "S3.6", "S4.6", "S6.3"].map((criterion) => ({
    code: "SAMPLE_NOT_TAKEN",
    details: { criterion },
  }));
  const full = answersWith("S1.1", {});
  expect(flagAnswers(body, full, [])).toEqual(sampled);
  expect(flagAnswers(body, full, ["GOVERNMENT"]).filter(({ code }) => code !== "SAMPLE_NOT_TAKEN")).toEqual(
    ["S4.2", "S4.3", "S4.4"].map((criterion) => ({ code: "NOT_APPLICABLE_EXPECTED", details: { criterion } })),
  );
  const excused = answersWith("S4.3", { parts: null, notApplicable: true });
  const doubts = (classes: string[]) =>
    flagAnswers(body, excused, classes).filter(({ code }) => code === "NOT_APPLICABLE_DOUBTFUL");
  expect(doubts(["PRIVATE"])).toEqual([{ code: "NOT_APPLICABLE_DOUBTFUL", details: { criterion: "S4.3" } }]);
  expect(doubts(["GOVERNMENT"])).toEqual([]);
  expect(doubts([])).toEqual([]);
});

test.each([
  [3, 2, 3, 2],
  [3, 2, 2, 2],
  [3, 2, 1, 1],
  [5, 4, 4, 3],
  [5, 4, 5, 4],
  [5, 4, 10, 8],
  [3, 3, 3, 3],
  [10, 6, 9, 6],
])("of a sample of %i with %i positive, %i people asked need %i", (size, minPositive, asked, required) => {
  const sample = { size, minPositive };
  expect(requiredPositives(sample, asked)).toBe(required);
  expect(isConfirmed(sample, { asked, positive: required })).toBe(true);
  expect(isConfirmed(sample, { asked, positive: required - 1 })).toBe(false);
});

test("general vetoes are known, named once and described", () => {
  const check = (raw: unknown) => parseGeneralVetoes(leafOf("generalVetoes", raw), body, someContext.announcedEvidence);
  expect(check(null)).toEqual({ generalVetoes: [], violations: [] });
  expect(
    check([
      { code: "V3", note: "处置不力", evidence: [someEvidence] },
      { code: "V1", note: "假材料" },
    ]),
  ).toEqual({
    generalVetoes: [
      { code: "V1", note: "假材料" },
      { code: "V3", note: "处置不力", evidence: [someEvidence] },
    ],
    violations: [],
  });
  const { violations } = check([
    { code: "V9", note: "x" },
    { code: "V1", note: "x" },
    { code: "V1", note: "y" },
    { code: "V2" },
    "V3",
  ]);
  expect(violations.map(({ code, path }) => [code, ...path])).toEqual([
    ["GENERAL_VETO_UNKNOWN", "generalVetoes", "0", "code"],
    ["GENERAL_VETO_DOUBLED", "generalVetoes", "2", "code"],
    ["GENERAL_VETO_WITHOUT_NOTE", "generalVetoes", "3", "note"],
    ["NOT_AN_OBJECT", "generalVetoes", "4"],
  ]);
});
