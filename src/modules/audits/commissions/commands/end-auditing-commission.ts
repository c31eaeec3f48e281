import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { EndAuditingCommissionInput } from "../auditing-commission.inputs.js";
import type { AuditingCommissionRow } from "../auditing-commission.queries.js";
import { commissionErrors } from "../auditing-commissions.errors.js";
import { changedCommission, commissionForUpdate } from "../commission-for-update.queries.js";

/** Ends a commission that no other one follows. */
export async function endAuditingCommission(
  work: Work,
  input: EndAuditingCommissionInput,
): Promise<AuditingCommissionRow> {
  const commission = await commissionForUpdate(work, input);
  if (input.on < commission.electedOn || input.on > businessDay(work.clock.now())) {
    throw commissionErrors.COMMISSION_END_OUT_OF_RANGE(["input", "on"]);
  }
  await rows(
    work.em,
    sql`update auditing_commissions set ended_on = ${input.on}::date, version = version + 1 where id = ${commission.id}::uuid`,
  );
  work.journal.record(
    "auditing-commission.ended",
    { type: "AuditingCommission", id: commission.id },
    { details: { on: input.on }, before: { endedOn: null }, after: { endedOn: input.on } },
  );
  return changedCommission(work, commission.id);
}
