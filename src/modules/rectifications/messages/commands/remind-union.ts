import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { MessageKind } from "../message.entity.js";
import { escalationOf, reminderOn } from "../reminders.rules.js";

interface Due {
  id: string;
  dueOn: string;
}

/**
 * Tells a union, and above it whom it concerns by now, of all its findings that are due or overdue, in one message a
 * day. What was said before is not said again: the first to write a reminder has written it for all.
 */
export async function remindUnion({ em, clock, journal }: Work, tradeUnionId: string): Promise<void> {
  const now = clock.now();
  const today = businessDay(now);
  const due = await rows<Due>(
    em,
    sql`select f.id, f.due_on as "dueOn" from findings f join inspections i on i.id = f.inspection_id
      where f.trade_union_id = ${tradeUnionId}::uuid and f.status = 'ISSUED' and not f.is_confidential and not i.is_restricted
        and f.due_on <= ${today}::date + 3 order by f.id for no key update of f`,
  );
  const planned = due.flatMap(({ id, dueOn }) => {
    const reminder = reminderOn(dueOn, today);
    return reminder === undefined ? [] : [{ id, ...reminder, escalation: escalationOf(dueOn, reminder) }];
  });
  const said = await rows<{ id: string; kind: string; onDay: string }>(
    em,
    sql`select finding_id as id, kind, on_day as "onDay" from finding_reminders where finding_id = any(${planned.map(({ id }) => id)}::uuid[])`,
  );
  const known = new Set(said.map(({ id, kind, onDay }) => `${id} ${kind} ${onDay}`));
  const news = planned.filter(({ id, kind, onDay }) => !known.has(`${id} ${kind} ${onDay}`));
  if (news.length === 0) return;

  const details = { findings: news.map(({ id, kind }) => ({ id, kind })) };
  const message = await row<{ id: string }>(
    em,
    sql`insert into messages as m (id, kind, trade_union_id, on_day, details, created_at)
      values (${randomUUID()}::uuid, ${MessageKind.FINDINGS_DUE}, ${tradeUnionId}::uuid, ${today}::date, ${JSON.stringify(details)}::jsonb,
        ${now.toISOString()}::timestamptz)
      on conflict (trade_union_id, kind, on_day) where kind = 'FINDINGS_DUE' do update set version = m.version + 1,
        details = jsonb_build_object('findings', m.details -> 'findings' || (excluded.details -> 'findings'))
      returning id`,
  );
  if (message === undefined) throw new Error("an upsert answers its row");
  const levels = new Set(news.flatMap(({ escalation }) => escalation));
  await rows(
    em,
    sql`with reminded as (insert into finding_reminders (finding_id, kind, on_day, message_id)
        select n.id, n.kind, n."onDay", ${message.id}::uuid
        from jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as n (id uuid, kind text, "onDay" date))
      insert into message_addressees (message_id, trade_union_id)
      select ${message.id}::uuid, u.id from trade_union_scopes s join trade_unions u on u.id = s.scope_id
      where s.trade_union_id = ${tradeUnionId}::uuid and (u.id = ${tradeUnionId}::uuid
        or (${levels.has("STREET")}::boolean and u.level = 'STREET')
        or (${levels.has("FEDERATION")}::boolean and u.level in ('DISTRICT', 'CITY')))
      on conflict do nothing`,
  );
  journal.record(
    "message.sent",
    { type: "Message", id: message.id },
    { details: { tradeUnionId, findings: news.length, escalated: [...levels].sort() }, after: details },
  );
}
