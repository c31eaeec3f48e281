import { rows, sql } from "../../../platform/database/sql.js";
import { countStored } from "../../identity/commands/count-stored.js";
import { BYTES_OF_AN_ANNOUNCEMENT } from "../evidence-announcement.rules.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Enters files of which only the hashes are known yet; those that were announced before stay as they are. */
export async function announceFiles(work: Work, hashes: readonly string[]): Promise<void> {
  const { em, actor, clock } = work;
  if (hashes.length === 0) return;
  const { length: items } = await rows(
    em,
    sql`insert into evidence (sha256, announced_by, announced_at)
      select distinct hash, ${actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz
      from unnest(${[...hashes]}::text[]) as given (hash) order by hash on conflict do nothing
      returning sha256`,
  );
  if (items === 0) return;
  await countStored(work, actor.accountId, "FILES", { items, bytes: items * BYTES_OF_AN_ANNOUNCEMENT }, ["input"]);
}
