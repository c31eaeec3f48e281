import { LRUCache } from "lru-cache";
import {
  delayAfter,
  failedAgain,
  NO_FAILURES,
  remembered,
  type DelayRule,
  type Failures,
} from "./attempt-delay.rules.js";
import { identityErrors } from "./identity.errors.js";

/** Of those who are counted, the ones seen last are remembered; some 10 MB for all gates. */
const MAXIMUM_ENTRIES = 50_000;

/** How many attempts on one key may wait for the outcome of those before them. */
const WAITING = 200;

/** What became of an attempt; one that was not judged in the end counts for nothing. */
export type Outcome = "RIGHT" | "WRONG" | "NOT_JUDGED";

interface Entry {
  failures: Failures;
  /** Nothing is taken before this, in milliseconds. */
  notBefore: number;
  judging: number;
  waiting: (() => void)[];
}

/**
 * Slows down wrong passwords on one key and never right ones. No more attempts are judged at once than may be wrong for
 * nothing; others wait for their outcome, so that many at once do not slip through together, and many right ones all pass.
 */
export class AttemptGate {
  readonly #entries = new LRUCache<string, Entry>({ max: MAXIMUM_ENTRIES });

  constructor(
    private readonly rule: DelayRule,
    private readonly now: () => number,
  ) {}

  /** Lets an attempt be judged, or refuses it with the seconds until the next one; whoever is let in says what became of it. */
  async enter(key: string): Promise<(outcome: Outcome) => void> {
    const entry = this.#entry(key);
    while (!this.#takes(entry)) {
      if (entry.waiting.length >= WAITING) throw identityErrors.TOO_MANY_ATTEMPTS([], { seconds: 1 });
      await new Promise<void>((resolve) => entry.waiting.push(resolve));
    }
    entry.judging++;
    return (outcome) => this.#settle(key, entry, outcome);
  }

  #takes(entry: Entry): boolean {
    const now = this.now();
    // A clock that was set back makes nobody wait longer than the longest delay.
    const seconds = Math.min(Math.ceil((entry.notBefore - now) / 1000), this.rule.longest);
    if (seconds > 0) throw identityErrors.TOO_MANY_ATTEMPTS([], { seconds });
    const { level } = remembered(entry.failures, now, this.rule);
    return entry.judging < Math.max(1, Math.floor(this.rule.free - level));
  }

  #settle(key: string, entry: Entry, outcome: Outcome): void {
    entry.judging--;
    if (outcome === "WRONG") {
      const now = this.now();
      entry.failures = failedAgain(entry.failures, now, this.rule);
      const delay = delayAfter(entry.failures, this.rule);
      if (delay > 0) entry.notBefore = now + delay * 1000;
    }
    const isIdle = entry.judging === 0 && entry.waiting.length === 0;
    if (isIdle && remembered(entry.failures, this.now(), this.rule).level === 0) this.#entries.delete(key);
    // All of them, as each looks for itself whether it may go on; they keep their order.
    for (const lookAgain of entry.waiting.splice(0)) lookAgain();
  }

  /** Forgets what was wrong on a key. */
  forgive(key: string): void {
    const entry = this.#entries.peek(key);
    if (entry === undefined) return;
    entry.failures = NO_FAILURES;
    entry.notBefore = 0;
  }

  #entry(key: string): Entry {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { failures: NO_FAILURES, notBefore: 0, judging: 0, waiting: [] };
      this.#entries.set(key, entry);
    }
    return entry;
  }
}
