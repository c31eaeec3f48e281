import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { Text } from "../../../platform/i18n/messages.js";
import { lockedEntity } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { PublicNotice } from "./public-notice.entity.js";
import type { PublicNoticeStatus } from "./public-notice.lifecycle.js";
import { visibleNotices } from "./public-notice.policy.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** A notice as reads answer it. */
export type PublicNoticeRow = Omit<PublicNotice, "createdAt" | "idempotencyKey" | "withdrawnOn">;

const columns = columnsOf<PublicNoticeRow>({
  id: "n.id",
  kind: "n.kind",
  title: "n.title",
  scopeId: "n.scope_id",
  audience: "n.audience",
  opensOn: "n.opens_on",
  workingDays: "n.working_days",
  closesOn: "n.closes_on",
  isProvisional: "n.is_provisional",
  status: "n.status",
  statusReason: "n.status_reason",
  createdById: "n.created_by",
  version: "n.version",
});

export interface PublicNoticeListFilter {
  kind?: readonly string[] | null;
  status?: readonly PublicNoticeStatus[] | null;
  isOpen?: boolean | null;
}

function conditions(actor: Actor | null, day: string, { kind, status, isOpen }: PublicNoticeListFilter): Sql {
  const all = [visibleNotices(actor, day)];
  if (kind != null) all.push(sql`n.kind = any(${kind}::text[])`);
  if (status != null) all.push(sql`n.status = any(${status}::text[])`);
  if (isOpen != null)
    all.push(sql`(n.status = 'PUBLISHED' and ${day}::date between n.opens_on and n.closes_on) = ${isOpen}`);
  return sql.join(all, sql` and `);
}

/** One page of the notices that are for the actor, the latest first. */
export const publicNoticePage = (
  em: EntityManager,
  actor: Actor | null,
  day: string,
  filter: PublicNoticeListFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<PublicNoticeRow[]> =>
  rows<PublicNoticeRow>(
    em,
    sql`select ${columns} from public_notices n join trade_unions scope on scope.id = n.scope_id
      where ${conditions(actor, day, filter)}
        ${after === undefined ? sql`` : sql`and (n.opens_on, n.id) < (${after[0]}::date, ${after[1]}::uuid)`}
      order by n.opens_on desc, n.id desc limit ${limit}`,
  );

export const publicNoticeCount = async (
  em: EntityManager,
  actor: Actor | null,
  day: string,
  filter: PublicNoticeListFilter,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from public_notices n join trade_unions scope on scope.id = n.scope_id
        where ${conditions(actor, day, filter)}`,
    )
  )?.count ?? 0;

/** Those of the notices that are for the actor. */
export const visibleNoticesByIds = (
  em: EntityManager,
  actor: Actor | null,
  day: string,
  ids: readonly string[],
): Promise<PublicNoticeRow[]> =>
  rows<PublicNoticeRow>(
    em,
    sql`select ${columns} from public_notices n join trade_unions scope on scope.id = n.scope_id
      where n.id = any(${[...ids]}::uuid[]) and ${visibleNotices(actor, day)}`,
  );

/** The notice locked until the transaction ends; one that is not for the actor is refused like one that does not exist. */
export async function noticeForUpdate(work: Work, id: string): Promise<PublicNotice> {
  const { entity } = await lockedEntity<PublicNotice, { id: string }>(work, PublicNotice, id, {
    path: ["input", "noticeId"],
    notFound: ratingErrors.PUBLIC_NOTICE_NOT_FOUND,
    // Objections are filed to whichever version is read.
    expectedVersion: null,
    visible: sql`select n.id from public_notices n join trade_unions scope on scope.id = n.scope_id
      where n.id = ${id}::uuid and ${visibleNotices(work.actor, businessDay(work.clock.now()))}`,
  });
  return entity;
}

/** One line of a notice. */
export interface NoticeEntryRow {
  noticeId: string;
  tradeUnionId: string;
  applicationId: string | null;
  summary: Text;
}

/** The lines of notices, in their order. */
export const entriesOf = (em: EntityManager, noticeIds: readonly string[]): Promise<NoticeEntryRow[]> =>
  rows<NoticeEntryRow>(
    em,
    sql`select notice_id as "noticeId", trade_union_id as "tradeUnionId", application_id as "applicationId", summary
      from public_notice_entries where notice_id = any(${[...noticeIds]}::uuid[]) order by notice_id, position`,
  );
