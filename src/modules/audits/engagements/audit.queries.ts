import type { EntityManager } from "@mikro-orm/postgresql";
import { hiddenAs, SHOWN, shownPart, type PartOf } from "../../../platform/access/shown-part.js";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { InspectionStatusCode } from "../../inspections/records/inspection-codes.js";
import { inScope } from "../../trade-unions/tree/trade-union.queries.js";
import type { Audit } from "./audit.entity.js";
import type { AuditStatus } from "./audit.lifecycle.js";
import { seesContent, seesPaper, visibleAudits } from "./audit.policy.js";
import type { AuditKind } from "./audit.types.js";

/** An audit as lists answer it: what its reader may not know yet is null or empty. */
export type AuditRow = Omit<Audit, "idempotencyKey" | "openedBy" | "openedAt"> & {
  openedAt: string;
  /** Whether figures and findings may be read. */
  hasContent: boolean;
  /** Whether the working paper may be opened. */
  hasPaper: boolean;
};

/** Columns of `audits a` of the union `u`, with whether the reader sees its content and its working paper. */
export const auditColumns = (content: Sql, paper: Sql): Sql =>
  columnsOf<AuditRow>({
    id: "a.id",
    tradeUnionId: "a.trade_union_id",
    kind: "a.kind",
    status: "a.status",
    periodFrom: "a.period_from",
    periodTo: "a.period_to",
    authorityDocument: "a.authority_document",
    openedAt: "a.opened_at",
    noticeIssuedOn: "a.notice_issued_on",
    onSiteFrom: "a.on_site_from",
    hasContent: content,
    hasPaper: paper,
    openingBalance: "a.opening_balance",
    closingBalance: "a.closing_balance",
    figures: "a.figures",
    duesPayable: "a.dues_payable",
    duesRemitted: "a.dues_remitted",
    draftText: "a.draft_text",
    draftSentOn: "a.draft_sent_on",
    commentsDueOn: "a.comments_due_on",
    commentStatement: "a.comment_statement",
    commentEvidence: "a.comment_evidence",
    commentedBy: "a.commented_by",
    commentedAt: "a.commented_at",
    opinion: "a.opinion",
    documentNumber: "a.document_number",
    reportText: "a.report_text",
    issuedAt: "a.issued_at",
    closedAt: "a.closed_at",
    canceledAt: "a.canceled_at",
    cancelReason: "a.cancel_reason",
    version: "a.version",
  });

/** An audit as those read it who know of it and may not read yet what the auditors found. */
const WITHOUT_CONTENT: PartOf<AuditRow> = {
  id: SHOWN,
  tradeUnionId: SHOWN,
  kind: SHOWN,
  status: SHOWN,
  periodFrom: SHOWN,
  periodTo: SHOWN,
  authorityDocument: SHOWN,
  openedAt: SHOWN,
  noticeIssuedOn: SHOWN,
  onSiteFrom: SHOWN,
  hasContent: SHOWN,
  hasPaper: SHOWN,
  openingBalance: hiddenAs(null),
  closingBalance: hiddenAs(null),
  figures: hiddenAs([]),
  duesPayable: hiddenAs(null),
  duesRemitted: hiddenAs(null),
  draftText: hiddenAs(null),
  draftSentOn: hiddenAs(null),
  commentsDueOn: hiddenAs(null),
  commentStatement: hiddenAs(null),
  commentEvidence: hiddenAs([]),
  commentedBy: hiddenAs(null),
  commentedAt: hiddenAs(null),
  opinion: hiddenAs(null),
  documentNumber: hiddenAs(null),
  reportText: hiddenAs(null),
  issuedAt: hiddenAs(null),
  closedAt: SHOWN,
  canceledAt: SHOWN,
  cancelReason: SHOWN,
  version: SHOWN,
};

const shownAudit = (audit: AuditRow): AuditRow => (audit.hasContent ? audit : shownPart(audit, WITHOUT_CONTENT));

export interface AuditListFilter {
  scope?: string | null;
  tradeUnionId?: string | null;
  status?: readonly AuditStatus[] | null;
  kind?: readonly AuditKind[] | null;
}

const matching = (actor: Actor, { scope, tradeUnionId, status, kind }: AuditListFilter): Sql =>
  sql`${scope == null ? sql`true` : inScope(actor, scope, sql`a.trade_union_id`)}
    and (${tradeUnionId ?? null}::uuid is null or a.trade_union_id = ${tradeUnionId ?? null}::uuid)
    and (${status ?? null}::text[] is null or a.status = any(${status ?? null}))
    and (${kind ?? null}::text[] is null or a.kind = any(${kind ?? null}))`;

const fromAudits = sql`from audits a join trade_unions u on u.id = a.trade_union_id`;

/** Audits that the actor may know of, the latest opened first. */
export const auditPage = async (
  em: EntityManager,
  actor: Actor,
  filter: AuditListFilter,
  limit: number,
  [openedAt = null, id = null]: CursorKeys = [],
): Promise<AuditRow[]> => {
  const found = await rows<AuditRow>(
    em,
    sql`select ${auditColumns(seesContent(actor), seesPaper(actor))} ${fromAudits} where ${visibleAudits(actor)} and ${matching(actor, filter)}
        and (${openedAt}::timestamptz is null or (a.opened_at, a.id) < (${openedAt}::timestamptz, ${id}::uuid))
      order by a.opened_at desc, a.id desc limit ${limit}`,
  );
  return found.map(shownAudit);
};

export async function auditCount(em: EntityManager, actor: Actor, filter: AuditListFilter): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count ${fromAudits} where ${visibleAudits(actor)} and ${matching(actor, filter)}`,
  );
  return found?.count ?? 0;
}

/** The audit, or undefined when there is none that the actor may know of. */
export async function visibleAudit(em: EntityManager, actor: Actor, id: string): Promise<AuditRow | undefined> {
  const found = await row<AuditRow>(
    em,
    sql`select ${auditColumns(seesContent(actor), seesPaper(actor))} ${fromAudits} where a.id = ${id}::uuid and ${visibleAudits(actor)}`,
  );
  return found === undefined ? undefined : shownAudit(found);
}

/** Who audits, in the order in which they were named. */
export const auditorsOf = (
  em: EntityManager,
  auditIds: readonly string[],
): Promise<{ auditId: string; id: string; name: string }[]> =>
  rows(
    em,
    sql`select x.audit_id as "auditId", p.id, p.name from audit_auditors x join accounts p on p.id = x.account_id
      where x.audit_id = any(${[...auditIds]}::uuid[]) order by x.audit_id, x.place`,
  );

/** What audits question in all: the amounts of what they recorded, without what was withdrawn and without suspicions. */
export const amountsQuestioned = (
  em: EntityManager,
  auditIds: readonly string[],
): Promise<{ auditId: string; amount: number }[]> =>
  rows(
    em,
    sql`select n.audit_id as "auditId", sum(n.amount)::bigint as amount from audit_findings n join findings f on f.id = n.finding_id
      where n.audit_id = any(${[...auditIds]}::uuid[]) and f.status <> 'WITHDRAWN' and not f.is_confidential
      group by n.audit_id`,
  );

/** The working papers of audits, whoever asks. */
export const papersOf = (
  em: EntityManager,
  auditIds: readonly string[],
): Promise<{ auditId: string; inspectionId: string; status: InspectionStatusCode; checklistId: string }[]> =>
  rows(
    em,
    sql`select i.owner_id as "auditId", i.id as "inspectionId", i.status, i.checklist_id as "checklistId" from inspections i
      where i.owner = 'AUDIT' and i.owner_id = any(${[...auditIds]}::uuid[]) and i.status not in ('DRAFT', 'WITHDRAWN')
      order by i.submitted_at, i.id`,
  );
