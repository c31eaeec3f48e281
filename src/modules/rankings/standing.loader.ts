import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import { eligibleBelow } from "./standing.queries.js";

/** Active grassroots unions below a union, batched. */
export const eligibleBelowUnion: LoaderFactory<string, number> = ({ em }) =>
  new DataLoader(async (ids) => {
    const counted = await eligibleBelow(em, ids);
    return ids.map((id) => counted.get(id) ?? 0);
  });
