import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { InspectionKindCode, InspectionOwnerCode } from "../../records/inspection-codes.js";

export interface AssignOwnedInspection {
  /** Chosen by the owner, so that a tablet may know it before it is back in reach. */
  id: string;
  owner: InspectionOwnerCode;
  ownerId: string;
  kind: Exclude<InspectionKindCode, "SELF">;
  period: string;
  checklistId: string;
  tradeUnionId: string;
  employerId?: string | null;
  siteId?: string | null;
  baselineInspectionId?: string | null;
  /** What an unannounced visit looks at. */
  visitSubject?: string | null;
  inspectorIds: readonly string[];
  dueOn: string;
}

/** Sends people on a visit that no plan asks for; whether they may go has been settled by the owner. */
export async function assignOwnedInspection({ em, clock, journal }: Work, visit: AssignOwnedInspection): Promise<void> {
  const { id, owner, ownerId, inspectorIds } = visit;
  await rows(
    em,
    sql`with made as (
        insert into assignments (id, owner, owner_id, kind, period, checklist_id, trade_union_id, employer_id, site_id,
          baseline_inspection_id, visit_subject, status, due_on, created_at)
        values (${id}::uuid, ${owner}, ${ownerId}::uuid, ${visit.kind}, ${visit.period}, ${visit.checklistId}::uuid,
          ${visit.tradeUnionId}::uuid, ${visit.employerId ?? null}::uuid, ${visit.siteId ?? null}::uuid,
          ${visit.baselineInspectionId ?? null}::uuid, ${visit.visitSubject ?? null}::text, 'OPEN', ${visit.dueOn}::date, ${clock.now().toISOString()}::timestamptz)
        returning id)
      insert into assignment_inspectors (assignment_id, account_id) select made.id, unnest(${[...inspectorIds]}::uuid[]) from made`,
  );
  journal.record(
    "assignment.assigned",
    { type: "Assignment", id },
    { details: { owner, ownerId, to: [...inspectorIds] }, after: visit },
  );
}
