import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt } from "../audit-for-update.queries.js";
import { openFindingsOf } from "../audit-finding.queries.js";
import type { CloseAuditInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { auditErrors } from "../audits.errors.js";

/** Closes an audit when every finding is closed or withdrawn. */
export async function closeAudit(work: Work, input: CloseAuditInput): Promise<AuditRow> {
  const { em, clock, journal } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "closeAudit");
  const status = requireMoveAt(audit, "close", input.expectedVersion);
  const count = await openFindingsOf(em, audit.id);
  if (count > 0) throw auditErrors.AUDIT_FINDINGS_OPEN(["input", "auditId"], { count });
  await rows(
    em,
    sql`update audits set status = ${status}, closed_at = ${clock.now().toISOString()}::timestamptz, version = version + 1
      where id = ${audit.id}::uuid`,
  );
  journal.record(
    "audit.closed",
    { type: "Audit", id: audit.id },
    { before: { status: audit.status }, after: { status } },
  );
  return changedAudit(work, audit.id);
}
