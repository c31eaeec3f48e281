import { LRUCache } from "lru-cache";
import type { Actor } from "../../../platform/access/actor.js";
import { businessDay, type Clock } from "../../../platform/clock/clock.js";
import { addDays, firstInstant } from "../../../platform/clock/day.rules.js";
import { tokenHash } from "../../identity/token.rules.js";
import type { ActorSession } from "./actor.queries.js";

/** Longest that an entry is believed, in milliseconds; it bounds what a lost announcement can do. */
export const MAXIMUM_AGE_MS = 5000;

/** People of 20,000 devices that are active within the same five seconds. */
const MAXIMUM_ENTRIES = 20_000;

export interface ActorCacheOptions {
  load: (accessHash: Buffer) => Promise<ActorSession | undefined>;
  clock: Clock;
  /** 0 switches it off. */
  maximumAgeMs: number;
  /** Whether changes made by other servers reach this one just now. */
  isInformed: () => boolean;
}

/** Who access tokens belong to, kept for a moment so that most requests need no statement for it. */
export class ActorCache {
  readonly #entries: LRUCache<string, { session: ActorSession; until: number }>;
  /** Counts what was forgotten: what was read before does not enter after. */
  #epoch = 0;

  constructor(private readonly options: ActorCacheOptions) {
    this.#entries = new LRUCache({ max: MAXIMUM_ENTRIES, ttl: Math.max(1, options.maximumAgeMs) });
  }

  /** Who a token belongs to now; null when it is unknown, expired or revoked. */
  async actorOf(token: string): Promise<Actor | null> {
    const { load, clock, isInformed, maximumAgeMs } = this.options;
    const hash = tokenHash(token);
    if (maximumAgeMs === 0 || !isInformed()) return (await load(hash))?.actor ?? null;

    const key = hash.toString("base64url");
    const now = clock.now();
    const known = this.#entries.get(key);
    if (known !== undefined && known.until > now.getTime()) return known.session.actor;
    const epoch = this.#epoch;
    const session = await load(hash);
    if (session === undefined) return null;
    // Grants begin and end with the day.
    const tomorrow = firstInstant(addDays(businessDay(now), 1));
    const until = Math.min(session.expiresAt.getTime(), tomorrow.getTime());
    if (epoch === this.#epoch && isInformed()) this.#entries.set(key, { session, until });
    return session.actor;
  }

  /** Forgets these people. */
  forget(accountIds: readonly string[]): void {
    this.#epoch++;
    const forgotten = new Set(accountIds);
    for (const [key, { session }] of this.#entries.entries()) {
      if (forgotten.has(session.actor.accountId)) this.#entries.delete(key);
    }
  }

  forgetAll(): void {
    this.#epoch++;
    this.#entries.clear();
  }
}
