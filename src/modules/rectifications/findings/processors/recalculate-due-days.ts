import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { calendarChanged } from "../../../calendar/calendar.events.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { dueAfterService, serviceDay } from "../due-day.rules.js";

interface Running {
  id: string;
  servedOn: string;
  dueWorkingDays: number;
  dueOn: string;
  dueIsProvisional: boolean;
  /** Of the notice that it was issued with, while its service still decides. */
  noticeId: string | null;
  issuedAt: string | null;
  acknowledgedAt: string | null;
}

const dayOf = (instant: string | null): string | null => (instant === null ? null : businessDay(new Date(instant)));

/** Days were published as holidays or workdays: service and due days that were counted over them are counted again. */
export const recalculateDueDays = processor(calendarChanged, async ({ em, journal }, { year }) => {
  const running = await rows<Running>(
    em,
    sql`select f.id, f.served_on as "servedOn", f.due_working_days as "dueWorkingDays", f.due_on as "dueOn",
        f.due_is_provisional as "dueIsProvisional", n.id as "noticeId",
        to_json(n.issued_at) #>> '{}' as "issuedAt", to_json(n.acknowledged_at) #>> '{}' as "acknowledgedAt"
      from findings f left join notices n on n.id = f.notice_id and n.served_on = f.served_on
      where f.status in ('ISSUED', 'SUBMITTED') and f.due_working_days is not null
        and (f.due_is_provisional or (f.due_on >= make_date(${year}::integer, 1, 1) and f.served_on <= make_date(${year}::integer, 12, 31)))
      order by f.id for no key update of f`,
  );
  if (running.length === 0) return;
  const calendar = await workingCalendar(em);
  const recalculated = running.flatMap((finding) => {
    const issuedOn = dayOf(finding.issuedAt);
    const servedOn =
      issuedOn === null ? finding.servedOn : serviceDay(calendar, issuedOn, dayOf(finding.acknowledgedAt));
    const due = dueAfterService(calendar, servedOn, finding.dueWorkingDays);
    const isSame =
      due.servedOn === finding.servedOn &&
      due.dueOn === finding.dueOn &&
      due.dueIsProvisional === finding.dueIsProvisional;
    return isSame
      ? []
      : [{ id: finding.id, noticeId: finding.noticeId, before: finding.dueOn, servedBefore: finding.servedOn, ...due }];
  });
  if (recalculated.length === 0) return;
  await rows(
    em,
    sql`with given as (select * from jsonb_to_recordset(${JSON.stringify(recalculated)}::jsonb) as g
        (id uuid, "noticeId" uuid, "servedOn" date, "dueOn" date, "dueIsProvisional" boolean)),
      served as (update notices n set served_on = g."servedOn" from given g where n.id = g."noticeId")
      update findings f set served_on = g."servedOn", due_on = g."dueOn", due_is_provisional = g."dueIsProvisional", version = f.version + 1
      from given g where f.id = g.id`,
  );
  for (const { id, before, dueOn } of recalculated)
    journal.record(
      "finding.due-day-reckoned",
      { type: "Finding", id },
      { before: { dueOn: before }, after: { dueOn } },
    );
  const services = new Map(recalculated.map((each) => [each.noticeId, each]));
  for (const [id, { servedBefore, servedOn }] of services)
    if (id !== null && servedBefore !== servedOn)
      journal.record(
        "notice.service-day-recounted",
        { type: "Notice", id },
        { before: { servedOn: servedBefore }, after: { servedOn } },
      );
});
