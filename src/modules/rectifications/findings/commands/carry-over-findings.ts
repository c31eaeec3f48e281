import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";

/** Puts findings that were recorded, and nothing more, on the working paper that takes the place of theirs. */
export async function carryOverFindings(
  { em, journal }: Work,
  findingIds: readonly string[],
  inspectionId: string,
): Promise<void> {
  const carried = await rows<{ id: string; before: string }>(
    em,
    sql`with recorded as (select id, inspection_id from findings
        where id = any(${[...findingIds]}::uuid[]) and status = 'RECORDED' and inspection_id <> ${inspectionId}::uuid
        order by id for no key update)
      update findings f set inspection_id = ${inspectionId}::uuid, version = f.version + 1
      from recorded r where f.id = r.id returning f.id, r.inspection_id as before`,
  );
  for (const { id, before } of carried)
    journal.record(
      "finding.carried-over",
      { type: "Finding", id },
      { details: { inspectionId }, before: { inspectionId: before }, after: { inspectionId } },
    );
}
