import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { TradeUnionStatus, type TradeUnion } from "../trade-union.entity.js";
import type { CloseTradeUnionInput } from "../trade-union.inputs.js";
import { ownTradeUnionForUpdate } from "../trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";
import { tradeUnionClosed } from "../trade-unions.events.js";

/**
 * Closes a union below which nothing is active any more. It covers nobody and keeps no site from then on, which their rooms
 * see to; grants stay, because they open nothing but its history and end by their own rules.
 */
export async function closeTradeUnion(
  work: Work,
  { reason, on, ...target }: CloseTradeUnionInput,
): Promise<TradeUnion> {
  const { em } = work;
  const union = await ownTradeUnionForUpdate(work, target);
  const today = businessDay(work.clock.now());
  const earliest = union.foundedOn ?? "1949-10-01";
  if (on > today || on < earliest)
    throw platformErrors.DATE_OUT_OF_RANGE(["input", "on"], { min: earliest, max: today });
  const below = await row<{ count: number }>(
    em,
    sql`select count(*) from trade_unions u where u.parent_id = ${union.id}::uuid and u.status = 'ACTIVE'`,
  );
  const count = below?.count ?? 0;
  if (count > 0) throw tradeUnionErrors.TRADE_UNION_HAS_CHILDREN(["input", "tradeUnionId"], { count });

  Object.assign(union, { status: TradeUnionStatus.CLOSED, closedOn: on, closedReason: reason });
  await em.flush();
  const before = { status: TradeUnionStatus.ACTIVE };
  const after = { status: union.status, closedOn: on, closedReason: reason };
  work.journal.record(
    "trade-union.closed",
    { type: "TradeUnion", id: union.id },
    { details: { reason, on }, before, after },
  );
  work.events.emit(tradeUnionClosed, { tradeUnionId: union.id, closedOn: on });
  return union;
}
