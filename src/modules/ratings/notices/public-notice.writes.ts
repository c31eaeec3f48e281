import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { PublicNotice } from "./public-notice.entity.js";
import { nextNoticeStatus } from "./public-notice.lifecycle.js";
import type { NoticeEntryRow } from "./public-notice.queries.js";

/** Writes the lines of a new notice. */
export const addEntries = async (
  em: EntityManager,
  noticeId: string,
  entries: readonly Omit<NoticeEntryRow, "noticeId">[],
): Promise<void> =>
  void (await rows(
    em,
    sql`insert into public_notice_entries (notice_id, position, trade_union_id, application_id, summary)
      select ${noticeId}::uuid, entry.position, entry.trade_union_id, entry.application_id, entry.summary
      from unnest(${entries.map((entry) => entry.tradeUnionId)}::uuid[], ${entries.map((entry) => entry.applicationId)}::uuid[],
        ${entries.map((entry) => JSON.stringify(entry.summary))}::jsonb[]) with ordinality
        as entry (trade_union_id, application_id, summary, position)`,
  ));

/** Concludes a notice in which nothing waits any more. */
export async function concludeNotice({ em, journal }: Work, notice: PublicNotice): Promise<void> {
  const waiting = await row(
    em,
    sql`select 1 from rating_applications where notice_id = ${notice.id}::uuid and status = 'PROPOSED' limit 1`,
  );
  const next = nextNoticeStatus(notice.status, "conclude");
  if (waiting !== undefined || next === undefined) return;
  journal.record(
    "public-notice.concluded",
    { type: "PublicNotice", id: notice.id },
    { before: { status: notice.status }, after: { status: next } },
  );
  notice.status = next;
  await em.flush();
}
