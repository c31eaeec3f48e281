import type { Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import { withinReach } from "../tree/trade-union.queries.js";

const MANAGE = "account:manage";

/** Grants `g` of the account at `u` that were not revoked; an ended one still says where the person belongs. */
const grantsOf = (account: Sql): Sql =>
  sql`from grants g join trade_unions u on u.id = g.trade_union_id where g.account_id = ${account} and g.revoked_at is null`;

/**
 * Condition on an account's id: the actor manages accounts, and the person holds no role yet or one below the actor's
 * scope. Those out of it do not exist for them.
 */
export const isVisibleAccount = (actor: Actor, account: Sql): Sql =>
  sql`(${actor.permissions.has(MANAGE)}::bool and (not exists (select ${grantsOf(account)})
    or exists (select ${grantsOf(account)} and ${withinReach(actor, sql`u.path`, MANAGE)})))`;

/** Condition on an account's id: every role of the person lies below the actor's scope, so nobody more powerful is taken over. */
export const isManagedAccount = (actor: Actor, account: Sql): Sql =>
  sql`(${actor.permissions.has(MANAGE)}::bool
    and not exists (select ${grantsOf(account)} and not ${withinReach(actor, sql`u.path`, MANAGE)}))`;
