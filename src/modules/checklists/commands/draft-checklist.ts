import { v7 as uuidv7 } from "uuid";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { findIdempotentResult } from "../../../platform/idempotency/idempotent-result.js";
import { draftedBody } from "../checklist-draft.rules.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { Checklist, ChecklistStatus } from "../checklist.entity.js";
import { requireEditor } from "../checklist-for-update.queries.js";
import type { DraftChecklistInput } from "../checklist.inputs.js";

const DRAFTED = "checklist.drafted";

/** Begins the next version of a checklist, or the first one of a new code. */
export async function draftChecklist(work: Work, input: DraftChecklistInput): Promise<Checklist> {
  const { em, journal, clock } = work;
  await requireEditor(work, ["input"]);
  const body = draftedBody(input.body);
  // Two drafts of one code at once would take the same version number.
  await row(em, sql`select pg_advisory_xact_lock(hashtext('checklist:' || ${body.code}))`);
  const earlier = await findIdempotentResult(work, {
    table: "checklists",
    action: DRAFTED,
    key: input.idempotencyKey,
    content: body,
  });
  if (earlier !== undefined) return em.findOneOrFail(Checklist, { id: earlier });
  const newest = await em.findOne(Checklist, { code: body.code }, { orderBy: { version: "desc" } });
  if (newest?.status === ChecklistStatus.DRAFT)
    throw checklistEditingErrors.CHECKLIST_HAS_DRAFT(["input", "body", "code"]);
  if (newest !== null && (newest.kind !== body.kind || newest.subject !== body.subject)) {
    throw checklistEditingErrors.CHECKLIST_KIND_CHANGED(["input", "body", "kind"]);
  }
  const checklist = em.create(Checklist, {
    id: uuidv7(),
    code: body.code,
    version: (newest?.version ?? 0) + 1,
    kind: body.kind as Checklist["kind"],
    subject: body.subject,
    status: ChecklistStatus.DRAFT,
    body,
    idempotencyKey: input.idempotencyKey,
    editVersion: 1,
    createdAt: clock.now(),
  });
  journal.record(DRAFTED, { type: "Checklist", id: checklist.id }, { details: { code: body.code }, after: body });
  await em.flush();
  return checklist;
}
