import { Agent, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { TestProgram } from "../../support/program.js";

const program = new TestProgram();
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
let person: BuiltPerson;
beforeAll(async () => {
  await program.start();
  person = await builders(program).person();
}, 60_000);
afterAll(() => program.stop(), 60_000);

interface Answer {
  status: number | undefined;
  body: string;
}

/** Sends an operation over one connection that stays open, as a screen's browser does. */
const send = (query: string): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${person.token}`,
      "accept-language": "en",
    };
    const sent = request(program.program.url, { agent, method: "POST", headers }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (body += chunk));
      response.on("end", () => resolve({ status: response.statusCode, body }));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify({ query }));
  });

test("a server that stops lets a running request end, takes no new one, and closes its connections", async () => {
  const before = await send("{ viewer { id } }");
  expect(JSON.parse(before.body)).toMatchObject({ data: { viewer: { id: person.accountId } } });

  await program.alone(async (client) => {
    await client.query("begin");
    await client.query("lock table accounts in access exclusive mode");
    const running = send("{ viewer { id username } }");
    await untilOneWaits();
    let isClosed = false;
    const closed = program.program.close().then(() => (isClosed = true));

    // A connection that is new is not taken any more.
    await expect(fetch(program.program.url)).rejects.toThrow("fetch failed");
    expect(isClosed).toBe(false);
    // One on the connection that is open waits behind the running request, and then finds the server closed.
    const late = send("{ __typename }").catch(({ code }: NodeJS.ErrnoException) => ({ code }));

    await client.query("rollback");
    const answer = await running;
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ data: { viewer: { id: person.accountId } } });
    await closed;
    const lateAnswer = await late;
    if ("code" in lateAnswer) expect(lateAnswer.code).toMatch(/^(ECONNRESET|ECONNREFUSED|EPIPE)$/);
    else expect(lateAnswer).toMatchObject({ status: 503 });
  });
});

async function untilOneWaits(): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    const waiting = await program.sql(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error("nobody waits");
}
