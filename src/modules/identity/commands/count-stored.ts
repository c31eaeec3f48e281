import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { storageFull } from "../storage.queries.js";
import { isWithin, STORAGE_DAYS, type Stored, type StorageKind } from "../storage.rules.js";

/** Counts what an account stores of a kind, and refuses what would pass its ceiling within 90 days. */
export const countStored = (
  work: Pick<Work, "em" | "clock">,
  accountId: string,
  kind: StorageKind,
  { items, bytes }: Stored,
  path: readonly string[],
): Promise<void> =>
  countAll(work, accountId, sql`select ${kind} as kind, ${items}::integer as items, ${bytes}::bigint as bytes`, path);

/**
 * Counts what a statement says of kinds that are too many rows to be counted each time (kind, items, bytes). The rows of the
 * day are locked until the transaction ends, so that parallel requests add up.
 */
export async function countAll(
  { em, clock }: Pick<Work, "em" | "clock">,
  accountId: string,
  stored: Sql,
  path: readonly string[],
): Promise<void> {
  const today = businessDay(clock.now());
  const counts = await rows<Stored & { kind: StorageKind }>(
    em,
    sql`with today as (
        insert into stored_counts as s (account_id, kind, on_day, items, bytes)
        select ${accountId}::uuid, given.kind, ${today}::date, given.items, given.bytes from (${stored}) given order by given.kind
        on conflict (account_id, kind, on_day) do update set items = s.items + excluded.items, bytes = s.bytes + excluded.bytes
        returning s.kind, s.items, s.bytes)
      select today.kind, today.items + coalesce(sum(b.items), 0)::integer as items,
        today.bytes + coalesce(sum(b.bytes), 0)::bigint as bytes
      from today left join stored_counts b on b.account_id = ${accountId}::uuid and b.kind = today.kind
        and b.on_day > ${today}::date - ${STORAGE_DAYS}::integer and b.on_day <> ${today}::date
      group by today.kind, today.items, today.bytes order by today.kind`,
  );
  const full = counts.find(({ kind, ...count }) => !isWithin(kind, count));
  if (full !== undefined) throw storageFull(full.kind, path);
}
