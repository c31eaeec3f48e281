import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { auditOfOwnUnionForUpdate, changedAudit, requireMoveAt } from "../audit-for-update.queries.js";
import type { CommentOnDraftInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { isCommentTimeOver } from "../audit.rules.js";
import { auditErrors } from "../audits.errors.js";

/** The audited union says what it thinks of the draft, once and in time. */
export async function commentOnDraft(work: Work, input: CommentOnDraftInput): Promise<AuditRow> {
  const { em, actor, clock, journal } = work;
  const audit = await auditOfOwnUnionForUpdate(work, input.auditId);
  const status = requireMoveAt(audit, "comment", input.expectedVersion);
  const dueOn = audit.commentsDueOn;
  if (dueOn !== null && isCommentTimeOver(dueOn, businessDay(clock.now()))) {
    throw auditErrors.AUDIT_COMMENTS_CLOSED(["input", "auditId"], { dueOn });
  }
  const evidence = [...new Set(input.evidence ?? [])];
  await rows(
    em,
    sql`update audits set status = ${status}, comment_statement = ${input.statement}, comment_evidence = ${evidence}::text[],
        commented_by = ${actor.accountId}::uuid, commented_at = ${clock.now().toISOString()}::timestamptz, version = version + 1
      where id = ${audit.id}::uuid`,
  );
  journal.record(
    "audit.commented",
    { type: "Audit", id: audit.id },
    { details: { evidence: evidence.length }, before: { status: audit.status }, after: { status, ...input } },
  );
  return changedAudit(work, audit.id);
}
