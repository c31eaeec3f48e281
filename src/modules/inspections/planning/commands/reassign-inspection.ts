import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { candidatesAmong } from "../assignment-candidates.queries.js";
import { ineligibilityReason } from "../assignment-eligibility.rules.js";
import { assignmentForMove } from "../assignment-for-update.queries.js";
import type { ReassignInspectionInput } from "../assignment.inputs.js";
import type { AssignmentRow } from "../assignment.queries.js";
import { InspectionKind } from "../../records/inspection-kind.types.js";
import { planErrors } from "../plans.errors.js";

/** Sends other people on an open visit; what the former ones have begun they may still submit, and it is flagged. */
export async function reassignInspection(work: Work, input: ReassignInspectionInput): Promise<AssignmentRow> {
  const { em, clock, journal } = work;
  const assignment = await assignmentForMove(work, input, "reassign");
  const inspectorIds = [...new Set(input.inspectorIds)];
  const candidates = await candidatesAmong(
    em,
    inspectorIds,
    assignment.kind,
    assignment.path,
    businessDay(clock.now()),
  );
  const faults = input.inspectorIds.flatMap((id, place) => {
    const path = ["input", "inspectorIds", String(place)];
    const candidate = candidates.get(id);
    const found =
      candidate === undefined
        ? "INSPECTOR_OUT_OF_REACH"
        : ineligibilityReason(candidate, assignment, assignment.kind === InspectionKind.SELF);
    if (found === undefined) return [];
    return found === "INSPECTOR_HOLDS_OFFICE"
      ? [planErrors.INSPECTOR_HOLDS_OFFICE(path)]
      : [planErrors.INSPECTOR_NOT_ELIGIBLE(path)];
  });
  if (faults.length > 0) throw new DomainErrors(faults);

  const before = await rows<{ accountId: string }>(
    em,
    sql`delete from assignment_inspectors where assignment_id = ${assignment.id}::uuid returning account_id::text as "accountId"`,
  );
  await rows(
    em,
    sql`with moved as (update assignments set version = version + 1 where id = ${assignment.id}::uuid)
      insert into assignment_inspectors (assignment_id, account_id) select ${assignment.id}::uuid, unnest(${inspectorIds}::uuid[])`,
  );
  const from = before.map(({ accountId }) => accountId).sort();
  const to = [...inspectorIds].sort();
  journal.record(
    "assignment.reassigned",
    { type: "Assignment", id: assignment.id },
    { details: { reason: input.reason, from, to }, before: { inspectorIds: from }, after: { inspectorIds: to } },
  );
  return { ...assignment, version: assignment.version + 1 };
}
