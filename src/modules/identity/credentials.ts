import type { RequestContext, Services } from "../../platform/graphql/api/request-context.js";
import { networkOf } from "../../platform/access/network.rules.js";
import { accountCredentials, type Credentials } from "./account.queries.js";
import type { DomainError } from "../../platform/errors/domain-error.js";
import { folded } from "../../platform/text/text-forms.rules.js";
import { isPassword } from "./password-hash.js";
import { SignInThrottle } from "./sign-in-throttle.js";

const throttles = new WeakMap<Services, SignInThrottle>();

function throttleOf(services: Services): SignInThrottle {
  let throttle = throttles.get(services);
  if (throttle === undefined) throttles.set(services, (throttle = new SignInThrottle(services.clock)));
  return throttle;
}

/** The name as it is stored: people type capitals, other widths and spaces around it. */
export const normalizedUsername = (username: string): string => folded(username);

/**
 * The account whose password this is, or the given refusal; wrong ones slow down the next, by device or network. Done
 * before a transaction is opened and without a place among the running requests, because the hash takes longer than
 * everything else and would keep both waiting.
 */
export async function requireCredentials(
  context: RequestContext,
  { username, password, deviceId }: { username: string; password: string; deviceId: string },
  refusal: () => DomainError,
): Promise<Credentials> {
  const name = normalizedUsername(username);
  const { address } = context.origin;
  const account = await accountCredentials(context.em, name, deviceId);
  const knownDeviceId = account?.knowsDevice === true ? deviceId : undefined;
  const asker = { caller: knownDeviceId ?? networkOf(address), isKnown: knownDeviceId !== undefined };
  const attempt = () =>
    throttleOf(context.services).attempt(
      { username: name, address, knownDeviceId },
      () => isPassword(password, account?.passwordHash, asker),
      (matches) => matches && account?.isDisabled === false,
    );
  const matches = await (context.turn === undefined ? attempt() : context.turn.outside(attempt));
  if (!matches || account === undefined || account.isDisabled) throw refusal();
  return account;
}

/** Remembers that somebody came in by a session, so that others elsewhere do not slow down a new device beside this one. */
export const noteArrival = ({ services, origin }: RequestContext, username: string): void =>
  throttleOf(services).noteArrival({ username, address: origin.address });
