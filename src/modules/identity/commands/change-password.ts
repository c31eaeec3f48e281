import { sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../access.events.js";
import { lockedAccount, type Credentials } from "../account.queries.js";
import { identityErrors } from "../identity.errors.js";
import { BYTES_OF_A_SIGN_IN } from "../storage.rules.js";
import { countStored } from "./count-stored.js";
import { endSessions } from "./end-sessions.js";

/** Replaces the caller's own password and ends their sessions everywhere else, as someone may have learned the old one. */
export async function changePassword(work: Work, checked: Credentials, passwordHash: string): Promise<void> {
  const account = await lockedAccount(work, work.actor.accountId);
  // Reset or changed since the current password was checked.
  if (account.passwordHash !== checked.passwordHash) throw identityErrors.PASSWORD_WRONG(["input", "currentPassword"]);
  // With the sign-ins: whoever has stored too much otherwise must still be able to shut others out.
  await countStored(work, account.id, "SIGN_INS", { items: 1, bytes: BYTES_OF_A_SIGN_IN }, ["input"]);
  account.passwordHash = passwordHash;
  account.mustChangePassword = false;
  await work.em.flush();
  await endSessions(
    work,
    "PASSWORD_CHANGED",
    sql`s.account_id = ${account.id}::uuid and s.id <> ${work.actor.sessionId}::uuid`,
  );
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.journal.record("account.password-changed", { type: "Account", id: account.id });
}
