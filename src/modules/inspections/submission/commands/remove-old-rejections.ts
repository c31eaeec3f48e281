import { daysBefore } from "../../../../platform/clock/day.rules.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { STORAGE_DAYS } from "../../../identity/storage.rules.js";

/** How many one transaction removes. */
const BATCH = 500;

/** Removes some of the rejections that were refused for the last time more than 90 days ago; answers how many. */
export async function removeOldRejections({ em, clock }: Work): Promise<number> {
  const before = daysBefore(clock.now(), STORAGE_DAYS).toISOString();
  const removed = await rows(
    em,
    sql`delete from rejections where id in (
        select id from rejections where at < ${before}::timestamptz order by at limit ${BATCH}::integer for update skip locked)
      returning id`,
  );
  return removed.length;
}
