import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { lockAccounts, lockedAccount } from "../../../identity/account.queries.js";
import { noteSamePerson } from "../../../identity/commands/note-same-person.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import type { LinkAccountsInput } from "../managed-account.inputs.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

const OTHER = ["input", "otherAccountId"];

/**
 * Notes that two accounts belong to one person, so that what the one did keeps the other from deciding about it. It is not
 * taken back: who was one person stays so for everything that was done.
 */
export async function linkAccounts(work: Work, input: LinkAccountsInput): Promise<Account> {
  if (input.accountId === input.otherAccountId) throw identityErrors.ACCOUNTS_ARE_ONE(OTHER);
  await lockAccounts(work, [input.accountId, input.otherAccountId]);
  const account = await managedAccountForUpdate(work, input.accountId);
  const other = await managedAccountForUpdate(work, input.otherAccountId, OTHER);
  if (!(await noteSamePerson(work, account, other))) return account;
  return lockedAccount(work, account.id);
}
