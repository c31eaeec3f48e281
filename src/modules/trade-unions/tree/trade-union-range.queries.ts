import { firstRows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { OwnershipType } from "./register-codes.js";
import { containsWords, hasPiecesOf, searchWords } from "./search.queries.js";
import { TradeUnionStatus, type TradeUnionForm, type TradeUnionLevel } from "./trade-union.entity.js";

export interface TradeUnionListFilter {
  scope?: string | null;
  search?: string | null;
  level?: readonly TradeUnionLevel[] | null;
  form?: readonly TradeUnionForm[] | null;
  status?: readonly TradeUnionStatus[] | null;
  ownership?: readonly OwnershipType[] | null;
  termEndsBefore?: string | null;
}

export enum TradeUnionListOrder {
  NAME = "NAME",
  CODE = "CODE",
}

/** How many unions of a range are looked at in order before all that match are sought out and sorted. */
const LOOK_AHEAD = 1000;

/** Whether the filter asks for more than the index of the scope knows. */
export const asksUnion = ({ search, form, ownership, termEndsBefore }: TradeUnionListFilter): boolean =>
  search != null || form != null || ownership != null || termEndsBefore != null;

/** Conditions on the union itself, as `f`; those of a search without its index. */
export function unionConditions({ search, form, ownership, termEndsBefore }: TradeUnionListFilter): Sql {
  const conditions: Sql[] = [];
  if (form != null) conditions.push(sql`and f.form = any(${form}::text[])`);
  if (ownership != null) conditions.push(sql`and f.ownership = any(${ownership}::text[])`);
  if (termEndsBefore != null) conditions.push(sql`and f.term_ends_on < ${termEndsBefore}::date`);
  conditions.push(containsWords("f", searchWords(search)));
  return sql.join(conditions, sql` `);
}

/** The index's part of a search. */
export const searchCondition = ({ search }: TradeUnionListFilter): Sql => hasPiecesOf("f", searchWords(search));

/** Condition on the status of the scope's row `s`; written out instead of passed, so that the index of the closed ones can serve. */
export function statusCondition({ status }: TradeUnionListFilter): Sql {
  const wanted = new Set(status ?? [TradeUnionStatus.ACTIVE]);
  if (wanted.size === 2) return sql``;
  if (wanted.size === 0) return sql`and false`;
  return wanted.has(TradeUnionStatus.CLOSED) ? sql`and s.status = 'CLOSED'` : sql`and s.status = 'ACTIVE'`;
}

export interface Range {
  filter: TradeUnionListFilter;
  order: TradeUnionListOrder;
  limit: number;
  after: CursorKeys | undefined;
}

/** The first unions of one level of one scope behind a place: `trade_union_id` and its sort value `place`. */
export function rangeOf({ filter, order, limit, after }: Range, scope: Sql, level: Sql): Sql {
  const place = sql.ref(order === TradeUnionListOrder.NAME ? "s.name" : "s.code");
  const afterCursor =
    after === undefined ? sql`` : sql`and (${place}, s.trade_union_id) > (${after[0]}, ${after[1]}::uuid)`;
  const inRange = sql`s.scope_id = ${scope} and s.level = ${level} ${statusCondition(filter)} ${afterCursor}`;
  const ordered = sql`select s.trade_union_id, ${place} as place from trade_union_scopes s
    where ${inRange} order by ${place}, s.trade_union_id`;
  if (!asksUnion(filter)) return firstRows(ordered, limit);

  // What is frequent is found within the next thousand; what is rare is sought out by its own index and then sorted. The
  // planner cannot know which, and alone would walk the whole range for what is not there: `offset 0` keeps it from that.
  return sql`(with ahead as materialized (${ordered} limit ${sql.lit(LOOK_AHEAD)}), near as materialized (
      select a.trade_union_id, a.place from ahead a join trade_unions f on f.id = a.trade_union_id
      where true ${unionConditions(filter)} order by a.place, a.trade_union_id limit ${limit}),
    enough as materialized (
      select (select count(*) from near) = ${limit} or (select count(*) from ahead) < ${sql.lit(LOOK_AHEAD)} as met),
    hits as materialized (
      select f.id from trade_unions f where not (select met from enough) ${searchCondition(filter)} ${unionConditions(filter)})
    select near.trade_union_id, near.place from near where (select met from enough)
    union all
    (select far.trade_union_id, far.place from (
        select s.trade_union_id, ${place} as place from hits join trade_union_scopes s on s.trade_union_id = hits.id
        where ${inRange} offset 0) far
      order by far.place, far.trade_union_id limit ${limit}))`;
}
