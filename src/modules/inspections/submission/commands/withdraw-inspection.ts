import { row, rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { InspectionRow } from "../../records/inspection.columns.js";
import { nextStatus } from "../../records/inspection.lifecycle.js";
import { inspectionForUpdate } from "../../records/inspection.queries.js";
import { inspectionErrors } from "../../records/inspections.errors.js";
import { inspectionWithdrawn } from "../../records/inspections.events.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { EMPTY_DRAFT, emptyDrafts } from "../draft.writes.js";
import { storedOwnInspections } from "../inspection-storage.queries.js";
import { announced } from "../../records/announced-inspection.rules.js";
import type { WithdrawInspectionInput } from "../inspection-changes.inputs.js";

/** Takes back a draft, or a submission that nobody has reviewed; its assignment is open again. */
export async function withdrawInspection(work: Work, input: WithdrawInspectionInput): Promise<InspectionRow> {
  const { em, actor, clock, journal, events } = work;
  const target = ["input", "inspectionId"];
  const inspection = await inspectionForUpdate(work, input.inspectionId, target);
  if (inspection.inspectorId !== actor.accountId) throw platformErrors.NOT_PERMITTED(target);
  const { id, version, status, assignmentId } = inspection;
  requireVersion({ version }, input.expectedVersion);
  const next = nextStatus(status, "withdraw");
  if (next === undefined) throw inspectionErrors.INSPECTION_TRANSITION_REFUSED(target, { status });
  const review = await row(em, sql`select id from inspection_reviews where inspection_id = ${id}::uuid limit 1`);
  if (review !== undefined) throw inspectionErrors.INSPECTION_UNDER_REVIEW(target);

  if (status === "DRAFT") await emptyDrafts(work, [id]);
  else {
    await rows(em, sql`update inspections set status = ${next}, version = version + 1 where id = ${id}::uuid`);
    await requireRoom(
      work,
      actor.accountId,
      "OWN_INSPECTIONS",
      storedOwnInspections(actor.accountId, clock.now()),
      target,
    );
  }
  const reopened = await rows<{ id: string }>(
    em,
    sql`update assignments set status = 'OPEN', inspection_id = null, version = version + 1
      where id = ${assignmentId}::uuid and inspection_id = ${id}::uuid and status = 'SUBMITTED' returning id`,
  );
  for (const each of reopened)
    journal.record(
      "assignment.reopened",
      { type: "Assignment", id: each.id },
      {
        details: { inspectionId: id },
        before: { status: "SUBMITTED", inspectionId: id },
        after: { status: "OPEN", inspectionId: null },
      },
    );
  journal.record(
    "inspection.withdrawn",
    { type: "Inspection", id },
    { details: { from: status }, before: { status }, after: { status: next } },
  );
  const content = status === "DRAFT" ? EMPTY_DRAFT : {};
  const withdrawn: InspectionRow = { ...inspection, ...content, status: next, version: version + 1 };
  events.emit(inspectionWithdrawn, announced(withdrawn));
  return withdrawn;
}
