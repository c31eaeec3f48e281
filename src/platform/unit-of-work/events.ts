/** Something a module announces; `name` is in the past tense, dotted. */
export interface EventType<Payload> {
  readonly name: string;
  /** Only carries the type. */
  readonly payload?: Payload;
}

export const defineEvent = <Payload>(name: string): EventType<Payload> => ({ name });

interface Announcement {
  readonly name: string;
  readonly payload: unknown;
}

/** The announcements of one transaction. */
export class Events {
  readonly #pending: Announcement[] = [];

  emit<Payload>(event: EventType<Payload>, payload: Payload): void {
    this.#pending.push({ name: event.name, payload });
  }

  /** Takes the announcement that has waited longest; undefined when there is none. */
  next(): Announcement | undefined {
    return this.#pending.shift();
  }
}
