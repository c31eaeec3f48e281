import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { CLOSED_STATUSES, findingColumns, type FindingRow } from "../../rectifications/findings/finding.queries.js";
import type { AuditFindingKind } from "./audit-finding.types.js";
import { isAuditorOf } from "./audit.policy.js";

/** What an audit says of a finding beyond what every finding says. */
export interface AuditFindingDetails {
  findingId: string;
  auditId: string;
  kind: AuditFindingKind;
  ruleBreached: string;
  amount: number | null;
  responsiblePost: string | null;
}

const detailColumns: Sql = sql`n.finding_id as "findingId", n.audit_id as "auditId", n.kind, n.rule_breached as "ruleBreached",
  n.amount, n.responsible_post as "responsiblePost"`;

/** Details of findings that audits recorded, whoever asks; what hands the findings out decides about that. */
export const auditDetailsOf = (em: EntityManager, findingIds: readonly string[]): Promise<AuditFindingDetails[]> =>
  rows<AuditFindingDetails>(
    em,
    sql`select ${detailColumns} from audit_findings n where n.finding_id = any(${[...findingIds]}::uuid[])`,
  );

/** What audits found, the first first, for somebody who may see the audits' content; suspicions for the auditors only. */
export const findingsOfAudits = (
  em: EntityManager,
  actor: Actor,
  auditIds: readonly string[],
): Promise<(FindingRow & { auditId: string })[]> =>
  rows<FindingRow & { auditId: string }>(
    em,
    sql`select ${findingColumns}, n.audit_id as "auditId" from audit_findings n join findings f on f.id = n.finding_id
      join audits a on a.id = n.audit_id join trade_unions u on u.id = a.trade_union_id
      where n.audit_id = any(${[...auditIds]}::uuid[]) and (not f.is_confidential or ${isAuditorOf(actor)})
      order by f.created_at, f.id`,
  );

/** A finding under an id that somebody made, with what its audit says, or undefined when the id is free. */
export const findingUnderId = (
  em: EntityManager,
  id: string,
): Promise<(FindingRow & Partial<AuditFindingDetails>) | undefined> =>
  row(
    em,
    sql`select ${findingColumns}, ${detailColumns} from findings f left join audit_findings n on n.finding_id = f.id
      where f.id = ${id}::uuid`,
  );

/** Findings of an audit that wait for its report, suspicions apart. */
export async function recordedFindings(
  em: EntityManager,
  auditId: string,
): Promise<{ findings: string[]; suspicions: string[] }> {
  const found = await rows<{ id: string; isConfidential: boolean }>(
    em,
    sql`select f.id, f.is_confidential as "isConfidential" from audit_findings n join findings f on f.id = n.finding_id
      where n.audit_id = ${auditId}::uuid and f.status = 'RECORDED' order by f.id`,
  );
  return {
    findings: found.filter(({ isConfidential }) => !isConfidential).map(({ id }) => id),
    suspicions: found.filter(({ isConfidential }) => isConfidential).map(({ id }) => id),
  };
}

/** How many findings of an audit are neither closed nor withdrawn, suspicions among them. */
export async function openFindingsOf(em: EntityManager, auditId: string): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from audit_findings n join findings f on f.id = n.finding_id
      where n.audit_id = ${auditId}::uuid and f.status <> all(${[...CLOSED_STATUSES]}::text[])`,
  );
  return found?.count ?? 0;
}

/**
 * Whether something of what an audit found is left to do, or undefined where it found nothing; suspicions apart, of which
 * the state of the audit would tell everybody who sees it.
 */
export async function isLeftToRectify(em: EntityManager, auditId: string): Promise<boolean | undefined> {
  const found = await row<{ isLeft: boolean | null }>(
    em,
    sql`select bool_or(f.status <> all(${[...CLOSED_STATUSES]}::text[])) as "isLeft"
      from audit_findings n join findings f on f.id = n.finding_id
      where n.audit_id = ${auditId}::uuid and not f.is_confidential`,
  );
  return found?.isLeft ?? undefined;
}
