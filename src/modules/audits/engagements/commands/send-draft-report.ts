import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { addWorkingDays } from "../../../calendar/working-day.rules.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt } from "../audit-for-update.queries.js";
import type { SendDraftReportInput } from "../audit.inputs.js";
import type { AuditRow } from "../audit.queries.js";
import { COMMENT_DAYS } from "../audit.rules.js";
import { AuditKind } from "../audit.types.js";
import { auditErrors } from "../audits.errors.js";
import { submittedPaper } from "../working-paper.queries.js";

/** Sends the draft to the union, which sees from now on what was found; its time for comments begins. */
export async function sendDraftReport(work: Work, input: SendDraftReportInput): Promise<AuditRow> {
  const { em, clock, journal } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "sendDraftReport");
  const status = requireMoveAt(audit, "sendDraft", input.expectedVersion);
  if (audit.openingBalance === null && audit.kind !== AuditKind.CADRE_SURVEY) {
    throw auditErrors.AUDIT_FIGURES_MISSING(["input", "auditId"]);
  }
  await submittedPaper(work, audit.id);
  const today = businessDay(clock.now());
  const commentsDueOn = addWorkingDays(await workingCalendar(em), today, COMMENT_DAYS);
  await rows(
    em,
    sql`update audits set status = ${status}, draft_text = ${input.text}, draft_sent_on = ${today}::date,
        comments_due_on = ${commentsDueOn}::date, version = version + 1 where id = ${audit.id}::uuid`,
  );
  journal.record(
    "audit.draft-sent",
    { type: "Audit", id: audit.id },
    { details: { commentsDueOn }, before: { status: audit.status }, after: { status, text: input.text } },
  );
  return changedAudit(work, audit.id);
}
