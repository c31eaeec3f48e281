import type { Work } from "./work.js";

/** Something a module announces; `name` is in the past tense, dotted. */
export interface EventType<Payload> {
  readonly name: string;
  /** Only carries the type. */
  readonly payload?: Payload;
}

export const defineEvent = <Payload>(name: string): EventType<Payload> => ({ name });

/** A higher module's reaction, inside the transaction of the change that it reacts to. */
export interface Processor {
  readonly event: string;
  readonly handle: (work: Work, payload: unknown) => Promise<void>;
}

export const processor = <Payload>(
  event: EventType<Payload>,
  handle: (work: Work, payload: Payload) => Promise<void>,
): Processor => ({ event: event.name, handle: handle as Processor["handle"] });

/** The announcements of one transaction. */
export class Events {
  readonly #pending: { name: string; payload: unknown }[] = [];

  emit<Payload>(event: EventType<Payload>, payload: Payload): void {
    this.#pending.push({ name: event.name, payload });
  }

  /** Hands every announcement, including those made on the way, to the processors in their given order. */
  async deliver(work: Work, processors: readonly Processor[]): Promise<void> {
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      for (const each of processors) if (each.event === next.name) await each.handle(work, next.payload);
    }
  }
}
