import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/events.js";
import { inspectionSubmitted } from "../../../inspections/inspections.events.js";

/** A working paper that takes the place of a withdrawn one takes over what was recorded on that. */
export const takeOverFindings = processor(inspectionSubmitted, async ({ em }, { owner, ownerId, inspectionId }) => {
  if (owner !== "AUDIT") return;
  await rows(
    em,
    sql`update findings f set inspection_id = ${inspectionId}::uuid, version = f.version + 1
      from audit_findings n where n.audit_id = ${ownerId}::uuid and f.id = n.finding_id and f.status = 'RECORDED'
        and f.inspection_id <> ${inspectionId}::uuid`,
  );
});
