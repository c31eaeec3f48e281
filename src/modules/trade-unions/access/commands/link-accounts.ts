import { rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { lockAccounts, lockedAccount } from "../../../identity/account.queries.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

const OTHER = ["input", "otherAccountId"];

/**
 * Notes that two accounts belong to one person, so that what the one did keeps the other from deciding about it. It is not
 * taken back: who was one person stays so for everything that was done.
 */
export async function linkAccounts(work: Work, input: { accountId: string; otherAccountId: string }): Promise<Account> {
  const { em, journal } = work;
  if (input.accountId.toLowerCase() === input.otherAccountId.toLowerCase())
    throw identityErrors.ACCOUNTS_ARE_ONE(OTHER);
  await lockAccounts(work, [input.accountId, input.otherAccountId]);
  const account = await managedAccountForUpdate(work, input.accountId);
  const other = await managedAccountForUpdate(work, input.otherAccountId, OTHER);
  const [before, first] = [account.samePersonAs ?? account.id, other.samePersonAs ?? other.id];
  if (before === first) return account;
  // Whoever was linked to the one is the same person as the other, too.
  await rows(
    em,
    sql`update accounts set same_person_as = ${first}::uuid, version = version + 1
      where id = ${before}::uuid or same_person_as = ${before}::uuid`,
  );
  journal.record(
    "account.linked",
    { type: "Account", id: account.id },
    { before: { samePersonAs: account.samePersonAs }, after: { samePersonAs: first } },
  );
  return lockedAccount(work, account.id);
}
