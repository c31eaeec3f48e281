import { row, rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { StoredAnswer } from "../../../checklists/answer.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import {
  asRecord,
  documentNames,
  documentNamesOf,
  inspectionColumns,
  snakeCase,
  type InspectionRow,
} from "../../records/inspection.columns.js";
import { nextStatus } from "../../records/inspection.lifecycle.js";
import { refreshResult } from "../../results/result.projection.js";
import { scoredFields, scoreOf } from "../../records/submitted-document.rules.js";

/**
 * The competent body found a suspicion to be so: the server adds a revision in which the veto applies, and the results
 * follow. Where the criterion's answer was not marked as suspected there is nothing to apply. Nobody but the owner of the
 * conclusion calls this, so it asks nobody whether they may see the inspection.
 */
export async function concludeSuspicion(work: Work, inspectionId: string, criterion: string): Promise<void> {
  const { em, clock, journal } = work;
  const inspection = await row<InspectionRow>(
    em,
    sql`select ${inspectionColumns("whole")} from inspections i where i.id = ${inspectionId}::uuid for no key update of i`,
  );
  if (inspection === undefined || nextStatus(inspection.status, "conclude") === undefined) return;
  const { answers: before, revision, generalVetoes, scoringRuleVersion } = inspection;
  const isOpen = ({ suspected, conclusion }: StoredAnswer) => suspected === true && conclusion === undefined;
  if (!before.some((answer) => answer.criterion === criterion && isOpen(answer))) return;
  const checklist = await frozenChecklist(em, inspection.checklistId);
  if (checklist === undefined) throw new Error(`checklist ${inspection.checklistId} is referred to but not published`);

  const answers = before.map((answer) =>
    answer.criterion === criterion ? { ...answer, conclusion: "SUBSTANTIATED" as const } : answer,
  );
  const score = scoreOf(checklist, { answers, generalVetoes }, scoringRuleVersion ?? undefined);
  const changes = { revision: revision + 1, answers, ...scoredFields(score) };
  const names = Object.keys(changes).map(snakeCase);
  const now = clock.now().toISOString();
  await rows(
    em,
    sql`with kept as (insert into inspection_revisions (inspection_id, ${documentNames}, replaced_at)
        select i.id, ${documentNamesOf("i")}, ${now}::timestamptz from inspections i where i.id = ${inspectionId}::uuid),
      signed as (insert into co_signatures (inspection_id, revision, account_id, due_at, signed_at, refused_reason)
        select inspection_id, revision + 1, account_id, due_at, signed_at, refused_reason from co_signatures
        where inspection_id = ${inspectionId}::uuid and revision = ${revision}::integer)
      update inspections i set (version, ${sql.raw(names.join(", "))}) = row(i.version + 1, ${sql.raw(names.map((name) => `n.${name}`).join(", "))})
      from jsonb_populate_record(null::inspections, ${asRecord(changes)}::jsonb) n where i.id = ${inspectionId}::uuid`,
  );
  journal.record(
    "inspection.concluded",
    { type: "Inspection", id: inspectionId },
    {
      details: { revision: revision + 1, criterion },
      before: { grade: inspection.grade },
      after: { grade: score?.grade ?? null },
    },
  );
  await refreshResult(work, inspection);
}
