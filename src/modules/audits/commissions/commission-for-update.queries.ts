import { holds } from "../../../platform/access/actor.js";
import { row, sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { commissionColumns, type AuditingCommissionRow } from "./auditing-commission.queries.js";
import { commissionErrors } from "./auditing-commissions.errors.js";

const PATH = ["input", "commissionId"];

/** The sitting commission locked for a change; one out of reach is refused like one that does not exist. */
export async function commissionForUpdate(
  { em, actor }: Work,
  { commissionId, expectedVersion }: { commissionId: string; expectedVersion: number },
): Promise<AuditingCommissionRow> {
  const commission = await row<AuditingCommissionRow & { path: string }>(
    em,
    sql`select ${commissionColumns}, ltree2text(u.path) as path from auditing_commissions c join trade_unions u on u.id = c.trade_union_id
      where c.id = ${commissionId}::uuid and ${withinReach(actor, sql`u.path`, "trade-union:read")} for no key update of c`,
  );
  if (commission === undefined) throw commissionErrors.COMMISSION_NOT_FOUND(PATH);
  if (!holds(actor, "commission:record", commission.path)) throw platformErrors.NOT_PERMITTED(PATH);
  if (commission.version !== expectedVersion) {
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: commission.version });
  }
  if (commission.endedOn !== null) throw commissionErrors.COMMISSION_ENDED(PATH);
  return commission;
}

/** The commission after a change. */
export async function changedCommission({ em }: Work, id: string): Promise<AuditingCommissionRow> {
  const commission = await row<AuditingCommissionRow>(
    em,
    sql`select ${commissionColumns} from auditing_commissions c where c.id = ${id}::uuid`,
  );
  if (commission === undefined) throw new Error("a commission that was just changed is not there");
  return commission;
}
