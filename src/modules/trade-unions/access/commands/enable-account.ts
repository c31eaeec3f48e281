import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { reopenAccount } from "../../../identity/commands/reopen-account.js";
import type { EnableAccountInput } from "../managed-account.inputs.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

/** Lets somebody sign in again; sessions that were ended stay ended. */
export async function enableAccount(work: Work, input: EnableAccountInput): Promise<Account> {
  const account = await managedAccountForUpdate(work, input.accountId);
  if (account.disabledAt !== null) await reopenAccount(work, account);
  return account;
}
