import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { assignmentMoves } from "../assignment.lifecycle.js";
import type { InspectionOwnerCode } from "../../records/inspection-codes.js";

/** Calls off the visits of an owner that are still to be made; one that had begun may still be submitted. */
export async function cancelOwnedAssignments(
  { em, journal }: Work,
  owner: InspectionOwnerCode,
  ownerId: string,
): Promise<void> {
  const { from, to } = assignmentMoves.cancel;
  const canceled = await rows<{ id: string }>(
    em,
    sql`update assignments set status = ${to}, version = version + 1
      where owner = ${owner} and owner_id = ${ownerId}::uuid and status = any(${[...from]}::text[]) returning id`,
  );
  for (const { id } of canceled)
    journal.record("assignment.canceled", { type: "Assignment", id }, { details: { owner }, after: { status: to } });
}
