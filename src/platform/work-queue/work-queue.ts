import { RequestError } from "../errors/request-error.js";

// A library that limits how much runs at once (p-limit) knows no callers that take turns, and no work that gives way.

/** Timers as the queue needs them; tests bring their own. */
export interface Timers {
  after(milliseconds: number, step: () => void): () => void;
}

const systemTimers: Timers = {
  after: (milliseconds, step) => {
    const timer = setTimeout(step, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface WorkQueueOptions {
  /** How many pieces of work run at once. */
  running: number;
  /** How many of them are one caller's. */
  runningEach: number;
  /** How many may wait. */
  waiting: number;
  /** How many of them are one caller's; more than that are refused at once. */
  waitingEach: number;
  /** How long one waits for its first turn, in milliseconds; undefined where that is never too long. */
  patienceMs?: number | undefined;
  timers?: Timers;
}

/** After how many seconds it makes sense to come again when the queue is full. */
const RETRY_AFTER_SECONDS = 5;

/** A place in the queue, in the hands of the work that runs in it. */
export interface Turn {
  /** Lets others run first when some wait; the same caller's next turn is then this one's. Never refused. */
  giveWay(): Promise<void>;
  /** Does what needs no place, and gives the place to others meanwhile. */
  outside<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Gives the place to others for good, before the work is over. */
  leave(): void;
}

interface Waiting {
  start(): void;
  refuse(): void;
}

/** What one caller runs and waits with. */
class Lane {
  running = 0;
  /** Work that had its turn before and goes on first. */
  readonly returning: (() => void)[] = [];
  readonly waiting = new Set<Waiting>();

  constructor(readonly caller: string) {}

  get isWaiting(): boolean {
    return this.returning.length > 0 || this.waiting.size > 0;
  }
}

/**
 * Runs a bounded number of pieces of work at once. Callers take turns, however much each of them sends: whoever has
 * nothing running waits for one turn of each other caller at the most. What one caller sends keeps its order. When too
 * many wait, it is the one with most of them who is refused.
 */
export class WorkQueue {
  #running = 0;
  #waiting = 0;
  readonly #lanes = new Map<string, Lane>();
  /** The lanes in which something waits, in the order of their turns. */
  readonly #ring = new Set<Lane>();

  constructor(private readonly options: WorkQueueOptions) {}

  /** How many wait just now. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Runs the work when its turn comes; THROTTLED when that takes too long, or the caller has too much waiting. */
  async run<Result>(caller: string, work: (turn: Turn) => Result | Promise<Result>): Promise<Result> {
    if (!this.#enter(caller)) await this.#firstTurn(caller);
    let hasLeft = false;
    const leave = () => {
      if (!hasLeft) this.#leave(caller);
      hasLeft = true;
    };
    try {
      return await work({
        giveWay: () => this.#giveWay(caller),
        outside: (other) => this.#outside(caller, other),
        leave,
      });
    } finally {
      leave();
    }
  }

  async #giveWay(caller: string): Promise<void> {
    if (this.#ring.size === 0 || this.#running < this.options.running) return;
    // Behind the others before the place is free, or a caller who waits with more would have it again.
    this.#ring.delete(this.#lane(caller));
    const next = this.#returning(caller);
    this.#leave(caller);
    await next;
  }

  async #outside<Result>(caller: string, work: () => Promise<Result>): Promise<Result> {
    this.#leave(caller);
    try {
      return await work();
    } finally {
      if (!this.#enter(caller)) await this.#returning(caller);
    }
  }

  /** Takes a free place at once, where there is one: then nobody who could have it waits. */
  #enter(caller: string): boolean {
    const { running, runningEach } = this.options;
    const lane = this.#lane(caller);
    if (this.#running >= running || lane.running >= runningEach || lane.isWaiting) return false;
    this.#running++;
    lane.running++;
    return true;
  }

  #leave(caller: string): void {
    const lane = this.#lane(caller);
    this.#running--;
    lane.running--;
    this.#startNext();
    this.#forgetIdle(lane);
  }

  #firstTurn(caller: string): Promise<void> {
    const { waitingEach, patienceMs, timers = systemTimers } = this.options;
    const lane = this.#lane(caller);
    const refusal = new RequestError("THROTTLED", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    if (lane.waiting.size >= waitingEach || !this.#hasRoomFor(lane)) {
      this.#forgetIdle(lane);
      return Promise.reject(refusal);
    }
    return new Promise((resolve, reject) => {
      const refuse = () => {
        cancel();
        this.#drop(lane, turn);
        reject(refusal);
      };
      const cancel = patienceMs === undefined ? () => undefined : timers.after(patienceMs, refuse);
      const turn: Waiting = {
        refuse,
        start: () => {
          cancel();
          resolve();
        },
      };
      lane.waiting.add(turn);
      this.#waiting++;
      this.#ring.add(lane);
    });
  }

  #returning(caller: string): Promise<void> {
    const lane = this.#lane(caller);
    this.#ring.add(lane);
    return new Promise((resolve) => lane.returning.push(resolve));
  }

  /** Whether one more may wait; makes room by refusing the newest of whoever waits with most, and with more than this. */
  #hasRoomFor(lane: Lane): boolean {
    if (this.#waiting < this.options.waiting) return true;
    let longest = lane;
    for (const each of this.#ring) if (each.waiting.size > longest.waiting.size) longest = each;
    if (longest.waiting.size <= lane.waiting.size + 1) return false;
    [...longest.waiting].at(-1)?.refuse();
    return true;
  }

  #drop(lane: Lane, turn: Waiting): void {
    lane.waiting.delete(turn);
    this.#waiting--;
    if (!lane.isWaiting) this.#ring.delete(lane);
    this.#forgetIdle(lane);
  }

  // Places are handed over, so that nobody who comes just now gets one before those who wait.
  #startNext(): void {
    const { running, runningEach } = this.options;
    while (this.#running < running) {
      let next: Lane | undefined;
      // Passes over those who have all that one may have: no more than there are places.
      for (const lane of this.#ring) {
        if (lane.running >= runningEach) continue;
        next = lane;
        break;
      }
      if (next === undefined) return;
      this.#start(next);
    }
  }

  #start(lane: Lane): void {
    this.#running++;
    lane.running++;
    this.#ring.delete(lane);
    const resume = lane.returning.shift();
    if (resume !== undefined) resume();
    else {
      const [first] = lane.waiting;
      if (first !== undefined) {
        lane.waiting.delete(first);
        this.#waiting--;
        first.start();
      }
    }
    if (lane.isWaiting) this.#ring.add(lane);
  }

  #lane(caller: string): Lane {
    let lane = this.#lanes.get(caller);
    if (lane === undefined) this.#lanes.set(caller, (lane = new Lane(caller)));
    return lane;
  }

  #forgetIdle(lane: Lane): void {
    if (lane.running === 0 && !lane.isWaiting) this.#lanes.delete(lane.caller);
  }
}
