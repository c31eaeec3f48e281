import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged, accountOpenedByOther } from "../access.events.js";
import type { Account } from "../account.entity.js";

/** Lets a locked account sign in again; who may is asked before. */
export async function reopenAccount(work: Work, account: Account): Promise<void> {
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
}
