import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Difference } from "../../../platform/verification/difference.js";
import { isAsked } from "../../checklists/answer-validation.rules.js";
import type { FrozenChecklist } from "../../checklists/checklist.queries.js";
import { contentHash, type InspectionContent } from "./content-hash.rules.js";
import { documentColumns, permanentColumns, snakeCase, type InspectionRow } from "./inspection.columns.js";
import { storedDocuments } from "./stored-documents.queries.js";

type Stored = InspectionRow & { journaledHash: string | null; visitSubject: string | null };

const columns = (document: string) =>
  sql.raw(
    [
      ...permanentColumns.map((name) => `i.${snakeCase(name)} as "${name}"`),
      ...documentColumns.map((name) => `${document}.${snakeCase(name)} as "${name}"`),
    ].join(", "),
  );
const visitSubject = sql`(select a.visit_subject from assignments a where a.id = i.assignment_id) as "visitSubject"`;
// The conclusion of a suspicion makes a revision of its own out of the content that was submitted before.
const journaled = (document: string) =>
  sql.raw(`(select e.details ->> 'contentHash' from journal_entries e where e.subject_id = i.id
    and e.action in ('inspection.submitted', 'inspection.not-performed') and (e.details ->> 'revision')::integer <= ${document}.revision
    order by (e.details ->> 'revision')::integer desc limit 1) as "journaledHash"`);
const current = sql`select ${columns("i")}, ${journaled("i")}, ${visitSubject} from inspections i where i.content_hash is not null`;
const earlier = sql`select ${columns("d")}, ${journaled("d")}, ${visitSubject} from inspections i
  join inspection_revisions d on d.inspection_id = i.id where d.content_hash is not null`;

/** Hashes every submitted content once more and compares with what the row and the journal say it was. */
export async function verifyContents(em: EntityManager): Promise<{ checked: number; differences: Difference[] }> {
  let checked = 0;
  const differences: Difference[] = [];
  for await (const { stored, checklist } of storedDocuments<Stored>(em, [current, earlier])) {
    checked++;
    const what = faultsOf(stored, checklist);
    if (what.length > 0)
      differences.push({
        kind: "inspections: content",
        id: `${stored.id} revision ${stored.revision}`,
        what: what.join("; "),
      });
  }
  return { checked, differences };
}

function faultsOf(stored: Stored, checklist: FrozenChecklist | undefined): string[] {
  const { contentHash: hash, contentSalt, journaledHash } = stored;
  const faults: string[] = [];
  if (checklist === undefined || contentSalt === null || hashOf(stored, checklist, contentSalt) !== hash)
    faults.push("what it says is not what was submitted");
  if (journaledHash !== null && journaledHash !== hash) faults.push("the journal has another content of it");
  return faults;
}

/** The hash of the content, or undefined where it has not even the shape of one. */
function hashOf(stored: Stored, checklist: FrozenChecklist, salt: string): string | undefined {
  try {
    return contentHash(contentOf(stored, checklist), salt);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return undefined;
    throw error;
  }
}

const instant = (value: unknown): string | null =>
  value === null ? null : new Date(value as string | Date).toISOString();

/** What was hashed when it was submitted; the rest of the row came from the server. */
function contentOf(stored: Stored, { index }: FrozenChecklist): InspectionContent {
  const { id, assignmentId, tradeUnionId, employerId, siteId, checklistId, kind, period, basedOn } = stored;
  const { location, notPerformed, findingChecks, announcements, signatures, remark, generalVetoes } = stored;
  const answers = stored.answers.filter(({ criterion }) => {
    const entry = index.byCode.get(criterion);
    return entry === undefined || isAsked(entry.criterion, stored.visitSubject);
  });
  const conclusions = answers.filter(({ conclusion }) => conclusion !== undefined).length;
  const content = {
    id,
    assignmentId,
    tradeUnionId,
    employerId,
    siteId,
    checklistId,
    kind,
    period,
    basedOn,
    location,
    notPerformed,
    findingChecks,
    announcements,
    signatures,
    remark,
    answers,
    generalVetoes,
    revision: stored.revision - conclusions,
    startedAt: instant(stored.startedAt),
    finishedAt: instant(stored.finishedAt),
    coInspectorIds: stored.inspectorIds.slice(1),
  };
  return content as unknown as InspectionContent;
}

/** Reviews, states and the journal's entries about inspections, which have to tell the same story; so many of each fault are named. */
export async function verifyReviews(em: EntityManager, named: number): Promise<Difference[]> {
  const found = await rows<{ id: string; what: string; count: number }>(
    em,
    sql`select id::text, what, count from (
        select *, count(*) over ()::integer as count, row_number() over (partition by what order by id) as place from (
        select i.id, 'CONFIRMED without a review that confirmed it' as what from inspections i
        where i.status = 'CONFIRMED' and not exists (select from inspection_reviews r where r.inspection_id = i.id
          and r.revision <= i.revision and r.decision = 'CONFIRM' and r.at = i.confirmed_at)
        union all
        select i.id, 'confirmed by a review, and yet not CONFIRMED' from inspections i
          join inspection_reviews r on r.inspection_id = i.id and r.revision = i.revision and r.decision = 'CONFIRM'
        where i.status <> 'CONFIRMED'
        union all
        select i.id, 'reviewed by one of its own inspectors' from inspections i
          join inspection_reviews r on r.inspection_id = i.id and r.reviewer_id = any(i.inspector_ids)
        -- Those who audit or lead a visit decide about their own working paper.
        where i.owner is null or i.owner not in ('AUDIT', 'SUPERVISION')
        union all
        select i.id, 'RETURNED without a review that returned this revision' from inspections i
        where i.status = 'RETURNED' and not exists (select from inspection_reviews r where r.inspection_id = i.id
          and r.revision = i.revision and r.decision = 'RETURN')
        union all
        select r.inspection_id, 'the journal names another reviewer' from inspection_reviews r
          join journal_entries e on e.subject_id = r.inspection_id and e.at = r.at
            and e.action in ('inspection.confirmed', 'inspection.returned', 'inspection.forwarded')
        where e.actor_id is distinct from r.reviewer_id
        union all
        select e.subject_id, 'submitted by the journal, and not there' from journal_entries e
        where e.action in ('inspection.submitted', 'inspection.not-performed')
          and not exists (select from inspections i where i.id = e.subject_id and i.revision = (e.details ->> 'revision')::integer)
          and not exists (select from inspection_revisions d where d.inspection_id = e.subject_id
            and d.revision = (e.details ->> 'revision')::integer)) as faults) as numbered
      where place <= ${sql.lit(named)} order by what, id`,
  );
  return found.map(({ id, what, count }) => ({ kind: "inspections: reviews", id, what, count }));
}
