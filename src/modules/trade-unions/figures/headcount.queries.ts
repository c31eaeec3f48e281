import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Headcount } from "./headcount.entity.js";
import { leastExactOf } from "./qualifier.queries.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** A union and the day as of which it is asked about. */
export interface UnionOnDay {
  tradeUnionId: string;
  on: string;
}

/** A head count as lists answer it. */
export type HeadcountRow = Omit<Headcount, "id" | "createdAt"> & { asOf: string };

/** Condition on unions `u`: the union existed on a day, the day of closing included. */
export const existedOn = (day: Sql): Sql =>
  sql`(u.founded_on is null or u.founded_on <= ${day}) and (u.closed_on is null or u.closed_on >= ${day})`;

/**
 * The latest counts as of each day that is asked, one row per key that has any. `asked` is what follows FROM and has the
 * columns id and day. A sum takes the unions that existed on the day, wherever they hang today.
 */
export const latestHeadcounts = (asked: Sql, visible: Sql = sql``): Sql =>
  sql`select asked.id as "tradeUnionId", asked.day as "asOf", max(h.counted_on) as on, sum(h.workers) as workers,
        sum(h.members) as members, sum(h.women_members) as "womenMembers", sum(h.non_public_members) as "nonPublicMembers",
        ${leastExactOf(sql`h.non_public_qualifier`)} as "nonPublicQualifier",
        max(h.version) filter (where u.id = asked.id) as version
      from ${asked} as asked (id, day)
      join trade_unions scope on scope.id = asked.id ${visible}
      join trade_union_scopes s on s.scope_id = asked.id and s.level = 'GRASSROOTS'
      join trade_unions u on u.id = s.trade_union_id and (u.id = asked.id or (${existedOn(sql`asked.day`)}))
      join lateral (
        select * from headcounts latest where latest.trade_union_id = u.id and latest.counted_on <= asked.day
        order by latest.counted_on desc limit 1) h on true
      group by asked.id, asked.day`;

/** The latest counts of unions as of days, in one statement however many. Reads for no one in particular when no actor is given. */
export function headcountsOf(em: EntityManager, keys: readonly UnionOnDay[], actor?: Actor): Promise<HeadcountRow[]> {
  return rows<HeadcountRow>(
    em,
    latestHeadcounts(
      sql`unnest(${keys.map((key) => key.tradeUnionId)}::uuid[], ${keys.map((key) => key.on)}::date[])`,
      actor === undefined ? sql`` : sql`and ${withinReach(actor, sql`scope.path`, "trade-union:read")}`,
    ),
  );
}
