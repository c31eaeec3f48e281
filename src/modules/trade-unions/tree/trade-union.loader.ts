import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { publicCard } from "./trade-union-fields.rules.js";
import { seesRegister } from "./trade-union.policy.js";
import { ancestorsOf, tradeUnionsByIds, type TradeUnionRow } from "./trade-union.queries.js";

/** The union as it is, or only what it is called where its register is not the caller's to read; nobody is yet signed in at a sign-in. */
const shownTo =
  ({ viewer }: RequestContext) =>
  (union: TradeUnionRow): TradeUnionRow =>
    viewer !== null && seesRegister(viewer, union) ? union : publicCard(union);

/** Unions by id: reach is not asked for names, since whatever names a union may show what it is called. */
export const tradeUnionById = (context: RequestContext): DataLoader<string, TradeUnionRow | null> =>
  new DataLoader(async (ids) => {
    const unions = (await tradeUnionsByIds(context.em, ids)).map(shownTo(context));
    const found = new Map(unions.map((union) => [union.id, union]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** The unions above a union, from the root down to its parent, by the union's id. */
export const ancestorsByTradeUnion = (context: RequestContext): DataLoader<string, TradeUnionRow[]> =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await ancestorsOf(context.em, ids), (ancestor) => ancestor.descendantId);
    return ids.map((id) => (found.get(id) ?? []).map(shownTo(context)));
  });
