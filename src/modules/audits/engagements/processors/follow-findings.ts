import { row, rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { findingMoved } from "../../../rectifications/findings/findings.events.js";
import { isLeftToRectify } from "../audit-finding.queries.js";
import { nextAuditStatus, type AuditStatus } from "../audit.lifecycle.js";

/** An audit is rectified with its last open finding, and no more when a follow-up opens one again. */
export const followFindings = processor(findingMoved, async ({ em, journal }, { findingId }) => {
  const audit = await row<{ id: string; status: AuditStatus }>(
    em,
    // Locked, so that of two findings closed at once the second one sees the first.
    sql`select a.id, a.status from audits a
      where a.id = (select n.audit_id from audit_findings n where n.finding_id = ${findingId}::uuid) for no key update`,
  );
  if (audit === undefined) return;
  const isOpen = await isLeftToRectify(em, audit.id);
  if (isOpen === undefined) return;
  const next = nextAuditStatus(audit.status, isOpen ? "reopen" : "rectify");
  if (next === undefined) return;
  await rows(em, sql`update audits set status = ${next}, version = version + 1 where id = ${audit.id}::uuid`);
  journal.record(
    isOpen ? "audit.reopened" : "audit.rectified",
    { type: "Audit", id: audit.id },
    { before: { status: audit.status }, after: { status: next } },
  );
});
