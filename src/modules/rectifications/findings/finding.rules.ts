import type { StoredAnswer } from "../../checklists/answer.js";
import type { Criterion, FindingSeverity } from "../../checklists/checklist-body.js";
import type { ChecklistIndex } from "../../checklists/checklist-index.js";
import type { FollowUpStateCode } from "./finding.types.js";

/** How often a union may say what it did about one finding. */
export const MAXIMUM_RECTIFICATIONS = 30;

/** A finding that a confirmed inspection opens. */
export interface OpenedFinding {
  criterionCode: string;
  /** Null for the finding of a failed critical criterion where the inspector recorded no fault. */
  faultId: string | null;
  severity: FindingSeverity;
  description: string;
  requirement: string | null;
  rectificationWorkingDays: number | null;
  fixedOnSite: boolean;
  /** Hashes of the files that show it. */
  evidence: readonly string[];
  /** Something that the inspector only suspects, for the competent body to conclude. */
  isSuspicion: boolean;
}

/** How the journal calls it that a confirmed inspection opened findings. */
export const FINDINGS_OPENED = "findings.opened";

/** An answer as everybody may read it: of a suspected one no word, file or fault is public. */
const asPublic = (answer: StoredAnswer): StoredAnswer => {
  if (answer.suspected !== true) return answer;
  const { suspected: _suspected, note: _note, evidence: _evidence, faults: _faults, ...claim } = answer;
  return claim;
};

/**
 * What an inspection opens when it is confirmed: one finding for each fault the inspector recorded, and one for each failed
 * critical criterion that has none. A suspicion, which an inspector records but does not decide, opens one for those who
 * handle it, and so does each fault written beside it; what everybody sees opened is what would have been without it.
 */
export function openedFindings(
  index: ChecklistIndex,
  answers: readonly StoredAnswer[],
  criticalFailures: readonly string[],
): OpenedFinding[] {
  const failures = new Set(criticalFailures);
  return answers.flatMap((answer): OpenedFinding[] => {
    const criterion = index.byCode.get(answer.criterion)?.criterion;
    if (criterion === undefined) return [];
    const shown = asPublic(answer);
    const recorded = ofFaults(criterion, shown, false);
    const opened =
      recorded.length > 0 || !failures.has(criterion.code) ? recorded : [ofCriterion(criterion, shown, false)];
    if (answer.suspected !== true) return opened;
    return [...opened, ...ofFaults(criterion, answer, true), ofCriterion(criterion, answer, true)];
  });
}

const ofFaults = (criterion: Criterion, { faults = [] }: StoredAnswer, isSuspicion: boolean): OpenedFinding[] =>
  faults.map((fault) => ({
    criterionCode: criterion.code,
    faultId: fault.id,
    severity: fault.severity,
    description: fault.description,
    requirement: fault.requirement ?? null,
    // The criterion's time is meant for the severity that it names; a graver or lighter fault has its own.
    rectificationWorkingDays: fault.severity === criterion.findingSeverity ? criterion.rectification.workingDays : null,
    fixedOnSite: fault.fixedOnSite === true,
    evidence: fault.evidence ?? [],
    isSuspicion,
  }));

const ofCriterion = (criterion: Criterion, { note, evidence }: StoredAnswer, isSuspicion: boolean): OpenedFinding => ({
  criterionCode: criterion.code,
  faultId: null,
  severity: criterion.findingSeverity,
  description: note ?? criterion.title.zh,
  requirement: null,
  rectificationWorkingDays: criterion.rectification.workingDays,
  fixedOnSite: false,
  evidence: evidence ?? [],
  isSuspicion,
});

/** What was put right before the inspector left is closed as soon as it is opened; the rest waits to be issued. */
export const openedStatus = ({ fixedOnSite }: OpenedFinding): "CLOSED" | "CONFIRMED" =>
  fixedOnSite ? "CLOSED" : "CONFIRMED";

/**
 * Whether a confidential finding may be issued after all: a fault that an inspector wrote beside a suspicion may be an
 * ordinary one, which those who handle the suspicion decide by issuing it. The suspicion itself is transferred.
 */
export const isFaultBesideSuspicion = ({ id, faultId }: { id: string; faultId: string | null }): boolean =>
  // What an audit records has its own id for a fault's.
  faultId !== null && faultId !== id;

/** What a closed finding waits for: all CRITICAL and MAJOR ones are looked at again, MINOR ones are drawn. */
export const followUpAfterClose = (severity: FindingSeverity): FollowUpStateCode | null =>
  (({ IMMEDIATE: null, CRITICAL: "DUE", MAJOR: "DUE", MINOR: "UNDRAWN" }) as const)[severity];
