import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import type { Message } from "./message.entity.js";
import { addressedTo } from "./message.policy.js";

/** A message as its reader has it. */
export type MessageRow = Omit<Message, "createdAt"> & { createdAt: Date | string; readAt: Date | string | null };

// What was added after the last reading makes it unread again.
const from = (actor: Actor): Sql => sql`messages m left join message_reads r
  on r.message_id = m.id and r.account_id = ${actor.accountId}::uuid and r.version = m.version`;

const matching = (actor: Actor, unread: boolean | null): Sql =>
  unread === null ? addressedTo(actor) : sql`${addressedTo(actor)} and (r.read_at is null) = ${unread}`;

export const messageKeys = ({ onDay, id }: MessageRow): CursorKeys => [onDay, id];

const columns = columnsOf<MessageRow>({
  id: "m.id",
  kind: "m.kind",
  tradeUnionId: "m.trade_union_id",
  onDay: "m.on_day",
  details: "m.details",
  version: "m.version",
  createdAt: "m.created_at",
  readAt: "r.read_at",
});

/** One page of the messages to the actor, newest first. */
export function messagePage(
  em: EntityManager,
  actor: Actor,
  unread: boolean | null,
  limit: number,
  after: CursorKeys | undefined,
): Promise<MessageRow[]> {
  const afterCursor =
    after === undefined ? sql`true` : sql`(m.on_day, m.id) < (${after[0] ?? null}::date, ${after[1] ?? null}::uuid)`;
  return rows<MessageRow>(
    em,
    sql`select ${columns}
      from ${from(actor)} where ${matching(actor, unread)} and ${afterCursor} order by m.on_day desc, m.id desc limit ${limit}`,
  );
}

export const messageCount = async (em: EntityManager, actor: Actor, unread: boolean | null): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from ${from(actor)} where ${matching(actor, unread)}`))
    ?.count ?? 0;
