import type { Work } from "../../../platform/unit-of-work/work.js";
import { draftedBody } from "../checklist-draft.rules.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { ChecklistStatus, type Checklist } from "../checklist.entity.js";
import { checklistForUpdate } from "../checklist-for-update.queries.js";
import type { ChangeChecklistDraftInput } from "../checklist.inputs.js";

/** Replaces the body of a draft; code, kind and subject stay, as they tie the versions together. */
export async function changeChecklistDraft(work: Work, input: ChangeChecklistDraftInput): Promise<Checklist> {
  const checklist = await checklistForUpdate(work, input);
  const body = draftedBody(input.body);
  if (checklist.status !== ChecklistStatus.DRAFT)
    throw checklistEditingErrors.CHECKLIST_NOT_A_DRAFT(["input", "checklistId"]);
  if (body.code !== checklist.code || body.kind !== checklist.kind || body.subject !== checklist.subject) {
    throw checklistEditingErrors.CHECKLIST_KIND_CHANGED(["input", "body"]);
  }
  work.journal.record(
    "checklist.changed",
    { type: "Checklist", id: checklist.id },
    { before: checklist.body, after: body },
  );
  checklist.body = body;
  await work.em.flush();
  return checklist;
}
