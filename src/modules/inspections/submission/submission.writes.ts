import { preparedRow, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Evidence } from "../../evidence/evidence.entity.js";
import { announcing } from "../../evidence/evidence.writes.js";
import {
  allNames,
  allNamesOf,
  asRecord,
  documentNames,
  documentNamesOf,
  type InspectionRow,
} from "../records/inspection.columns.js";
import type { SubmissionFacts } from "./submission.queries.js";

/**
 * Somebody else was quicker: what the decision was made on is no longer so. Nothing has been written; the same
 * submission in a new transaction sees what the other one did.
 */
export class SubmissionRaced extends Error {}

/**
 * Writes an accepted submission in one statement: the inspection, what it takes the place of, its assignment, the files
 * it announces and the signatures it waits for. Unique indexes and compared versions decide every race. Answers the files
 * that it entered; those that were known before are not among them.
 */
export async function writeSubmission(
  { em, actor, clock }: Work,
  inspection: InspectionRow,
  facts: SubmissionFacts,
  coSignaturesDue: Date,
): Promise<Evidence[]> {
  const { id, revision, assignmentId, announcements, inspectorIds } = inspection;
  const now = clock.now();
  const hasFiles = announcements.length > 0;
  const coInspectorIds = inspectorIds.slice(1);
  const parts: Sql[] = [
    sql`taken as (update assignments set status = ${inspection.status}, inspection_id = ${id}::uuid, version = version + 1
      where id = ${assignmentId}::uuid and version = ${facts.assignment?.version ?? 0}::integer returning id)`,
    facts.existing === null ? inserted(inspection) : replaced(inspection, facts.existing.version, now),
  ];
  if (hasFiles)
    parts.push(sql`files as (${announcing(announcements, actor.accountId, now, sql`exists (select from written)`)}
      returning sha256, size, media_type, status, announced_by, announced_at)`);
  if (coInspectorIds.length > 0) {
    parts.push(sql`asked as (insert into co_signatures (inspection_id, revision, account_id, due_at)
      select written.id, ${revision}::integer, unnest(${coInspectorIds}::uuid[]), ${coSignaturesDue.toISOString()}::timestamptz from written)`);
  }
  const written = await preparedRow<{ files: Evidence[] | null }>(
    em,
    sql`with ${sql.join(parts)} select ${hasFiles ? ENTERED : sql`null`} as files from written`,
  );
  if (written === undefined) throw new SubmissionRaced();
  return (written.files ?? []).map((file) => ({ ...file, announcedAt: new Date(file.announcedAt) }));
}

const ENTERED = sql`(select json_agg(json_build_object('sha256', sha256, 'size', size, 'mediaType', media_type,
  'status', status, 'announcedBy', announced_by, 'announcedAt', announced_at)) from files)`;

const isWanted = ({ assignmentId }: InspectionRow): Sql =>
  sql`(${assignmentId}::uuid is null or exists (select from taken))`;

const inserted = (inspection: InspectionRow): Sql =>
  sql`written as (insert into inspections (${allNames}) select ${allNamesOf("n")}
    from jsonb_populate_record(null::inspections, ${asRecord(inspection)}::jsonb) n where ${isWanted(inspection)}
    on conflict do nothing returning id)`;

/** A draft gives way to what became of it; a returned revision is kept exactly as it stood. */
const replaced = (inspection: InspectionRow, version: number, now: Date): Sql =>
  sql`held as (select * from inspections where id = ${inspection.id}::uuid and version = ${version}::integer for update),
    kept as (insert into inspection_revisions (inspection_id, ${documentNames}, replaced_at)
      select held.id, ${documentNamesOf("held")}, ${now.toISOString()}::timestamptz from held where held.status <> 'DRAFT'),
    written as (update inspections i set (${allNames}) = row(${allNamesOf("n")})
      from held, jsonb_populate_record(null::inspections, ${asRecord(inspection)}::jsonb) n
      where i.id = held.id and ${isWanted(inspection)} returning i.id)`;
