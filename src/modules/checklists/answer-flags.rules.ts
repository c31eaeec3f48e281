import type { StoredAnswer } from "./answer.js";
import type { ChecklistBody } from "./checklist-body.js";
import { indexChecklist } from "./checklist-index.js";
import { earnedPoints } from "./criterion-points.rules.js";
import { isVetoMet } from "./veto.rules.js";

/** Something a reviewer should look at; it refuses nothing and changes no points. */
export interface AnswerFlag {
  readonly code: keyof typeof answerFlags;
  readonly details: { readonly criterion: string };
}

/** Texts of the flags in both languages. */
export const answerFlags = {
  ELIGIBILITY_WARNING: {
    zh: "{{criterion}} 未得满分;对该类单位只作预警,由区总复核",
    en: "{{criterion}} lost points; for this kind of owner that is a warning for the district to review",
  },
  SAMPLE_NOT_TAKEN: { zh: "{{criterion}} 得分但没有抽问记录", en: "{{criterion}} earned points, but nobody was asked" },
  NOT_APPLICABLE_DOUBTFUL: {
    zh: "{{criterion}} 标为不适用,但登记的单位性质不在不适用范围内",
    en: "{{criterion}} is marked not applicable, but the registered kind of body is not exempt",
  },
  NOT_APPLICABLE_EXPECTED: {
    zh: "{{criterion}} 对登记的单位性质不适用,但已评分",
    en: "{{criterion}} does not apply to the registered kind of body, but was scored",
  },
} as const;

const meets = (named: readonly string[], classes: readonly string[]): boolean =>
  named.some((name) => classes.includes(name));

/** Marks the failures that only warn for this kind of owner; the mark is stored, so that the score stays repeatable. */
export function withWarnings(
  body: ChecklistBody,
  answers: readonly StoredAnswer[],
  classes: readonly string[],
): StoredAnswer[] {
  const { byCode } = indexChecklist(body);
  return answers.map((answer) => {
    const entry = byCode.get(answer.criterion);
    if (entry === undefined || !meets(entry.criterion.warningFor, classes)) return answer;
    const earned = earnedPoints(entry, answer, isVetoMet(entry.criterion, answer));
    return earned.notApplicable || earned.points === entry.maxPoints ? answer : { ...answer, warning: true };
  });
}

/** What a reviewer is shown about the answers; `classes` is empty where the kind of body is not known. */
export function flagAnswers(
  body: ChecklistBody,
  answers: readonly StoredAnswer[],
  classes: readonly string[],
): AnswerFlag[] {
  const { byCode } = indexChecklist(body);
  const flags: AnswerFlag[] = [];
  for (const answer of answers) {
    const entry = byCode.get(answer.criterion);
    if (entry === undefined) continue;
    const { criterion } = entry;
    const flag = (code: AnswerFlag["code"]) => flags.push({ code, details: { criterion: criterion.code } });
    const earned = earnedPoints(entry, answer, false);
    const exempt = meets(criterion.notApplicableFor, classes);
    const classKnown = criterion.notApplicableFor.length > 0 && classes.length > 0;
    if (answer.warning) flag("ELIGIBILITY_WARNING");
    if (criterion.sample !== null && answer.sample === undefined && earned.claimed > 0) flag("SAMPLE_NOT_TAKEN");
    if (answer.notApplicable && classKnown && !exempt) flag("NOT_APPLICABLE_DOUBTFUL");
    if (!earned.notApplicable && exempt) flag("NOT_APPLICABLE_EXPECTED");
  }
  return flags;
}
