import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { STORAGE_DAYS } from "../../identity/storage.rules.js";

/** How many one transaction removes. */
const BATCH = 500;

/** Removes some of the rejections that were refused for the last time more than 90 days ago; answers how many. */
export async function removeOldRejections({ em, clock }: Work): Promise<number> {
  const before = new Date(clock.now().getTime() - STORAGE_DAYS * 86_400_000).toISOString();
  const removed = await rows(
    em,
    sql`delete from rejections where id in (
        select id from rejections where at < ${before}::timestamptz order by at limit ${BATCH}::integer for update skip locked)
      returning id`,
  );
  return removed.length;
}
