import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { setOneTimePassword } from "../../../identity/commands/set-one-time-password.js";
import type { ResetPasswordInput } from "../managed-account.inputs.js";
import { managedAccountForUpdate } from "../managed-account.queries.js";

/** Helps somebody who forgot their password: a new one for one use; all their sessions end. */
export async function resetPassword(
  work: Work,
  input: ResetPasswordInput,
): Promise<{ account: Account; oneTimePassword: string }> {
  const account = await managedAccountForUpdate(work, input.accountId);
  return { account, oneTimePassword: await setOneTimePassword(work, account, work.actor.accountId) };
}
