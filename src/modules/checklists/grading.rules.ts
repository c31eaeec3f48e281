import type { ChecklistBody } from "./checklist-body.js";
import { toHundredths } from "./points.rules.js";

/** The grade of a rounded percent alone: the best one that begins at or below it. */
export const gradeOf = (body: ChecklistBody, percent: number): string | null =>
  body.grades.find((grade) => toHundredths(percent) >= toHundredths(grade.minPercent))?.code ?? null;

/**
 * The one grade that is granted: that of the percent, not above the cap when a critical criterion failed, and the
 * veto's result whatever the percent; none where nothing applies or the checklist is not graded.
 */
export function grantedGrade(
  body: ChecklistBody,
  percent: number | null,
  criticalFailed: boolean,
  vetoed: boolean,
): string | null {
  if (!body.graded || percent === null) return null;
  const { capGrade } = body.rules.criticalFail;
  const { resultGrade } = body.rules.vetoFail;
  if (vetoed && resultGrade !== null) return resultGrade;
  const grade = gradeOf(body, percent);
  if (!criticalFailed || capGrade === null) return grade;
  const place = (code: string | null) => body.grades.findIndex((candidate) => candidate.code === code);
  return place(grade) < place(capGrade) ? capGrade : grade;
}
