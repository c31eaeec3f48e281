import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { openProgram } from "../../../src/app/program.js";
import { CONNECTION_LIMITS } from "../../../src/platform/http/connection-limits.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { createTestDatabase, demonstrationTemplate } from "../../support/database.js";
import { testProgram, TODAY } from "../../support/program.js";

const program = testProgram({
  isProduction: true,
  connectionLimits: {
    ...CONNECTION_LIMITS,
    headTimeoutMs: 400,
    silenceTimeoutMs: 2_000,
    checkEveryMs: 50,
    connectionsOfNetwork: 20,
  },
});
let person: BuiltPerson;
beforeAll(async () => {
  person = await builders(program).person();
});

describe("the schema", () => {
  const SCHEMA = "{ __schema { queryType { name } } }";
  const HIDDEN = 'query Q { viewer: __typename ...F } fragment F on Query { t: __type(name: "Finding") { name } }';
  const codes = async (query: string, token?: string) =>
    (await program.run(query, {}, { token })).errors?.map(({ extensions }) => extensions.code);

  test.each([SCHEMA, HIDDEN])("is not described to anonymous callers, however often they ask: %s", async (query) => {
    for (let time = 1; time <= 3; time++) expect(await codes(query)).toEqual(["UNAUTHENTICATED"]);
    for (let time = 1; time <= 3; time++) expect(await codes(query, person.token)).toBeUndefined();
    expect(await codes(query)).toEqual(["UNAUTHENTICATED"]);
    const url = `${program.program.url}?query=${encodeURIComponent(query)}`;
    const answer = await fetch(url, { headers: { "apollo-require-preflight": "1" } });
    expect(await answer.text()).toContain("UNAUTHENTICATED");
  });

  test("is not needed to ask for the name of a type", async () => {
    expect(await codes("{ __typename }")).toBeUndefined();
  });
});

test("every answer says that it is data, for nobody's frame, and not to be kept", async () => {
  const { url } = program.program;
  const asked: [string, RequestInit?][] = [
    [url, { method: "POST", headers: { "content-type": "application/json" }, body: '{"query":"{ __typename }"}' }],
    [url, { method: "POST", headers: { "content-type": "application/json" }, body: "{" }],
    [new URL("/livez", url).href],
    [new URL("/nothing", url).href],
  ];
  for (const [address, init] of asked) {
    const { headers } = await fetch(address, init);
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  }
});

describe("connections", () => {
  const opened = async (): Promise<Socket> => {
    const socket = connect(Number(new URL(program.program.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  };
  const said = (socket: Socket) => {
    let text = "";
    socket.on("data", (chunk: Buffer) => (text += String(chunk)));
    return () => text;
  };
  const closed = (socket: Socket) =>
    new Promise<void>((resolve) => (socket.closed ? resolve() : socket.once("close", () => resolve())));

  test("are closed that send nothing, or a head that never ends", async () => {
    const [silent, slow] = [await opened(), await opened()];
    const answers = [said(silent), said(slow)];
    slow.write("POST /graphql HTTP/1.1\r\nhost: x\r\n");
    const dripping = setInterval(() => slow.write("x-a: b\r\n"), 50);
    await Promise.all([closed(silent), closed(slow)]);
    clearInterval(dripping);
    for (const answer of answers) expect(answer()).toMatch(/^HTTP\/1\.1 408 |^$/);
  });

  test("are closed that do not read their answers", async () => {
    const socket = await opened();
    socket.pause();
    // More than the buffers between here and there take.
    const query = `{ ${Array.from({ length: 40 }, (_, at) => `t${String(at)}: __typename`).join(" ")} }`;
    const body = JSON.stringify({ query });
    const request = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${String(body.length)}\r\n\r\n${body}`;
    // Until the buffers on the way are full, and then until a write is answered with the end of the connection.
    while (!socket.destroyed) {
      for (let sent = 0; sent < 100 && socket.writableLength < 1_000_000; sent++) socket.write(request);
      socket.write("");
      await sleep(20);
    }
  });

  test("of one network are counted, and the next is closed at once", async () => {
    const sockets: Socket[] = [];
    for (let at = 0; at < 25; at++) sockets.push(await opened());
    const answers = sockets.map(said);
    for (const socket of sockets) socket.write("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n");
    while (sockets.some((socket, at) => !socket.closed && answers[at]?.() === "")) await sleep(20);
    const served = answers.filter((answer) => answer().startsWith("HTTP/1.1 200 ")).length;
    // Other tests of this file may still hold some of the twenty.
    expect(served).toBeGreaterThan(0);
    expect(served).toBeLessThanOrEqual(20);
    for (const socket of sockets) socket.destroy();
    await Promise.all(sockets.map(closed));
    expect((await fetch(new URL("/livez", program.program.url))).status).toBe(200);
  });
});

test("a database with the demonstration in it is not served", async () => {
  const database = await createTestDatabase(demonstrationTemplate(TODAY));
  try {
    const started = openProgram({
      databaseUrl: database.url,
      secret: "a secret of the tests, long enough to be one",
      poolSize: 2,
      host: "127.0.0.1",
      port: 0,
      isProduction: true,
      corsOrigins: [],
      trustProxy: false,
    });
    await expect(started).rejects.toThrow(/demonstration district, whose accounts are not served in production/);
  } finally {
    await database.drop();
  }
}, 120_000);
