import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { dueAfterService, serviceDay } from "../../findings/due-day.rules.js";
import { Finding } from "../../findings/finding.entity.js";
import { visibleFindings } from "../../findings/finding.policy.js";
import { findingErrors } from "../../findings/findings.errors.js";
import { Notice } from "../notice.entity.js";
import type { AcknowledgeNoticeInput } from "../notice.inputs.js";

const TARGET = ["input", "noticeId"];

/** Notes who received a notice, which is seen by whoever sees one of its findings. When that is earlier than the day on which it would count as served, the time runs from it. */
export async function acknowledgeNotice(work: Work, input: AcknowledgeNoticeInput): Promise<Notice> {
  const { em, actor, clock, journal } = work;
  const seen = await row<{ path: string }>(
    em,
    sql`select ltree2text(u.path) as path from notices n join trade_unions u on u.id = n.trade_union_id
      where n.id = ${input.noticeId}::uuid and exists (select from findings f join inspections i on i.id = f.inspection_id
        where f.notice_id = n.id and ${visibleFindings(actor)})`,
  );
  if (seen === undefined) throw findingErrors.NOTICE_NOT_FOUND(TARGET);
  if (!holds(actor, "notice:acknowledge", seen.path)) throw platformErrors.NOT_PERMITTED(TARGET);
  const notice = await em.findOneOrFail(Notice, { id: input.noticeId }, LOCKED);
  if (notice.acknowledgedAt !== null) throw findingErrors.NOTICE_ACKNOWLEDGED(TARGET);

  const now = clock.now();
  Object.assign(notice, {
    acknowledgedAt: now,
    acknowledgedBy: input.name,
    acknowledgedPost: input.post ?? null,
    acknowledgedAccountId: actor.accountId,
  });
  const calendar = await workingCalendar(em);
  const servedOn = serviceDay(calendar, businessDay(notice.issuedAt), businessDay(now));
  if (servedOn !== notice.servedOn) {
    notice.servedOn = servedOn;
    const findings = await em.find(
      Finding,
      { noticeId: notice.id, status: "ISSUED", dueWorkingDays: { $ne: null } },
      { ...LOCKED, orderBy: { id: "asc" } },
    );
    for (const finding of findings) {
      const before = { dueOn: finding.dueOn };
      const due = dueAfterService(calendar, servedOn, finding.dueWorkingDays ?? 0);
      Object.assign(finding, due);
      journal.record("finding.served", { type: "Finding", id: finding.id }, { before, after: { dueOn: due.dueOn } });
    }
  }
  journal.record(
    "notice.acknowledged",
    { type: "Notice", id: notice.id },
    { details: { servedOn }, after: { servedOn, by: input.name, post: input.post ?? null } },
  );
  await em.flush();
  return notice;
}
