import DataLoader from "dataloader";
import { businessDay } from "../../../platform/clock/clock.js";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { officesOf, type Offices } from "./officer.queries.js";

/** The offices of unions by the union's id; null where the caller may not see them. */
export const officesByTradeUnion = ({ em, actor, clock }: RequestContext): DataLoader<string, Offices | null> =>
  new DataLoader(async (ids) => {
    const found = await officesOf(em, actor, ids, businessDay(clock.now()));
    const byUnion = new Map(found.map((offices) => [offices.tradeUnionId, offices]));
    return ids.map((id) => byUnion.get(id) ?? null);
  });
