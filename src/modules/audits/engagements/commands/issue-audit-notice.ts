import { businessDay } from "../../../../platform/clock/clock.js";
import { row, rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { addWorkingDays } from "../../../calendar/working-day.rules.js";
import { assignOwnedInspection } from "../../../inspections/planning/commands/assign-owned-inspection.js";
import { daysBetween } from "../../../../platform/clock/day.rules.js";
import { changedAudit, ownAuditForUpdate, requireMoveAt } from "../audit-for-update.queries.js";
import type { IssueAuditNoticeInput } from "../audit.inputs.js";
import { auditorsOf, type AuditRow } from "../audit.queries.js";
import { FIELDWORK_DAYS, MAXIMUM_NOTICE_DAYS, NOTICE_DAYS, periodOfAudit } from "../audit.rules.js";
import { auditErrors } from "../audits.errors.js";

/** Gives the union notice; from now on the auditors have their working paper. */
export async function issueAuditNotice(work: Work, input: IssueAuditNoticeInput): Promise<AuditRow> {
  const { em, clock, journal } = work;
  const audit = await ownAuditForUpdate(work, input.auditId, "issueAuditNotice");
  const status = requireMoveAt(audit, "issueNotice", input.expectedVersion);
  const today = businessDay(clock.now());
  const calendar = await workingCalendar(em);
  const earliest = addWorkingDays(calendar, today, NOTICE_DAYS);
  const path = ["input", "onSiteFrom"];
  if (input.onSiteFrom < earliest) throw auditErrors.AUDIT_NOTICE_TOO_SHORT(path, { days: NOTICE_DAYS, earliest });
  if (daysBetween(today, input.onSiteFrom) > MAXIMUM_NOTICE_DAYS) throw auditErrors.AUDIT_NOTICE_TOO_FAR(path);

  await assignOwnedInspection(work, {
    id: audit.id,
    owner: "AUDIT",
    ownerId: audit.id,
    kind: "SPECIAL",
    period: periodOfAudit(audit.periodTo),
    checklistId: await workingPaperChecklist(work, audit.tradeUnionId),
    tradeUnionId: audit.tradeUnionId,
    inspectorIds: (await auditorsOf(em, [audit.id])).map(({ id }) => id),
    dueOn: addWorkingDays(calendar, input.onSiteFrom, FIELDWORK_DAYS),
  });
  await rows(
    em,
    sql`update audits set status = ${status}, notice_issued_on = ${today}::date, on_site_from = ${input.onSiteFrom}::date,
        version = version + 1 where id = ${audit.id}::uuid`,
  );
  journal.record(
    "audit.notice-issued",
    { type: "Audit", id: audit.id },
    { details: { onSiteFrom: input.onSiteFrom }, before: { status: audit.status }, after: { status } },
  );
  return changedAudit(work, audit.id);
}

/** The working paper in force: the audit checklist for unions of this level that was published last. */
async function workingPaperChecklist({ em }: Work, tradeUnionId: string): Promise<string> {
  const checklist = await row<{ id: string }>(
    em,
    sql`select c.id from checklists c join trade_unions u on u.id = ${tradeUnionId}::uuid
      where c.kind = 'AUDIT' and c.status = 'PUBLISHED'
        and (c.body #> '{appliesTo,levels}' is null or jsonb_exists(c.body #> '{appliesTo,levels}', u.level))
      order by c.published_at desc, c.version desc, c.id desc limit 1`,
  );
  if (checklist === undefined) throw auditErrors.AUDIT_CHECKLIST_MISSING(["input", "auditId"]);
  return checklist.id;
}
