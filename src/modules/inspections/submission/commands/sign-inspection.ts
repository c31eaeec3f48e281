import { row, rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { coSignatureState, type CoSignature } from "../../records/co-signature.rules.js";
import type { InspectionRow } from "../../records/inspection.columns.js";
import { inspectionForUpdate } from "../../records/inspection.queries.js";
import { inspectionErrors } from "../../records/inspections.errors.js";
import { submissionErrors } from "../submission.errors.js";
import { flagged } from "../../records/inspection-flags.rules.js";
import type { SignInspectionInput } from "../inspection-changes.inputs.js";

/** A co-inspector puts their name under what was submitted, or says why not; a refusal is shown to the reviewer. */
export async function signInspection(
  work: Work,
  { inspectionId, revision, refusedReason = null }: SignInspectionInput,
): Promise<InspectionRow> {
  const { em, actor, clock, journal } = work;
  const target = ["input", "inspectionId"];
  const inspection = await inspectionForUpdate(work, inspectionId, target);
  if (inspection.revision !== revision)
    throw submissionErrors.REVISION_NOT_EXPECTED(["input", "revision"], { expected: inspection.revision });
  const asked = await row<CoSignature>(
    em,
    sql`select account_id as "accountId", due_at as "dueAt", signed_at as "signedAt", refused_reason as "refusedReason" from co_signatures
      where inspection_id = ${inspectionId}::uuid and revision = ${revision}::integer and account_id = ${actor.accountId}::uuid`,
  );
  if (asked === undefined) throw inspectionErrors.CO_SIGNATURE_NOT_ASKED(target);
  if (inspection.status !== "SUBMITTED")
    throw inspectionErrors.INSPECTION_TRANSITION_REFUSED(target, { status: inspection.status });
  const now = clock.now();
  const state = coSignatureState(asked, now);
  if (state === "MISSING")
    throw inspectionErrors.CO_SIGNATURE_OVERDUE(target, { until: new Date(asked.dueAt).toISOString() });
  if (state !== "PENDING") throw inspectionErrors.CO_SIGNATURE_GIVEN(target);

  await rows(
    em,
    sql`update co_signatures set signed_at = ${refusedReason === null ? now.toISOString() : null}::timestamptz, refused_reason = ${refusedReason}::text
      where inspection_id = ${inspectionId}::uuid and revision = ${revision}::integer and account_id = ${actor.accountId}::uuid`,
  );
  const subject = { type: "Inspection", id: inspectionId };
  if (refusedReason === null) {
    journal.record("inspection.signed", subject, {
      details: { revision },
      before: { state },
      after: { state: "SIGNED" },
    });
    return inspection;
  }
  journal.record("inspection.signature-refused", subject, {
    details: { revision },
    before: { state },
    after: { state: "REFUSED", refusedReason },
  });
  const flags = [
    ...inspection.flags.filter(({ code }) => code !== "CO_SIGNATURE_REFUSED"),
    flagged("CO_SIGNATURE_REFUSED"),
  ];
  // A new version, so that a reviewer who has not seen the refusal cannot confirm.
  await rows(
    em,
    sql`update inspections set flags = ${JSON.stringify(flags)}::jsonb, version = version + 1 where id = ${inspectionId}::uuid`,
  );
  return { ...inspection, flags, version: inspection.version + 1 };
}
