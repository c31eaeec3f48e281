import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { ChangeAuditingCommissionInput } from "../auditing-commission.inputs.js";
import type { AuditingCommissionRow } from "../auditing-commission.queries.js";
import { changedCommission, commissionForUpdate } from "../commission-for-update.queries.js";
import { requireMembers } from "../commission-members.queries.js";
import { writeMembers } from "../commission-members.writes.js";

/** Enters who sits on a commission after a by-election; the journal keeps a hash of who sat before. */
export async function changeAuditingCommission(
  work: Work,
  input: ChangeAuditingCommissionInput,
): Promise<AuditingCommissionRow> {
  const commission = await commissionForUpdate(work, input);
  const members = await requireMembers(work, commission.tradeUnionId, input.members);
  await writeMembers(work, commission.id, members);
  await rows(work.em, sql`update auditing_commissions set version = version + 1 where id = ${commission.id}::uuid`);
  const { members: before } = commission;
  work.journal.record(
    "auditing-commission.changed",
    { type: "AuditingCommission", id: commission.id },
    { details: { members: members.length }, before, after: members },
  );
  return changedCommission(work, commission.id);
}
