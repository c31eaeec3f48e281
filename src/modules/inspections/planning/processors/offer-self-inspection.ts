import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { inspectionSubmitted } from "../../records/inspections.events.js";

/** A union's self-inspection becomes what the visits still to be made in that period, by the same checklist version, build on. */
export const offerSelfInspection = processor(inspectionSubmitted, async ({ em, journal }, inspection) => {
  const { kind, status, inspectionId, tradeUnionId, employerId, siteId, period, checklistId } = inspection;
  if (kind !== "SELF" || status !== "SUBMITTED") return;
  const offered = await rows<{ id: string }>(
    em,
    sql`update assignments a set baseline_inspection_id = ${inspectionId}::uuid, version = a.version + 1
      from inspection_plans p
      where p.id = a.plan_id and a.trade_union_id = ${tradeUnionId}::uuid and a.status in ('UNASSIGNED', 'OPEN')
        and a.employer_id is not distinct from ${employerId}::uuid and a.site_id is not distinct from ${siteId}::uuid
        and p.kind in ('ROUTINE', 'SPECIAL') and p.period = ${period} and p.checklist_id = ${checklistId}::uuid
        and a.baseline_inspection_id is distinct from ${inspectionId}::uuid
      returning a.id`,
  );
  const after = { baselineInspectionId: inspectionId };
  for (const { id } of offered)
    journal.record("assignment.self-inspection-offered", { type: "Assignment", id }, { details: after, after });
});
