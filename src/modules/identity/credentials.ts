import type { RequestContext, Services } from "../../platform/graphql/request-context.js";
import { accountCredentials, type Credentials } from "./account.queries.js";
import type { DomainError } from "../../platform/errors/domain-error.js";
import { isPassword } from "./password-hash.js";
import { SignInThrottle } from "./sign-in-throttle.js";

const throttles = new WeakMap<Services, SignInThrottle>();

function throttleOf(services: Services): SignInThrottle {
  let throttle = throttles.get(services);
  if (throttle === undefined) throttles.set(services, (throttle = new SignInThrottle()));
  return throttle;
}

/** The name as it is stored: people type capitals and spaces around it. */
export const normalizedUsername = (username: string): string => username.normalize("NFKC").trim().toLowerCase();

/**
 * The account whose password this is, or the given refusal; counted by account and address. Done before a transaction is
 * opened, because the hash takes longer than everything else and would keep a connection waiting.
 */
export async function checkCredentials(
  context: RequestContext,
  { username, password }: { username: string; password: string },
  refusal: () => DomainError,
): Promise<Credentials> {
  const name = normalizedUsername(username);
  const attempt = await throttleOf(context.services).attempt(name, context.origin.address);
  const account = await accountCredentials(context.em, name);
  const matches = await isPassword(password, account?.passwordHash);
  if (!matches || account === undefined || account.isDisabled) throw refusal();
  await attempt.succeeded();
  return account;
}
