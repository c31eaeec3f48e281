import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { StoredAnswer } from "../../../src/modules/checklists/answer.js";
import type { ChecklistBody } from "../../../src/modules/checklists/checklist-body.js";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { publicationViolations } from "../../../src/modules/checklists/checklist-publication.rules.js";
import { earnedPoints } from "../../../src/modules/checklists/criterion-points.rules.js";
import { gradeOf } from "../../../src/modules/checklists/grading.rules.js";
import { toHundredths } from "../../../src/modules/checklists/points.rules.js";
import { type Score, scoreInspection } from "../../../src/modules/checklists/scoring.rules.js";
import { answerSystemCriteria, inChecklistOrder } from "../../../src/modules/checklists/system-measure.rules.js";
import { someContext, validated } from "../../support/answers.js";
import { type AnswerOptions, validAnswersFor } from "../../support/arbitraries/answers.js";
import { checklistBodies } from "../../support/arbitraries/checklists.js";
import { seedBody, seedNames } from "../../support/checklist-seeds.js";

const seeds = seedNames.map((name) => seedBody(name.replace(".yaml", "")));
const bodies = fc.oneof({ weight: 3, arbitrary: checklistBodies }, { weight: 1, arbitrary: fc.constantFrom(...seeds) });
const appraisals = fc
  .tuple(fc.nat(300), fc.nat(300), fc.nat(300), fc.nat(300))
  .map(([satisfied, basicallySatisfied, dissatisfied, silent]) => {
    const valid = satisfied + basicallySatisfied + dissatisfied;
    return { satisfied, basicallySatisfied, dissatisfied, valid, issued: valid + silent, eligible: valid + silent };
  });

interface Inspected {
  body: ChecklistBody;
  raw: unknown[];
  answers: readonly StoredAnswer[];
}

const inspected = (options: AnswerOptions = {}): fc.Arbitrary<Inspected> =>
  bodies
    .chain((body) => fc.tuple(fc.constant(body), validAnswersFor(body, options), fc.option(appraisals)))
    .map(([body, raw, memberAppraisal]) => {
      const { answers, violations } = validated(body, raw, someContext);
      expect(violations).toEqual([]);
      const system = answerSystemCriteria(body, { memberAppraisal });
      return { body, raw, answers: inChecklistOrder(body, [...answers, ...system]) };
    });

const hundredths = (values: readonly number[]): number => values.reduce((sum, value) => sum + toHundredths(value), 0);
const place = (body: ChecklistBody, grade: string | null) => body.grades.findIndex(({ code }) => code === grade);

test("random checklists pass publication", () => {
  fc.assert(fc.property(checklistBodies, (body) => expect(publicationViolations(body)).toEqual([])));
});

test("the same answers give the same score in any order, and after storing", () => {
  fc.assert(
    fc.property(inspected(), fc.infiniteStream(fc.nat()), ({ body, raw, answers }, keys) => {
      const shuffle = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => [keys.next().value, item] as const)
          .sort(([a], [b]) => Number(a) - Number(b))
          .map(([, item]) => item);
      const score = scoreInspection(body, answers);
      expect(scoreInspection(body, shuffle(answers))).toEqual(score);
      expect(scoreInspection(body, JSON.parse(JSON.stringify(answers)) as StoredAnswer[])).toEqual(score);
      expect(validated(body, shuffle(raw), someContext)).toEqual(validated(body, raw, someContext));
    }),
  );
});

test("stored answers of people are valid answers and stay as they are", () => {
  fc.assert(
    fc.property(inspected(), ({ body, answers }) => {
      const given = answers.filter((answer) => answer.system === undefined);
      expect(validated(body, given, someContext)).toEqual({ answers: given, violations: [] });
    }),
  );
});

test("points lie between 0 and the maximum, and every sum agrees", () => {
  fc.assert(
    fc.property(inspected(), ({ body, answers }) => {
      const score = scoreInspection(body, answers);
      expect(score.points).toBeGreaterThanOrEqual(0);
      expect(score.points).toBeLessThanOrEqual(score.maxPoints);
      expect(score.maxPoints).toBeLessThanOrEqual(body.totalPoints);
      for (const parts of [score.byStandard, score.byCriterion]) {
        expect(hundredths(parts.map(({ points }) => points))).toBe(toHundredths(score.points));
        expect(hundredths(parts.map(({ maxPoints }) => maxPoints))).toBe(toHundredths(score.maxPoints));
      }
      for (const { points, maxPoints, failed, notApplicable } of score.byCriterion) {
        expect(points).toBeGreaterThanOrEqual(0);
        expect(points).toBeLessThanOrEqual(maxPoints);
        expect(failed).toBe(!notApplicable && points === 0);
      }
    }),
  );
});

test("the explanation accounts for every lost point of every criterion", () => {
  fc.assert(
    fc.property(inspected(), ({ body, answers }) => {
      const { byCriterion, explanation } = scoreInspection(body, answers);
      for (const { code, points, maxPoints } of byCriterion) {
        const losses = explanation.filter(({ criterion }) => criterion === code).map(({ lost }) => lost);
        expect(hundredths(losses)).toBe(toHundredths(maxPoints) - toHundredths(points));
        expect(losses.every((lost) => lost > 0)).toBe(true);
      }
    }),
  );
});

test("a criterion that does not apply changes nothing for the others", () => {
  fc.assert(
    fc.property(inspected(), fc.nat(), ({ body, answers }, pick) => {
      const at = pick % answers.length;
      const code = answers[at]?.criterion ?? "";
      const without = answers.with(at, { criterion: code, notApplicable: true });
      const others = (score: Score) => score.byCriterion.filter((criterion) => criterion.code !== code);
      const [before, after] = [scoreInspection(body, answers), scoreInspection(body, without)];
      expect(others(after)).toEqual(others(before));
      expect(toHundredths(after.maxPoints)).toBe(hundredths(others(before).map(({ maxPoints }) => maxPoints)));
      expect(toHundredths(after.points)).toBe(hundredths(others(before).map(({ points }) => points)));
      expect(after.explanation.some(({ criterion }) => criterion === code)).toBe(false);
    }),
  );
});

test("one more part, one deduction less, no cap or one more positive answer never lowers the points", () => {
  fc.assert(
    fc.property(inspected(), fc.nat(), ({ body, answers }, pick) => {
      for (const answer of answers) {
        const entry = indexChecklist(body).byCode.get(answer.criterion);
        if (entry === undefined) throw new Error("every answer has its criterion");
        const { points } = earnedPoints(entry, answer, false);
        const atLeast = (better: StoredAnswer) =>
          expect(earnedPoints(entry, better, false).points).toBeGreaterThanOrEqual(points);
        const part = entry.criterion.parts[pick % Math.max(1, entry.criterion.parts.length)]?.code;
        if (answer.parts !== undefined && part !== undefined && !answer.parts.includes(part))
          atLeast({ ...answer, parts: [...answer.parts, part] });
        if (answer.deductions !== undefined) atLeast({ ...answer, deductions: answer.deductions.slice(1) });
        if (answer.capped) atLeast({ ...answer, capped: undefined });
        const { sample } = answer;
        if (sample !== undefined && sample.positive < sample.asked)
          atLeast({ ...answer, sample: { ...sample, positive: sample.positive + 1 } });
        if (answer.counts !== undefined && answer.counts.numerator < answer.counts.denominator)
          atLeast({ ...answer, counts: { ...answer.counts, numerator: answer.counts.numerator + 1 } });
      }
    }),
  );
});

test("grades follow the rounded percent, critical failures cap them and vetoes force them", () => {
  fc.assert(
    fc.property(inspected(), fc.subarray(["V1", "V2", "V3", "V4"]), ({ body, answers }, drawn) => {
      const generalVetoes = drawn.filter((code) => body.generalVetoes.some((veto) => veto.code === code));
      const score = scoreInspection(body, answers, { generalVetoes });
      expect(score.awardBlocked).toBe(score.vetoes.length > 0);
      expect(score.vetoed).toBe(score.vetoes.some(({ effect }) => effect === "FORCE_FAIL"));
      if (!body.graded || score.percent === null) return expect(score.grade).toBeNull();
      const { capGrade } = body.rules.criticalFail;
      const { resultGrade } = body.rules.vetoFail;
      const byPercent = gradeOf(body, score.percent);
      if (score.vetoed) expect(score.grade).toBe(resultGrade);
      else if (score.criticalFailures.length === 0) expect(score.grade).toBe(byPercent);
      else expect(place(body, score.grade)).toBe(Math.max(place(body, capGrade), place(body, byPercent)));
    }),
  );
});

test("a suspicion changes nothing that can be seen before its conclusion", () => {
  fc.assert(
    fc.property(inspected(), ({ body, answers }) => {
      const suspecting = answers.map((answer) => ({ ...answer, suspected: true as const }));
      expect(scoreInspection(body, suspecting)).toEqual(scoreInspection(body, answers));
    }),
  );
});

test("answers of people who were asked never bring a veto", () => {
  fc.assert(
    fc.property(inspected({ vetoes: false, notApplicable: false }), ({ body, answers }) => {
      const confirmed = answers.map(({ sample: _, ...answer }) => answer);
      const codes = (score: Score) => score.vetoes.map(({ code }) => code);
      expect(codes(scoreInspection(body, answers))).toEqual(codes(scoreInspection(body, confirmed)));
    }),
  );
});
