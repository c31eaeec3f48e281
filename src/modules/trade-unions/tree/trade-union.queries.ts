import type { EntityManager } from "@mikro-orm/postgresql";
import { pathsOf, type Actor } from "../../../platform/access/actor.js";
import { preparedRow, preparedRows, row, sql, type Sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { LOCKED, requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { columnsDownTo, TradeUnionDepth, type ReadField } from "./trade-union-fields.rules.js";
import { TradeUnion, TradeUnionStatus } from "./trade-union.entity.js";
import { canWrite } from "./trade-union.policy.js";
import { tradeUnionErrors } from "./trade-unions.errors.js";

/** Condition on a path column: it is one of these paths, or lies below one. */
export const atOrBelow = (column: Sql, paths: readonly string[]): Sql => sql`${column} <@ any(${[...paths]}::ltree[])`;

/** Condition on a path column: it lies where the actor holds the permission (with none given: any role). */
export const withinReach = (actor: Actor, column: Sql, permission?: string): Sql =>
  atOrBelow(column, pathsOf(actor, permission));

/** Condition on a path column: it lies at, below or above one of these paths, so that both have unions in common. */
export const overlaps = (column: Sql, paths: readonly string[]): Sql =>
  sql`(${atOrBelow(column, paths)} or ${column} @> any(${[...paths]}::ltree[]))`;

/** Condition on a union's id: it is the scope, or lies below it. */
export const liesIn = (scope: Sql, tradeUnionId: Sql): Sql => sql`exists (select from trade_union_scopes wide
  where wide.scope_id = ${scope} and wide.trade_union_id = ${tradeUnionId})`;

/**
 * Condition on a union's id: it lies in the scope, and that where the actor holds the permission. A scope above the
 * caller's reach gives nothing, as if there were none.
 */
export const inScope = (actor: Actor, scope: string, tradeUnionId: Sql, permission?: string): Sql =>
  sql`exists (select from trade_union_scopes wide join trade_unions top on top.id = wide.scope_id
    where wide.scope_id = ${scope}::uuid and wide.trade_union_id = ${tradeUnionId} and ${withinReach(actor, sql`top.path`, permission)})`;

/** Condition on a scope: it lies in one of the caller's own; asked by the statement itself, so that nothing tells it from a random id. */
export const scopeWithin = (
  own: readonly string[],
  scope: string,
): Sql => sql`exists (select from trade_union_scopes mine
  where mine.scope_id = any(${[...own]}::uuid[]) and mine.trade_union_id = ${scope}::uuid)`;

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
  return em.findOneOrFail(TradeUnion, { id }, LOCKED);
}

/** The union that hangs in the register of the actor, locked, at the version they read, and still there. */
export async function ownTradeUnionForUpdate(
  work: Work,
  { tradeUnionId, expectedVersion }: { tradeUnionId: string; expectedVersion: number },
): Promise<TradeUnion> {
  const union = await tradeUnionForUpdate(work, tradeUnionId, ["input", "tradeUnionId"]);
  if (!canWrite(work.actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  requireVersion(union, expectedVersion);
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
