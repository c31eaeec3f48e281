import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { firstRows, preparedRows, row, sql, type Sql } from "../../../platform/database/sql.js";
import type { Selection } from "../../../platform/graphql/api/selection.js";
import { asksName, depthOf } from "./trade-union-depth.rules.js";
import {
  columnsDownTo,
  PARENT_NAME_COLUMNS,
  TradeUnionDepth,
  type NameField,
  type PlaceField,
} from "./trade-union-fields.rules.js";
import { TradeUnionLevel } from "./trade-union.entity.js";
import { scopesOf } from "./trade-union.policy.js";
import { scopeWithin, tradeUnionColumns, type TradeUnionRow } from "./trade-union.queries.js";
import {
  asksUnion,
  rangeOf,
  searchCondition,
  statusCondition,
  unionConditions,
  type Range,
  type TradeUnionListFilter,
} from "./trade-union-range.queries.js";

/** A union of a list: where it stands, the rest only when it was selected, and what its parent is called when that is all of it. */
export type TradeUnionListRow = Pick<TradeUnionRow, PlaceField> &
  Partial<TradeUnionRow> & {
    [Name in Exclude<NameField, "id"> as `parent${Capitalize<Name>}`]?: TradeUnionRow[Name] | null;
  };

const columnsAt = {
  [TradeUnionDepth.PLACE]: sql.raw(columnsDownTo(TradeUnionDepth.PLACE)),
  [TradeUnionDepth.REGISTER]: tradeUnionColumns,
};
const parentNameColumns = sql.raw(PARENT_NAME_COLUMNS);

/** Where unions `u` stand and what their parents `p` are called, for the pages of other modules. */
export const tradeUnionPlaceColumns: Sql = sql`${columnsAt[TradeUnionDepth.PLACE]}, ${parentNameColumns}`;

/** One page: an index range of each level of each scope, merged; what lies before the page is never read. */
export async function tradeUnionPage(
  em: EntityManager,
  actor: Actor,
  range: Range,
  selection: Selection,
): Promise<TradeUnionListRow[]> {
  const { parent } = selection;
  const withParent = parent !== undefined && asksName(parent);
  return preparedRows<TradeUnionListRow>(
    em,
    sql`select ${columnsAt[depthOf(selection)]} ${withParent ? sql`, ${parentNameColumns}` : sql``}
      from (${mergedRanges(placesOf(actor, range.filter), range)}) page
      join trade_unions u on u.id = page.trade_union_id
      ${withParent ? sql`left join trade_unions p on p.id = u.parent_id` : sql``}
      order by page.place, page.trade_union_id`,
  );
}

/** How many unions the whole list holds. */
export async function tradeUnionCount(em: EntityManager, actor: Actor, filter: TradeUnionListFilter): Promise<number> {
  const { scopes, levels, reach } = placesOf(actor, filter);
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) from trade_union_scopes s
      ${asksUnion(filter) ? sql`join trade_unions f on f.id = s.trade_union_id` : sql``}
      where s.scope_id = any(${scopes}::uuid[]) and s.level = any(${levels}::text[]) ${statusCondition(filter)} ${reach}
        ${searchCondition(filter)} ${unionConditions(filter)}`,
  );
  return found?.count ?? 0;
}

interface Places {
  scopes: readonly string[];
  levels: readonly TradeUnionLevel[];
  /** Not met when the scope lies out of reach. */
  reach: Sql;
}

function placesOf(actor: Actor, { scope, level }: TradeUnionListFilter): Places {
  const own = scopesOf(actor, "trade-union:read");
  const levels = level == null ? Object.values(TradeUnionLevel) : [...new Set(level)];
  if (scope == null) return { scopes: own, levels, reach: sql`` };
  return { scopes: [scope], levels, reach: sql`and ${scopeWithin(own, scope)}` };
}

// A single range is the rule and comes in order already; only several have to be sorted together.
function mergedRanges({ scopes, levels, reach }: Places, range: Range): Sql {
  if (scopes.length === 1 && levels.length === 1) {
    return sql`select one.* from (${rangeOf(range, sql`${scopes[0]}::uuid`, sql`${levels[0]}`)}) one where true ${reach}`;
  }
  return firstRows(
    sql`select each.* from unnest(${scopes}::uuid[]) as scope (id) cross join unnest(${levels}::text[]) as wanted (level)
      cross join lateral (${rangeOf(range, sql`scope.id`, sql`wanted.level`)}) each where true ${reach}
      order by each.place, each.trade_union_id`,
    range.limit,
  );
}
