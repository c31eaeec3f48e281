import DataLoader from "dataloader";
import type { RequestContext } from "../../platform/graphql/request-context.js";
import { ancestorsOf, tradeUnionsByIds, type TradeUnionRow } from "./trade-union.queries.js";

/** Unions by id, as name cards: reach is not asked here, since whatever names a union may show what it is called. */
export const tradeUnionById = ({ em }: RequestContext): DataLoader<string, TradeUnionRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await tradeUnionsByIds(em, ids)).map((union) => [union.id, union]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** The unions above a union, from the root down to its parent, by the union's id. */
export const ancestorsByTradeUnion = ({ em }: RequestContext): DataLoader<string, TradeUnionRow[]> =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await ancestorsOf(em, ids), (ancestor) => ancestor.descendantId);
    return ids.map((id) => found.get(id) ?? []);
  });
