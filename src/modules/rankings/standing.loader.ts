import DataLoader from "dataloader";
import { previousPeriod } from "../../platform/clock/period.rules.js";
import type { LoaderFactory } from "../../platform/graphql/request-context.js";
import { eligibleBelow, ranksOf, type StandingOrder, type StandingRow } from "./standing.queries.js";

/** Active grassroots unions below a union, batched. */
export const eligibleBelowUnion: LoaderFactory<string, number> = ({ em }) =>
  new DataLoader(async (ids) => {
    const counted = await eligibleBelow(em, ids);
    return ids.map((id) => counted.get(id) ?? 0);
  });

/** The rank a union had in the period before, in the same order otherwise; one statement per order. */
export const previousRankOf: LoaderFactory<StandingRow, number | null> = ({ em }) =>
  new DataLoader(async (standings) => {
    const ranks = new Map<string, number>();
    const byOrder = new Map<StandingOrder, string[]>();
    for (const { order, tradeUnionId } of standings) byOrder.set(order, [...(byOrder.get(order) ?? []), tradeUnionId]);
    for (const [order, ids] of byOrder) {
      const period = previousPeriod(order.period);
      if (period === undefined) continue;
      for (const { tradeUnionId, rank } of await ranksOf(em, { ...order, period }, ids)) ranks.set(tradeUnionId, rank);
    }
    return standings.map(({ tradeUnionId }) => ranks.get(tradeUnionId) ?? null);
  });
