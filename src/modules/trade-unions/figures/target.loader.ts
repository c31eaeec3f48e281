import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { doneOf, partsOf, type DoneRow, type TargetOnDay, type TargetRow } from "./target.queries.js";

const keyOf = ({ targetId, on }: TargetOnDay): string => `${targetId} ${on}`;

/** What is done of targets as of a day; null where nothing was reported. */
export const doneOnDay = ({ em }: RequestContext): DataLoader<TargetOnDay, DoneRow | null, string> =>
  new DataLoader(
    async (keys) => {
      const found = await doneOf(em, keys);
      const byKey = new Map(found.map((row) => [keyOf({ targetId: row.targetId, on: row.asOf }), row]));
      return keys.map((key) => byKey.get(keyOf(key)) ?? null);
    },
    { cacheKeyFn: keyOf },
  );

/** The parts of a target. */
export const partsByTarget = ({ em }: RequestContext): DataLoader<string, TargetRow[]> =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await partsOf(em, ids), (part) => part.parentId);
    return ids.map((id) => found.get(id) ?? []);
  });
