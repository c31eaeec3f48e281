import type { EntityManager, MikroORM } from "@mikro-orm/postgresql";
import type { Logger } from "pino";
import type { Actor } from "../platform/access/actor.js";
import { businessDay, type Clock } from "../platform/clock/clock.js";
import { Listener } from "../platform/database/listener.js";
import { processor, type Processor } from "../platform/unit-of-work/processors.js";
import { ACCESS_CHANNEL, accessChanged } from "../modules/identity/access.events.js";
import { DeviceActivity } from "../modules/identity/device-activity.js";
import { confirmGeneration } from "../modules/identity/session.writes.js";
import { ActorCache } from "../modules/trade-unions/access/actor.cache.js";
import { actorByAccessToken, type ActorSession } from "../modules/trade-unions/access/actor.queries.js";
import { tradeUnionMoved } from "../modules/trade-unions/tree/trade-unions.events.js";

/** How often it is usually written which devices were used, in milliseconds. */
export const ACTIVITY_EVERY_MS = 60_000;

export interface AuthenticationOptions {
  orm: MikroORM;
  databaseUrl: string;
  clock: Clock;
  log: Logger;
  /** How long people are remembered between requests, in milliseconds; 0 switches it off. */
  rememberMs: number;
  /** How often it is written which devices were used, in milliseconds; 0 writes it at the end only. */
  activityEveryMs: number;
}

/** Who is behind a request; together with everything that keeps the answer right. */
export class Authentication {
  readonly #activity = new DeviceActivity();
  readonly #cache: ActorCache;
  readonly #listener: Listener;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: AuthenticationOptions) {
    const { clock, databaseUrl, log, rememberMs } = options;
    this.#cache = new ActorCache({
      load: (accessHash) => this.#load(accessHash),
      clock,
      maximumAgeMs: rememberMs,
      isInformed: () => this.#listener.isUp,
    });
    this.#listener = new Listener({
      url: databaseUrl,
      channel: ACCESS_CHANNEL,
      onNotification: (accountId) => (accountId === "" ? this.#cache.forgetAll() : this.#cache.forget([accountId])),
      onLost: () => this.#cache.forgetAll(),
      log,
    });
  }

  /** Forgets whom this server itself has just changed; the announcement would come a moment after the answer. */
  readonly processors: readonly Processor[] = [
    processor(accessChanged, (work, { accountIds }) => {
      work.afterCommit(() => this.#cache.forget(accountIds));
      return Promise.resolve();
    }),
    processor(tradeUnionMoved, (work) => {
      work.afterCommit(() => this.#cache.forgetAll());
      return Promise.resolve();
    }),
  ];

  async start(): Promise<void> {
    if (this.options.rememberMs > 0) await this.#listener.start();
    const { activityEveryMs } = this.options;
    if (activityEveryMs > 0) this.#timer = setInterval(() => void this.#writeActivity(), activityEveryMs).unref();
  }

  /** Who a bearer token belongs to. */
  readonly authenticate = (token: string): Promise<Actor | null> => this.#cache.actorOf(token);

  /** To be called while the database is still open. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#listener.stop();
    await this.#writeActivity();
  }

  async #load(accessHash: Buffer): Promise<ActorSession | undefined> {
    const now = this.options.clock.now();
    const em = this.#em();
    const session = await actorByAccessToken(em, accessHash, now, businessDay(now));
    if (session === undefined) return undefined;
    // Before the request goes on: whoever comes later with the token before this pair is not its owner.
    if (session.confirms !== undefined) await confirmGeneration(em, session.actor.sessionId, session.confirms);
    this.#activity.note(session.actor.deviceId, session.actor.accountId, now);
    return session;
  }

  #em(): EntityManager {
    return this.options.orm.em.fork({ clear: true, useContext: false }) as EntityManager;
  }

  async #writeActivity(): Promise<void> {
    await this.#activity
      .write(this.#em())
      .catch((error: unknown) => this.options.log.warn({ err: error }, "device activity"));
  }
}
