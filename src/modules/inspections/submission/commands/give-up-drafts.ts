import { daysBefore } from "../../../../platform/clock/day.rules.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { STORAGE_DAYS } from "../../../identity/storage.rules.js";
import { emptyDrafts } from "../draft.writes.js";

/** How many one transaction gives up. */
const BATCH = 100;
/** A self-inspection may be of a whole year, and be begun before it. */
const UNSENT_DAYS = 400;

/**
 * Gives up, for their authors, some drafts that can lead nowhere: begun more than 90 days ago for an assignment that is done or
 * canceled, or more than 400 days ago without one. Answers how many.
 */
export async function giveUpDrafts(work: Work): Promise<number> {
  const { em, clock, journal } = work;
  const daysAgo = (days: number) => daysBefore(clock.now(), days).toISOString();
  const abandoned = await rows<{ id: string }>(
    em,
    sql`select i.id from inspections i left join assignments a on a.id = i.assignment_id
      where i.status = 'DRAFT' and i.created_at < ${daysAgo(STORAGE_DAYS)}::timestamptz
        and (a.status in ('DONE', 'NOT_PERFORMED', 'CANCELED')
          or i.assignment_id is null and i.created_at < ${daysAgo(UNSENT_DAYS)}::timestamptz)
      order by i.created_at limit ${BATCH}::integer for update of i skip locked`,
  );
  await emptyDrafts(
    work,
    abandoned.map(({ id }) => id),
  );
  for (const { id } of abandoned)
    journal.record(
      "inspection.withdrawn",
      { type: "Inspection", id },
      { details: { from: "DRAFT", abandoned: true }, before: { status: "DRAFT" }, after: { status: "WITHDRAWN" } },
    );
  return abandoned.length;
}
