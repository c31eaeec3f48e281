import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock/clock.js";
import { networkOf } from "../../platform/access/network.rules.js";
import type { DelayRule } from "./attempt-delay.rules.js";
import { AttemptGate, type Outcome } from "./attempt-gate.js";

const MINUTE = 60;

/** How wrong passwords slow down the next attempt: of the same account in the same place, and of those unknown to a place. */
export const SIGN_IN_DELAYS = {
  /** For an account on a device on which it was signed in before. */
  onKnownDevice: { free: 5, longest: 15 * MINUTE, forgetOne: 15 * MINUTE },
  /** For an account on all other devices of a network together. */
  fromNetwork: { free: 5, longest: 15 * MINUTE, forgetOne: 15 * MINUTE },
  /** For an account from all networks together from which it did not come in. */
  fromUnknownNetworks: { free: 300, longest: 5 * MINUTE, forgetOne: 5 * MINUTE },
  /** For a network and all accounts together that did not come in from it. */
  onUnknownAccounts: { free: 200, longest: MINUTE, forgetOne: MINUTE },
} as const satisfies Record<string, DelayRule>;

/** From where people came in lately; forgotten, they are unknown to a place again and no more. */
const MAXIMUM_PLACES = 100_000;

/** Who wants to sign in where. */
export interface Attempt {
  /** As normalized; names nobody has are counted like any other, so that a refusal does not tell which exist. */
  username: string;
  address: string;
  /** The device, when the account was signed in on it before. */
  knownDeviceId?: string | undefined;
}

/**
 * Slows down whoever tries passwords, without making anybody else wait: wrong ones on a device count for that device, those
 * from a network for that network, and only who is unknown to a place waits for what others unknown to it did. Kept in the
 * memory of one process.
 */
export class SignInThrottle {
  readonly #onKnownDevice: AttemptGate;
  readonly #fromNetwork: AttemptGate;
  readonly #fromUnknownNetworks: AttemptGate;
  readonly #onUnknownAccounts: AttemptGate;
  readonly #places = new LRUCache<string, true>({ max: MAXIMUM_PLACES });

  constructor(clock: Clock) {
    const gate = (rule: DelayRule) => new AttemptGate(rule, () => clock.now().getTime());
    this.#onKnownDevice = gate(SIGN_IN_DELAYS.onKnownDevice);
    this.#fromNetwork = gate(SIGN_IN_DELAYS.fromNetwork);
    this.#fromUnknownNetworks = gate(SIGN_IN_DELAYS.fromUnknownNetworks);
    this.#onUnknownAccounts = gate(SIGN_IN_DELAYS.onUnknownAccounts);
  }

  /** Judges an attempt when it may be: the judgement, or TOO_MANY_ATTEMPTS with the seconds until the next attempt. */
  async attempt<Result>(
    attempt: Attempt,
    judge: () => Promise<Result>,
    isRight: (result: Result) => boolean,
  ): Promise<Result> {
    const entered: ((outcome: Outcome) => void)[] = [];
    let outcome: Outcome = "NOT_JUDGED";
    try {
      for (const [gate, key] of this.#gatesOf(attempt)) entered.push(await gate.enter(key));
      const result = await judge();
      outcome = isRight(result) ? "RIGHT" : "WRONG";
      if (outcome === "RIGHT") this.#cameIn(attempt);
      return result;
    } finally {
      for (const settle of entered) settle(outcome);
    }
  }

  /** Remembers that somebody is known to a network. */
  noteArrival({ username, address }: Pick<Attempt, "username" | "address">): void {
    this.#places.set(placeOf(username, networkOf(address)), true);
  }

  /** In one order for everybody, as one waits at a gate while holding a place in those before it. */
  #gatesOf({ username, address, knownDeviceId }: Attempt): [AttemptGate, string][] {
    if (knownDeviceId !== undefined) return [[this.#onKnownDevice, placeOf(username, knownDeviceId)]];
    const network = networkOf(address);
    const place = placeOf(username, network);
    if (this.#places.get(place) === true) return [[this.#fromNetwork, place]];
    return [
      [this.#fromNetwork, place],
      [this.#fromUnknownNetworks, username],
      [this.#onUnknownAccounts, network],
    ];
  }

  #cameIn(attempt: Attempt): void {
    const { username, address, knownDeviceId } = attempt;
    this.noteArrival(attempt);
    if (knownDeviceId !== undefined) this.#onKnownDevice.forgive(placeOf(username, knownDeviceId));
    else this.#fromNetwork.forgive(placeOf(username, networkOf(address)));
  }
}

const placeOf = (username: string, place: string): string => `${place} ${username}`;
