import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { addressedTo } from "../message.policy.js";

/** Notes that the actor has read messages to them; others that they name are passed over as if there were none. Answers which were. */
export async function markMessagesRead({ em, actor, clock }: Work, messageIds: readonly string[]): Promise<string[]> {
  const read = await rows<{ id: string }>(
    em,
    sql`insert into message_reads (message_id, account_id, version, read_at)
      select m.id, ${actor.accountId}::uuid, m.version, ${clock.now().toISOString()}::timestamptz from messages m
      where m.id::text = any(${messageIds}::text[]) and ${addressedTo(actor)} order by m.id
      on conflict (message_id, account_id) do update set version = excluded.version,
        read_at = case when message_reads.version = excluded.version then message_reads.read_at else excluded.read_at end
      returning message_id as id`,
  );
  return read.map(({ id }) => id).sort();
}
