import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { headcountsOf, type HeadcountRow, type UnionOnDay } from "./headcount.queries.js";

const keyOf = ({ tradeUnionId, on }: UnionOnDay): string => `${tradeUnionId} ${on}`;

/** Head counts as of a day; null where there is none or the caller may not see it. */
export const headcountOnDay = ({ em, actor }: RequestContext): DataLoader<UnionOnDay, HeadcountRow | null, string> =>
  new DataLoader(
    async (keys) => {
      const found = await headcountsOf(em, keys, actor);
      const byKey = new Map(found.map((row) => [keyOf({ tradeUnionId: row.tradeUnionId, on: row.asOf }), row]));
      return keys.map((key) => byKey.get(keyOf(key)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );
