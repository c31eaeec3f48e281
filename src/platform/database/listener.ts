import pg from "pg";
import type { Logger } from "pino";
import { closeClient } from "./close-client.js";

/** Waits between attempts to connect again, in milliseconds; the last one is repeated. */
const RETRY_AFTER_MS = [50, 200, 500, 1000];

/** How often a silent connection is tried, and how long an answer may take, in milliseconds. */
const HEARTBEAT_MS = 5000;
const PATIENCE_MS = 2000;

export interface ListenerOptions {
  url: string;
  channel: string;
  /** Called with the payload of every announcement, in their order. */
  onNotification: (payload: string) => void;
  /** Called when announcements may have been missed. */
  onLost: () => void;
  log: Logger;
}

/** A connection of its own that hears what other servers announce by NOTIFY; it comes back by itself. */
export class Listener {
  #client: pg.Client | undefined;
  #isUp = false;
  #isStopped = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: ListenerOptions) {}

  /** Whether announcements arrive just now. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** Tries to connect; when that fails, goes on trying in the background. */
  async start(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      application_name: "liuyou listener",
      keepAlive: true,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
    });
    this.#client = client;
    client.on("notification", ({ payload }) => this.options.onNotification(payload ?? ""));
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(this.options.channel)}`);
    } catch (error) {
      this.#lose(client, error);
      return;
    }
    if (this.#client !== client || this.#isStopped) return;
    this.#failures = 0;
    this.#isUp = true;
    this.#schedule(HEARTBEAT_MS, () => this.#beat(client));
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#isUp = false;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = undefined;
    if (client !== undefined) await closeClient(client);
  }

  // A connection that a network dropped silently looks well until something is sent.
  async #beat(client: pg.Client): Promise<void> {
    try {
      await client.query("select");
      if (this.#client === client) this.#schedule(HEARTBEAT_MS, () => this.#beat(client));
    } catch (error) {
      this.#lose(client, error);
    }
  }

  #lose(client: pg.Client, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    if (this.#isUp) this.options.onLost();
    this.#isUp = false;
    void closeClient(client);
    if (this.#isStopped) return;
    this.options.log.warn({ err: error, channel: this.options.channel }, "the listener lost its connection");
    const wait = RETRY_AFTER_MS[Math.min(this.#failures++, RETRY_AFTER_MS.length - 1)] ?? 1000;
    this.#schedule(wait, () => this.start());
  }

  #schedule(afterMs: number, step: () => Promise<void>): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void step(), afterMs).unref();
  }
}
