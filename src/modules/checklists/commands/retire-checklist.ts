import type { Work } from "../../../platform/unit-of-work/work.js";
import { checklistEditingErrors } from "../checklist-editing.errors.js";
import { ChecklistStatus, type Checklist } from "../checklist.entity.js";
import { checklistForUpdate } from "../checklist-for-update.queries.js";
import type { RetireChecklistInput } from "../checklist.inputs.js";

/** Ends the use of a version for anything new; what was begun under it can still be submitted. */
export async function retireChecklist(work: Work, input: RetireChecklistInput): Promise<Checklist> {
  const checklist = await checklistForUpdate(work, input);
  if (checklist.status !== ChecklistStatus.PUBLISHED)
    throw checklistEditingErrors.CHECKLIST_NOT_PUBLISHED(["input", "checklistId"]);
  checklist.status = ChecklistStatus.RETIRED;
  checklist.retiredAt = work.clock.now();
  work.journal.record(
    "checklist.retired",
    { type: "Checklist", id: checklist.id },
    { before: { status: ChecklistStatus.PUBLISHED }, after: { status: checklist.status } },
  );
  await work.em.flush();
  return checklist;
}
