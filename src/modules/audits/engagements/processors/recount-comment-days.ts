import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { calendarChanged } from "../../../calendar/calendar.events.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { addWorkingDays } from "../../../calendar/working-day.rules.js";
import { COMMENT_DAYS } from "../audit.rules.js";

/** Where the union still has time for comments, its last day follows the holidays as they are known now. */
export const recountCommentDays = processor(calendarChanged, async ({ em, journal }) => {
  const waiting = await rows<{ id: string; draftSentOn: string; commentsDueOn: string }>(
    em,
    sql`select a.id, a.draft_sent_on as "draftSentOn", a.comments_due_on as "commentsDueOn" from audits a
      where a.status = 'DRAFT_SENT' order by a.id for no key update`,
  );
  const calendar = await workingCalendar(em);
  for (const { id, draftSentOn, commentsDueOn: before } of waiting) {
    const after = addWorkingDays(calendar, draftSentOn, COMMENT_DAYS);
    if (after === before) continue;
    // No new version: nobody's reading of the audit is out of date for it.
    await rows(em, sql`update audits set comments_due_on = ${after}::date where id = ${id}::uuid`);
    journal.record(
      "audit.comment-days-recounted",
      { type: "Audit", id },
      { details: { before, after }, before: { commentsDueOn: before }, after: { commentsDueOn: after } },
    );
  }
});
