import { preparedRow, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { StoredAnswer } from "../../checklists/answer.js";
import type { RegisterSource } from "../../checklists/checklist-body.js";
import type { RegisterValues } from "../../checklists/register-values.js";
import { ownAccounts } from "../../identity/account.queries.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { AssignmentStatus } from "../planning/assignment.lifecycle.js";
import type { InspectionKindCode, InspectionOwnerCode, InspectionStatusCode } from "../records/inspection-codes.js";
import { assignedFindings, knownFindings } from "./finding-lookup.queries.js";
import { noted } from "../records/owned-reads.queries.js";
import { registerValues } from "./register-providers.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";
import { inOfficeOn } from "../../trade-unions/duties/office-days.queries.js";
import { coveredOn } from "../../trade-unions/employers/coverage-days.queries.js";
import type { SubmittedHeader } from "../records/submitted-header.js";

/** The assignment that a submission names. */
export interface AssignmentFacts {
  status: AssignmentStatus;
  version: number;
  inspectionId: string | null;
  tradeUnionId: string;
  employerId: string | null;
  siteId: string | null;
  kind: InspectionKindCode;
  period: string;
  checklistId: string;
  /** What asks for it, where no plan does. */
  owner: InspectionOwnerCode | null;
  ownerId: string | null;
  /** What an unannounced visit looks at. */
  visitSubject: string | null;
  preReview: boolean;
  inspectorIds: string[];
}

/** The inspection that has the submitted id already. */
export interface ExistingFacts {
  status: InspectionStatusCode;
  revision: number;
  version: number;
  inspectorId: string;
  assignmentId: string | null;
  tradeUnionId: string;
  employerId: string | null;
  siteId: string | null;
  checklistId: string;
  kind: InspectionKindCode;
  period: string;
  basedOn: string | null;
  createdAt: string;
  owner: InspectionOwnerCode | null;
  ownerId: string | null;
  isRestricted: boolean;
}

interface Place {
  latitude: number;
  longitude: number;
}

interface Traits {
  ownership: string | null;
  tags: string[];
}

/** Everything the database knows that a submission is judged by. */
export interface SubmissionFacts {
  tradeUnion: (Traits & { path: string; level: string; status: string; place: Place | null }) | null;
  checklist: { status: string; publishedAt: string; retiredAt: string | null } | null;
  assignment: AssignmentFacts | null;
  existing: ExistingFacts | null;
  /** Hash and salt of the submitted revision, when it was accepted before. */
  accepted: { hash: string; salt: string } | null;
  /** The self-inspection as it stood when the work began, and whether it still stands like that. */
  baseline: { checklistId: string; answers: StoredAnswer[]; isCurrent: boolean } | null;
  /** The employer, when the union covers it. */
  employer: Traits | null;
  /** The site, when it is the union's. */
  site: { kind: string; place: Place | null } | null;
  /** Those of the co-inspectors who may take part. */
  coInspectors: string[];
  /** All inspectors whose accounts are known: who each of them is, and whether they hold office in the union, by whichever of their accounts. */
  inspectors: { accountId: string; person: string; holdsOffice: boolean }[];
  /** Those of the findings looked at that are findings at the union. */
  findings: string[];
  /** Those that its assignment asks a follow-up to look at. */
  assignedFindings: string[];
  /** Of the registers that were asked for. */
  registers: RegisterValues;
}

const place = (alias: string) =>
  sql.raw(
    `case when ${alias}.latitude is not null then json_build_object('latitude', ${alias}.latitude, 'longitude', ${alias}.longitude) end`,
  );

/**
 * Reads all facts in one statement; who may submit is decided afterwards, on what it answers. Of a union for which the
 * actor may not submit, and of what hangs on it, there are no facts.
 */
export async function submissionFacts(
  work: Work,
  header: SubmittedHeader,
  { from, to }: { from: string; to: string },
  today: string,
  sources: ReadonlySet<RegisterSource>,
): Promise<SubmissionFacts> {
  const { em, actor } = work;
  const { id, revision, tradeUnionId, assignmentId, checklistId, employerId, siteId, basedOn, coInspectorIds } = header;
  const findingIds = header.findingChecks.map(({ findingId }) => findingId);
  const inspectors = [actor.accountId, ...coInspectorIds];
  const found = await preparedRow<SubmissionFacts>(
    em,
    sql`select
        (select json_build_object('path', ltree2text(u.path), 'level', u.level, 'status', u.status, 'ownership', u.ownership,
            'tags', u.ownership_tags, 'place', ${place("u")})
          from trade_unions u where u.id = given.union_id) as "tradeUnion",
        (select json_build_object('status', c.status, 'publishedAt', c.published_at, 'retiredAt', c.retired_at)
          from checklists c where c.id = ${checklistId}::uuid and c.status <> 'DRAFT') as checklist,
        (select json_build_object('status', a.status, 'version', a.version, 'inspectionId', a.inspection_id,
            'tradeUnionId', a.trade_union_id, 'employerId', a.employer_id, 'siteId', a.site_id, 'kind', coalesce(p.kind, a.kind),
            'period', coalesce(p.period, a.period), 'checklistId', coalesce(p.checklist_id, a.checklist_id), 'owner', a.owner,
            'ownerId', a.owner_id, 'visitSubject', a.visit_subject, 'preReview', coalesce(p.pre_review_by_street, false),
            'inspectorIds', array(select x.account_id from assignment_inspectors x where x.assignment_id = a.id))
          from assignments a left join inspection_plans p on p.id = a.plan_id where a.id = ${assignmentId}::uuid) as assignment,
        (select json_build_object('status', i.status, 'revision', i.revision, 'version', i.version,
            'inspectorId', i.inspector_id, 'assignmentId', i.assignment_id, 'tradeUnionId', i.trade_union_id,
            'employerId', i.employer_id, 'siteId', i.site_id, 'checklistId', i.checklist_id, 'kind', i.kind,
            'period', i.period, 'basedOn', i.based_on, 'createdAt', i.created_at, 'owner', i.owner, 'ownerId', i.owner_id,
            'isRestricted', i.is_restricted)
          from inspections i where i.id = given.id) as existing,
        (select json_build_object('hash', d.content_hash, 'salt', d.content_salt) from (
            select i.content_hash, i.content_salt from inspections i where i.id = given.id and i.revision = given.revision
            union all
            select r.content_hash, r.content_salt from inspection_revisions r
              where r.inspection_id = given.id and r.revision = given.revision) d
          where d.content_hash is not null limit 1) as accepted,
        (select json_build_object('checklistId', b.checklist_id, 'answers', seen.answers,
            'isCurrent', seen.revision = b.revision and b.status <> 'RETURNED')
          from inspections b cross join lateral (
            select d.revision, d.answers from (
              select b.revision, b.answers, b.submitted_at
              union all select r.revision, r.answers, r.submitted_at from inspection_revisions r where r.inspection_id = b.id) d
            order by d.submitted_at > given.began,
              case when d.submitted_at > given.began then d.revision else - d.revision end limit 1) seen
          where b.id = ${basedOn}::uuid and b.kind = 'SELF' and b.trade_union_id = given.union_id
            and b.status in ('SUBMITTED', 'RETURNED', 'CONFIRMED')) as baseline,
        (select json_build_object('ownership', e.ownership, 'tags', e.tags) from employers e
          where e.id = ${employerId}::uuid and exists (select from coverages v
            where v.employer_id = e.id and v.trade_union_id = given.union_id
              and ${coveredOn("v", sql`given.today`)})) as employer,
        (select json_build_object('kind', s.kind, 'place', ${place("s")}) from sites s
          where s.id = ${siteId}::uuid and s.trade_union_id = given.union_id) as site,
        array(select g.account_id::text from grants g
          join accounts o on o.id = g.account_id and o.disabled_at is null
          join trade_unions gu on gu.id = g.trade_union_id
          join trade_unions u on u.id = given.union_id and u.path <@ gu.path
          where g.account_id = any(${coInspectorIds}::uuid[]) and g.role in ('INSPECTOR', 'UNION_OFFICER')
            and ${grantHoldsOn("g", sql`given.today`)}
          union select x.account_id::text from assignment_inspectors x
            where x.assignment_id = ${assignmentId}::uuid and x.account_id = any(${coInspectorIds}::uuid[])) as "coInspectors",
        array(select json_build_object('accountId', asked.id, 'person', coalesce(who.same_person_as, who.id), 'holdsOffice', exists (
            select from ${ownAccounts(sql`asked.id`)} mine join officers o on o.account_id = mine.id
              where o.trade_union_id = given.union_id and ${inOfficeOn("o", sql`given.today`)}
            union all select from ${ownAccounts(sql`asked.id`)} mine join grants g on g.account_id = mine.id
              join trade_unions gu on gu.id = g.trade_union_id
              join trade_unions u on u.id = given.union_id and u.path <@ gu.path
              where g.role = 'UNION_OFFICER'
                and ${grantHoldsOn("g", sql`given.today`)}))
          from unnest(${inspectors}::uuid[]) as asked (id) join accounts who on who.id = asked.id) as inspectors,
        ${knownFindings(sql`given.union_id`, findingIds)} as findings,
        ${assignedFindings(header.kind === "FOLLOW_UP" ? assignmentId : null)} as "assignedFindings",
        ${registerValues({ tradeUnionId: sql`given.union_id`, from: sql`given.begins`, to: sql`given.ends`, on: sql`least(given.ends, given.today)` }, sources)} as registers
      from (values (${id}::uuid, ${revision}::integer, (select reached.id from trade_unions reached
          where reached.id = ${tradeUnionId}::uuid and ${withinReach(actor, sql`reached.path`, "inspection:submit")}), ${today}::date, ${from}::date, ${to}::date,
          coalesce(${header.startedAt}::timestamptz, 'infinity')))
        as given (id, revision, union_id, today, begins, ends, began)`,
  );
  if (found === undefined) throw new Error("the facts of a submission are always one row");
  const { assignment, existing } = found;
  await noted(work, [
    // Whoever is not sent is refused as if there were no such assignment, and has read nothing.
    ...(assignment?.inspectorIds.includes(actor.accountId) === true ? [assignment] : []),
    ...(existing?.inspectorId === actor.accountId ? [existing] : []),
  ]);
  return found;
}
