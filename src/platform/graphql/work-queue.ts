import { RequestError } from "../errors/request-error.js";

/** Timers as the queue needs them; tests bring their own. */
export interface Timers {
  after(milliseconds: number, step: () => void): () => void;
}

export const systemTimers: Timers = {
  after: (milliseconds, step) => {
    const timer = setTimeout(step, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface WorkQueueOptions {
  /** How many pieces of work run at once. */
  running: number;
  /** How long one waits for its turn, in milliseconds. */
  patienceMs: number;
  /** How many may wait; more than that are refused at once. */
  waiting: number;
  timers?: Timers;
}

/** Tablets come back from the field all at the same time; what they send waits its turn instead of crowding out the screens. */
export const TABLET_WORK: WorkQueueOptions = { running: 8, patienceMs: 30_000, waiting: 500 };

/** After how many seconds it makes sense to come again when the queue is full. */
const RETRY_AFTER_SECONDS = 5;

interface Turn {
  take: () => void;
}

/** Runs a bounded number of pieces of work at once, the others in the order in which they came. */
export class WorkQueue {
  #running = 0;
  readonly #waiting = new Set<Turn>();

  constructor(private readonly options: WorkQueueOptions) {}

  /** How many wait just now. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Runs the work when its turn comes; THROTTLED when that takes too long. */
  async run<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    if (this.#running < this.options.running) this.#running++;
    else await this.#turn();
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #turn(): Promise<void> {
    const { waiting, patienceMs, timers = systemTimers } = this.options;
    const refusal = new RequestError("THROTTLED", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    if (this.#waiting.size >= waiting) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      const cancel = timers.after(patienceMs, () => {
        this.#waiting.delete(turn);
        reject(refusal);
      });
      const turn: Turn = {
        take: () => {
          cancel();
          resolve();
        },
      };
      this.#waiting.add(turn);
    });
  }

  // The place is handed over, so that nobody who comes just now gets it before those who wait.
  #next(): void {
    const [first] = this.#waiting;
    if (first === undefined) {
      this.#running--;
      return;
    }
    this.#waiting.delete(first);
    first.take();
  }
}
