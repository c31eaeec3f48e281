import { canonicalHash } from "../../../platform/journal/journal.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { requirePublishable } from "../checklist-draft.rules.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { ChecklistStatus, type Checklist } from "../checklist.entity.js";
import { checklistForUpdate } from "../checklist-for-update.queries.js";
import type { PublishChecklistInput } from "../checklist.inputs.js";

/** Freezes a draft for good, once nothing in it is wrong; every fault is named with its place in the body. */
export async function publishChecklist(work: Work, input: PublishChecklistInput): Promise<Checklist> {
  const checklist = await checklistForUpdate(work, input);
  if (checklist.status !== ChecklistStatus.DRAFT)
    throw checklistEditingErrors.CHECKLIST_NOT_A_DRAFT(["input", "checklistId"]);
  requirePublishable(checklist.body);
  const bodyHash = canonicalHash(checklist.body);
  checklist.status = ChecklistStatus.PUBLISHED;
  checklist.bodyHash = Buffer.from(bodyHash, "hex");
  checklist.publishedAt = work.clock.now();
  checklist.publishedBy = work.actor.accountId;
  work.journal.record(
    "checklist.published",
    { type: "Checklist", id: checklist.id },
    { details: { bodyHash }, before: { status: ChecklistStatus.DRAFT }, after: { status: checklist.status, bodyHash } },
  );
  await work.em.flush();
  return checklist;
}
