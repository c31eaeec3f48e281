import type { StoredAnswer } from "../checklists/answer.js";
import { readAnswer } from "../checklists/answer-leaves.rules.js";
import { validateAnswers } from "../checklists/answer-validation.rules.js";
import type { ChecklistBody } from "../checklists/checklist-body.js";
import { indexChecklist } from "../checklists/checklist-index.js";
import { validateGeneralVetoes, type StoredGeneralVeto } from "../checklists/general-veto-validation.rules.js";
import type { SubmittedAnswer } from "./content-hash.rules.js";
import type { RawInspection, SubmittedHeader } from "./inspection-input.rules.js";
import { isAbsent, reportTo, type SubmissionFault } from "./submission-leaves.rules.js";

export interface SubmittedAnswers {
  readonly answers: readonly SubmittedAnswer[];
  readonly generalVetoes: readonly StoredGeneralVeto[];
  readonly faults: readonly SubmissionFault[];
}

/** What was sent, answer by answer, before the self-inspection completes any of them. */
export function claimedAnswers(
  body: ChecklistBody,
  raw: RawInspection,
  { announcements }: Pick<SubmittedHeader, "announcements">,
): StoredAnswer[] {
  const announced = new Set(announcements.map(({ sha256 }) => sha256));
  const { byCode } = indexChecklist(body);
  const list: unknown[] = Array.isArray(raw["answers"]) ? raw["answers"] : [];
  return list.flatMap((answer) => {
    if (typeof answer !== "object" || answer === null) return [];
    const { criterion } = answer as { criterion?: unknown };
    const entry = typeof criterion === "string" ? byCode.get(criterion) : undefined;
    return entry === undefined ? [] : [readAnswer(() => {}, answer as Record<string, unknown>, entry, announced)];
  });
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
 * Reads the answers and general vetoes against the checklist. A visit that did not take place has no answers; a
 * follow-up that only looks at earlier findings needs none.
 */
export function readSubmittedAnswers(
  body: ChecklistBody,
  raw: RawInspection,
  header: Pick<SubmittedHeader, "announcements" | "notPerformed" | "kind" | "findingChecks">,
  baseline: readonly StoredAnswer[] | null,
  /** What an unannounced visit looks at; criteria for other visits are not asked. */
  visitSubject: string | null = null,
): SubmittedAnswers {
  const announced = new Set(header.announcements.map(({ sha256 }) => sha256));
  const vetoes = validateGeneralVetoes(body, raw["generalVetoes"], announced);
  const hasAnswers = Array.isArray(raw["answers"]) && raw["answers"].length > 0;
  // One whose reason cannot be read is refused for that alone.
  const isNotPerformed = header.notPerformed !== null || !isAbsent(raw["notPerformed"]);
  const isOptional = isNotPerformed || (header.kind === "FOLLOW_UP" && header.findingChecks.length > 0);
  if (isOptional && !hasAnswers) return { answers: [], generalVetoes: vetoes.generalVetoes, faults: vetoes.faults };
  if (isNotPerformed) {
    const faults: SubmissionFault[] = [];
    reportTo(faults)("NOT_PERFORMED_WITH_ANSWERS", ["answers"]);
    return { answers: [], generalVetoes: [], faults };
  }
  const { answers, faults } = validateAnswers(body, raw["answers"], {
    announcedEvidence: announced,
    baseline,
    visitSubject,
  });
  const isComplete = baseline !== null && faults.length === 0;
  return {
    answers: isComplete ? withClaims(answers, claimedAnswers(body, raw, header)) : answers,
    generalVetoes: vetoes.generalVetoes,
    faults: [...faults, ...vetoes.faults],
  };
}
