import { holds } from "../../../platform/access/actor.js";
import { row, sql } from "../../../platform/database/sql.js";
import { lockedRow } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { commissionColumns, type AuditingCommissionRow } from "./auditing-commission.queries.js";
import { commissionErrors } from "./auditing-commissions.errors.js";

const PATH = ["input", "commissionId"];

/** The sitting commission locked for a change; one out of reach is refused like one that does not exist. */
export async function commissionForUpdate(
  work: Work,
  { commissionId, expectedVersion }: { commissionId: string; expectedVersion: number },
): Promise<AuditingCommissionRow> {
  const { actor } = work;
  const commission = await lockedRow<AuditingCommissionRow & { path: string }>(
    work,
    sql`select ${commissionColumns}, ltree2text(u.path) as path from auditing_commissions c join trade_unions u on u.id = c.trade_union_id
      where c.id = ${commissionId}::uuid and ${withinReach(actor, sql`u.path`, "trade-union:read")} for no key update of c`,
    {
      path: PATH,
      notFound: commissionErrors.COMMISSION_NOT_FOUND,
      permits: ({ path }) => holds(actor, "commission:record", path),
      expectedVersion,
    },
  );
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
