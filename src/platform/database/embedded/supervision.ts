import { setTimeout as pause } from "node:timers/promises";
import { EmbeddedDatabaseError } from "./errors.js";
import type { Postmaster } from "./postmaster.js";

/** How long to wait before each try to start an ended database again, in milliseconds: two minutes, time to make room on a full disk. */
const PAUSES_MS = [0, 250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 60_000];

/** A database that has run this long since its last start is well, and the tries are counted anew. */
const STEADY_MS = 60_000;

export interface SupervisionOptions {
  /** Starts it again where it was, so that whoever was connected finds it by itself. */
  startAgain: (signal: AbortSignal) => Promise<Postmaster>;
  /** Called once, when no try is left. */
  onLost: (error: Error) => void;
  log: (line: string) => void;
  pausesMs?: readonly number[];
}

export interface Supervision {
  /** Ends the watch, and with it a try to start again; answers the process that is left to be stopped, if any. */
  end(): Promise<Postmaster | undefined>;
}

/** Watches a database and starts it again when it ends by itself, be it killed or out of room. */
export function supervise(first: Postmaster, options: SupervisionOptions): Supervision {
  const { startAgain, onLost, log, pausesMs = PAUSES_MS } = options;
  const ending = new AbortController();
  const { signal } = ending;
  let current: Postmaster | undefined = first;
  let failures = 0;

  const tryAgain = async (): Promise<void> => {
    let reason = "it ended again right after each start";
    for (;;) {
      const wait = pausesMs[failures++];
      if (wait === undefined)
        throw new EmbeddedDatabaseError(
          `The database ended by itself and could not be kept running in ${pausesMs.length} tries: ${reason}.`,
        );
      await pause(wait, undefined, { signal });
      try {
        current = await startAgain(signal);
        log("The database runs again.");
        return;
      } catch (error) {
        signal.throwIfAborted();
        reason = error instanceof Error ? error.message : String(error);
        log(`The database does not start yet: ${reason}`);
      }
    }
  };

  const watch = async (): Promise<void> => {
    for (;;) {
      const since = Date.now();
      await Promise.race([current?.ended, aborted(signal)]);
      signal.throwIfAborted();
      current = undefined;
      if (Date.now() - since >= STEADY_MS) failures = 0;
      log("The database ended by itself; starting it again.");
      await tryAgain();
    }
  };
  const watching = watch().catch((error: unknown) => {
    if (!signal.aborted) onLost(error as Error);
  });

  return {
    end: async () => {
      ending.abort();
      await watching;
      return current;
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
