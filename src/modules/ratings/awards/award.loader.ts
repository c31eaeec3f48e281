import DataLoader from "dataloader";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { eventsOfAwards, type AwardEventRow } from "./award.queries.js";

/** Events by the id of the award, the first first. */
export const eventsByAward: LoaderFactory<string, AwardEventRow[]> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = Map.groupBy(await eventsOfAwards(em, ids), ({ awardId }) => awardId);
    return ids.map((id) => found.get(id) ?? []);
  });
