import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Enters files of which only the hashes are known yet; those that were announced before stay as they are. */
export async function announceFiles({ em, actor, clock }: Work, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  await rows(
    em,
    sql`insert into evidence (sha256, announced_by, announced_at)
      select distinct hash, ${actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz
      from unnest(${[...hashes]}::text[]) as given (hash) order by hash on conflict do nothing`,
  );
}
