import type { EntityManager } from "@mikro-orm/postgresql";
import { preparedRows, rows, sql, type Sql } from "../../platform/database/sql.js";

/** A period and kind of checklist in which results changed. */
export interface StandingSeries {
  period: string;
  checklistKind: string;
}

// Who has a place and with which result: unions inspected themselves, and streets and communities by the mean of the
// grassroots unions below. The aggregates count every union at or below their scope.
const placed = ({ period, checklistKind }: StandingSeries, who: Sql): Sql => sql`
  select n.id as trade_union_id, n.level, n.form, n.ownership, n.size_class,
    coalesce(r.percent, case when n.level in ('STREET', 'COMMUNITY', 'DISTRICT') then round(a.percent_sum / nullif(a.scored, 0), 2) end) as percent,
    r.grade, coalesce(r.vetoed, false) as vetoed, r.inspection_id,
    case when r.trade_union_id is null then coalesce(a.inspected, 0) else 1 end as inspected
  from trade_unions n
  left join inspection_results r
    on r.trade_union_id = n.id and r.period = ${period} and r.checklist_kind = ${checklistKind} and r.percent is not null
  left join inspection_aggregates a
    on r.trade_union_id is null and a.scope_id = n.id and a.period = ${period} and a.checklist_kind = ${checklistKind}
  where ${who}`;

const standingRows = ({ period, checklistKind }: StandingSeries): Sql => sql`
  select s.scope_id, ${period} as period, ${checklistKind} as checklist_kind, p.level, p.trade_union_id, p.percent, p.grade, p.vetoed,
    p.inspection_id, 'FORM:' || p.form as form_group, 'OWNERSHIP:' || p.ownership as ownership_group,
    'SIZE:' || p.size_class as size_group, p.inspected
  from placed p join trade_union_scopes s on s.trade_union_id = p.trade_union_id and s.scope_id <> p.trade_union_id
  where p.percent is not null`;

/** What the rows change in the histograms, `sign` each: a row counts once overall and once in each of its groups. */
const buckets = (from: Sql, sign: 1 | -1): Sql => sql`
  select f.scope_id, f.level, g.group_code, floor(f.percent)::smallint as whole, 1 + (f.percent * 100)::integer % 100 as place,
    ${sql.raw(String(sign))} as unions
  from ${from} f cross join lateral (values (''), (f.form_group), (f.ownership_group), (f.size_group)) as g (group_code)
  where g.group_code is not null`;

/** The changes of each row of the histograms together. */
const changesByWhole = (changes: Sql): Sql => sql`
  select scope_id, level, group_code, whole, sum(unions)::integer as unions, array_agg(place) as places, array_agg(unions) as counts
  from (
    select scope_id, level, group_code, whole, place, sum(unions)::integer as unions from (${changes}) as each_one
    group by scope_id, level, group_code, whole, place having sum(unions) <> 0) as each_place
  group by scope_id, level, group_code, whole`;

const NONE = sql`array_fill(0, array[100])`;

const COLUMNS = sql`(scope_id, period, checklist_kind, level, trade_union_id, percent, grade, vetoed, inspection_id, form_group,
  ownership_group, size_group, inspected)`;

/**
 * Puts one union and the streets and communities above it in their new places. The caller has changed the aggregates of
 * the same ancestors in this transaction, whose row locks let one change at a time through. The histograms are asked by
 * their whole key, by conflict: a join may read the whole period for each confirmation while a period is new to statistics.
 */
export async function refreshStandings(em: EntityManager, tradeUnionId: string, series: StandingSeries): Promise<void> {
  const { period, checklistKind } = series;
  await preparedRows(
    em,
    sql`with placed as (${placed(series, sql`n.id in (select scope_id from trade_union_scopes where trade_union_id = ${tradeUnionId}::uuid)`)}),
      wanted as (${standingRows(series)}),
      known as (
        select s.* from standings s join placed p on p.trade_union_id = s.trade_union_id
        where s.period = ${period} and s.checklist_kind = ${checklistKind}),
      gone as (
        delete from standings s using known k
        where s.scope_id = k.scope_id and s.period = k.period and s.checklist_kind = k.checklist_kind and s.trade_union_id = k.trade_union_id
          and not exists (select from wanted w where w.scope_id = k.scope_id and w.trade_union_id = k.trade_union_id)),
      written as (
        insert into standings ${COLUMNS} select * from wanted
        on conflict (scope_id, period, checklist_kind, trade_union_id) do update set level = excluded.level, percent = excluded.percent,
          grade = excluded.grade, vetoed = excluded.vetoed, inspection_id = excluded.inspection_id, form_group = excluded.form_group,
          ownership_group = excluded.ownership_group, size_group = excluded.size_group, inspected = excluded.inspected),
      changes as materialized (${changesByWhole(sql`${buckets(sql`known`, -1)} union all ${buckets(sql`wanted`, 1)}`)})
      insert into standing_histograms as h (scope_id, period, checklist_kind, level, group_code, whole, unions, hundredths)
      select c.scope_id, ${period}, ${checklistKind}, c.level, c.group_code, c.whole, c.unions,
        public.counts_changed(${NONE}, c.places, c.counts)
      from changes c order by c.scope_id, c.level, c.group_code, c.whole
      on conflict (scope_id, period, checklist_kind, level, group_code, whole) do update set unions = h.unions + excluded.unions,
        hundredths = (select public.counts_changed(h.hundredths, c.places, c.counts) from changes c
          where (c.scope_id, c.level, c.group_code, c.whole) = (excluded.scope_id, excluded.level, excluded.group_code, excluded.whole))`,
  );
}

/** The standings of a series by results and aggregates, as they should be. */
export const wantedStandings = (series: StandingSeries): Sql =>
  sql`with placed as (${placed(series, sql`true`)}) ${standingRows(series)}`;

/** The histogram rows of a series by its standings, as they should be. */
export const wantedHistograms = ({ period, checklistKind }: StandingSeries): Sql => sql`
  select scope_id, level, group_code, whole, unions, counts_changed(${NONE}, places, counts) as hundredths
  from (${changesByWhole(
    buckets(sql`(select * from standings where period = ${period} and checklist_kind = ${checklistKind})`, 1),
  )}) as counted`;

/** Makes all standings of a series anew from results and aggregates, as after a bulk load or when a subtree moved. */
export async function rebuildStandings(em: EntityManager, series: StandingSeries): Promise<void> {
  const { period, checklistKind } = series;
  // The same locks as a confirmation takes, so that none slips in between.
  await rows(
    em,
    sql`select from inspection_aggregates where period = ${period} and checklist_kind = ${checklistKind} order by scope_id for update`,
  );
  await rows(em, sql`delete from standings where period = ${period} and checklist_kind = ${checklistKind}`);
  await rows(em, sql`delete from standing_histograms where period = ${period} and checklist_kind = ${checklistKind}`);
  await rows(em, sql`insert into standings ${COLUMNS} ${wantedStandings(series)}`);
  await rows(
    em,
    sql`insert into standing_histograms (scope_id, period, checklist_kind, level, group_code, whole, unions, hundredths)
      select scope_id, ${period}, ${checklistKind}, level, group_code, whole, unions, hundredths
      from (${wantedHistograms(series)}) as wanted`,
  );
}
