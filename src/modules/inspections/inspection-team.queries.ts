import { preparedRow, sql, type Sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";

/**
 * A subquery for the accounts (account_id) of an inspection `i` that were sent to make it, or took part in any revision of
 * it: whoever is left out of a later one was there all the same.
 */
export const teamOfInspection: Sql = sql`(select i.inspector_id as account_id where i.inspector_id is not null
  union select unnest(i.inspector_ids)
  union select unnest(earlier.inspector_ids) from inspection_revisions earlier where earlier.inspection_id = i.id
  union select sent.account_id from assignment_inspectors sent where sent.assignment_id = i.assignment_id)`;

/** The same of one inspection, asked behind its lock. */
export async function inspectionTeam({ em }: Work, inspectionId: string): Promise<string[]> {
  const found = await preparedRow<{ team: string[] }>(
    em,
    sql`select array(select team.account_id::text from ${teamOfInspection} team) as team
      from inspections i where i.id = ${inspectionId}::uuid`,
  );
  return found?.team ?? [];
}
