import { LockMode } from "@mikro-orm/core";
import { platformErrors } from "../../platform/errors/platform.errors.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { checklistEditingErrors } from "./checklist-editing.errors.js";
import { Checklist } from "./checklist.entity.js";

/** The version locked for a change, as the caller last read it. */
export async function checklistForUpdate(
  { em }: Work,
  { checklistId, expectedVersion }: { checklistId: string; expectedVersion: number },
): Promise<Checklist> {
  const checklist = await em.findOne(Checklist, { id: checklistId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (checklist === null) throw checklistEditingErrors.CHECKLIST_NOT_FOUND(["input", "checklistId"]);
  if (checklist.editVersion !== expectedVersion) {
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: checklist.editVersion });
  }
  return checklist;
}
