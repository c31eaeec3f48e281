import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Difference } from "../../../platform/verification/difference.js";

/** What counts for each union, period and kind of checklist, by its confirmed inspections; `countedRows` says the same of one. */
export const countingResults: Sql = sql`
  select distinct on (i.trade_union_id, i.period, i.checklist_kind) i.trade_union_id, i.period, i.checklist_kind,
    i.id as inspection_id, i.percent, i.grade, i.vetoed, i.checklist_id, i.criterion_points
  from inspections i
  where i.status = 'CONFIRMED' and i.owner is null
    and i.kind = case when starts_with(i.checklist_kind, 'SPECIAL_') then 'SPECIAL' else 'ROUTINE' end
  order by i.trade_union_id, i.period, i.checklist_kind, i.submitted_at desc, i.id`;

/** Sums of the results at or below each scope. */
export const summedResults: Sql = sql`
  select s.scope_id, r.period, r.checklist_kind, count(*)::integer as inspected, count(r.percent)::integer as scored,
    coalesce(sum(r.percent), 0) as percent_sum
  from inspection_results r join trade_union_scopes s on s.trade_union_id = r.trade_union_id
  group by s.scope_id, r.period, r.checklist_kind`;

/** How many of them have which grade. */
export const summedGrades: Sql = sql`
  select scope_id, period, checklist_kind, jsonb_object_agg(grade, unions) as grades from (
    select s.scope_id, r.period, r.checklist_kind, r.grade, count(*) as unions
    from inspection_results r join trade_union_scopes s on s.trade_union_id = r.trade_union_id
    where r.grade is not null group by s.scope_id, r.period, r.checklist_kind, r.grade) as counted
  group by scope_id, period, checklist_kind`;

/** Sums by criterion, as `criterionSums` adds them for one result. */
export const summedCriteria: Sql = sql`
  select scope_id, period, checklist_id, array_agg(answered order by place) as answered, array_agg(failed order by place) as failed,
    array_agg(lost order by place) as lost_hundredths
  from (
    select s.scope_id, r.period, r.checklist_id, m.place, count(p.points)::integer as answered,
      (count(*) filter (where p.points = 0))::integer as failed,
      coalesce(sum(round(m.points * 100) - round(p.points * 100)), 0)::bigint as lost
    from inspection_results r join checklists c on c.id = r.checklist_id
      join trade_union_scopes s on s.trade_union_id = r.trade_union_id
      cross join lateral (select place, value::text::numeric as points
        from jsonb_path_query_array(c.body, '$.standards[*].criteria[*].maxPoints') as maxima,
          jsonb_array_elements(maxima) with ordinality as maximum (value, place)) as m
      cross join lateral (select (r.criterion_points ->> (m.place::integer - 1))::numeric as points) as p
    group by s.scope_id, r.period, r.checklist_id, m.place) as by_place
  group by scope_id, period, checklist_id`;

const NOTHING = (list: string, like: string) =>
  sql.raw(`coalesce(${list}, array_fill(0::bigint, array[cardinality(${like})]))`);

/** Makes results and all sums of them anew from the confirmed inspections, and answers what stands otherwise, so many of a table by name. */
export async function verifyResults(em: EntityManager, named: number): Promise<Difference[]> {
  return [
    ...(await compared(
      em,
      named,
      "inspection_results",
      sql`select concat_ws(' ', coalesce(r.trade_union_id, e.trade_union_id), coalesce(r.period, e.period),
          coalesce(r.checklist_kind, e.checklist_kind)) as id
        from inspection_results r full join (${countingResults}) e
          on e.trade_union_id = r.trade_union_id and e.period = r.period and e.checklist_kind = r.checklist_kind
        where (r.inspection_id, r.percent, r.grade, r.vetoed, r.checklist_id, r.criterion_points)
          is distinct from (e.inspection_id, e.percent, e.grade, e.vetoed, e.checklist_id, e.criterion_points)`,
    )),
    // Sums that came down to nothing stay as rows.
    ...(await compared(
      em,
      named,
      "inspection_aggregates",
      sql`select concat_ws(' ', coalesce(a.scope_id, e.scope_id), coalesce(a.period, e.period),
          coalesce(a.checklist_kind, e.checklist_kind)) as id
        from inspection_aggregates a full join (select * from (${summedResults}) s left join (${summedGrades}) g
            using (scope_id, period, checklist_kind)) e
          on e.scope_id = a.scope_id and e.period = a.period and e.checklist_kind = a.checklist_kind
        where (coalesce(a.inspected, 0), coalesce(a.scored, 0), coalesce(a.percent_sum, 0), coalesce(a.grades, '{}'))
          is distinct from (coalesce(e.inspected, 0), coalesce(e.scored, 0), coalesce(e.percent_sum, 0), coalesce(e.grades, '{}'))`,
    )),
    ...(await compared(
      em,
      named,
      "criterion_aggregates",
      sql`select concat_ws(' ', coalesce(a.scope_id, e.scope_id), coalesce(a.period, e.period),
          coalesce(a.checklist_id, e.checklist_id)) as id
        from criterion_aggregates a full join (${summedCriteria}) e
          on e.scope_id = a.scope_id and e.period = a.period and e.checklist_id = a.checklist_id
        where (${NOTHING("a.answered", "e.answered")}, ${NOTHING("a.failed", "e.answered")}, ${NOTHING("a.lost_hundredths", "e.answered")})
          is distinct from (${NOTHING("e.answered", "a.answered")}, ${NOTHING("e.failed", "a.answered")},
            ${NOTHING("e.lost_hundredths", "a.answered")})`,
    )),
  ];
}

const compared = async (em: EntityManager, named: number, table: string, select: Sql): Promise<Difference[]> =>
  (
    await rows<{ id: string; count: number }>(
      em,
      sql`select id, count(*) over ()::integer as count from (${select}) as different order by id limit ${sql.lit(named)}`,
    )
  ).map(({ id, count }) => ({ kind: table, id, what: "not what the confirmed inspections give", count }));
