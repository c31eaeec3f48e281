import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { inspectionSubmitted } from "../../../inspections/records/inspections.events.js";
import { carryOverFindings } from "../../../rectifications/findings/commands/carry-over-findings.js";

/** A working paper that takes the place of a withdrawn one takes over what was recorded on that. */
export const takeOverFindings = processor(inspectionSubmitted, async (work, { owner, ownerId, inspectionId }) => {
  if (owner !== "AUDIT") return;
  const recorded = await rows<{ id: string }>(
    work.em,
    sql`select finding_id as id from audit_findings where audit_id = ${ownerId}::uuid`,
  );
  if (recorded.length === 0) return;
  await carryOverFindings(
    work,
    recorded.map(({ id }) => id),
    inspectionId,
  );
});
