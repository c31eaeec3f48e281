/** Stopping may take this long, in milliseconds, before the process ends regardless. */
const PATIENCE_MS = 100_000;

/** What a process has started, or is just starting; stopped in the opposite order, once, at whatever point of its life. */
export class Lifetime {
  readonly #ending = new AbortController();
  readonly #parts: Promise<() => Promise<void>>[] = [];
  #end: Promise<void> | undefined;

  /** Aborted when everything has to stop. */
  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Waits for a part to start, and stops it at the end, even when that comes before it has started. */
  async start<Part>(starting: Promise<Part>, stop: (part: Part) => Promise<void>): Promise<Part> {
    this.#parts.unshift(
      starting.then(
        (part) => () => stop(part),
        () => () => Promise.resolve(), // what does not start has nothing to stop
      ),
    );
    const part = await starting;
    this.signal.throwIfAborted();
    return part;
  }

  /** Stops everything; a second call waits for the first. */
  end(): Promise<void> {
    return (this.#end ??= this.#stopAll());
  }

  /** Ends the process when the person or the system says so; at once, when that is said twice. */
  endOnSignals(): void {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        if (this.#end !== undefined) process.exit(1);
        void this.exit(0);
      });
    }
  }

  /** Stops everything and ends the process with this code, or with 1 when something does not stop. */
  async exit(code: number): Promise<void> {
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await this.end().catch((error: unknown) => {
      console.error(error);
      process.exit(1);
    });
    process.exit(code);
  }

  async #stopAll(): Promise<void> {
    this.#ending.abort();
    let failure: Error | undefined;
    for (const part of this.#parts) {
      try {
        await (
          await part
        )();
      } catch (error) {
        failure ??= error as Error; // the parts below are stopped nevertheless
      }
    }
    if (failure !== undefined) throw failure;
  }
}
