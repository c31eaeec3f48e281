import DataLoader from "dataloader";
import type { RequestContext } from "../../platform/graphql/api/request-context.js";
import { accountsByIds, type AccountRow } from "./account.queries.js";

/** People by id, as whatever names a person shows them. */
export const accountById = ({ em }: RequestContext): DataLoader<string, AccountRow | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await accountsByIds(em, ids)).map((account) => [account.id, account]));
    return ids.map((id) => found.get(id) ?? null);
  });
