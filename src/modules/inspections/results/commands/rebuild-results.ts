import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { countingResults, summedCriteria, summedGrades, summedResults } from "../result-verification.queries.js";

/** Makes results and their sums anew from the confirmed inspections. Reading goes on; confirmations and moves wait for the commit. */
export async function rebuildResults({ em }: Work): Promise<void> {
  await rows(
    em,
    sql`lock table trade_unions, inspections, inspection_results, inspection_aggregates, criterion_aggregates
      in share row exclusive mode`,
  );
  await rows(em, sql`delete from inspection_results`);
  await rows(
    em,
    sql`insert into inspection_results (trade_union_id, period, checklist_kind, inspection_id, percent, grade, vetoed, checklist_id,
        criterion_points) ${countingResults}`,
  );
  await rows(em, sql`delete from inspection_aggregates`);
  await rows(
    em,
    sql`insert into inspection_aggregates (scope_id, period, checklist_kind, inspected, scored, percent_sum, grades)
      select scope_id, period, checklist_kind, inspected, scored, percent_sum, coalesce(grades, '{}')
      from (${summedResults}) s left join (${summedGrades}) g using (scope_id, period, checklist_kind)`,
  );
  await rows(em, sql`delete from criterion_aggregates`);
  await rows(
    em,
    sql`insert into criterion_aggregates (scope_id, period, checklist_id, answered, failed, lost_hundredths)
      ${summedCriteria}`,
  );
}
