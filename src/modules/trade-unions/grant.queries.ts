import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../platform/actor.js";
import { rows, sql } from "../../platform/database/sql.js";
import type { Grant } from "./grant.entity.js";
import { withinReach } from "./trade-union.queries.js";

/** A grant as lists answer it. */
export type GrantRow = Omit<Grant, "grantedBy" | "idempotencyKey" | "createdAt">;

/** The grants of people that hold on a day, oldest first; at most fifty each. */
export const grantsOfAccounts = (
  em: EntityManager,
  accountIds: readonly string[],
  today: string,
): Promise<GrantRow[]> => rows<GrantRow>(em, sql`${selectGrants(accountIds, today)} order by g.id`);

/** The same, of them those that the actor may see: all of his own, of others those below where he manages accounts. */
export const visibleGrantsOfAccounts = (
  em: EntityManager,
  actor: Actor,
  accountIds: readonly string[],
  today: string,
): Promise<GrantRow[]> =>
  rows<GrantRow>(
    em,
    sql`${selectGrants(accountIds, today)}
      and (g.account_id = ${actor.accountId}::uuid or ${withinReach(actor, sql`u.path`, "account:manage")}) order by g.id`,
  );

const selectGrants = (accountIds: readonly string[], today: string) =>
  sql`select g.id, g.account_id as "accountId", g.trade_union_id as "tradeUnionId", g.role,
      g.extra_permissions as "extraPermissions", g.since, g.until, g.revoked_at as "revokedAt"
    from grants g join trade_unions u on u.id = g.trade_union_id
    where g.account_id = any(${[...accountIds]}::uuid[]) and g.revoked_at is null and g.since <= ${today}::date
      and (g.until is null or g.until >= ${today}::date)`;
