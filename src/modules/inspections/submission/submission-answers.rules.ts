import type { StoredAnswer } from "../../checklists/answer.js";
import { claimedAnswers } from "../../checklists/answer-leaves.rules.js";
import { validAnswers } from "../../checklists/answer-validation.rules.js";
import type { ChecklistIndex } from "../../checklists/checklist-index.js";
import type { StoredGeneralVeto } from "../../checklists/general-veto-validation.rules.js";
import { reportInto } from "../../checklists/violation.js";
import type { SubmittedAnswer } from "../records/content-hash.rules.js";
import type { Submission } from "./inspection-input.rules.js";
import type { SubmissionViolation } from "./submission-violation.js";

export interface SubmittedAnswers {
  readonly answers: readonly SubmittedAnswer[];
  readonly generalVetoes: readonly StoredGeneralVeto[];
  readonly violations: readonly SubmissionViolation[];
}

/** Keeps beside a completed answer what was sent, since a later change of the self-inspection must not change the hash. */
function withClaims(answers: readonly StoredAnswer[], claims: readonly StoredAnswer[]): SubmittedAnswer[] {
  const sent = new Map(claims.map((claim) => [claim.criterion, claim]));
  return answers.map((answer) => {
    const claimed = answer.checked ? sent.get(answer.criterion) : undefined;
    return claimed === undefined ? answer : { ...answer, claimed };
  });
}

/**
 * Holds the answers and general vetoes against the checklist. A visit that did not take place has no answers; a follow-up
 * that only looks at earlier findings needs none.
 */
export function judgeAnswers(
  checklist: ChecklistIndex,
  { header, saysNotPerformed, answers: sent, vetoes }: Submission,
  baseline: readonly StoredAnswer[] | null,
  /** What an unannounced visit looks at; criteria for other visits are not asked. */
  visitSubject: string | null = null,
): SubmittedAnswers {
  const { generalVetoes } = vetoes;
  // One whose reason cannot be read is refused for that alone.
  const isOptional = saysNotPerformed || (header.kind === "FOLLOW_UP" && header.findingChecks.length > 0);
  if (isOptional && sent.claims.length === 0) return { answers: [], generalVetoes, violations: vetoes.violations };
  if (saysNotPerformed) {
    const violations: SubmissionViolation[] = [];
    reportInto(violations)("NOT_PERFORMED_WITH_ANSWERS", ["answers"]);
    return { answers: [], generalVetoes: [], violations };
  }
  const { answers, violations } = validAnswers(checklist, sent, { baseline, visitSubject });
  const isComplete = baseline !== null && violations.length === 0;
  return {
    answers: isComplete ? withClaims(answers, claimedAnswers(sent)) : answers,
    generalVetoes,
    violations: [...violations, ...vetoes.violations],
  };
}
