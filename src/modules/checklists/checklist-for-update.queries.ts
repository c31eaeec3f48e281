import { row, sql } from "../../platform/database/sql.js";
import { platformErrors } from "../../platform/errors/platform.errors.js";
import { LOCKED, requireVersion } from "../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { scopesOf } from "../trade-unions/tree/trade-union.policy.js";
import { checklistEditingErrors } from "./checklist-editing.errors.js";
import { Checklist } from "./checklist.entity.js";

/**
 * Checklists are the whole federation's: who keeps them does so at its top, in the city or the district. An administrator
 * of a single street holds the same role, but not there.
 */
export async function requireEditor({ em, actor }: Work, path: readonly string[]): Promise<void> {
  const editor = await row(
    em,
    sql`select u.id from trade_unions u
      where u.id = any(${scopesOf(actor, "checklist:write")}::uuid[]) and u.level in ('CITY', 'DISTRICT') limit 1`,
  );
  if (editor === undefined) throw platformErrors.NOT_PERMITTED(path);
}

/** The version locked for a change, as the caller last read it. */
export async function checklistForUpdate(
  work: Work,
  { checklistId, expectedVersion }: { checklistId: string; expectedVersion: number },
): Promise<Checklist> {
  const { em } = work;
  await requireEditor(work, ["input", "checklistId"]);
  const checklist = await em.findOne(Checklist, { id: checklistId }, LOCKED);
  if (checklist === null) throw checklistEditingErrors.CHECKLIST_NOT_FOUND(["input", "checklistId"]);
  requireVersion({ version: checklist.editVersion }, expectedVersion);
  return checklist;
}
