import { v7 as uuidv7 } from "uuid";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { row, sql } from "../../../platform/database/sql.js";
import { canonicalHash } from "../../../platform/journal/journal.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { draftedBody } from "../checklist-draft.rules.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { Checklist, ChecklistStatus } from "../checklist.entity.js";

export interface DraftChecklist {
  body: unknown;
  idempotencyKey: string;
}

/** Begins the next version of a checklist, or the first one of a new code. */
export async function draftChecklist({ em, journal, clock }: Work, input: DraftChecklist): Promise<Checklist> {
  const body = draftedBody(input.body);
  // Two drafts of one code at once would take the same version number.
  await row(em, sql`select pg_advisory_xact_lock(hashtext('checklist:' || ${body.code}))`);
  const repeated = await em.findOne(Checklist, { idempotencyKey: input.idempotencyKey });
  if (repeated !== null) {
    if (canonicalHash(repeated.body) !== canonicalHash(body)) {
      throw platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]);
    }
    return repeated;
  }
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
  journal.record(
    "checklist.drafted",
    { type: "Checklist", id: checklist.id },
    { details: { code: body.code }, after: body },
  );
  await em.flush();
  return checklist;
}
