import { randomUUID } from "node:crypto";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { FindingSeverity } from "../../../checklists/checklist-body.js";
import { Finding } from "../finding.entity.js";

export interface RecordFinding {
  /** Made by the caller where a client made it; else by the server. */
  id?: string;
  inspectionId: string;
  tradeUnionId: string;
  checklistId: string;
  criterionCode: string;
  severity: FindingSeverity;
  description: string;
  requirement?: string | null;
  /** Hashes of announced files. */
  evidence?: readonly string[];
  /** Working days of its own instead of those of its severity. */
  rectificationWorkingDays?: number | null;
  /** Something for the competent body to conclude: seen by those who handle it only, and never issued before. */
  isSuspicion?: boolean;
}

/** Puts a finding on a working paper. Who may do that, and who sees it there, is the owner's to say. */
export async function recordFinding(work: Work, given: RecordFinding): Promise<Finding> {
  const id = given.id ?? randomUUID();
  const finding = work.em.create(Finding, {
    id,
    inspectionId: given.inspectionId,
    tradeUnionId: given.tradeUnionId,
    checklistId: given.checklistId,
    criterionCode: given.criterionCode,
    // One criterion may have several findings on one paper; the id tells them apart as a fault's would.
    faultId: id,
    severity: given.severity,
    status: "RECORDED" as const,
    description: given.description,
    requirement: given.requirement ?? null,
    evidence: [...(given.evidence ?? [])],
    isConfidential: given.isSuspicion === true,
    isSuspicion: given.isSuspicion === true,
    rectificationWorkingDays: given.rectificationWorkingDays ?? null,
    createdAt: work.clock.now(),
  });
  const { inspectionId } = given;
  work.journal.record(
    "finding.recorded",
    { type: "Finding", id },
    { details: { inspectionId }, after: { ...given, id } },
  );
  await work.em.flush();
  return finding;
}
