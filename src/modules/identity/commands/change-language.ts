import { LANGUAGES } from "../../../platform/access/actor.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../access.events.js";
import type { Account } from "../account.entity.js";
import type { ChangeLanguageInput } from "../account.inputs.js";
import { lockedAccount } from "../account.queries.js";

/** Changes the language in which the program answers the caller. */
export async function changeLanguage(work: Work, input: ChangeLanguageInput): Promise<Account> {
  const language = LANGUAGES.find((known) => known === input.language);
  if (language === undefined) throw platformErrors.VALUE_UNKNOWN(["input", "language"], { value: input.language });
  const account = await lockedAccount(work, work.actor.accountId);
  if (account.language === language) return account;

  const before = { language: account.language };
  account.language = language;
  await work.em.flush();
  work.events.emit(accessChanged, { accountIds: [account.id] });
  work.journal.record("account.language-changed", { type: "Account", id: account.id }, { before, after: { language } });
  return account;
}
