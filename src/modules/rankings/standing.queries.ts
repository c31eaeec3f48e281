import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql, type Sql } from "../../platform/database/sql.js";
import type { CursorKeys } from "../../platform/graphql/cursor.js";
import type { ChecklistKind } from "../checklists/checklist.entity.js";
import type { TradeUnionLevel } from "../trade-unions/trade-union.entity.js";
import { groupColumn } from "./standing-group.rules.js";

/** Which order is asked for. */
export interface StandingOrder {
  scopeId: string;
  period: string;
  checklistKind: ChecklistKind;
  level: TradeUnionLevel;
  /** `FORM:…`, `OWNERSHIP:…`, `SIZE:…`, or null for all. */
  group: string | null;
}

export interface StandingRow {
  tradeUnionId: string;
  percent: number;
  grade: string | null;
  vetoed: boolean;
  inspected: number;
  level: TradeUnionLevel;
  rank: number;
  /** 1 for the first of the whole order; with the rank it is carried on by the cursor. */
  position: number;
  order: StandingOrder;
}

const within = ({ scopeId, period, checklistKind, level, group }: StandingOrder): Sql => {
  const column = group === null ? undefined : groupColumn(group);
  const base = sql`s.scope_id = ${scopeId}::uuid and s.period = ${period} and s.checklist_kind = ${checklistKind} and s.level = ${level}`;
  return column === undefined ? base : sql`${base} and s.${sql.id(column)} = ${group}`;
};

export const standingKeys = (standing: StandingRow): CursorKeys => [
  -standing.percent,
  standing.tradeUnionId,
  standing.rank,
  standing.position,
];

/**
 * One page of the order, by one index range however deep it lies: the cursor carries rank and position, as counting what
 * stands above would cost more the deeper the page.
 */
export async function standingsPage(
  em: EntityManager,
  order: StandingOrder,
  limit: number,
  after: CursorKeys | undefined,
): Promise<StandingRow[]> {
  const [negated = null, id = null, lastRank = 0, lastPosition = 0] = after ?? [];
  const found = await rows<Omit<StandingRow, "rank" | "position" | "order">>(
    em,
    after === undefined
      ? sql`select s.trade_union_id as "tradeUnionId", s.percent, s.grade, s.vetoed, s.inspected, s.level from standings s
          where ${within(order)} order by (- s.percent), s.trade_union_id limit ${limit}`
      : sql`select s.trade_union_id as "tradeUnionId", s.percent, s.grade, s.vetoed, s.inspected, s.level from standings s
          where ${within(order)} and ((- s.percent), s.trade_union_id) > (${negated}::numeric, ${id}::uuid)
          order by (- s.percent), s.trade_union_id limit ${limit}`,
  );
  let percent = after === undefined ? undefined : -Number(negated);
  let rank = Number(lastRank);
  let position = Number(lastPosition);
  return found.map((standing) => {
    position++;
    if (standing.percent !== percent) rank = position;
    percent = standing.percent;
    return { ...standing, rank, position, order };
  });
}

/** How many stand in the order. */
export const standingsCount = async (em: EntityManager, order: StandingOrder): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select coalesce(sum(unions), 0) as count from standing_histograms
        where ${histogramOf(order)} and step = 100`,
    )
  )?.count ?? 0;

const histogramOf = ({ scopeId, period, checklistKind, level, group }: StandingOrder): Sql =>
  sql`scope_id = ${scopeId}::uuid and period = ${period} and checklist_kind = ${checklistKind} and level = ${level}
    and group_code = ${group ?? ""}`;

/** 1 + how many stand above a percent, as an SQL expression over the order's histogram. */
const rankOf = (order: StandingOrder, percent: Sql): Sql => sql`1
  + coalesce((select sum(unions) from standing_histograms where ${histogramOf(order)} and step = 100 and percent > floor(${percent})), 0)
  + coalesce((select sum(unions) from standing_histograms where ${histogramOf(order)} and step = 1
      and percent > ${percent} and percent < floor(${percent}) + 1), 0)`;

export interface RankedRow {
  tradeUnionId: string;
  rank: number;
  outOf: number;
  percent: number;
  grade: string | null;
}

/** The ranks of several unions in one order; unions without a place are left out. */
export const ranksOf = (
  em: EntityManager,
  order: StandingOrder,
  tradeUnionIds: readonly string[],
): Promise<RankedRow[]> =>
  rows<RankedRow>(
    em,
    sql`select s.trade_union_id as "tradeUnionId", s.percent, s.grade, ${rankOf(order, sql`s.percent`)} as rank,
        (select coalesce(sum(unions), 0) from standing_histograms where ${histogramOf(order)} and step = 100) as "outOf"
      from standings s where ${within(order)} and s.trade_union_id = any(${[...tradeUnionIds]}::uuid[])`,
  );

/** Active grassroots unions at or below each union. */
export async function eligibleBelow(em: EntityManager, tradeUnionIds: readonly string[]): Promise<Map<string, number>> {
  const counted = await rows<{ id: string; eligible: number }>(
    em,
    sql`select scope_id as id, count(*) as eligible from trade_union_scopes
      where scope_id = any(${[...tradeUnionIds]}::uuid[]) and level = 'GRASSROOTS' and status = 'ACTIVE' group by scope_id`,
  );
  return new Map(counted.map(({ id, eligible }) => [id, eligible]));
}
