import type { StoredAnswer } from "./answer.js";
import { checkAnswer } from "./answer-claim.rules.js";
import type { AnswerClaim, AnswerClaims } from "./answer-leaves.rules.js";
import { completedByBaseline } from "./baseline.rules.js";
import type { Criterion } from "./checklist-body.js";
import type { ChecklistIndex, IndexedCriterion } from "./checklist-index.js";
import { MAX_FAULTS_TOGETHER, MAX_MENTIONS_TOGETHER } from "./fault-leaves.rules.js";
import { type Report, reportInto, type Violation } from "./violation.js";

/** What the answers of one inspection are checked against besides its checklist. */
export interface AnswerContext {
  /** Answers of the self-inspection it is based on, which must use the same checklist version. */
  readonly baseline?: readonly StoredAnswer[] | null;
  /** What a supervision visit looks at; criteria for other visits are not asked and do not apply. */
  readonly visitSubject?: string | null;
}

/** The answers that are sound, in checklist order, and everything wrong with the others. */
export interface ValidatedAnswers {
  readonly answers: readonly StoredAnswer[];
  readonly violations: readonly Violation[];
}

/** Whether a criterion is asked on a visit; outside supervision visits all are. */
export const isAsked = (criterion: Criterion, visitSubject: string | null | undefined): boolean =>
  !visitSubject || criterion.visitSubjects.length === 0 || criterion.visitSubjects.includes(visitSubject);

/**
 * Checks the answers of one inspection, as they were sent, against its frozen checklist. Every criterion that people answer
 * must be answered exactly once; all violations are named, with paths that begin at the inspection.
 */
export function validAnswers(
  { criteria }: ChecklistIndex,
  sent: AnswerClaims,
  context: AnswerContext = {},
): ValidatedAnswers {
  if (sent.violations.length > 0) return { answers: [], violations: sent.violations };
  const violations: Violation[] = [];
  const stored = new Array<StoredAnswer | undefined>(criteria.length).fill(undefined);
  const answered = new Set<IndexedCriterion>();
  const faultIds = new Set<string>();
  const baseline = context.baseline ? new Map(context.baseline.map((answer) => [answer.criterion, answer])) : null;

  const validate = ({ read, violations: unreadable }: AnswerClaim, at: number): void => {
    if (read === null) return void violations.push(...unreadable);
    const { entry, answer: given } = read;
    const { code: criterion } = entry.criterion;
    const report = reportInto(violations, "answers", at);
    if (entry.isSystem) return report("CRITERION_IS_SYSTEM", ["criterion"], { criterion });
    if (!isAsked(entry.criterion, context.visitSubject))
      return report("CRITERION_NOT_ASKED", ["criterion"], { criterion });
    if (answered.has(entry)) return report("ANSWER_DOUBLED", ["criterion"], { criterion });
    answered.add(entry);
    const before = violations.length;
    violations.push(...unreadable);
    given.faults?.forEach(({ id }, nth) => {
      if (faultIds.has(id)) report("FAULT_DOUBLED", ["faults", nth, "id"], { id });
      faultIds.add(id);
    });
    // What the leaves say together is only checked once each of them is sound.
    if (violations.length > before) return;
    const answer = completedByBaseline(report, entry, given, baseline?.get(criterion));
    if (violations.length > before) return;
    checkAnswer(report, entry, answer);
    if (violations.length === before) stored[entry.position] = answer;
  };

  sent.claims.forEach(validate);
  for (const entry of criteria) {
    const { criterion, position, isSystem } = entry;
    if (isSystem || answered.has(entry)) continue;
    if (!isAsked(criterion, context.visitSubject))
      stored[position] = { criterion: criterion.code, notApplicable: true };
    else reportInto(violations)("ANSWER_MISSING", ["answers"], { criterion: criterion.code });
  }
  const answers = stored.filter((answer) => answer !== undefined);
  checkTogether(reportInto(violations), answers);
  return { answers, violations };
}

/** What each answer may hold by itself is more than all of them may hold. */
function checkTogether(report: Report, answers: readonly StoredAnswer[]): void {
  const faults = answers.flatMap((answer) => answer.faults ?? []);
  if (faults.length > MAX_FAULTS_TOGETHER) report("LIST_TOO_LONG", ["answers"], { max: MAX_FAULTS_TOGETHER });
  for (const holders of [answers, faults]) {
    const mentions = holders.reduce((sum, { evidence = [] }) => sum + evidence.length, 0);
    if (mentions > MAX_MENTIONS_TOGETHER) report("LIST_TOO_LONG", ["answers"], { max: MAX_MENTIONS_TOGETHER });
  }
}
