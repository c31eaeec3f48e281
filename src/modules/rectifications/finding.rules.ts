import type { StoredAnswer } from "../checklists/answer.js";
import type { FindingSeverity } from "../checklists/checklist-body.js";
import type { ChecklistIndex } from "../checklists/checklist-index.js";

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

/**
 * What an inspection opens when it is confirmed: one finding for each fault the inspector recorded, one for each failed
 * critical criterion that has none, and one for each suspicion, which an inspector records but does not decide.
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
    const recorded = (answer.faults ?? []).map((fault) => ({
      criterionCode: criterion.code,
      faultId: fault.id,
      severity: fault.severity,
      description: fault.description,
      requirement: fault.requirement ?? null,
      // The criterion's time is meant for the severity that it names; a graver or lighter fault has its own.
      rectificationWorkingDays:
        fault.severity === criterion.findingSeverity ? criterion.rectification.workingDays : null,
      fixedOnSite: fault.fixedOnSite === true,
      evidence: fault.evidence ?? [],
      isSuspicion: false,
    }));
    const ofCriterion = (isSuspicion: boolean): OpenedFinding => ({
      criterionCode: criterion.code,
      faultId: null,
      severity: criterion.findingSeverity,
      description: answer.note ?? criterion.title.zh,
      requirement: null,
      rectificationWorkingDays: criterion.rectification.workingDays,
      fixedOnSite: false,
      evidence: answer.evidence ?? [],
      isSuspicion,
    });
    if (answer.suspected === true) return [...recorded, ofCriterion(true)];
    return recorded.length > 0 || !failures.has(criterion.code) ? recorded : [ofCriterion(false)];
  });
}

/** What was put right before the inspector left is closed as soon as it is opened; the rest waits to be issued. */
export const openedStatus = ({ fixedOnSite }: OpenedFinding): "CLOSED" | "CONFIRMED" =>
  fixedOnSite ? "CLOSED" : "CONFIRMED";
