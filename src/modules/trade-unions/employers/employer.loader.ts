import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { employersByIds, type EmployerRow } from "./employer.queries.js";

/** Employers by id; reach is not asked here: whatever names an employer may show what it is called. */
export const employerById = ({ em }: RequestContext): DataLoader<string, EmployerRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await employersByIds(em, ids)).map((employer) => [employer.id, employer]));
    return ids.map((id) => found.get(id) ?? null);
  });
