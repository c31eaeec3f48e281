import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";

/** Lets an inspection of an audit or visit be seen like every other from now on. */
export async function liftRestriction({ em, journal }: Work, inspectionId: string): Promise<void> {
  const lifted = await rows(
    em,
    sql`update inspections set is_restricted = false where id = ${inspectionId}::uuid and is_restricted returning id`,
  );
  if (lifted.length > 0)
    journal.record(
      "inspection.opened",
      { type: "Inspection", id: inspectionId },
      { before: { isRestricted: true }, after: { isRestricted: false } },
    );
}
