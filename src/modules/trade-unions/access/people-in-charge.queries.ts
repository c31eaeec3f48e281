import { businessDay } from "../../../platform/clock/clock.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Role } from "../duties/role-permissions.rules.js";
import { grantHoldsOn } from "../duties/grant-days.queries.js";

/** Who holds one of the roles at one of the unions, or above one, and can sign in; in the order of their ids. */
export async function holdersAbove(
  { em, clock }: Work,
  roles: readonly Role[],
  tradeUnionIds: readonly string[],
): Promise<string[]> {
  const today = businessDay(clock.now());
  const found = await rows<{ id: string }>(
    em,
    sql`select distinct g.account_id as id from grants g join accounts a on a.id = g.account_id
        join trade_union_scopes s on s.scope_id = g.trade_union_id
      where s.trade_union_id = any(${[...tradeUnionIds]}::uuid[]) and g.role = any(${[...roles]}::text[])
        and ${grantHoldsOn("g", sql`${today}::date`)} and a.disabled_at is null order by id`,
  );
  return found.map(({ id }) => id);
}

/** The unions at which somebody holds a role today, the highest first; the root of the tree for who holds none. */
export async function unionsOfPerson({ em, clock }: Work, accountId: string): Promise<string[]> {
  const today = businessDay(clock.now());
  const found = await rows<{ id: string }>(
    em,
    sql`select u.id from grants g join trade_unions u on u.id = g.trade_union_id
      where g.account_id = ${accountId}::uuid and ${grantHoldsOn("g", sql`${today}::date`)}
      group by u.id order by nlevel(u.path), u.id`,
  );
  if (found.length > 0) return found.map(({ id }) => id);
  const root = await row<{ id: string }>(em, sql`select id from trade_unions where parent_id is null limit 1`);
  return root === undefined ? [] : [root.id];
}
