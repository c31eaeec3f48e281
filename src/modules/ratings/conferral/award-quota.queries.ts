import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Awards that the district conferred on unions below a street in a calendar year, upgrades included. */
export async function conferredInYear(work: Work, programId: string, streetId: string, on: string): Promise<number> {
  const year = on.slice(0, 4);
  const [found] = await rows<{ count: number }>(
    work.em,
    sql`select count(*) as count from award_events e join awards a on a.id = e.award_id
      join trade_union_scopes s on s.trade_union_id = a.trade_union_id and s.scope_id = ${streetId}::uuid
      where a.program_id = ${programId}::uuid and a.conferring_level = 'DISTRICT' and e.kind in ('CONFER', 'UPGRADE')
        and e.happened_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`,
  );
  return found?.count ?? 0;
}

/** How many awards a street may receive under a program in a year; null for any number. */
export async function quotaOf(work: Work, programId: string, streetId: string): Promise<number | null> {
  const found = await row<{ quota: number | null }>(
    work.em,
    sql`select coalesce(q.count, p.quota_per_street) as quota from rating_programs p
      left join rating_quotas q on q.program_id = p.id and q.trade_union_id = ${streetId}::uuid where p.id = ${programId}::uuid`,
  );
  return found?.quota ?? null;
}
