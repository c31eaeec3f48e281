import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../platform/access/actor.js";
import { previousPeriod } from "../../platform/clock/period.rules.js";
import { firstRows, preparedRow, preparedRows, row, rows, sql, type Sql } from "../../platform/database/sql.js";
import type { CursorKeys } from "../../platform/graphql/api/cursor.js";
import type { ChecklistKind } from "../checklists/checklist.entity.js";
import type { TradeUnionLevel } from "../trade-unions/tree/trade-union.entity.js";
import { tradeUnionPlaceColumns, type TradeUnionListRow } from "../trade-unions/tree/trade-union-list.queries.js";
import { withinReach } from "../trade-unions/tree/trade-union.queries.js";
import { rankFinder, type HistogramPart } from "./rank.rules.js";
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
  /** What the union and its parent are called, where that was asked for. */
  tradeUnion?: TradeUnionListRow;
  /** The rank in the period before, where that was asked for; null when it had none. */
  previousRank?: number | null;
  /** How many stand in the order, where that was asked for. */
  totalCount?: number;
}

/** What of a page's rows comes from elsewhere. */
export interface StandingsWanted {
  names: boolean;
  previousRanks: boolean;
  count: boolean;
}

const ofGroup = ({ group }: StandingOrder): Sql => {
  const column = group === null ? undefined : groupColumn(group);
  return column === undefined ? sql`` : sql`and s.${sql.id(column)} = ${group}`;
};

const within = (order: StandingOrder): Sql =>
  sql`s.scope_id = ${order.scopeId}::uuid and s.period = ${order.period} and s.checklist_kind = ${order.checklistKind}
    and s.level = ${order.level} ${ofGroup(order)}`;

/** Asked by the statements themselves, so that a scope out of reach costs what a random id costs. */
const reachable = (actor: Actor, { scopeId }: StandingOrder): Sql =>
  sql`exists (select from trade_unions scope where scope.id = ${scopeId}::uuid and ${withinReach(actor, sql`scope.path`, "standing:read")})`;

export const standingKeys = (standing: StandingRow): CursorKeys => [
  -standing.percent,
  standing.tradeUnionId,
  standing.rank,
  standing.position,
];

/**
 * One page of the order, by one index range however deep it lies: the cursor carries rank and position, as counting what
 * stands above would cost more the deeper the page. Empty when the scope is out of the actor's reach.
 */
export async function standingsPage(
  em: EntityManager,
  actor: Actor,
  order: StandingOrder,
  { limit, after }: { limit: number; after: CursorKeys | undefined },
  wanted: StandingsWanted,
): Promise<StandingRow[]> {
  const [negated = null, id = null] = after ?? [];
  const afterCursor =
    after === undefined ? sql`` : sql`and ((- s.percent), s.trade_union_id) > (${negated}::numeric, ${id}::uuid)`;
  const page = firstRows(
    sql`select s.trade_union_id as "tradeUnionId", s.percent, s.grade, s.vetoed, s.inspected${wanted.names ? sql`` : sql`, s.level`} from standings s
      where ${within(order)} and ${reachable(actor, order)} ${afterCursor} order by (- s.percent), s.trade_union_id`,
    limit,
  );
  const names = wanted.names
    ? { columns: sql`, ${tradeUnionPlaceColumns}`, join: NAME_JOIN }
    : { columns: sql``, join: sql`` };
  const period = wanted.previousRanks ? previousPeriod(order.period) : undefined;
  const before = period === undefined ? undefined : { ...order, period };
  const found = await preparedRows<FoundStanding | NamedStanding>(
    em,
    sql`with page as materialized (${before === undefined ? page : withPlacesIn(before, page)})
      select page.* ${names.columns} ${before === undefined ? sql`` : sql`, ${histogramOnce(before)}`}
        ${wanted.count ? sql`, (${countIn(order)}) as "totalCount"` : sql``}
      from page ${names.join} order by (- page.percent), page."tradeUnionId"`,
  );
  return ranked(found, after, wanted);
}

/** Counts ranks on from the cursor. */
function ranked(
  found: readonly (FoundStanding | NamedStanding)[],
  after: CursorKeys | undefined,
  wanted: StandingsWanted,
): StandingRow[] {
  const [negated, , lastRank = 0, lastPosition = 0] = after ?? [];
  const previousRankOf = rankFinder(found.find(({ histogram }) => histogram != null)?.histogram ?? []);
  let percent = negated === undefined ? undefined : -Number(negated);
  let rank = Number(lastRank);
  let position = Number(lastPosition);
  return found.map((standing) => {
    position++;
    if (standing.percent !== percent) rank = position;
    percent = standing.percent;
    const { tradeUnionId, grade, vetoed, inspected, level, previousPercent, totalCount } = standing;
    const row: StandingRow = { tradeUnionId, percent, grade, vetoed, inspected, level, rank, position };
    if ("name" in standing) row.tradeUnion = standing;
    if (totalCount !== undefined) row.totalCount = totalCount;
    if (wanted.previousRanks) row.previousRank = previousPercent == null ? null : previousRankOf(previousPercent);
    return row;
  });
}

/** The level of a standing is that of its union, so that a page with names has it from there. */
type FoundStanding = Omit<StandingRow, "rank" | "position"> & {
  previousPercent?: number | null;
  histogram?: HistogramPart[] | null;
};
type NamedStanding = FoundStanding & TradeUnionListRow;

const NAME_JOIN = sql`join trade_unions u on u.id = page."tradeUnionId" left join trade_unions p on p.id = u.parent_id`;

/** A page with where its unions stood in another order. */
const withPlacesIn = (order: StandingOrder, page: Sql): Sql =>
  sql`select each_one.*, s.percent as "previousPercent"
    from (${page}) as each_one left join standings s on ${placeOf(order, sql`each_one."tradeUnionId"`)}`;

/** That order's histogram comes along in one row of the page, so that one statement is enough. */
const histogramOnce = (order: StandingOrder): Sql =>
  sql`case when row_number() over () = 1 then (${histogramFor(order, sql`select floor("previousPercent") from page`)}) end as histogram`;

/** Finds a place by its own key. The level is written so that no index of the order's is taken, which would be walked through for it. */
const placeOf = (order: StandingOrder, tradeUnionId: Sql): Sql =>
  sql`s.scope_id = ${order.scopeId}::uuid and s.period = ${order.period} and s.checklist_kind = ${order.checklistKind}
    and s.trade_union_id = ${tradeUnionId} and s.level || '' = ${order.level} ${ofGroup(order)}`;

/** The histogram of an order, in hundredths at the whole percents that are wanted. */
const histogramFor = (order: StandingOrder, wholes: Sql): Sql =>
  sql`select json_agg(json_build_array(whole, unions, case when whole in (${wholes}) then hundredths end))
    from standing_histograms where ${histogramOf(order)}`;

const countIn = (order: StandingOrder): Sql =>
  sql`select coalesce(sum(unions), 0) as count from standing_histograms where ${histogramOf(order)}`;

/** How many stand in the order; none when the scope is out of the actor's reach. */
export const standingsCount = async (em: EntityManager, actor: Actor, order: StandingOrder): Promise<number> =>
  (await row<{ count: number }>(em, sql`${countIn(order)} and ${reachable(actor, order)}`))?.count ?? 0;

const histogramOf = ({ scopeId, period, checklistKind, level, group }: StandingOrder): Sql =>
  sql`scope_id = ${scopeId}::uuid and period = ${period} and checklist_kind = ${checklistKind} and level = ${level}
    and group_code = ${group ?? ""}`;

export interface RankedRow {
  tradeUnionId: string;
  rank: number;
  outOf: number;
  percent: number;
  grade: string | null;
}

interface Ranked {
  places: [tradeUnionId: string, percent: number, grade: string | null][] | null;
  histogram: HistogramPart[] | null;
}

/**
 * The ranks of several unions in one order; unions without a place are left out. The statement reads their places and the
 * histogram, which are counted together here: whatever joins them in SQL compares each union with each part.
 */
export async function ranksOf(
  em: EntityManager,
  order: StandingOrder,
  tradeUnionIds: readonly string[],
): Promise<RankedRow[]> {
  const found = await preparedRow<Ranked>(
    em,
    sql`with places as materialized (
        select s.trade_union_id, s.percent, s.grade from unnest(${[...tradeUnionIds]}::uuid[]) as asked (id)
        join standings s on ${placeOf(order, sql`asked.id`)})
      select (select json_agg(json_build_array(trade_union_id, percent, grade)) from places) as places,
        (${histogramFor(order, sql`select floor(percent) from places`)}) as histogram`,
  );
  const { places, histogram } = found ?? { places: null, histogram: null };
  if (places === null || histogram === null) return [];
  const rankOf = rankFinder(histogram);
  const outOf = histogram.reduce((sum, [, unions]) => sum + unions, 0);
  return places.map(([tradeUnionId, percent, grade]) => ({
    tradeUnionId,
    percent,
    grade,
    rank: rankOf(percent),
    outOf,
  }));
}

/** Active grassroots unions at or below each union. */
export async function eligibleBelow(em: EntityManager, tradeUnionIds: readonly string[]): Promise<Map<string, number>> {
  const counted = await rows<{ id: string; eligible: number }>(
    em,
    sql`select scope_id as id, count(*) as eligible from trade_union_scopes
      where scope_id = any(${[...tradeUnionIds]}::uuid[]) and level = 'GRASSROOTS' and status = 'ACTIVE' group by scope_id`,
  );
  return new Map(counted.map(({ id, eligible }) => [id, eligible]));
}
