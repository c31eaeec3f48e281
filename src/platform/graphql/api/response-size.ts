import { RequestError } from "../../errors/request-error.js";

/** How large the data of one answer may be, by whatever way it is made; our own largest screens need a tenth of it. */
export const RESPONSE_LIMITS = {
  /** Fields of objects and items of lists. */
  values: 200_000,
  /** Bytes of the JSON text. */
  bytes: 16 * 1024 * 1024,
  /** Errors beside the data. */
  errors: 1000,
} as const;

/**
 * How many bytes of rows are read for an answer, by one statement and for one request; the longest page of our own screens takes a
 * tenth. Rows may be longer than what is answered of them.
 */
export const READ_LIMITS = { statement: 32 * 1024 * 1024, request: 64 * 1024 * 1024 } as const;

/** Ends an operation whose answer has become too large; nobody tries another way to answer it. */
export class ResponseTooLarge extends RequestError {
  constructor(limit: keyof typeof RESPONSE_LIMITS) {
    super("QUERY_TOO_COMPLEX", { limit, maximum: RESPONSE_LIMITS[limit] });
  }
}

/** How large an answer has become so far. */
export class ResponseSize {
  values = 0;
  bytes = 0;
  /** Fields that failed; whoever writes answers without errors counts none. */
  errors = 0;
  /** Stands for what nobody waits for any more, so that nothing is done with it. */
  readonly never = new Promise<never>(() => undefined);
  #stop: ((reason: ResponseTooLarge) => void) | undefined;

  /** Fails once the answer was found to be too large by `isTooLarge`. */
  whenTooLarge(): Promise<never> {
    return new Promise((_resolve, reject) => (this.#stop = reject));
  }

  /** Counts values that are about to be made; throws when the answer is too large. */
  count(values: number): void {
    this.values += values;
    this.check();
  }

  check(): void {
    const limit = this.#passed();
    if (limit !== undefined) throw new ResponseTooLarge(limit);
  }

  get isTooLarge(): boolean {
    const limit = this.#passed();
    if (limit === undefined) return false;
    this.#stop?.(new ResponseTooLarge(limit));
    this.#stop = undefined;
    return true;
  }

  #passed(): keyof typeof RESPONSE_LIMITS | undefined {
    if (this.values > RESPONSE_LIMITS.values) return "values";
    if (this.errors > RESPONSE_LIMITS.errors) return "errors";
    return this.bytes > RESPONSE_LIMITS.bytes ? "bytes" : undefined;
  }
}
