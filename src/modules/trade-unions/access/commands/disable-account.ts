import { sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accessChanged } from "../../../identity/access.events.js";
import type { Account } from "../../../identity/account.entity.js";
import { endSessions } from "../../../identity/commands/end-sessions.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

/** Shuts somebody out at once, everywhere; his roles stay for the day he comes back. */
export async function disableAccount(
  work: Work,
  input: { accountId: string; reason?: string | null },
): Promise<Account> {
  const account = await managedAccountForUpdate(work, input.accountId);
  if (account.disabledAt !== null) return account;

  account.disabledAt = work.clock.now();
  account.disabledReason = input.reason ?? null;
  await work.em.flush();
  await endSessions(work, "ACCOUNT_DISABLED", sql`s.account_id = ${account.id}::uuid`);
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.journal.record(
    "account.disabled",
    { type: "Account", id: account.id },
    { before: { isDisabled: false }, after: { isDisabled: true, reason: account.disabledReason } },
  );
  return account;
}
