import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { holds } from "../../../platform/actor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { TradeUnion } from "../trade-union.entity.js";
import { TradeUnionStatus } from "../trade-union.entity.js";
import { tradeUnionForUpdate } from "../trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";

export interface ChangeTradeUnion {
  tradeUnionId: string;
  expectedVersion: number;
  name?: string | null;
}

/** Corrects what the register says of a union; a closed one stays as it was. */
export async function changeTradeUnion(work: Work, input: ChangeTradeUnion): Promise<TradeUnion> {
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, ["input", "tradeUnionId"]);
  if (!holds(work.actor, "trade-union:write", union.path)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  if (union.version !== input.expectedVersion) {
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: union.version });
  }
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);

  const before = { name: union.name };
  union.name = input.name ?? union.name;
  work.journal.record("trade-union.changed", { type: "TradeUnion", id: union.id }, { before, after: { name: union.name } });
  await work.em.flush();
  return union;
}
