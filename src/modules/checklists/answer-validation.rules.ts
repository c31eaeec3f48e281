import type { StoredAnswer } from "./answer.js";
import { checkAnswer } from "./answer-claim.rules.js";
import { readAnswer } from "./answer-leaves.rules.js";
import { completedByBaseline } from "./baseline.rules.js";
import type { ChecklistBody, Criterion } from "./checklist-body.js";
import { type ChecklistFault, type Report, reportInto } from "./checklist-fault.js";
import { type IndexedCriterion, indexChecklist } from "./checklist-index.js";
import { MAX_FAULTS_TOGETHER, MAX_MENTIONS_TOGETHER } from "./fault-leaves.rules.js";
import { readItem, readList, shown } from "./leaf.rules.js";

/** Most answers of one inspection. */
export const MAX_ANSWERS = 500;

/** What the answers of one inspection are checked against besides its checklist. */
export interface AnswerContext {
  /** Hashes (lower case) of the evidence that the inspection announces. */
  readonly announcedEvidence: ReadonlySet<string>;
  /** Answers of the self-inspection it is based on, which must use the same checklist version. */
  readonly baseline?: readonly StoredAnswer[] | null;
  /** What a supervision visit looks at; criteria for other visits are not asked and do not apply. */
  readonly visitSubject?: string | null;
}

/** The answers that are without fault, in checklist order, and every fault of the others. */
export interface ValidatedAnswers {
  readonly answers: readonly StoredAnswer[];
  readonly faults: readonly ChecklistFault[];
}

/** Whether a criterion is asked on a visit; outside supervision visits all are. */
export const isAsked = (criterion: Criterion, visitSubject: string | null | undefined): boolean =>
  !visitSubject || criterion.visitSubjects.length === 0 || criterion.visitSubjects.includes(visitSubject);

/**
 * Parses what a tablet sent as the answers of one inspection against its frozen checklist. Every criterion that people
 * answer must be answered exactly once; all faults are named, with paths that begin at the inspection.
 */
export function validateAnswers(body: ChecklistBody, rawAnswers: unknown, context: AnswerContext): ValidatedAnswers {
  const { byCode, criteria } = indexChecklist(body);
  const faults: ChecklistFault[] = [];
  const stored = new Array<StoredAnswer | undefined>(criteria.length).fill(undefined);
  const answered = new Set<IndexedCriterion>();
  const faultIds = new Set<string>();
  const baseline = context.baseline ? new Map(context.baseline.map((answer) => [answer.criterion, answer])) : null;

  const validate = (raw: unknown, at: number): void => {
    const report = reportInto(faults, "answers", at);
    const leaves = readItem(report, [], raw);
    if (leaves === undefined) return;
    const code = leaves["criterion"];
    if (typeof code !== "string")
      return report(code ? "NOT_A_TEXT" : "VALUE_REQUIRED", ["criterion"], { field: "criterion" });
    const entry = byCode.get(code);
    if (entry === undefined) return report("CRITERION_UNKNOWN", ["criterion"], { criterion: shown(code) });
    if (entry.isSystem) return report("CRITERION_IS_SYSTEM", ["criterion"], { criterion: entry.criterion.code });
    if (!isAsked(entry.criterion, context.visitSubject))
      return report("CRITERION_NOT_ASKED", ["criterion"], { criterion: entry.criterion.code });
    if (answered.has(entry)) return report("ANSWER_DOUBLED", ["criterion"], { criterion: entry.criterion.code });
    answered.add(entry);
    const faultsBefore = faults.length;
    const given = readAnswer(report, leaves, entry, context.announcedEvidence);
    given.faults?.forEach(({ id }, nth) => {
      if (faultIds.has(id)) report("FAULT_DOUBLED", ["faults", nth, "id"], { id });
      faultIds.add(id);
    });
    // What the leaves say together is only checked once each of them is sound.
    if (faults.length > faultsBefore) return;
    const answer = completedByBaseline(report, entry, given, baseline?.get(entry.criterion.code));
    if (faults.length > faultsBefore) return;
    checkAnswer(report, entry, answer);
    if (faults.length === faultsBefore) stored[entry.position] = answer;
  };

  const list = readList(reportInto(faults), ["answers"], rawAnswers ?? [], MAX_ANSWERS);
  if (list === undefined) return { answers: [], faults };
  list.forEach(validate);
  for (const entry of criteria) {
    const { criterion, position, isSystem } = entry;
    if (isSystem || answered.has(entry)) continue;
    if (!isAsked(criterion, context.visitSubject))
      stored[position] = { criterion: criterion.code, notApplicable: true };
    else reportInto(faults)("ANSWER_MISSING", ["answers"], { criterion: criterion.code });
  }
  const answers = stored.filter((answer) => answer !== undefined);
  checkTogether(reportInto(faults), answers);
  return { answers, faults };
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
