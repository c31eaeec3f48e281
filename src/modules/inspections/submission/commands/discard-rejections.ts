import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";

/** Gives up what was kept of the actor's refused submissions; others that they name are passed over as if there were none. Answers which were. */
export async function discardRejections({ em, actor }: Work, rejectionIds: readonly string[]): Promise<string[]> {
  const discarded = await rows<{ id: string }>(
    em,
    sql`delete from rejections where account_id = ${actor.accountId}::uuid
      and id = any(${rejectionIds}::uuid[]) returning id`,
  );
  return discarded.map(({ id }) => id).sort();
}
