import { sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../access.events.js";
import type { Account } from "../account.entity.js";
import { endSessions } from "./end-sessions.js";

/** Keeps a locked account from signing in, and ends all its sessions; who may is asked before. */
export async function shutAccount(work: Work, account: Account, reason: string | null): Promise<void> {
  account.disabledAt = work.clock.now();
  account.disabledReason = reason;
  await work.em.flush();
  await endSessions(work, "ACCOUNT_DISABLED", sql`s.account_id = ${account.id}::uuid`);
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.journal.record(
    "account.disabled",
    { type: "Account", id: account.id },
    { before: { isDisabled: false }, after: { isDisabled: true, reason } },
  );
}
