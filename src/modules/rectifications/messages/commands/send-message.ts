import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { MessageDetails, MessageKind } from "../message.entity.js";

export interface SendMessage {
  kind: MessageKind;
  /** The union that it is about. */
  tradeUnionId: string;
  recipientIds: readonly string[];
  details: MessageDetails;
}

/** Tells single people something, whatever offices they hold; without a recipient nothing is written. */
export async function sendMessage(
  { em, clock, journal }: Work,
  { kind, tradeUnionId, recipientIds, details }: SendMessage,
): Promise<void> {
  if (recipientIds.length === 0) return;
  const id = uuidv7();
  const now = clock.now();
  await rows(
    em,
    sql`with message as (insert into messages (id, kind, trade_union_id, on_day, details, created_at)
        values (${id}::uuid, ${kind}, ${tradeUnionId}::uuid, ${businessDay(now)}::date, ${JSON.stringify(details)}::jsonb,
          ${now.toISOString()}::timestamptz))
      insert into message_recipients (message_id, account_id) select ${id}::uuid, unnest(${[...recipientIds]}::uuid[])`,
  );
  journal.record(
    "message.sent",
    { type: "Message", id },
    { details: { tradeUnionId, kind, recipients: recipientIds.length }, after: details },
  );
}
