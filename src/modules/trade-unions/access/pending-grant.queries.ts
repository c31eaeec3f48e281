import type { EntityManager } from "@mikro-orm/postgresql";
import { isWithin, type Actor } from "../../../platform/access/actor.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { pendingGrantColumns, type GrantRow } from "./grant.queries.js";
import type { Role } from "../duties/role-permissions.rules.js";
import { withinReach } from "../tree/trade-union.queries.js";
import { grantHoldsOn } from "../duties/grant-days.queries.js";

/** A grant that waits, as lists answer it; `requestedAt` is what the list of them is ordered by. */
export type PendingGrantRow = GrantRow & { requestedAt: string };

const columns: Sql = sql`${pendingGrantColumns}, p.requested_at as "requestedAt"`;
const source: Sql = sql`pending_grants p join trade_unions u on u.id = p.trade_union_id`;
const waiting = (actor: Actor): Sql => sql`p.outcome is null and ${withinReach(actor, sql`u.path`, "grant:confirm")}`;

/** One page of the grants that wait where the actor may confirm, the latest first. */
export const pendingGrantPage = (
  em: EntityManager,
  actor: Actor,
  limit: number,
  after: CursorKeys | undefined,
): Promise<PendingGrantRow[]> =>
  rows<PendingGrantRow>(
    em,
    sql`select ${columns} from ${source} where ${waiting(actor)} ${
      after === undefined
        ? sql``
        : sql`and (p.requested_at, p.id) < (${after[0] ?? null}::timestamptz, ${after[1] ?? null}::uuid)`
    } order by p.requested_at desc, p.id desc limit ${limit}`,
  );

export const countPendingGrants = async (em: EntityManager, actor: Actor): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from ${source} where ${waiting(actor)}`))?.count ?? 0;

/** What waits for people, oldest first, as far as the actor sees what they hold: where they manage accounts or may confirm. */
export const pendingGrantsOfAccounts = (
  em: EntityManager,
  actor: Actor,
  accountIds: readonly string[],
): Promise<PendingGrantRow[]> =>
  rows<PendingGrantRow>(
    em,
    sql`select ${columns} from ${source} where p.account_id = any(${[...accountIds]}::uuid[]) and p.outcome is null
      and (${withinReach(actor, sql`u.path`, "account:manage")} or ${withinReach(actor, sql`u.path`, "grant:confirm")})
      order by p.requested_at, p.id`,
  );

/** A grant that was asked for, as it is decided about. */
export interface PendingGrant {
  id: string;
  accountId: string;
  tradeUnionId: string;
  role: Role;
  extraPermissions: string[];
  until: string | null;
  requestedBy: string;
  requestedAt: string;
  outcome: "CONFIRMED" | "WITHDRAWN" | null;
  decidedBy: string | null;
  path: string;
}

/** A grant that waits or waited, where the actor holds the permission; undefined also for one out of their reach. */
export const pendingGrantInReach = (
  { em, actor }: Work,
  id: string,
  permission: string,
): Promise<PendingGrant | undefined> =>
  row<PendingGrant>(em, sql`${selectPending(id)} and ${withinReach(actor, sql`u.path`, permission)}`);

/** The same, locked until the transaction ends; that the actor may know of it was asked before. */
export async function lockedPendingGrant({ em }: Work, id: string): Promise<PendingGrant> {
  const found = await row<PendingGrant>(em, sql`${selectPending(id)} for no key update of p`);
  if (found === undefined) throw new Error("a grant that waits is never deleted");
  return found;
}

const selectPending = (id: string): Sql =>
  sql`select p.id, p.account_id as "accountId", p.trade_union_id as "tradeUnionId", p.role, p.until,
      p.extra_permissions as "extraPermissions", p.requested_by as "requestedBy", p.requested_at as "requestedAt", p.outcome, p.decided_by as "decidedBy",
      ltree2text(u.path) as path
    from ${source} where p.id = ${id}::uuid`;

/**
 * Whether the actor, or another account, can sign in and holds one of the roles at the union or above it now, which may be
 * less than when their request began.
 */
export async function holdsNow(
  { em, actor, clock }: Work,
  roles: readonly Role[],
  path: string,
  accountId = actor.accountId,
): Promise<boolean> {
  const today = businessDay(clock.now());
  const held = await rows<{ path: string }>(
    em,
    sql`select ltree2text(u.path) as path from grants g join trade_unions u on u.id = g.trade_union_id
        join accounts a on a.id = g.account_id and a.disabled_at is null
      where g.account_id = ${accountId}::uuid and g.role = any(${[...roles]}::text[])
        and ${grantHoldsOn("g", sql`${today}::date`)}`,
  );
  return held.some((grant) => isWithin(path, grant.path));
}
