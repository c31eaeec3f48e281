import { v7 as uuidv7 } from "uuid";
import { preparedRows, rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { isBlank } from "../../../../platform/text/text-forms.rules.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import { announcedConfirmed } from "../../records/announced-inspection.rules.js";
import { coSignatureState, pendingSignatures, type CoSignature } from "../../records/co-signature.rules.js";
import type { ReviewDecisionCode } from "../../records/inspection-codes.js";
import type { InspectionRow } from "../../records/inspection.columns.js";
import { nextStatus, type InspectionMove } from "../../records/inspection.lifecycle.js";
import type { LockedInspection } from "../../records/inspection.queries.js";
import { inspectionErrors } from "../../records/inspections.errors.js";
import { inspectionConfirmed } from "../../records/inspections.events.js";
import { refreshResult } from "../../results/result.projection.js";
import { remarkFaults } from "../review.rules.js";
import { markAssignment } from "../../planning/commands/mark-assignment.js";
import { flagged, type StoredFlag } from "../../records/inspection-flags.rules.js";

/** What is decided about a submitted inspection, and why. */
export interface InspectionDecision {
  decision: ReviewDecisionCode;
  comment?: string | null;
  remarks?: readonly { criterion: string; comment: string }[] | null;
}

const MOVES: Readonly<Record<ReviewDecisionCode, InspectionMove>> = {
  CONFIRM: "confirm",
  RETURN: "giveBack",
  FORWARD: "forward",
};
const ACTIONS: Readonly<Record<ReviewDecisionCode, string>> = {
  CONFIRM: "confirmed",
  RETURN: "returned",
  FORWARD: "forwarded",
};

/**
 * Writes a decision about a locked inspection with all that follows from it. Who may decide has been settled before: by
 * the review, or by the audit or visit that the inspection belongs to. `path` is where the inspection stands in the input.
 */
export async function decideInspection(
  work: Work,
  inspection: LockedInspection,
  { decision, comment: given, remarks: givenRemarks }: InspectionDecision,
  path: readonly string[],
): Promise<InspectionRow> {
  const { em, actor, clock, journal } = work;
  const { id, revision, version, status } = inspection;
  const next = nextStatus(status, MOVES[decision]);
  if (next === undefined) throw inspectionErrors.INSPECTION_TRANSITION_REFUSED(path, { status });
  const remarks = givenRemarks ?? [];
  const comment = given == null || isBlank(given) ? null : given;
  if (decision === "RETURN" && comment === null && remarks.length === 0)
    throw inspectionErrors.REVIEW_WITHOUT_REASON(["input", "comment"]);
  const checklist = await frozenChecklist(em, inspection.checklistId);
  const faults = remarkFaults(remarks, checklist?.index);
  if (faults.length > 0) throw new DomainErrors(faults);

  const now = clock.now();
  const flags = decision === "CONFIRM" ? await flagsAtConfirmation(work, inspection, path) : inspection.flags;
  const reviewed: InspectionRow = {
    ...inspection,
    status: next,
    version: version + 1,
    flags,
    confirmedAt: next === "CONFIRMED" ? now : null,
    preReviewedAt: decision === "FORWARD" ? now : inspection.preReviewedAt,
  };
  await preparedRows(
    em,
    sql`with review as (insert into inspection_reviews (id, inspection_id, revision, decision, comment, remarks, reviewer_id, at)
        values (${uuidv7()}::uuid, ${id}::uuid, ${revision}::integer, ${decision}, ${comment}::text,
          ${JSON.stringify(remarks.map((remark) => ({ criterion: remark.criterion, comment: remark.comment })))}::jsonb,
          ${actor.accountId}::uuid, ${now.toISOString()}::timestamptz))
      update inspections set status = ${next}, version = version + 1, flags = ${JSON.stringify(flags)}::jsonb,
        confirmed_at = ${reviewed.confirmedAt === null ? null : now.toISOString()}::timestamptz,
        pre_reviewed_at = case when ${decision === "FORWARD"}::boolean then ${now.toISOString()}::timestamptz else pre_reviewed_at end
      where id = ${id}::uuid`,
  );
  journal.record(
    `inspection.${ACTIONS[decision]}`,
    { type: "Inspection", id },
    { details: { revision, remarks: remarks.length }, before: { status }, after: { status: next } },
  );
  await follow(work, reviewed, decision);
  return reviewed;
}

/** A confirmation waits for the co-inspectors as long as they may sign; after that it goes on without them, flagged. */
async function flagsAtConfirmation(
  { em, clock }: Work,
  inspection: InspectionRow,
  path: readonly string[],
): Promise<StoredFlag[]> {
  const { id, revision, inspectorIds, flags } = inspection;
  if (inspectorIds.length === 1) return flags;
  const asked = await rows<CoSignature>(
    em,
    sql`select account_id as "accountId", due_at as "dueAt", signed_at as "signedAt", refused_reason as "refusedReason"
      from co_signatures where inspection_id = ${id}::uuid and revision = ${revision}::integer order by due_at desc`,
  );
  const now = clock.now();
  const [pending, ...more] = pendingSignatures(asked, now);
  if (pending !== undefined) {
    const until = new Date(pending.dueAt).toISOString();
    throw inspectionErrors.CO_SIGNATURES_OUTSTANDING(path, { count: more.length + 1, until });
  }
  const isMissing = asked.some((signature) => coSignatureState(signature, now) === "MISSING");
  return isMissing ? [...flags, flagged("CO_SIGNATURE_MISSING")] : flags;
}

/** What a decision brings with it: the assignment, the results that count, and whoever else wants to know. */
async function follow(work: Work, inspection: InspectionRow, decision: ReviewDecisionCode): Promise<void> {
  const { id, assignmentId } = inspection;
  if (decision === "RETURN" && assignmentId !== null) await markAssignment(work, assignmentId, id, "return");
  if (decision === "CONFIRM") {
    if (assignmentId !== null) await markAssignment(work, assignmentId, id, "confirm");
    await refreshResult(work, inspection);
    work.events.emit(inspectionConfirmed, announcedConfirmed(inspection));
  }
}
