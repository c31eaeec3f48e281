import { rows, sql } from "../../../platform/database/sql.js";
import { processor } from "../../../platform/unit-of-work/events.js";
import { inspectionSubmitted } from "../inspections.events.js";

/** A union's self-inspection becomes what the visits still to be made in that period, by the same checklist version, build on. */
export const offerSelfInspection = processor(inspectionSubmitted, async ({ em }, inspection) => {
  if (inspection.kind !== "SELF") return;
  await rows(
    em,
    sql`update assignments a set baseline_inspection_id = i.id, version = a.version + 1
      from inspections i, inspection_plans p
      where i.id = ${inspection.inspectionId}::uuid and i.status = 'SUBMITTED' and p.id = a.plan_id
        and a.trade_union_id = i.trade_union_id and a.status in ('UNASSIGNED', 'OPEN')
        and a.employer_id is not distinct from i.employer_id and a.site_id is not distinct from i.site_id
        and p.kind in ('ROUTINE', 'SPECIAL') and p.period = i.period and p.checklist_id = i.checklist_id
        and a.baseline_inspection_id is distinct from i.id`,
  );
});
