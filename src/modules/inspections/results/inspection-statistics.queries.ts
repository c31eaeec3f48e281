import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { countingKind } from "./result.rules.js";
import { liesIn } from "../../trade-unions/tree/trade-union.queries.js";

/** Whose statistics of what. */
export interface StatisticsKey {
  scope: string;
  period: string;
  checklistKind: string;
}

export interface StatisticsTotals {
  planned: number;
  notPerformed: number;
  inspected: number;
  scored: number;
  meanPercent: number | null;
  grades: Record<string, number>;
}

/** Totals of a scope: visits from its plans, results from the sums that confirmations keep. */
export async function statisticsTotals(
  em: EntityManager,
  { scope, period, checklistKind }: StatisticsKey,
): Promise<StatisticsTotals> {
  const found = await row<StatisticsTotals>(
    em,
    sql`select visits.planned, visits."notPerformed", coalesce(a.inspected, 0) as inspected, coalesce(a.scored, 0) as scored,
        round(a.percent_sum / nullif(a.scored, 0), 2) as "meanPercent", coalesce(a.grades, '{}') as grades
      from (select count(*) filter (where s.status <> 'CANCELED') as planned, count(*) filter (where s.status = 'NOT_PERFORMED') as "notPerformed"
        from inspection_plans p join checklists c on c.id = p.checklist_id and c.kind = ${checklistKind}
        join assignments s on s.plan_id = p.id
        where p.period = ${period} and p.kind = ${countingKind(checklistKind)} and ${liesIn(sql`${scope}::uuid`, sql`s.trade_union_id`)}) visits
      left join inspection_aggregates a on a.scope_id = ${scope}::uuid and a.period = ${period} and a.checklist_kind = ${checklistKind}`,
  );
  return found ?? { planned: 0, notPerformed: 0, inspected: 0, scored: 0, meanPercent: null, grades: {} };
}

export interface UnionStatistics {
  tradeUnionId: string;
  inspected: number;
  meanPercent: number | null;
}

/** The unions right below a scope by name, each with the results at and below it. */
export const statisticsByTradeUnion = (
  em: EntityManager,
  { scope, period, checklistKind }: StatisticsKey,
  limit: number,
): Promise<UnionStatistics[]> =>
  rows<UnionStatistics>(
    em,
    sql`select u.id as "tradeUnionId", coalesce(a.inspected, 0) as inspected, round(a.percent_sum / nullif(a.scored, 0), 2) as "meanPercent"
      from trade_unions u left join inspection_aggregates a
        on a.scope_id = u.id and a.period = ${period} and a.checklist_kind = ${checklistKind}
      where u.parent_id = ${scope}::uuid and (u.status = 'ACTIVE' or a.inspected > 0)
      order by u.name collate pinyin, u.id limit ${limit}`,
  );

export interface CriterionStatisticsRow {
  checklistId: string;
  version: number;
  answered: number[];
  failed: number[];
  lostHundredths: number[];
}

/** Sums by criterion of a scope, a row for each checklist version that was used, the newest version first. */
export const statisticsByChecklist = (
  em: EntityManager,
  { scope, period, checklistKind }: StatisticsKey,
): Promise<CriterionStatisticsRow[]> =>
  rows<CriterionStatisticsRow>(
    em,
    sql`select a.checklist_id as "checklistId", c.version, a.answered, a.failed, a.lost_hundredths as "lostHundredths"
      from criterion_aggregates a join checklists c on c.id = a.checklist_id and c.kind = ${checklistKind}
      where a.scope_id = ${scope}::uuid and a.period = ${period} order by c.version desc, c.id limit 20`,
  );
