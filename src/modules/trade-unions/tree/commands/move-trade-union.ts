import { isWithin } from "../../../../platform/access/actor.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { mayHangUnder } from "../level.rules.js";
import { TradeUnionStatus, type TradeUnion } from "../trade-union.entity.js";
import type { MoveTradeUnionInput } from "../trade-union.inputs.js";
import { canWrite } from "../trade-union.policy.js";
import { lockTree, ownTradeUnionForUpdate, visibleTradeUnion } from "../trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";
import { tradeUnionMoved } from "../trade-unions.events.js";

/** Hangs a union, with everything below it, under another one; the actor keeps both places. */
export async function moveTradeUnion(work: Work, input: MoveTradeUnionInput): Promise<TradeUnion> {
  // Alone: two moves at once could otherwise put each of two unions below the other.
  await lockTree(work, "alone");
  const { em, actor } = work;
  // In id order, and the new parent too, so that it is not closed meanwhile.
  await rows(
    em,
    sql`select from trade_unions where id = any(${[input.tradeUnionId, input.parentId]}::uuid[]) order by id for update`,
  );
  const union = await ownTradeUnionForUpdate(work, input);
  const parent = await visibleTradeUnion(em, actor, input.parentId);
  const at = ["input", "parentId"];
  if (parent === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(at);
  if (!canWrite(actor, parent)) throw platformErrors.NOT_PERMITTED(at);
  if (isWithin(parent.path, union.path)) throw tradeUnionErrors.TRADE_UNION_BELOW_ITSELF(at);
  if (parent.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(at);
  if (!mayHangUnder(union.level, parent.level)) {
    throw tradeUnionErrors.TRADE_UNION_LEVEL_MISMATCH(at, { level: union.level, parentLevel: parent.level });
  }
  if (union.parentId === parent.id) return union;

  const before = { parentId: union.parentId, path: union.path };
  const after = { parentId: parent.id, path: `${parent.path}.${union.number}` };
  await rows(
    em,
    sql`update trade_unions u set path = ${after.path}::ltree || case when u.id = ${union.id}::uuid then ''::ltree
          else subpath(u.path, nlevel(${before.path}::ltree)) end,
        parent_id = case when u.id = ${union.id}::uuid then ${parent.id}::uuid else u.parent_id end,
        version = u.version + case when u.id = ${union.id}::uuid then 1 else 0 end
      where u.path <@ ${before.path}::ltree`,
  );
  work.journal.record(
    "trade-union.moved",
    { type: "TradeUnion", id: union.id },
    {
      details: { from: before.parentId, to: after.parentId, reason: input.reason },
      before,
      after,
    },
  );
  work.events.emit(tradeUnionMoved, { tradeUnionId: union.id, oldPath: before.path, newPath: after.path });
  return em.refreshOrFail(union);
}
