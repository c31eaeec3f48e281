import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { shutAccount } from "../../../identity/commands/shut-account.js";
import type { DisableAccountInput } from "../managed-account.inputs.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

/** Shuts somebody out at once, everywhere; their roles stay for the day they come back. */
export async function disableAccount(work: Work, input: DisableAccountInput): Promise<Account> {
  const account = await managedAccountForUpdate(work, input.accountId);
  if (account.disabledAt === null) await shutAccount(work, account, input.reason ?? null);
  return account;
}
