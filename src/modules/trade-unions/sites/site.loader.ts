import DataLoader from "dataloader";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { sitesByIds, type SiteRow } from "./site.queries.js";

/** Sites by id; reach is not asked here: whatever names a site may show what it is called. */
export const siteById = ({ em }: RequestContext): DataLoader<string, SiteRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await sitesByIds(em, ids)).map((site) => [site.id, site]));
    return ids.map((id) => found.get(id) ?? null);
  });
