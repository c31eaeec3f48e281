import { describe, expect, test } from "@jest/globals";
import { RequestError } from "../../../src/platform/errors/request-error.js";
import { TABLET_WORK, WorkQueue, type Timers } from "../../../src/platform/graphql/work-queue.js";

/** Time that only passes when it is told to. */
class TestTimers implements Timers {
  #now = 0;
  #steps: { at: number; step: () => void }[] = [];

  get pending(): number {
    return this.#steps.length;
  }
  after(milliseconds: number, step: () => void): () => void {
    const entry = { at: this.#now + milliseconds, step };
    this.#steps.push(entry);
    return () => {
      this.#steps = this.#steps.filter((each) => each !== entry);
    };
  }
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#steps.filter(({ at }) => at <= this.#now);
    this.#steps = this.#steps.filter(({ at }) => at > this.#now);
    for (const { step } of due) step();
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function queueOf(given: Partial<ConstructorParameters<typeof WorkQueue>[0]> = {}) {
  const timers = new TestTimers();
  const queue = new WorkQueue({ running: 2, patienceMs: 30_000, waiting: 3, timers, ...given });
  const began: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const outcomes: string[] = [];
  const send = (name: string) => {
    const work = () =>
      new Promise<void>((resolve, reject) => {
        began.push(name);
        ends.set(name, (error) => (error === undefined ? resolve() : reject(error)));
      });
    queue.run(work).then(
      () => outcomes.push(`${name} done`),
      (error: unknown) => outcomes.push(`${name} ${error instanceof RequestError ? error.code : String(error)}`),
    );
  };
  const end = async (name: string, error?: Error) => {
    ends.get(name)?.(error);
    await settled();
  };
  return { timers, queue, began, outcomes, send, end };
}

describe("the queue of tablets' work", () => {
  test("as deployed runs eight at once and lets others wait for thirty seconds", () => {
    expect(TABLET_WORK).toMatchObject({ running: 8, patienceMs: 30_000 });
  });

  test("runs so many at once, the others in their order as places become free", async () => {
    const { began, send, end, outcomes, timers } = queueOf();
    for (const name of ["a", "b", "c", "d"]) send(name);
    await settled();
    expect(began).toEqual(["a", "b"]);
    await end("b");
    expect(began).toEqual(["a", "b", "c"]);
    await end("a");
    await end("c");
    await end("d");
    expect(began).toEqual(["a", "b", "c", "d"]);
    expect(outcomes).toEqual(["b done", "a done", "c done", "d done"]);
    expect(timers.pending).toBe(0);
  });

  test("refuses who waited too long, with a time to come again", async () => {
    const { began, send, end, outcomes, timers, queue } = queueOf();
    send("a");
    send("b");
    const late = queue.run(() => "never");
    const refusal = expect(late).rejects.toMatchObject({ code: "THROTTLED", extra: { retryAfterSeconds: 5 } });
    timers.pass(29_999);
    send("d");
    timers.pass(1);
    await refusal;
    // Who came later still waits, and the place of the one who left is not lost.
    await end("a");
    expect(began).toEqual(["a", "b", "d"]);
    expect(outcomes).toEqual(["a done"]);
  });

  test("refuses at once when too many wait already", async () => {
    const { send, outcomes, queue } = queueOf({ waiting: 1 });
    for (const name of ["a", "b", "c"]) send(name);
    await expect(queue.run(() => 1)).rejects.toMatchObject({ code: "THROTTLED" });
    expect(outcomes).toEqual([]);
  });

  test("a place becomes free again when the work fails, also when it fails at once", async () => {
    const { began, send, end, outcomes, queue } = queueOf({ running: 1 });
    send("a");
    send("b");
    await settled();
    await end("a", new Error("no"));
    await end("b");
    await expect(
      queue.run(() => {
        throw new Error("at once");
      }),
    ).rejects.toThrow("at once");
    expect(await queue.run(() => "next")).toBe("next");
    expect(began).toEqual(["a", "b"]);
    expect(outcomes).toEqual(["a Error: no", "b done"]);
  });
});
