import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { decideInspection } from "../../../inspections/review/commands/decide-inspection.js";
import { liftRestriction } from "../../../inspections/records/commands/lift-restriction.js";
import { ownedInspectionForUpdate } from "../../../inspections/records/inspection.queries.js";
import { issueFindings } from "../../../rectifications/notices/commands/issue-findings.js";
import { moveFinding } from "../../../rectifications/findings/commands/move-finding.js";
import { lockedFindings } from "../../../rectifications/findings/finding-for-update.queries.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt, type LockedAudit } from "../audit-for-update.queries.js";
import { recordedFindings } from "../audit-finding.queries.js";
import { AuditStatus } from "../audit.lifecycle.js";
import type { IssueAuditReportInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { isCommentTimeOver, RECTIFICATION_DAYS } from "../audit.rules.js";
import { auditErrors } from "../audits.errors.js";
import { submittedPaper } from "../working-paper.queries.js";

const PATH = ["input", "auditId"];

/**
 * Issues the report: the working paper is confirmed and the findings are issued with it, 60 working days from its service.
 * Suspicions are not: they wait for their transfer to whoever concludes about them.
 */
export async function issueAuditReport(work: Work, input: IssueAuditReportInput): Promise<AuditRow> {
  const { em, clock, journal } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "issueAuditReport");
  const status = requireMoveAt(audit, "issueReport", input.expectedVersion);
  requireComments(audit, businessDay(clock.now()));
  const { inspectionId } = await submittedPaper(work, audit.id);
  const paper = await ownedInspectionForUpdate(work, "AUDIT", audit.id, inspectionId);
  if (paper === undefined) throw auditErrors.AUDIT_PAPER_MISSING(PATH);
  await rows(
    em,
    sql`update audits set status = ${status}, opinion = ${input.opinion}, document_number = ${input.documentNumber},
        report_text = ${input.text}, issued_at = ${clock.now().toISOString()}::timestamptz, version = version + 1
      where id = ${audit.id}::uuid`,
  );
  await decideInspection(work, paper, { decision: "CONFIRM" }, PATH);
  await liftRestriction(work, inspectionId);
  const { findings, suspicions } = await recordedFindings(em, audit.id);
  await issueFindings(work, findings, { workingDays: RECTIFICATION_DAYS, path: PATH });
  for (const suspicion of await lockedFindings(work, suspicions)) moveFinding(work, suspicion, "confirm", PATH);
  const { opinion, documentNumber, text } = input;
  journal.record(
    "audit.report-issued",
    { type: "Audit", id: audit.id },
    {
      details: { opinion, documentNumber, findings: findings.length },
      before: { status: audit.status },
      after: { status, opinion, documentNumber, text },
    },
  );
  await em.flush();
  return changedAudit(work, audit.id);
}

/** Not before the union has commented, or its time for that is over. */
function requireComments({ status, commentsDueOn }: LockedAudit, today: string): void {
  if (status === AuditStatus.COMMENTED || commentsDueOn === null || isCommentTimeOver(commentsDueOn, today)) return;
  throw auditErrors.AUDIT_COMMENTS_OUTSTANDING(PATH, { dueOn: commentsDueOn });
}
