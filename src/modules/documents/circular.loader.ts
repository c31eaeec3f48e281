import DataLoader from "dataloader";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import { circularFacts, type CircularFacts } from "./circular.queries.js";

/** What hangs on circulars, by their ids. */
export const circularFactsById: LoaderFactory<string, CircularFacts> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = await circularFacts(em, ids);
    const byId = new Map(found.map((facts) => [facts.id, facts]));
    return ids.map((id) => byId.get(id) ?? new Error(`there is no circular ${id}`));
  });
