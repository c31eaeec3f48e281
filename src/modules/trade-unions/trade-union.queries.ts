import { LockMode } from "@mikro-orm/core";
import type { EntityManager } from "@mikro-orm/postgresql";
import { pathsOf, type Actor } from "../../platform/actor.js";
import { row, sql, type Sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { TradeUnion } from "./trade-union.entity.js";
import { tradeUnionErrors } from "./trade-unions.errors.js";

/** Condition on a path column: it lies where the actor holds the permission (with none given: any role). */
export const withinReach = (actor: Actor, column: Sql, permission?: string): Sql =>
  sql`${column} <@ any(${pathsOf(actor, permission)}::ltree[])`;

export const tradeUnionColumns: Sql = sql`u.id, u.parent_id as "parentId", ltree2text(u.path) as path, u.code,
  u.credit_code as "creditCode", u.name, u.level, u.form, u.ownership, u.ownership_tags as "ownershipTags", u.status,
  u.closed_on as "closedOn", u.closed_reason as "closedReason", u.founded_on as "foundedOn",
  u.term_starts_on as "termStartsOn", u.term_ends_on as "termEndsOn", u.certificate_expires_on as "certificateExpiresOn",
  u.committee_size as "committeeSize", u.address, u.latitude, u.longitude, u.contact_phone as "contactPhone",
  u.size_class as "sizeClass", u.version`;

/** A union as lists answer it: the columns of the entity, without the identity map. */
export type TradeUnionRow = Omit<TradeUnion, "number" | "initials" | "idempotencyKey" | "createdAt">;

/** The union, or undefined when there is none within the actor's reach. */
export const visibleTradeUnion = (em: EntityManager, actor: Actor, id: string): Promise<TradeUnionRow | undefined> =>
  row<TradeUnionRow>(
    em,
    sql`select ${tradeUnionColumns} from trade_unions u where u.id = ${id}::uuid and ${withinReach(actor, sql`u.path`)}`,
  );

/** The union locked for a change; one out of reach is refused like one that does not exist. */
export async function tradeUnionForUpdate({ em, actor }: Work, id: string, path: readonly string[]): Promise<TradeUnion> {
  const visible = await visibleTradeUnion(em, actor, id);
  if (visible === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(path);
  return em.findOneOrFail(TradeUnion, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
