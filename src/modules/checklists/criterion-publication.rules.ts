import type { ChecklistBody, Criterion, Measure } from "./checklist-body.js";
import { checkCriterionEnums, checkOwnCode, checkOwnCodes } from "./code-publication.rules.js";
import type { Report } from "./violation.js";
import { checkParts } from "./part-publication.rules.js";
import { isPoints } from "./points.rules.js";
import { checkSteps } from "./step-publication.rules.js";

type Path = readonly (string | number)[];

const isDays = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= 365;

function checkMeasure(report: Report, path: Path, measure: Measure | null): void {
  if (measure === null) return;
  checkOwnCode(report, [...path, "code"], measure.code, new Set());
  // Inspection scores come as one number, every other register as two counts.
  if (measure.source !== null && (measure.source === "INSPECTION") === (measure.unit === "RATIO"))
    report("CHECKLIST_REGISTER_UNIT", [...path, "unit"], { source: measure.source, unit: measure.unit });
  const counts = (measure.numerator === null ? 0 : 1) + (measure.denominator === null ? 0 : 1);
  if (counts !== (measure.unit === "RATIO" ? 2 : 0))
    report("CHECKLIST_RATIO_COUNTS", path, { measure: measure.code, unit: measure.unit });
}

/** SYSTEM criteria take every value from a register and people take none from one. */
function checkSources(report: Report, path: Path, criterion: Criterion): void {
  const { mode, measure, parts, sample, scoring } = criterion;
  const measures = parts.length > 0 && criterion.formula === null ? parts.map((part) => part.measure) : [measure];
  if (mode === "SYSTEM") {
    if (scoring === "BINARY" || measures.some((candidate) => (candidate?.source ?? null) === null))
      report("CHECKLIST_SYSTEM_WITHOUT_SOURCE", path, { criterion: criterion.code });
    if (sample !== null) report("CHECKLIST_SYSTEM_CONTRADICTED", [...path, "sample"], { field: "sample" });
  } else if (
    [measure, ...parts.map((part) => part.measure)].some((candidate) => (candidate?.source ?? null) !== null)
  ) {
    report("CHECKLIST_SOURCE_WITHOUT_SYSTEM", path, { criterion: criterion.code });
  }
  if (scoring === "BINARY" && measure !== null)
    report("CHECKLIST_SCORING_CONTRADICTED", [...path, "measure"], { scoring, field: "measure" });
  if (scoring === "POINTS" && measure !== null && criterion.formula === null)
    report("CHECKLIST_SCORING_CONTRADICTED", [...path, "measure"], { scoring, field: "measure" });
}

function checkVeto(report: Report, path: Path, criterion: Criterion): void {
  const { veto, vetoWhen, vetoAfter, authorityDocument, effectWithoutAuthorityDocument, suspicion } = criterion;
  if (veto && effectWithoutAuthorityDocument === null)
    report("CHECKLIST_VETO_EFFECT_MISSING", [...path, "effectWithoutAuthorityDocument"], { criterion: criterion.code });
  const belongings = { vetoWhen, vetoAfter, authorityDocument, effectWithoutAuthorityDocument };
  for (const [field, value] of Object.entries(belongings))
    if (!veto && value !== null) report("CHECKLIST_VETO_CONTRADICTED", [...path, field], { field });
  if (vetoAfter !== null && vetoWhen === null)
    report("CHECKLIST_VETO_CONTRADICTED", [...path, "vetoAfter"], { field: "vetoAfter" });
  if ((vetoAfter !== null && suspicion === null) || suspicion?.transferTo.length === 0)
    report("CHECKLIST_CONCLUSION_WITHOUT_TRANSFER", [...path, "suspicion"], { criterion: criterion.code });
  if (criterion.critical && criterion.scoring === "STEPS" && criterion.steps.every((step) => step.points > 0))
    report("CHECKLIST_CRITICAL_CANNOT_FAIL", [...path, "critical"], { criterion: criterion.code });
}

function checkRectification(report: Report, path: Path, { rectification }: Criterion): void {
  const { workingDays, workingDaysAfterTransfer } = rectification;
  if (workingDays === null && workingDaysAfterTransfer === null) report("CHECKLIST_RECTIFICATION_MISSING", path);
  for (const [field, days] of Object.entries({ workingDays, workingDaysAfterTransfer }))
    if (days !== null && !isDays(days)) report("CHECKLIST_DAYS_NOT_POSSIBLE", [...path, field], { days });
}

/** Every number of points of a criterion with its place; a formula's result is no such number. */
function pointsOf(criterion: Criterion): (readonly [Path, number])[] {
  return [
    [["maxPoints"], criterion.maxPoints],
    ...criterion.steps.map((step, at) => [["steps", at, "points"], step.points] as const),
    ...criterion.parts.map((part, at) => [["parts", at, "points"], part.points] as const),
    ...criterion.deductions.map((deduction, at) => [["deductions", at, "points"], deduction.points] as const),
    ...criterion.deductions.map((deduction, at) => [["deductions", at, "max"], deduction.max] as const),
    ...(criterion.cap === null ? [] : [[["cap", "maxPoints"], criterion.cap.maxPoints] as const]),
  ];
}

/** Names points below 0, beyond hundredths, or between two multiples of the points step. */
export function checkPoints(report: Report, path: Path, points: number, pointsStep: number): void {
  const multiple = points / pointsStep;
  if (!isPoints(points) || points < 0) report("CHECKLIST_POINTS_NOT_VALID", path, { points });
  else if (isPoints(pointsStep) && pointsStep > 0 && Math.abs(multiple - Math.round(multiple)) > 1e-6)
    report("CHECKLIST_POINTS_NOT_A_MULTIPLE", path, { points, pointsStep });
}

/** Names everything that keeps one criterion from being published. */
export function checkCriterion(report: Report, path: Path, criterion: Criterion, body: ChecklistBody): void {
  if (criterion.maxPoints <= 0)
    report("CHECKLIST_POINTS_NOT_POSITIVE", [...path, "maxPoints"], { points: criterion.maxPoints });
  for (const [place, points] of pointsOf(criterion)) checkPoints(report, [...path, ...place], points, body.pointsStep);
  checkOwnCodes(report, [...path, "steps"], criterion.steps);
  checkOwnCodes(report, [...path, "parts"], criterion.parts);
  checkOwnCodes(report, [...path, "deductions"], criterion.deductions);
  criterion.steps.forEach((step, at) => checkOwnCodes(report, [...path, "steps", at, "alsoWhen"], step.alsoWhen));
  checkCriterionEnums(report, path, criterion);
  checkSteps(report, [...path, "steps"], criterion);
  checkParts(report, path, criterion);
  checkMeasure(report, [...path, "measure"], criterion.measure);
  criterion.parts.forEach(({ measure }, at) => {
    checkMeasure(report, [...path, "parts", at, "measure"], measure);
    if (measure?.source === "INSPECTION")
      report("CHECKLIST_REGISTER_UNIT", [...path, "parts", at, "measure", "source"], {
        source: measure.source,
        unit: measure.unit,
      });
  });
  if (criterion.cap !== null) checkOwnCode(report, [...path, "cap", "code"], criterion.cap.code, new Set());
  checkSources(report, path, criterion);
  checkVeto(report, path, criterion);
  checkRectification(report, [...path, "rectification"], criterion);
  const { sample, allowsNotApplicable, notApplicableWhen, notApplicableFor } = criterion;
  const isCount = (value: number) => Number.isInteger(value) && value >= 1 && value <= 1_000;
  if (sample !== null && !(isCount(sample.size) && isCount(sample.minPositive) && sample.minPositive <= sample.size))
    report("CHECKLIST_SAMPLE_NOT_POSSIBLE", [...path, "sample"], { ...sample });
  if (!allowsNotApplicable && (notApplicableWhen !== null || notApplicableFor.length > 0))
    report("CHECKLIST_NOT_APPLICABLE_CONTRADICTED", [...path, "allowsNotApplicable"], { criterion: criterion.code });
  if (criterion.visitSubjects.length > 0 && body.kind !== "SUPERVISION")
    report("CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED", [...path, "visitSubjects"], { kind: body.kind });
}
