import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { cancelOwnedAssignments } from "../../../inspections/planning/commands/cancel-owned-assignments.js";
import { moveFinding } from "../../../rectifications/findings/commands/move-finding.js";
import { lockedFindings } from "../../../rectifications/findings/finding-for-update.queries.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt } from "../audit-for-update.queries.js";
import { recordedFindings } from "../audit-finding.queries.js";
import type { CancelAuditInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";

/** Gives an audit up before its report; what stands on the working paper only is withdrawn with it. */
export async function cancelAudit(work: Work, input: CancelAuditInput): Promise<AuditRow> {
  const { em, clock, journal } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "cancelAudit");
  const status = requireMoveAt(audit, "cancel", input.expectedVersion);
  await rows(
    em,
    sql`update audits set status = ${status}, canceled_at = ${clock.now().toISOString()}::timestamptz,
        cancel_reason = ${input.reason}, version = version + 1 where id = ${audit.id}::uuid`,
  );
  await cancelOwnedAssignments(work, "AUDIT", audit.id);
  const { findings, suspicions } = await recordedFindings(em, audit.id);
  for (const finding of await lockedFindings(work, [...findings, ...suspicions])) {
    moveFinding(work, finding, "withdraw", ["input", "auditId"]);
  }
  journal.record(
    "audit.canceled",
    { type: "Audit", id: audit.id },
    { before: { status: audit.status }, after: { status, reason: input.reason } },
  );
  await em.flush();
  return changedAudit(work, audit.id);
}
