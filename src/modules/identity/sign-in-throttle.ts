import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { networkOf } from "../../platform/http/network.rules.js";
import { identityErrors } from "./identity.errors.js";

/** How many wrong passwords are taken within the window, which begins with the first of them. */
export const SIGN_IN_LIMITS = { perAccount: 10, perAddress: 100, windowSeconds: 15 * 60 } as const;

/** An attempt that was let through; `succeeded` takes it back from the counts. */
export interface SignInAttempt {
  succeeded(): Promise<void>;
}

/**
 * Counts attempts before they are judged, so that many at once do not slip through together. Kept in the memory of one
 * process. Names nobody has are counted like any other, so that a refusal does not tell which exist.
 */
export class SignInThrottle {
  readonly #byAccount = new RateLimiterMemory({
    points: SIGN_IN_LIMITS.perAccount,
    duration: SIGN_IN_LIMITS.windowSeconds,
  });
  readonly #byAddress = new RateLimiterMemory({
    points: SIGN_IN_LIMITS.perAddress,
    duration: SIGN_IN_LIMITS.windowSeconds,
  });

  /** Lets an attempt through or refuses it as TOO_MANY_ATTEMPTS with the seconds until the next one. */
  async attempt(username: string, address: string): Promise<SignInAttempt> {
    const network = networkOf(address);
    await consume(this.#byAddress, network);
    await consume(this.#byAccount, username);
    return {
      // Offices share an address: those who know their password do not use up what the address is allowed.
      succeeded: async () =>
        void (await Promise.all([this.#byAddress.reward(network), this.#byAccount.delete(username)])),
    };
  }
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw identityErrors.TOO_MANY_ATTEMPTS([], { seconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}
