import DataLoader from "dataloader";
import { businessDay } from "../../../platform/clock/clock.js";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { pendingGrantsOfAccounts } from "./pending-grant.queries.js";
import { grantsOfAccounts, visibleGrantsOfAccounts, type GrantRow } from "./grant.queries.js";

const grouped = async (ids: readonly string[], found: Promise<GrantRow[]>): Promise<GrantRow[][]> => {
  const byAccount = Map.groupBy(await found, (grant) => grant.accountId);
  return ids.map((id) => byAccount.get(id) ?? []);
};

/** What the person who has just shown who they are holds today; at a sign-in there is no caller yet to ask. */
export const grantsByViewer = ({ em, clock }: RequestContext): DataLoader<string, GrantRow[]> =>
  new DataLoader((ids) => grouped(ids, grantsOfAccounts(em, ids, businessDay(clock.now()))));

/** What people hold today, as far as the caller may see. */
export const visibleGrantsByAccount = ({ em, actor, clock }: RequestContext): DataLoader<string, GrantRow[]> =>
  new DataLoader((ids) => grouped(ids, visibleGrantsOfAccounts(em, actor, ids, businessDay(clock.now()))));

/** What waits for a second person to be held by people, as far as the caller may see. */
export const pendingGrantsByAccount = ({ em, actor }: RequestContext): DataLoader<string, GrantRow[]> =>
  new DataLoader((ids) => grouped(ids, pendingGrantsOfAccounts(em, actor, ids)));
