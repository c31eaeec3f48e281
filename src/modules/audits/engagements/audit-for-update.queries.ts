import { sql, type Sql } from "../../../platform/database/sql.js";
import { lockedRow, requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../trade-unions/duties/separation-of-duty.queries.js";
import type { SeparatedCommand } from "../../trade-unions/duties/separation-of-duty.rules.js";
import { nextAuditStatus, type AuditMove, type AuditStatus } from "./audit.lifecycle.js";
import { isAudited, isAuditorOf, visibleAudits } from "./audit.policy.js";
import { auditColumns, visibleAudit, type AuditRow } from "./audit.queries.js";
import { auditErrors } from "./audits.errors.js";

const PATH = ["input", "auditId"];

/** What only its auditors do with an audit. */
export type AuditorsCommand = Extract<
  SeparatedCommand,
  | "issueAuditNotice"
  | "recordAuditFigures"
  | "recordAuditFinding"
  | "sendDraftReport"
  | "issueAuditReport"
  | "closeAudit"
  | "cancelAudit"
>;

/** An audit locked for a command, whole, with the place of its union. */
export type LockedAudit = AuditRow & { path: string };

/** The audit locked until the transaction ends; one that the actor may not know of, like one that does not exist. */
async function auditForUpdate(work: Work, id: string, canAct: Sql): Promise<LockedAudit> {
  return lockedRow<LockedAudit & { canAct: boolean }>(
    work,
    sql`select ${auditColumns(sql`true`, sql`true`)}, ltree2text(u.path) as path, ${canAct} as "canAct"
      from audits a join trade_unions u on u.id = a.trade_union_id
      where a.id = ${id}::uuid and ${visibleAudits(work.actor)} for no key update of a`,
    // Behind this, an auditor is still asked whether they answer for the union.
    { path: PATH, notFound: auditErrors.AUDIT_NOT_FOUND, permits: ({ canAct }) => canAct, expectedVersion: null },
  );
}

/** The audit locked for a command of one of its auditors, who must not have come to answer for the union meanwhile. */
export async function ownAuditForUpdate(work: Work, id: string, command: AuditorsCommand): Promise<LockedAudit> {
  const audit = await auditForUpdate(work, id, isAuditorOf(work.actor));
  await requireSeparation(work, command, { tradeUnionIds: [audit.tradeUnionId], openSince: audit.openedAt }, PATH);
  return audit;
}

/** The audit locked for somebody who speaks for the audited union. */
export const auditOfOwnUnionForUpdate = (work: Work, id: string): Promise<LockedAudit> =>
  auditForUpdate(work, id, isAudited(work.actor));

/** Where a move leads; refuses one that the state does not allow. */
export function requireMove({ status }: LockedAudit, move: AuditMove): AuditStatus {
  const next = nextAuditStatus(status, move);
  if (next === undefined) throw auditErrors.AUDIT_MOVE_NOT_ALLOWED(PATH, { status });
  return next;
}

/** Where a move of what two people may change leads: first of all it has to be at the version that was read. */
export function requireMoveAt(audit: LockedAudit, move: AuditMove, expectedVersion: number): AuditStatus {
  requireVersion(audit, expectedVersion);
  return requireMove(audit, move);
}

/** The audit as the actor sees it after a change. */
export async function changedAudit({ em, actor }: Work, id: string): Promise<AuditRow> {
  const audit = await visibleAudit(em, actor, id);
  if (audit === undefined) throw new Error("an audit that was just changed is not there");
  return audit;
}
