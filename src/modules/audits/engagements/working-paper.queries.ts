import type { Work } from "../../../platform/unit-of-work/work.js";
import { papersOf } from "./audit.queries.js";
import { auditErrors } from "./audits.errors.js";

export interface WorkingPaper {
  inspectionId: string;
  checklistId: string;
}

/** The working paper that lies before the auditors' decision; refuses an audit that has none yet, or only a returned one. */
export async function submittedPaper({ em }: Work, auditId: string): Promise<WorkingPaper> {
  const paper = (await papersOf(em, [auditId])).find(({ status }) => status === "SUBMITTED");
  if (paper === undefined) throw auditErrors.AUDIT_PAPER_MISSING(["input", "auditId"]);
  return paper;
}
