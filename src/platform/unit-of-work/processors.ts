import type { EventType } from "./events.js";
import type { Work } from "./work.js";

/** A higher module's reaction, inside the transaction of the change that it reacts to. */
export interface Processor {
  readonly event: string;
  readonly handle: (work: Work, payload: unknown) => Promise<void>;
}

export const processor = <Payload>(
  event: EventType<Payload>,
  handle: (work: Work, payload: Payload) => Promise<void>,
): Processor => ({ event: event.name, handle: handle as Processor["handle"] });

/** Hands every announcement of a transaction, including those made on the way, to the processors in their given order. */
export async function deliverEvents(work: Work, processors: readonly Processor[]): Promise<void> {
  for (let next = work.events.next(); next !== undefined; next = work.events.next()) {
    for (const each of processors) if (each.event === next.name) await each.handle(work, next.payload);
  }
}
