import type { Criterion, Part } from "./checklist-body.js";
import type { Report } from "./violation.js";
import { formulaVariables, parsedFormula } from "./formula.rules.js";
import { toHundredths, toPoints } from "./points.rules.js";

type Path = readonly (string | number)[];

/** Adds points exactly; sums of decimals would drift. */
export const sumOf = (points: readonly number[]): number =>
  toPoints(points.reduce((sum, value) => sum + toHundredths(value), 0));

function checkMinimum(report: Report, path: Path, part: Part): void {
  const given = (part.min === null ? 0 : 1) + (part.minFrom === null ? 0 : 1);
  if (part.measure === null && given > 0) report("CHECKLIST_PART_MINIMUM_WITHOUT_MEASURE", path, { part: part.code });
  else if (part.measure !== null && given !== 1) report("CHECKLIST_PART_MINIMUM_MISSING", path, { part: part.code });
  else if (part.min !== null && !(part.min >= 0 && part.min < 1e9))
    report("CHECKLIST_BOUND_NOT_VALID", [...path, "min"], { bound: part.min });
}

function checkFormula(report: Report, path: Path, criterion: Criterion): void {
  const { formula, measure, mode } = criterion;
  if (formula === null) return;
  const parsed = parsedFormula(formula);
  if (parsed === null) return report("CHECKLIST_FORMULA_NOT_VALID", path, { expression: formula.expression });
  const variable = Object.entries(formulaVariables).find(([name]) => name === parsed.variable)?.[1];
  if (mode !== "SYSTEM" || measure?.source !== variable?.source || measure?.code !== variable?.measure)
    report("CHECKLIST_FORMULA_WITHOUT_SOURCE", path, { expression: formula.expression });
}

/** Names what is wrong with the parts, deductions, cap and formula of a POINTS criterion, or that others have some. */
export function checkParts(report: Report, path: Path, criterion: Criterion): void {
  const { parts, deductions, cap, formula, maxPoints, scoring } = criterion;
  if (scoring !== "POINTS") {
    const present = { parts: parts.length > 0, deductions: deductions.length > 0, cap, formula };
    for (const [field, value] of Object.entries(present))
      if (value) report("CHECKLIST_SCORING_CONTRADICTED", [...path, field], { scoring, field });
    return;
  }
  if (parts.length === 0) return report("CHECKLIST_PARTS_MISSING", [...path, "parts"]);
  const sum = sumOf(parts.map((part) => part.points));
  if (formula === null && sum !== maxPoints)
    report("CHECKLIST_POINTS_DO_NOT_ADD_UP", [...path, "parts"], { sum, expected: maxPoints });
  parts.forEach((part, at) => {
    if (part.points <= 0)
      report("CHECKLIST_POINTS_NOT_POSITIVE", [...path, "parts", at, "points"], { points: part.points });
    checkMinimum(report, [...path, "parts", at], part);
  });
  deductions.forEach(({ code, points, max }, at) => {
    if (!(points > 0 && points <= max && max <= maxPoints))
      report("CHECKLIST_DEDUCTION_NOT_POSSIBLE", [...path, "deductions", at], {
        deduction: code,
        points,
        max,
        maxPoints,
      });
  });
  if (cap !== null && !(cap.maxPoints > 0 && cap.maxPoints < maxPoints))
    report("CHECKLIST_CAP_NOT_BELOW_MAXIMUM", [...path, "cap", "maxPoints"], { cap: cap.maxPoints, maxPoints });
  checkFormula(report, [...path, "formula"], criterion);
}
