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
}

/**
 * What an inspection opens when it is confirmed: one finding for each fault the inspector recorded, and one for each
 * failed critical criterion that has none. A suspicion opens nothing here: it is for the competent body to conclude.
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
    const common = { criterionCode: criterion.code, rectificationWorkingDays: criterion.rectification.workingDays };
    const recorded = (answer.faults ?? []).map((fault) => ({
      ...common,
      faultId: fault.id,
      severity: fault.severity,
      description: fault.description,
      requirement: fault.requirement ?? null,
      fixedOnSite: fault.fixedOnSite === true,
    }));
    if (recorded.length > 0 || !failures.has(criterion.code)) return recorded;
    const description = answer.note ?? criterion.title.zh;
    return [
      {
        ...common,
        faultId: null,
        severity: criterion.findingSeverity,
        description,
        requirement: null,
        fixedOnSite: false,
      },
    ];
  });
}

/** What was put right before the inspector left is closed as soon as it is opened; the rest waits to be issued. */
export const openedStatus = ({ fixedOnSite }: OpenedFinding): "CLOSED" | "CONFIRMED" =>
  fixedOnSite ? "CLOSED" : "CONFIRMED";
