import type { ChecklistBody } from "./checklist-body.js";
import { checkOwnCodes } from "./code-publication.rules.js";
import type { Report } from "./violation.js";
import { isPoints } from "./points.rules.js";

function checkResultGrades(report: Report, { grades, rules, graded }: ChecklistBody): void {
  const { capGrade } = rules.criticalFail;
  const { resultGrade } = rules.vetoFail;
  const named = [
    [["rules", "criticalFail", "capGrade"], capGrade],
    [["rules", "vetoFail", "resultGrade"], resultGrade],
  ] as const;
  for (const [path, code] of named) {
    if (!graded && code !== null) report("CHECKLIST_GRADES_NOT_EXPECTED", path);
    else if (graded && code === null) report("CHECKLIST_GRADE_MISSING", path);
    else if (graded && !grades.some((grade) => grade.code === code))
      report("CHECKLIST_GRADE_UNKNOWN", path, { grade: code ?? "" });
  }
  const lowest = grades.at(-1)?.code;
  if (graded && resultGrade !== null && lowest !== undefined && grades.some(({ code }) => code === resultGrade))
    if (resultGrade !== lowest)
      report("CHECKLIST_VETO_GRADE_NOT_LOWEST", ["rules", "vetoFail", "resultGrade"], { grade: resultGrade, lowest });
}

/** A graded checklist has at least two grades, best first, strictly descending to one that begins at 0 percent. */
export function checkGrades(report: Report, body: ChecklistBody): void {
  const { grades, graded } = body;
  checkOwnCodes(report, ["grades"], grades);
  checkResultGrades(report, body);
  if (!graded) {
    if (grades.length > 0) report("CHECKLIST_GRADES_NOT_EXPECTED", ["grades"]);
    return;
  }
  if (grades.length < 2) return report("CHECKLIST_GRADES_MISSING", ["grades"]);
  grades.forEach(({ minPercent, code }, at) => {
    const path = ["grades", at, "minPercent"];
    const better = grades[at - 1];
    if (!isPoints(minPercent) || minPercent < 0 || minPercent > 100)
      report("CHECKLIST_PERCENT_NOT_POSSIBLE", path, { percent: minPercent });
    else if (better !== undefined && minPercent >= better.minPercent)
      report("CHECKLIST_GRADES_NOT_DESCENDING", path, { grade: code, better: better.code });
  });
  if (grades.at(-1)?.minPercent !== 0)
    report("CHECKLIST_GRADES_NOT_ENDING_AT_ZERO", ["grades", grades.length - 1, "minPercent"]);
}
