import type { Work } from "../../../platform/unit-of-work/work.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { ChecklistStatus } from "../checklist.entity.js";
import { checklistForUpdate } from "../checklist-for-update.queries.js";
import type { DiscardChecklistDraftInput } from "../checklist.inputs.js";

/** Removes a draft that nobody has used; its version number is free again. */
export async function discardChecklistDraft(work: Work, input: DiscardChecklistDraftInput): Promise<string> {
  const checklist = await checklistForUpdate(work, input);
  if (checklist.status !== ChecklistStatus.DRAFT)
    throw checklistEditingErrors.CHECKLIST_NOT_A_DRAFT(["input", "checklistId"]);
  work.journal.record("checklist.discarded", { type: "Checklist", id: checklist.id }, { before: checklist.body });
  work.em.remove(checklist);
  await work.em.flush();
  return checklist.id;
}
