import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accessChanged, accountOpenedByOther } from "../../../identity/access.events.js";
import type { Account } from "../../../identity/account.entity.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

/** Lets somebody sign in again; sessions that were ended stay ended. */
export async function enableAccount(work: Work, input: { accountId: string }): Promise<Account> {
  const account = await managedAccountForUpdate(work, input.accountId);
  if (account.disabledAt === null) return account;

  account.disabledAt = null;
  account.disabledReason = null;
  await work.em.flush();
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.events.emit(accountOpenedByOther, { accountId: account.id, byId: work.actor.accountId, how: "ENABLED" });
  work.journal.record(
    "account.enabled",
    { type: "Account", id: account.id },
    { before: { isDisabled: true }, after: { isDisabled: false } },
  );
  return account;
}
