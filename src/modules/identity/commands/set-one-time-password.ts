import { sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../access.events.js";
import type { Account } from "../account.entity.js";
import { hashPassword } from "../password-hash.js";
import { newOneTimePassword } from "../password.rules.js";
import { endSessions } from "../session.queries.js";

/** Gives a locked account a password to be replaced at first use, and ends all its sessions; who may is asked before. */
export async function setOneTimePassword(work: Work, account: Account): Promise<string> {
  const oneTimePassword = newOneTimePassword();
  account.passwordHash = await hashPassword(oneTimePassword);
  account.mustChangePassword = true;
  await work.em.flush();
  await endSessions(work, "PASSWORD_RESET", sql`s.account_id = ${account.id}::uuid`);
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.journal.record("account.password-reset", { type: "Account", id: account.id });
  return oneTimePassword;
}
