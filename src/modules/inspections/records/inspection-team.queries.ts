import { preparedRow, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/**
 * A subquery for the accounts (account_id) of an inspection `i` that were sent to make it, or took part in any revision of
 * it: whoever is left out of a later one was there all the same.
 */
export const teamOfInspection: Sql = sql`(select i.inspector_id as account_id where i.inspector_id is not null
  union select unnest(i.inspector_ids)
  union select unnest(earlier.inspector_ids) from inspection_revisions earlier where earlier.inspection_id = i.id
  union select sent.account_id from assignment_inspectors sent where sent.assignment_id = i.assignment_id)`;

/**
 * Since when there has been anything to decide about an inspection `i`: its beginning on the spot, of which the tablet tells.
 * That of any revision, as one that was given back and made anew begins later.
 */
export const openSinceOfInspection: Sql = sql`least(i.created_at, i.started_at,
  (select min(earlier.started_at) from inspection_revisions earlier where earlier.inspection_id = i.id))`;

/** Who made an inspection, and since when it has been a matter; asked behind its lock. */
export async function partiesOfInspection(
  { em }: Work,
  inspectionId: string,
): Promise<{ inspects: string[]; openSince: Date | string }> {
  const found = await preparedRow<{ inspects: string[]; openSince: Date | string }>(
    em,
    sql`select array(select team.account_id::text from ${teamOfInspection} team) as inspects, ${openSinceOfInspection} as "openSince"
      from inspections i where i.id = ${inspectionId}::uuid`,
  );
  if (found === undefined) throw new Error("a locked inspection is not there");
  return found;
}
