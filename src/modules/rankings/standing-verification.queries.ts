import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../platform/database/sql.js";
import type { Difference } from "../../platform/verification/difference.js";
import { wantedHistograms, wantedStandings, type StandingSeries } from "./standing.projection.js";

/** Every series that has a result, a standing or a histogram. */
export const allSeries = (em: EntityManager): Promise<StandingSeries[]> =>
  rows<StandingSeries>(
    em,
    sql`select period, checklist_kind as "checklistKind" from inspection_results
      union select period, checklist_kind from inspection_aggregates
      union select period, checklist_kind from standings
      union select period, checklist_kind from standing_histograms order by 1, 2`,
  );

/** Makes standings and histograms anew, one series at a time, and answers what stands otherwise, so many of a series by name. */
export async function verifyStandings(em: EntityManager, named: number): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const series of await allSeries(em)) {
    const { period, checklistKind } = series;
    const called = `${period} ${checklistKind}`;
    const standings = await rows<{ id: string; count: number }>(
      em,
      sql`select concat_ws(' ', coalesce(s.scope_id, w.scope_id), coalesce(s.trade_union_id, w.trade_union_id)) as id,
          count(*) over ()::integer as count
        from (select * from standings where period = ${period} and checklist_kind = ${checklistKind}) s
        full join (${wantedStandings(series)}) w on w.scope_id = s.scope_id and w.trade_union_id = s.trade_union_id
        where (s.level, s.percent, s.grade, s.vetoed, s.inspection_id, s.form_group, s.ownership_group, s.size_group, s.inspected)
          is distinct from (w.level, w.percent, w.grade, w.vetoed, w.inspection_id, w.form_group, w.ownership_group, w.size_group, w.inspected)
        order by 1 limit ${sql.lit(named)}`,
    );
    const histograms = await rows<{ id: string; count: number }>(
      em,
      sql`select concat_ws(' ', coalesce(h.scope_id, w.scope_id), coalesce(h.level, w.level),
          coalesce(nullif(h.group_code, ''), nullif(w.group_code, ''), 'ALL'), coalesce(h.whole, w.whole)) as id,
          count(*) over ()::integer as count
        from (select * from standing_histograms where period = ${period} and checklist_kind = ${checklistKind}) h
        full join (${wantedHistograms(series)}) w
          on w.scope_id = h.scope_id and w.level = h.level and w.group_code = h.group_code and w.whole = h.whole
        -- A place that nobody stands at any more stays as a row.
        where coalesce(h.unions, 0) <> coalesce(w.unions, 0)
          or coalesce(h.hundredths, array_fill(0, array[100])) <> coalesce(w.hundredths, array_fill(0, array[100]))
        order by 1 limit ${sql.lit(named)}`,
    );
    differences.push(
      ...standings.map(({ id, count }) => ({
        kind: `standings of ${called}`,
        id,
        what: "not what the results give",
        count,
      })),
      ...histograms.map(({ id, count }) => ({
        kind: `standing_histograms of ${called}`,
        id,
        what: "not what the standings give",
        count,
      })),
    );
  }
  return differences;
}
