import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import type { RegisterAuditingCommissionInput } from "../auditing-commission.inputs.js";
import { sittingCommission, type AuditingCommissionRow } from "../auditing-commission.queries.js";
import { faultsOfTerm } from "../auditing-commission.rules.js";
import { commissionErrors } from "../auditing-commissions.errors.js";
import { changedCommission } from "../commission-for-update.queries.js";
import { requireMembers } from "../commission-members.queries.js";
import { writeMembers } from "../commission-members.writes.js";

const REGISTERED = "auditing-commission.registered";

/** Enters a newly elected commission; the one that sat until then ends with its election. */
export async function registerAuditingCommission(
  work: Work,
  input: RegisterAuditingCommissionInput,
): Promise<AuditingCommissionRow> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "commission:record", union.path)) throw platformErrors.NOT_PERMITTED(path);
  const content = contentOf(input);
  const key = { table: "auditing_commissions", action: REGISTERED, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return changedCommission(work, made);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  requireTerm(input, businessDay(clock.now()));
  const sitting = await sittingCommission(em, union.id);
  if (sitting !== undefined && sitting.electedOn > input.electedOn) {
    throw commissionErrors.COMMISSION_ELECTED_BEFORE_CURRENT(["input", "electedOn"]);
  }
  const members = await requireMembers(work, union.id, input.members);

  const id = uuidv7();
  const ended = await rows<{ id: string }>(
    em,
    sql`update auditing_commissions set ended_on = ${input.electedOn}::date, version = version + 1
      where trade_union_id = ${union.id}::uuid and ended_on is null returning id`,
  );
  for (const before of ended)
    journal.record(
      "auditing-commission.ended",
      { type: "AuditingCommission", id: before.id },
      { details: { replacedBy: id }, before: { endedOn: null }, after: { endedOn: input.electedOn } },
    );
  await rows(
    em,
    sql`insert into auditing_commissions (id, trade_union_id, elected_on, term_ends_on, idempotency_key, created_at)
      values (${id}::uuid, ${union.id}::uuid, ${input.electedOn}::date, ${input.termEndsOn}::date, ${input.idempotencyKey}::uuid,
        ${clock.now().toISOString()}::timestamptz)`,
  );
  await writeMembers(work, id, members);
  journal.record(
    REGISTERED,
    { type: "AuditingCommission", id },
    { details: { tradeUnionId: union.id, members: members.length, replaces: sitting?.id ?? null }, after: content },
  );
  return changedCommission(work, id);
}

function requireTerm({ electedOn, termEndsOn }: RegisterAuditingCommissionInput, today: string): void {
  const faults = faultsOfTerm(electedOn, termEndsOn, today).map((fault) => {
    if (fault === "DATES_OUT_OF_ORDER") return platformErrors.DATES_OUT_OF_ORDER(["input", "termEndsOn"]);
    return commissionErrors[fault](["input", fault === "COMMISSION_TERM_TOO_LONG" ? "termEndsOn" : "electedOn"]);
  });
  if (faults.length > 0) throw new DomainErrors(faults);
}
