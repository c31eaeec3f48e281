import DataLoader from "dataloader";
import { businessDay } from "../../../platform/clock/clock.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import { supervisorFacts, type SupervisorFacts } from "./supervisor.queries.js";

/** Name, pledges and whether it counts today, by the id of the term. */
export const supervisorFactsById: LoaderFactory<string, SupervisorFacts> = ({ em, clock }) =>
  new DataLoader(async (ids) => {
    const found = await supervisorFacts(em, ids, businessDay(clock.now()));
    const byId = new Map(found.map((facts) => [facts.id, facts]));
    return ids.map((id) => byId.get(id) ?? new Error(`there is no supervisor ${id}`));
  });
