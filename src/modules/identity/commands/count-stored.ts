import { businessDay } from "../../../platform/clock/clock.js";
import { row, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { storageFull } from "../storage.queries.js";
import { isWithin, STORAGE_DAYS, type Stored, type StorageKind } from "../storage.rules.js";

/**
 * Counts what an account stores of a kind that is too many rows to be counted each time, and refuses what would pass its
 * ceiling within 90 days. The row of the day is locked until the transaction ends, so that parallel requests add up.
 */
export async function countStored(
  { em, clock }: Pick<Work, "em" | "clock">,
  accountId: string,
  kind: StorageKind,
  { items, bytes }: Readonly<Record<keyof Stored, number | Sql>>,
  path: readonly string[],
): Promise<void> {
  const today = businessDay(clock.now());
  const stored = await row<Stored>(
    em,
    sql`with today as (
        insert into stored_counts as s (account_id, kind, on_day, items, bytes)
        values (${accountId}::uuid, ${kind}, ${today}::date, ${items}::integer, ${bytes}::bigint)
        on conflict (account_id, kind, on_day) do update set items = s.items + excluded.items, bytes = s.bytes + excluded.bytes
        returning s.items, s.bytes)
      select today.items + coalesce(sum(b.items), 0)::integer as items, today.bytes + coalesce(sum(b.bytes), 0)::bigint as bytes
      from today left join stored_counts b on b.account_id = ${accountId}::uuid and b.kind = ${kind}
        and b.on_day > ${today}::date - ${STORAGE_DAYS}::integer and b.on_day <> ${today}::date
      group by today.items, today.bytes`,
  );
  if (stored === undefined || !isWithin(kind, stored)) throw storageFull(kind, path);
}
