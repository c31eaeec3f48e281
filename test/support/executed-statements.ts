import { setImmediate as nextTurn } from "node:timers/promises";
import { afterAll } from "@jest/globals";
import pg from "pg";

const executed: string[] = [];
let underWay = 0;
type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;

// Below everything that builds or caches SQL, so that nothing the program sends can be missed.
prototype.query = function (...parameters) {
  const [first] = parameters;
  const { connectionParameters } = this as unknown as { connectionParameters: { application_name?: string } };
  const text = typeof first === "string" ? first : (first as { text?: string }).text;
  const answer = original.apply(this, parameters);
  if (connectionParameters.application_name !== "liuyou" || text === undefined) return answer;
  executed.push(text);
  if (answer instanceof Promise) {
    underWay++;
    const isDone = () => void underWay--;
    answer.then(isDone, isDone);
  }
  return answer;
};

// The driver outlives the test file.
afterAll(() => {
  prototype.query = original;
});

/** An operation that fails in one field is answered while others of its statements still run. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) {
    await nextTurn();
    if (underWay > 0) turns = 0;
  }
}

/** Of who is asking: the look-up, and what is written of all devices' activity once in a while, whatever is asked then. */
const OF_WHO_ASKS = /\bsessions\b|^update devices d set last_seen_at/;

/** The statements that the program sends to the database during an action, without those of who is asking. */
export async function statementsDuring(action: () => Promise<unknown>): Promise<string[]> {
  await quiet();
  executed.length = 0;
  await action();
  await quiet();
  return executed.filter((text) => !OF_WHO_ASKS.test(text));
}
