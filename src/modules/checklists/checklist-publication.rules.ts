import type { ChecklistBody } from "./checklist-body.js";
import { type Violation, type Report, reportInto } from "./violation.js";
import { checkBodyEnums, checkOwnCode, checkOwnCodes } from "./code-publication.rules.js";
import { checkCriterion, checkPoints } from "./criterion-publication.rules.js";
import { checkGrades } from "./grade-publication.rules.js";
import { sumOf } from "./part-publication.rules.js";
import { isPoints } from "./points.rules.js";
import { checkTexts } from "./text-publication.rules.js";

/** Most criteria of one checklist; as many answers does one inspection have at most. */
export const MAX_CRITERIA = 500;

function checkSums(report: Report, body: ChecklistBody): void {
  const { standards, totalPoints, pointsStep } = body;
  if (!isPoints(pointsStep) || pointsStep <= 0)
    report("CHECKLIST_POINTS_NOT_POSITIVE", ["pointsStep"], { points: pointsStep });
  if (totalPoints <= 0) report("CHECKLIST_POINTS_NOT_POSITIVE", ["totalPoints"], { points: totalPoints });
  checkPoints(report, ["totalPoints"], totalPoints, pointsStep);
  const total = sumOf(standards.map((standard) => standard.maxPoints));
  if (total !== totalPoints)
    report("CHECKLIST_POINTS_DO_NOT_ADD_UP", ["standards"], { sum: total, expected: totalPoints });
  standards.forEach((standard, at) => {
    checkPoints(report, ["standards", at, "maxPoints"], standard.maxPoints, pointsStep);
    const sum = sumOf(standard.criteria.map((criterion) => criterion.maxPoints));
    if (standard.criteria.length === 0)
      report("CHECKLIST_STANDARD_EMPTY", ["standards", at, "criteria"], { standard: standard.code });
    else if (sum !== standard.maxPoints)
      report("CHECKLIST_POINTS_DO_NOT_ADD_UP", ["standards", at, "criteria"], { sum, expected: standard.maxPoints });
  });
}

function checkCriterionCodes(report: Report, body: ChecklistBody): void {
  const seen = new Set<string>();
  body.standards.forEach(({ criteria }, at) => {
    criteria.forEach(({ code }, nth) => {
      checkOwnCode(report, ["standards", at, "criteria", nth, "code"], code, seen);
    });
  });
  // Clues are recorded beside the answers, so they must not be mistaken for criteria.
  body.clues.forEach(({ code }, at) => checkOwnCode(report, ["clues", at, "code"], code, seen));
}

function checkSubject(report: Report, { subject, siteKind, kind, subjectByVisitSubject }: ChecklistBody): void {
  if ((subject === "SITE") !== (siteKind !== null))
    report("CHECKLIST_SITE_KIND_CONTRADICTED", ["siteKind"], { subject });
  if (kind !== "SUPERVISION" && subjectByVisitSubject !== null)
    report("CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED", ["subjectByVisitSubject"], { kind });
}

/** Names every fault that keeps a checklist from being published, each with its path; an empty list lets it through. */
export function publicationViolations(body: ChecklistBody): Violation[] {
  const violations: Violation[] = [];
  const report = reportInto(violations);
  checkOwnCode(report, ["code"], body.code, new Set());
  checkBodyEnums(report, body);
  checkSubject(report, body);
  const count = body.standards.reduce((sum, standard) => sum + standard.criteria.length, 0);
  if (count === 0 || count > MAX_CRITERIA)
    report("CHECKLIST_SIZE_NOT_POSSIBLE", ["standards"], { count, max: MAX_CRITERIA });
  checkSums(report, body);
  checkOwnCodes(report, ["standards"], body.standards);
  checkOwnCodes(report, ["generalVetoes"], body.generalVetoes);
  checkCriterionCodes(report, body);
  body.standards.forEach(({ criteria }, at) => {
    criteria.forEach((criterion, nth) => {
      checkCriterion(report, ["standards", at, "criteria", nth], criterion, body);
    });
  });
  checkGrades(report, body);
  checkTexts(report, body);
  return violations;
}
