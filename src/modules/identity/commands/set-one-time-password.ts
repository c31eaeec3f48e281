import { sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged, accountOpenedByOther } from "../access.events.js";
import type { Account } from "../account.entity.js";
import { hashPassword } from "../password-hash.js";
import { newOneTimePassword } from "../password.rules.js";
import { endSessions } from "./end-sessions.js";

/**
 * Gives a locked account a password to be replaced at first use, and ends all its sessions; who may is asked before.
 * `issuedBy` is null for the program beside the server. Whoever issues a password may use it first, so that is kept.
 */
export async function setOneTimePassword(work: Work, account: Account, issuedBy: string | null): Promise<string> {
  const oneTimePassword = newOneTimePassword();
  account.passwordHash = await hashPassword(oneTimePassword);
  account.mustChangePassword = true;
  account.passwordIssuedBy = issuedBy;
  account.passwordIssuedAt = work.clock.now();
  await work.em.flush();
  await endSessions(work, "PASSWORD_RESET", sql`s.account_id = ${account.id}::uuid`);
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.events.emit(accountOpenedByOther, { accountId: account.id, byId: issuedBy, how: "PASSWORD_RESET" });
  work.journal.record("account.password-reset", { type: "Account", id: account.id });
  return oneTimePassword;
}
