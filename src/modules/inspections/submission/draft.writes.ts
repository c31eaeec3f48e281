import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { InspectionRow } from "../records/inspection.columns.js";

/** What is left of the content of a draft that was given up. */
export const EMPTY_DRAFT = {
  answers: [],
  generalVetoes: [],
  findingChecks: [],
  signatures: [],
  announcements: [],
  evidence: [],
  notPerformed: null,
  location: null,
  remark: null,
} satisfies Partial<InspectionRow>;

/** Withdraws drafts that were never submitted, and lets go of what they held: nobody has seen it but their author. */
export async function emptyDrafts({ em }: Pick<Work, "em">, ids: readonly string[]): Promise<void> {
  await rows(
    em,
    sql`update inspections set status = 'WITHDRAWN', version = version + 1, answers = '[]', general_vetoes = '[]',
        finding_checks = '[]', signatures = '[]', announcements = '[]', evidence = '{}', not_performed = null,
        location = null, remark = null
      where id = any(${[...ids]}::uuid[]) and status = 'DRAFT'`,
  );
}
