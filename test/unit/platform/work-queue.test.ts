import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { RequestError } from "../../../src/platform/errors/request-error.js";
import { BACKLOG } from "../../../src/platform/work-queue/queue-sizes.js";
import { WorkQueue, type Timers, type Turn } from "../../../src/platform/work-queue/work-queue.js";

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

const caller = (name: string) => name.replace(/\d+$/, "");
const settled = () => new Promise((resolve) => setImmediate(resolve));

function queueOf(given: Partial<ConstructorParameters<typeof WorkQueue>[0]> = {}) {
  const timers = new TestTimers();
  const queue = new WorkQueue({
    running: 2,
    runningEach: 2,
    patienceMs: 30_000,
    waiting: 3,
    waitingEach: 3,
    timers,
    ...given,
  });
  const began: string[] = [];
  const ends = new Map<string, (error?: Error) => void>();
  const outcomes: string[] = [];
  /** Work of the caller by whose name it begins: the first of "a" is "a", their second "a2". */
  const send = (name: string) => {
    const work = () =>
      new Promise<void>((resolve, reject) => {
        began.push(name);
        ends.set(name, (error) => (error === undefined ? resolve() : reject(error)));
      });
    queue.run(caller(name), work).then(
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
    expect(BACKLOG).toMatchObject({ running: 8, patienceMs: 30_000 });
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
    const late = queue.run("c", () => "never");
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
    await expect(queue.run("d", () => 1)).rejects.toMatchObject({ code: "THROTTLED" });
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
      queue.run("c", () => {
        throw new Error("at once");
      }),
    ).rejects.toThrow("at once");
    expect(await queue.run("c", () => "next")).toBe("next");
    expect(began).toEqual(["a", "b"]);
    expect(outcomes).toEqual(["a Error: no", "b done"]);
  });

  test("callers take turns, however much one of them sends", async () => {
    const { began, send, end } = queueOf({ running: 1, runningEach: 1, waiting: 100, waitingEach: 100 });
    for (const name of ["a1", "a2", "a3", "a4", "b1", "b2", "c1"]) send(name);
    await settled();
    for (let at = 0; at < 7; at++) await end(began[at] ?? "");
    expect(began).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4"]);
  });

  test("nobody gets more than their places, though others are free", async () => {
    const { began, send, end } = queueOf({ running: 4, runningEach: 2, waiting: 100, waitingEach: 100 });
    for (const name of ["a1", "a2", "a3", "a4"]) send(name);
    await settled();
    expect(began).toEqual(["a1", "a2"]);
    send("b1");
    await settled();
    expect(began).toEqual(["a1", "a2", "b1"]);
    await end("b1");
    expect(began).toEqual(["a1", "a2", "b1"]);
    await end("a1");
    expect(began).toEqual(["a1", "a2", "b1", "a3"]);
  });

  test("who sends more than one may have waiting is refused, and nobody else is", async () => {
    const { send, outcomes, queue } = queueOf({ running: 1, waiting: 100, waitingEach: 2 });
    for (const name of ["a1", "a2", "a3", "a4", "a5", "b1"]) send(name);
    await settled();
    expect(outcomes).toEqual(["a4 THROTTLED", "a5 THROTTLED"]);
    expect(queue.waiting).toBe(3);
  });

  test("when too many wait, the newest of whoever waits with most makes room", async () => {
    const { began, send, end, outcomes } = queueOf({ running: 1, waiting: 3, waitingEach: 3 });
    for (const name of ["a1", "a2", "a3", "a4", "b1"]) send(name);
    await settled();
    expect(outcomes).toEqual(["a4 THROTTLED"]);
    for (let at = 0; at < 4; at++) await end(began[at] ?? "");
    expect(began).toEqual(["a1", "a2", "b1", "a3"]);
  });

  test("a long piece gives way between its steps, and goes on when its caller's turn comes", async () => {
    const steps: string[] = [];
    const queue = new WorkQueue({ running: 1, runningEach: 1, waiting: 9, waitingEach: 9 });
    const batch = (name: string) =>
      queue.run(caller(name), async (turn) => {
        for (let step = 1; step <= 3; step++) {
          if (step > 1) await turn.giveWay();
          steps.push(`${name}.${step}`);
          await settled();
        }
      });
    await Promise.all([batch("a1"), batch("a2"), batch("b1")]);
    // Of one caller, what was begun is ended first.
    expect(steps).toEqual(["a1.1", "b1.1", "a1.2", "b1.2", "a1.3", "b1.3", "a2.1", "a2.2", "a2.3"]);
  });

  test("a place is somebody else's while its work needs none, also when that fails", async () => {
    const { began, send, end, queue } = queueOf({ running: 1 });
    let arrive: (error?: Error) => void = () => undefined;
    const away = () =>
      new Promise<void>((resolve, reject) => (arrive = (e) => (e === undefined ? resolve() : reject(e))));
    const over = queue.run("a", ({ outside }) => outside(away).catch(() => "failed"));
    await settled();
    send("b");
    send("c");
    await settled();
    expect(began).toEqual(["b"]);
    arrive(new Error("no"));
    await end("b");
    expect(began).toEqual(["b", "c"]);
    await end("c");
    expect(await over).toBe("failed");
    expect(await queue.run("d", () => "free")).toBe("free");
  });

  test("a place that was left is free at once, and not free twice when the work is over", async () => {
    const queue = new WorkQueue({ running: 1, runningEach: 1, waiting: 9, waitingEach: 9 });
    const order: string[] = [];
    await Promise.all([
      queue.run("a", async ({ leave }) => {
        leave();
        await settled();
        order.push("a");
      }),
      queue.run("b", async () => {
        order.push("b begins");
        await settled();
        await settled();
        order.push("b");
      }),
      queue.run("c", () => void order.push("c")),
    ]);
    expect(order).toEqual(["b begins", "a", "b", "c"]);
  });

  test("nobody starves: who waits with nothing running is passed by each other caller once at the most", () => {
    const event = fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant("send"), caller: fc.integer({ min: 0, max: 5 }) }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("end", "step"), at: fc.nat() }) },
    );
    return fc.assert(
      fc.asyncProperty(
        fc.record({ running: fc.integer({ min: 1, max: 4 }), runningEach: fc.integer({ min: 1, max: 3 }) }),
        fc.array(event, { maxLength: 80 }),
        async (places, events) => {
          const queue = new WorkQueue({ ...places, waiting: 1000, waitingEach: 1000 });
          const running: { caller: string; end: () => void; step: () => void }[] = [];
          const passed = new Map<string, Map<string, number>>();
          const waiting = new Map<string, number>();
          const runs = (who: string) => running.filter((each) => each.caller === who).length;
          const begins = (who: string) => {
            waiting.set(who, (waiting.get(who) ?? 0) - 1);
            passed.delete(who);
            for (const [other, count] of waiting) {
              if (other === who || count === 0 || runs(other) > 0) continue;
              const by = passed.get(other) ?? new Map<string, number>();
              by.set(who, (by.get(who) ?? 0) + 1);
              passed.set(other, by);
              expect(by.get(who)).toBe(1);
            }
          };
          const work = async (who: string, turn: Turn) => {
            for (let isOver = false; !isOver;) {
              begins(who);
              const wish = await new Promise<"end" | "step">((resolve) =>
                running.push({ caller: who, end: () => resolve("end"), step: () => resolve("step") }),
              );
              isOver = wish === "end";
              if (isOver) break;
              waiting.set(who, (waiting.get(who) ?? 0) + 1);
              await turn.giveWay();
            }
          };
          const all: Promise<void>[] = [];
          const leave = (at: number, wish: "end" | "step") => {
            const [one] = running.splice(at % running.length, 1);
            one?.[wish]();
          };
          for (const each of events) {
            if ("caller" in each) {
              const who = String(each.caller);
              waiting.set(who, (waiting.get(who) ?? 0) + 1);
              all.push(queue.run(who, (turn) => work(who, turn)));
            } else if (running.length > 0) leave(each.at, each.kind as "end" | "step");
            await settled();
            // No place is empty that somebody could have, and nobody has more than theirs.
            const free = places.running - running.length;
            const could = [...waiting].some(([who, count]) => count > 0 && runs(who) < places.runningEach);
            expect(free === 0 || !could).toBe(true);
            expect([...waiting.keys()].every((who) => runs(who) <= places.runningEach)).toBe(true);
          }
          while (running.length > 0) {
            leave(0, "end");
            await settled();
          }
          await Promise.all(all);
          expect(queue.waiting).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});
