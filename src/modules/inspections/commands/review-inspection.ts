import { v7 as uuidv7 } from "uuid";
import { rows, sql } from "../../../platform/database/sql.js";
import { DomainErrors } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { frozenChecklist } from "../../checklists/checklist.queries.js";
import { announced } from "../announced-inspection.rules.js";
import { coSignatureState, pendingSignatures, type CoSignature } from "../co-signature.rules.js";
import type { ReviewDecisionCode } from "../inspection-codes.js";
import type { InspectionRow } from "../inspection.columns.js";
import { nextStatus, type InspectionMove } from "../inspection.lifecycle.js";
import { awaitsPreReview, isInspector, mayPreReview, mayReview } from "../inspection.policy.js";
import { inspectionForUpdate, type LockedInspection } from "../inspection.queries.js";
import { inspectionErrors } from "../inspections.errors.js";
import { inspectionConfirmed, inspectionReturned } from "../inspections.events.js";
import { refreshResult } from "../result.projection.js";
import { remarkFaults } from "../review.rules.js";
import { flagged, type StoredFlag } from "../submission-flags.rules.js";
import { markDone, markReturned } from "./mark-assignment.js";

export interface ReviewInspection {
  inspectionId: string;
  decision: ReviewDecisionCode;
  comment?: string | null;
  remarks?: readonly { criterion: string; comment: string }[] | null;
  expectedVersion: number;
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
const TARGET = ["input", "inspectionId"];

/** Decides about what was submitted: the street forwards or returns it, the reviewer returns or confirms it. */
export async function reviewInspection(work: Work, input: ReviewInspection): Promise<InspectionRow> {
  const { em, actor, clock, journal } = work;
  const inspection = await inspectionForUpdate(work, input.inspectionId, TARGET);
  authorize(work, inspection, input.decision);
  const { id, revision, version, status } = inspection;
  if (version !== input.expectedVersion) throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version });
  const next = nextStatus(status, MOVES[input.decision]);
  if (next === undefined) throw inspectionErrors.INSPECTION_TRANSITION_REFUSED(TARGET, { status });
  const remarks = input.remarks ?? [];
  const comment = input.comment == null || input.comment.trim() === "" ? null : input.comment;
  if (input.decision === "RETURN" && comment === null && remarks.length === 0)
    throw inspectionErrors.REVIEW_WITHOUT_REASON(["input", "comment"]);
  const checklist = await frozenChecklist(em, inspection.checklistId);
  const faults = remarkFaults(remarks, checklist?.index);
  if (faults.length > 0) throw new DomainErrors(faults);

  const now = clock.now();
  const flags = input.decision === "CONFIRM" ? await flagsAtConfirmation(work, inspection) : inspection.flags;
  const reviewed: InspectionRow = {
    ...inspection,
    status: next,
    version: version + 1,
    flags,
    confirmedAt: next === "CONFIRMED" ? now : null,
    preReviewedAt: input.decision === "FORWARD" ? now : inspection.preReviewedAt,
  };
  await rows(
    em,
    sql`with review as (insert into inspection_reviews (id, inspection_id, revision, decision, comment, remarks, reviewer_id, at)
        values (${uuidv7()}::uuid, ${id}::uuid, ${revision}::integer, ${input.decision}, ${comment}::text,
          ${JSON.stringify(remarks.map((remark) => ({ criterion: remark.criterion, comment: remark.comment })))}::jsonb,
          ${actor.accountId}::uuid, ${now.toISOString()}::timestamptz))
      update inspections set status = ${next}, version = version + 1, flags = ${JSON.stringify(flags)}::jsonb,
        confirmed_at = ${reviewed.confirmedAt === null ? null : now.toISOString()}::timestamptz,
        pre_reviewed_at = case when ${input.decision === "FORWARD"}::boolean then ${now.toISOString()}::timestamptz else pre_reviewed_at end
      where id = ${id}::uuid`,
  );
  journal.record(
    `inspection.${ACTIONS[input.decision]}`,
    { type: "Inspection", id },
    { details: { revision, remarks: remarks.length }, before: { status }, after: { status: next } },
  );
  await follow(work, reviewed, input.decision);
  return reviewed;
}

function authorize({ actor }: Work, inspection: LockedInspection, decision: ReviewDecisionCode): void {
  const street = mayPreReview(actor, inspection.path);
  const reviewer = mayReview(actor, inspection.path);
  const allowed = {
    CONFIRM: reviewer,
    RETURN: reviewer || (street && awaitsPreReview(inspection)),
    FORWARD: street,
  }[decision];
  if (!allowed) throw platformErrors.NOT_PERMITTED(TARGET);
  if (isInspector(actor, inspection)) throw inspectionErrors.REVIEWER_IS_INSPECTOR(TARGET);
  if (inspection.status !== "SUBMITTED") return;
  if (decision === "FORWARD" && !inspection.preReview) throw inspectionErrors.PRE_REVIEW_NOT_ASKED(TARGET);
  if (decision === "FORWARD" && inspection.preReviewedAt !== null) throw inspectionErrors.PRE_REVIEW_DONE(TARGET);
  if (decision === "CONFIRM" && awaitsPreReview(inspection)) throw inspectionErrors.PRE_REVIEW_OUTSTANDING(TARGET);
}

/** A confirmation waits for the co-inspectors as long as they may sign; after that it goes on without them, flagged. */
async function flagsAtConfirmation({ em, clock }: Work, inspection: InspectionRow): Promise<StoredFlag[]> {
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
    throw inspectionErrors.CO_SIGNATURES_OUTSTANDING(TARGET, { count: more.length + 1, until });
  }
  const isMissing = asked.some((signature) => coSignatureState(signature, now) === "MISSING");
  return isMissing ? [...flags, flagged("CO_SIGNATURE_MISSING")] : flags;
}

/** What a decision brings with it: the assignment, the results that count, and whoever else wants to know. */
async function follow(work: Work, inspection: InspectionRow, decision: ReviewDecisionCode): Promise<void> {
  const { id, assignmentId } = inspection;
  if (decision === "RETURN") {
    if (assignmentId !== null) await markReturned(work, assignmentId, id);
    work.events.emit(inspectionReturned, announced(inspection));
  }
  if (decision === "CONFIRM") {
    if (assignmentId !== null) await markDone(work, assignmentId, id);
    await refreshResult(work, inspection);
    work.events.emit(inspectionConfirmed, announced(inspection));
  }
}
