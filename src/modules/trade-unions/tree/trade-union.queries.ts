import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { pathsOf, type Actor } from "../../../platform/access/actor.js";
import { preparedRow, preparedRows, row, sql, type Sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { columnsDownTo, TradeUnionDepth, type ReadField } from "./trade-union-fields.rules.js";
import { TradeUnion, TradeUnionStatus } from "./trade-union.entity.js";
import { canWrite } from "./trade-union.policy.js";
import { tradeUnionErrors } from "./trade-unions.errors.js";

/** Condition on a path column: it lies where the actor holds the permission (with none given: any role). */
export const withinReach = (actor: Actor, column: Sql, permission?: string): Sql =>
  sql`${column} <@ any(${pathsOf(actor, permission)}::ltree[])`;

/** A union as single reads and loaders answer it: what is read of the entity, without the identity map. */
export type TradeUnionRow = Pick<TradeUnion, ReadField>;

/** The columns of `trade_unions u` for such a row. */
export const tradeUnionColumns: Sql = sql.raw(columnsDownTo(TradeUnionDepth.REGISTER));

/** The union, or undefined when there is none where the actor holds the permission (with none given: any role). */
export const visibleTradeUnion = (
  em: EntityManager,
  actor: Actor,
  id: string,
  permission?: string,
): Promise<TradeUnionRow | undefined> =>
  preparedRow<TradeUnionRow>(
    em,
    sql`select ${tradeUnionColumns} from trade_unions u
      where u.id = ${id}::uuid and ${withinReach(actor, sql`u.path`, permission)}`,
  );

/** Unions by their ids, in any order, whoever asks; for name cards and for commands that check reach themselves. */
export const tradeUnionsByIds = (em: EntityManager, ids: readonly string[]): Promise<TradeUnionRow[]> =>
  preparedRows<TradeUnionRow>(
    em,
    sql`select ${tradeUnionColumns} from trade_unions u where u.id = any(${ids}::uuid[])`,
  );

/** The unions above each of the given ones, from the root down, whoever asks. */
export const ancestorsOf = (
  em: EntityManager,
  ids: readonly string[],
): Promise<(TradeUnionRow & { descendantId: string })[]> =>
  preparedRows(
    em,
    sql`select s.trade_union_id as "descendantId", ${tradeUnionColumns}
      from trade_union_scopes s join trade_unions u on u.id = s.scope_id
      where s.trade_union_id = any(${ids}::uuid[]) and s.scope_id <> s.trade_union_id
      order by s.trade_union_id, nlevel(u.path)`,
  );

/** The union locked for a change; one out of reach is refused like one that does not exist. */
export async function tradeUnionForUpdate(
  { em, actor }: Work,
  id: string,
  path: readonly string[],
): Promise<TradeUnion> {
  const visible = await visibleTradeUnion(em, actor, id);
  if (visible === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(path);
  return em.findOneOrFail(TradeUnion, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
}

/** The union that hangs in the register of the actor, locked, at the version he read, and still there. */
export async function ownTradeUnionForUpdate(
  work: Work,
  { tradeUnionId, expectedVersion }: { tradeUnionId: string; expectedVersion: number },
): Promise<TradeUnion> {
  const union = await tradeUnionForUpdate(work, tradeUnionId, ["input", "tradeUnionId"]);
  if (!canWrite(work.actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  if (union.version !== expectedVersion) {
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: union.version });
  }
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  return union;
}

/**
 * Holds the shape of the tree still until the transaction ends. A union that is being added below a subtree on the move
 * would be seen by neither and keep an old path, so adding takes this shared and moving takes it alone. Taken before
 * anything is read.
 */
export const lockTree = async ({ em }: Work, mode: "shared" | "alone"): Promise<void> => {
  const key = sql`hashtext('liuyou:trade-union-tree')`;
  await row(
    em,
    mode === "alone" ? sql`select pg_advisory_xact_lock(${key})` : sql`select pg_advisory_xact_lock_shared(${key})`,
  );
};
