import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { businessDayOf } from "../../../platform/clock/days-in-sql.js";
import type { Grant, grantStates } from "./grant.entity.js";
import { withinReach } from "../tree/trade-union.queries.js";
import { grantHoldsOn } from "../duties/grant-days.queries.js";

/** A grant as lists answer it. */
export type GrantRow = Omit<Grant, "idempotencyKey" | "createdAt"> & { state: (typeof grantStates)[number] };

const grantColumns = columnsOf<GrantRow>({
  id: "g.id",
  accountId: "g.account_id",
  tradeUnionId: "g.trade_union_id",
  role: "g.role",
  extraPermissions: "g.extra_permissions",
  since: "g.since",
  until: "g.until",
  revokedAt: "g.revoked_at",
  grantedBy: "g.granted_by",
  confirmedBy: "g.confirmed_by",
  state: "'HELD'",
});

/** Of `pending_grants p`, in the shape of a grant. */
export const pendingGrantColumns = columnsOf<GrantRow>({
  id: "p.id",
  accountId: "p.account_id",
  tradeUnionId: "p.trade_union_id",
  role: "p.role",
  extraPermissions: "p.extra_permissions",
  since: businessDayOf(sql`p.requested_at`),
  until: "p.until",
  revokedAt: "null::timestamptz",
  grantedBy: "p.requested_by",
  confirmedBy: "null::uuid",
  state: "'PENDING'",
});

/** The grants of people that hold on a day, oldest first; at most fifty each. */
export const grantsOfAccounts = (
  em: EntityManager,
  accountIds: readonly string[],
  today: string,
): Promise<GrantRow[]> => rows<GrantRow>(em, sql`${selectGrants(accountIds, today)} order by g.id`);

/** The same, of them those that the actor may see: all of their own, of others those below where they manage accounts. */
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

/** One grant, held or waiting, for whoever has just given or confirmed it. */
export const grantById = async (em: EntityManager, id: string): Promise<GrantRow | null> =>
  (await row<GrantRow>(
    em,
    sql`select ${grantColumns} from grants g where g.id = ${id}::uuid
      union all select ${pendingGrantColumns} from pending_grants p where p.id = ${id}::uuid and p.outcome is null`,
  )) ?? null;

const selectGrants = (accountIds: readonly string[], today: string) =>
  sql`select ${grantColumns}
    from grants g join trade_unions u on u.id = g.trade_union_id
    where g.account_id = any(${[...accountIds]}::uuid[]) and ${grantHoldsOn("g", sql`${today}::date`)}`;
