import { businessDay } from "../../../platform/clock/clock.js";
import { daysBefore } from "../../../platform/clock/day.rules.js";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { ENDED_SESSIONS_DAYS } from "../session.writes.js";
import { STORAGE_DAYS } from "../storage.rules.js";

/** How many rows of a kind one transaction removes. */
const BATCH = 1000;

/**
 * Removes some sessions that ended long ago, tokens that nobody can present any more, devices that nobody has used for 90
 * days, and what was counted before; answers how many rows. A device that was ever revoked or restored stays: forgetting it would
 * let it in again, and the journal speaks of it.
 */
export async function removeDeadSessions({ em, clock, journal }: Work): Promise<number> {
  const now = clock.now();
  const daysAgo = (days: number) => daysBefore(now, days).toISOString();
  const removed = await row<{ rows: number; devices: { id: string; accountId: string }[] }>(
    em,
    sql`with ended as (
        delete from sessions where id in (
          select id from sessions where revoked_at < ${daysAgo(ENDED_SESSIONS_DAYS)}::timestamptz
            or expires_at < ${daysAgo(ENDED_SESSIONS_DAYS)}::timestamptz
          order by id limit ${BATCH}::integer for update skip locked) returning id),
      spent as (
        delete from session_tokens where access_hash in (
          select access_hash from session_tokens where refresh_expires_at < ${now.toISOString()}::timestamptz
            and access_expires_at < ${now.toISOString()}::timestamptz and session_id not in (select id from ended)
          limit ${BATCH}::integer for update skip locked) returning session_id),
      unused as (
        delete from devices where (id, account_id) in (
          select d.id, d.account_id from devices d where d.last_seen_at < ${daysAgo(STORAGE_DAYS)}::timestamptz
            and d.revoked_at is null
            and not exists (select from sessions s where s.device_id = d.id and s.account_id = d.account_id)
            and not exists (select from journal_entries j where j.subject_id = d.id and j.subject_type = 'Device'
              and j.action <> 'device.forgotten')
          order by d.id, d.account_id limit ${BATCH}::integer for update skip locked) returning id, account_id),
      counted as (
        delete from stored_counts where (account_id, kind, on_day) in (
          select account_id, kind, on_day from stored_counts
          where on_day <= ${businessDay(now)}::date - ${STORAGE_DAYS}::integer
          order by account_id, kind, on_day limit ${BATCH}::integer for update skip locked) returning kind)
      select ((select count(*) from ended) + (select count(*) from spent) + (select count(*) from unused)
        + (select count(*) from counted))::integer as rows,
        (select coalesce(json_agg(json_build_object('id', id, 'accountId', account_id) order by id), '[]') from unused) as devices`,
  );
  for (const { id, accountId } of removed?.devices ?? [])
    journal.record(
      "device.forgotten",
      { type: "Device", id },
      { details: { unusedForDays: STORAGE_DAYS }, before: { accountId } },
    );
  return removed?.rows ?? 0;
}
