import { v7 as uuidv7 } from "uuid";
import { LANGUAGES } from "../../../platform/access/actor.js";
import { row, sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { findIdempotentResult } from "../../../platform/idempotency/idempotent-result.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { tidy } from "../../../platform/text/text-forms.rules.js";
import type { Account } from "../account.entity.js";
import type { CreateAccountInput } from "../account.inputs.js";
import { lockedAccount } from "../account.queries.js";
import { normalizedUsername } from "../credentials.js";
import { identityErrors } from "../identity.errors.js";
import { hashPassword } from "../password-hash.js";
import { newOneTimePassword } from "../password.rules.js";

const CREATED = "account.created";

/** A new account, with the password that is shown this once; a repetition gets the account alone. */
export interface CreatedAccount {
  account: Account;
  oneTimePassword: string | null;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,62}$/;

/**
 * Makes an account that can do nothing yet: roles are granted separately, and the password has to be replaced first.
 * `issuedBy` knows that password until somebody else vouches for the account; null for the program beside the server.
 */
export async function createAccount(
  work: Work,
  input: CreateAccountInput,
  issuedBy: string | null,
): Promise<CreatedAccount> {
  const username = normalizedUsername(input.username);
  if (!USERNAME.test(username)) throw identityErrors.USERNAME_NOT_VALID(["input", "username"]);
  const language = LANGUAGES.find((known) => known === input.language);
  if (language === undefined) throw platformErrors.VALUE_UNKNOWN(["input", "language"], { value: input.language });
  const { idempotencyKey } = input;
  const name = tidy(input.name);
  const content = { username, name, language };

  // A repetition is known before the password is hashed, and again behind the insert that a parallel one won.
  const earlier = await earlierAccount(work, idempotencyKey, content);
  if (earlier !== undefined) return earlier;
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  const id = uuidv7();
  const now = work.clock.now().toISOString();
  const inserted = await row<{ id: string }>(
    work.em,
    sql`insert into accounts (id, username, name, language, password_hash, must_change_password, password_issued_by,
        password_issued_at, idempotency_key, created_at)
      values (${id}::uuid, ${username}, ${name}, ${language}, ${passwordHash}, true, ${issuedBy}::uuid,
        ${issuedBy === null ? null : now}::timestamptz, ${idempotencyKey}::uuid, ${now}::timestamptz)
      on conflict do nothing returning id`,
  );
  if (inserted === undefined) {
    const parallel = await earlierAccount(work, idempotencyKey, content);
    if (parallel !== undefined) return parallel;
    throw identityErrors.USERNAME_TAKEN(["input", "username"]);
  }
  work.journal.record(CREATED, { type: "Account", id }, { after: content });
  return { account: await lockedAccount(work, id), oneTimePassword };
}

async function earlierAccount(work: Work, key: string, content: object): Promise<CreatedAccount | undefined> {
  const id = await findIdempotentResult(work, { table: "accounts", action: CREATED, key, content });
  return id === undefined ? undefined : { account: await lockedAccount(work, id), oneTimePassword: null };
}
