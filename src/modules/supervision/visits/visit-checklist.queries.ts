import type { EntityManager } from "@mikro-orm/postgresql";
import { row, sql } from "../../../platform/database/sql.js";
import { checklistEditingErrors } from "../../checklists/checklist-editing.errors.js";
import type { VisitSubjectCode } from "./visit.entity.js";
import { visitErrors } from "./visits.errors.js";

/** Refuses what is no published checklist for visits of the subject; a service point is looked at as the site that it is. */
export async function checklistForVisits(em: EntityManager, id: string, subject: VisitSubjectCode): Promise<void> {
  const path = ["input", "checklistId"];
  const checklist = await row<{ status: string; kind: string; subject: string; bySubject: string | null }>(
    em,
    sql`select c.status, c.kind, c.subject, c.body -> 'subjectByVisitSubject' ->> ${subject} as "bySubject"
      from checklists c where c.id = ${id}::uuid for share`,
  );
  // Drafts are shown to their editors only.
  if (checklist === undefined || checklist.status === "DRAFT") throw checklistEditingErrors.CHECKLIST_NOT_FOUND(path);
  if (checklist.status !== "PUBLISHED") throw checklistEditingErrors.CHECKLIST_NOT_PUBLISHED(path);
  const looksAt = checklist.bySubject ?? checklist.subject;
  const wanted = subject === "SERVICE_POINT" ? "SITE" : "TRADE_UNION";
  if (checklist.kind !== "SUPERVISION" || looksAt !== wanted) throw visitErrors.VISIT_CHECKLIST_NOT_APPLICABLE(path);
}
