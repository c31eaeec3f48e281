import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Difference } from "../../../platform/verification/difference.js";

/** Whether every union stands below its parent, and the written-out scopes are those of the tree; so many of each are named. */
export async function verifyTree(em: EntityManager, named: number): Promise<Difference[]> {
  const found = await rows<{ kind: string; id: string; what: string; count: number }>(
    em,
    sql`select kind, id, what, count from (
        select *, count(*) over (partition by kind)::integer as count,
          row_number() over (partition by kind order by id) as place from (
        select 'trade_unions: paths' as kind, u.id::text as id, 'its path is not its place below its parent' as what
        from trade_unions u left join trade_unions p on p.id = u.parent_id
        where u.path::text <> concat_ws('.', p.path::text, u.number::text)
        union all
        select 'trade_union_scopes', concat_ws(' ', coalesce(s.scope_id, e.scope_id), coalesce(s.trade_union_id, e.id)),
          'not what the tree gives'
        from trade_union_scopes s full join (
            select a.id as scope_id, u.id, u.level, u.status, u.name, u.code from trade_unions u
            cross join lateral unnest(string_to_array(u.path::text, '.')) as step
            join trade_unions a on a.number = step::bigint) e
          on e.scope_id = s.scope_id and e.id = s.trade_union_id
        where (s.level, s.status, s.name, s.code) is distinct from (e.level, e.status, e.name, e.code)) as faults) as numbered
      where place <= ${sql.lit(named)} order by kind, id`,
  );
  return found;
}
