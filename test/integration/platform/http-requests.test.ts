import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { DOCUMENT_LIMITS } from "../../../src/platform/graphql/limits/document-limits.rules.js";
import { HELD_LIMITS } from "../../../src/platform/http/held-bytes.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const MIB = 1024 * 1024;
const program = testProgram({
  corsOrigins: ["https://screens.example"],
  heldLimits: { ...HELD_LIMITS, accounts: { each: 9 * MIB, all: 12 * MIB, always: MIB / 4 } },
});
let person: BuiltPerson;
beforeAll(async () => {
  person = await builders(program).person();
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

interface Answer {
  status: number;
  headers: Headers;
  errors?: { message: string; extensions: Record<string, unknown> }[];
  data?: unknown;
}

async function send(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(program.program.url.replace("/graphql", path), init);
  const text = await response.text();
  const body = (text.startsWith("{") ? JSON.parse(text) : {}) as Omit<Answer, "status" | "headers">;
  return { status: response.status, headers: response.headers, ...body };
}

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> =>
  send("/graphql", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
const get = (parameters: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> =>
  send(`/graphql?${new URLSearchParams(parameters).toString()}`, { headers });

/** The one error of a refused request, which names no more than it should. */
function refusal({ errors = [], headers }: Answer): Record<string, unknown> {
  expect(errors).toHaveLength(1);
  const extensions: Record<string, unknown> = errors[0]?.extensions ?? {};
  expect(extensions["requestId"]).toMatch(UUID);
  expect(headers.get("x-request-id")).toBe(extensions["requestId"]);
  const { requestId: _id, ...rest } = extensions;
  return rest;
}

const BAD = { code: "BAD_USER_INPUT", retryable: false };

describe("a request that is none of GraphQL", () => {
  test.each([
    ["no JSON", "{", 400],
    ["nothing", "", 400],
    ["a text", '"{ __typename }"', 400],
    ["a number", "5", 400],
    ["null", "null", 400],
    ["several operations at once", '[{"query":"{ __typename }"}]', 400],
    ["no query", '{"variables":{}}', 400],
    ["variables that are no object", '{"query":"{ __typename }","variables":[1]}', 400],
    ["a hash in place of a query", '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ab"}}}', 200],
  ])("with %s is refused", async (_case, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(refusal(answer)).toEqual(BAD);
    expect(answer.data).toBeUndefined();
  });

  test.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "",
  ])("of the content type %p is refused, whatever other headers say", async (type) => {
    const headers = { "content-type": type, "apollo-require-preflight": "1" };
    const answer = await post('{"query":"{ __typename }"}', headers);
    expect(answer.status).toBe(415);
    expect(refusal(answer)).toEqual(BAD);
  });

  test("compressed by the client is refused", async () => {
    const answer = await post('{"query":"{ __typename }"}', { "content-encoding": "gzip" });
    expect(answer.status).toBe(415);
  });

  test("that is too large is refused, announced or not", async () => {
    const large = new Uint8Array(8 * 1024 * 1024 + 1).fill(32);
    const announced = await post(large);
    expect(announced.status).toBe(413);
    expect(refusal(announced)).toEqual(BAD);
    const stream = new ReadableStream({
      start: (controller) => {
        for (let part = 0; part < 9; part++) controller.enqueue(large.subarray(0, 1024 * 1024));
        controller.close();
      },
    });
    const init = { method: "POST", body: stream, duplex: "half", headers: { "content-type": "application/json" } };
    expect((await send("/graphql", init as RequestInit)).status).toBe(413);
  });

  test("that is just not too large is read, of anonymous callers far less", async () => {
    const query = JSON.stringify({ query: "{ __typename }" });
    const large = query.padEnd(8 * 1024 * 1024);
    const signedIn = { authorization: `Bearer ${person.token}` };
    expect((await post(large, signedIn)).data).toEqual({ __typename: "Query" });
    expect((await post(query.padEnd(64 * 1024))).data).toEqual({ __typename: "Query" });
    for (const body of [query.padEnd(64 * 1024 + 1), large]) {
      const anonymous = await post(body, { "accept-language": "en" });
      expect(anonymous.status).toBe(413);
      expect(anonymous.errors?.[0]?.message).toBe("The request is too large: at most 64 KiB without signing in.");
      expect(refusal(anonymous)).toEqual(BAD);
      // A tablet whose token has ended must learn that, and send the same again with another.
      const late = await post(body, { authorization: `Bearer ${"x".repeat(43)}` });
      expect(late.status).toBe(401);
      expect(refusal(late)).toEqual({ code: "UNAUTHENTICATED", retryable: false });
    }
  });

  test("that has too many values is refused, however short they are", async () => {
    const of = (values: number) => `{"query":"{ __typename }","variables":{"a":[${"0,".repeat(values - 2)}0]}}`;
    const signedIn = { authorization: `Bearer ${person.token}`, "accept-language": "en" };
    expect((await post(of(300_000), signedIn)).errors?.[0]?.message).toMatch(/variables/);
    const refused = await post(of(300_001), signedIn);
    expect(refused.status).toBe(413);
    expect(refused.errors?.[0]?.message).toBe("The request has too many values: at most 300,000.");
    expect(refusal(refused)).toEqual(BAD);
  });

  test("that does not say how large it is is read as far as its sender may go", async () => {
    const part = new Uint8Array(100 * 1024).fill(32);
    const streamed = (headers: Record<string, string>) => {
      const body = new ReadableStream({
        start: (controller) => {
          controller.enqueue(new TextEncoder().encode('{"query":"{ __typename }"'));
          for (let count = 0; count < 10; count++) controller.enqueue(part);
          controller.enqueue(new TextEncoder().encode("}"));
          controller.close();
        },
      });
      const all = { "content-type": "application/json", ...headers };
      return send("/graphql", { method: "POST", body, duplex: "half", headers: all } as RequestInit);
    };
    expect((await streamed({ authorization: `Bearer ${person.token}` })).data).toEqual({ __typename: "Query" });
    expect((await streamed({})).status).toBe(413);
    expect((await streamed({ authorization: "Bearer unknown" })).status).toBe(401);
  });

  test("that holds variables which nothing declares is refused, whether it was sent before or not", async () => {
    const query = "query Named($name: String!) { __type(name: $name) { name } }";
    const ask = (variables: object, document = query) =>
      post(JSON.stringify({ query: document, variables, operationName: "Named" }), { "accept-language": "en" });
    expect((await ask({ name: "Query" })).data).toEqual({ __type: { name: "Query" } });
    for (const document of [query, `${query} # for the first time`])
      for (const variables of [{ name: "Query", other: "x".repeat(1000) }, { other: 1 }]) {
        const answer = await ask(variables, document);
        expect(answer.errors?.map(({ message }) => message)).toEqual([
          "The request carries variables that its document does not declare.",
        ]);
        expect(refusal(answer)).toEqual(BAD);
        expect(answer.data).toBeUndefined();
      }
    // An IDE sends the variables of its window, whichever operation of it is run.
    const other = "query Other($other: String) { __type(name: $other) { name } }".replace("String)", "String!)");
    const both = await ask({ name: "Query", other: "Mutation" }, `${query} ${other}`);
    expect(both.data).toEqual({ __type: { name: "Query" } });
  });

  test("that is nested absurdly deep is refused in a sentence", async () => {
    const deep = (levels: number) =>
      `{"query":"{ __typename }","extensions":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    for (const body of [deep(10_000), deep(30_000), `${'{"a":'.repeat(9_000)}${"[".repeat(20_000)}`]) {
      const answer = await post(body, { "accept-language": "en" });
      expect(answer.status).toBe(400);
      expect(answer.errors?.[0]?.message).toBe("The request is nested too deep.");
      expect(refusal(answer)).toEqual(BAD);
    }
    const variables = `{"name":${"[".repeat(200)}${"]".repeat(200)}}`;
    const byGet = await get({ query: "{ __typename }", variables }, { "apollo-require-preflight": "1" });
    expect(byGet.status).toBe(400);
    expect(refusal(byGet)).toEqual(BAD);
  });

  test.each([
    ["characters", `{ __typename } #${"x".repeat(DOCUMENT_LIMITS.characters)}`],
    ["lines", `${"\n".repeat(DOCUMENT_LIMITS.lines)}{ __typename }`],
  ])("whose document has too many %s is refused before it is parsed", async (limit, query) => {
    const answer = await post(JSON.stringify({ query }), { authorization: `Bearer ${person.token}` });
    expect(answer.status).toBe(200);
    expect(refusal(answer)).toEqual({ code: "QUERY_TOO_COMPLEX", retryable: false, limit });
  });

  test.each([
    ["a variable", '"query":"query ($n: String!) { __type(name: $n) { name } }","variables":{"n":DEEP}'],
    ["a literal", '"query":"{ __type(name: DEEP) { name } }"'],
    ["a selection", `"query":"${"{a".repeat(1900)}${"}".repeat(1900)}"`],
  ])("with %s that is nested deep answers what is wrong with it", async (_case, body) => {
    for (let attempt = 0; attempt < 2; attempt++) {
      const answer = await post(`{${body.replace("DEEP", `${"[".repeat(2400)}${"]".repeat(2400)}`)}}`);
      const codes = answer.errors?.map(({ extensions }) => extensions["code"]) ?? [];
      expect(codes).not.toEqual([]);
      for (const code of codes) expect(["BAD_USER_INPUT", "QUERY_TOO_COMPLEX"]).toContain(code);
    }
  });

  test.each(["PUT", "DELETE", "PATCH"])("sent by %s is refused", async (method) => {
    const answer = await send("/graphql", { method, headers: { "content-type": "application/json" }, body: "{}" });
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, POST");
    expect(refusal(answer)).toEqual(BAD);
  });

  test("whose answer the client would not take is refused", async () => {
    const answer = await post('{"query":"{ __typename }"}', { accept: "image/png" });
    expect(answer.status).toBe(406);
    expect(refusal(answer)).toEqual(BAD);
  });

  test("is refused in the client's language", async () => {
    const chinese = await post("{", { "accept-language": "zh" });
    expect(chinese.errors?.[0]?.message).toBe("请求的参数不正确。");
    const english = await post("{", { "accept-language": "en" });
    expect(english.errors?.[0]?.message).toBe("The arguments of the request are not right.");
  });

  test("breaks nothing when it breaks off", async () => {
    const { hostname, port } = new URL(program.program.url);
    const socket = connect(Number(port), hostname);
    socket.write("POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{");
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    expect((await post('{"query":"{ __typename }"}')).data).toEqual({ __typename: "Query" });
  });
});

describe("what an account has the server hold", () => {
  const QUERY = JSON.stringify({ query: "{ viewer { id } }" });
  const statusOf = async (size: number, { token } = person): Promise<number> => {
    const answer = await post(QUERY.padEnd(size), { authorization: `Bearer ${token}` });
    if (answer.status !== 200) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "5"]);
      expect(refusal(answer)).toEqual({ code: "THROTTLED", retryable: true, retryAfterSeconds: 5 });
    }
    return answer.status;
  };
  const until = async (isSo: (attempt: number) => Promise<boolean>) => {
    for (let attempt = 0; attempt < 200; attempt++) {
      if (await isSo(attempt)) return;
      await sleep(20);
    }
    throw new Error("it did not come to pass");
  };
  /** Each time a little more, as it may itself have taken the room of what still arrives. */
  const untilNoRoom = (size: number, who = person) =>
    until(async (attempt) => (await statusOf(size + attempt * 64 * 1024, who)) === 429);
  const connected = async (): Promise<Socket> => {
    const { hostname, port } = new URL(program.program.url);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    await once(socket, "connect");
    return socket;
  };
  const head = (length: number, { token } = person) =>
    `POST /graphql HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${String(length)}\r\n\r\n`;

  test("of requests is bounded, and others have room", async () => {
    const [other, last] = [await builders(program).person(), await builders(program).person()];
    const sending = [await connected(), await connected()];
    sending[0]?.write(head(8 * MIB) + " ".repeat(7.9 * MIB));
    await untilNoRoom(2 * MIB);
    expect(await statusOf(QUERY.length)).toBe(200);
    expect(await statusOf(2 * MIB, other)).toBe(200);
    sending[1]?.write(head(8 * MIB, other) + " ".repeat(3.9 * MIB));
    await untilNoRoom(MIB, last);
    expect(await statusOf(MIB / 8, last)).toBe(200);
    for (const socket of sending) socket.destroy();
    await until(async () => (await statusOf(2 * MIB)) === 200 && (await statusOf(MIB, last)) === 200);
  });

  test("of answers that it does not read is bounded", async () => {
    const body = JSON.stringify({ query: getIntrospectionQuery() });
    const sockets: Socket[] = [];
    // The buffers on the way take some of each connection's, so that it is not known how many there is room for.
    await until(async () => {
      const socket = await connected();
      socket.pause();
      sockets.push(socket);
      for (let sent = 0; sent < 6; sent++) socket.write(head(body.length) + body);
      return (await statusOf(QUERY.length)) === 429;
    });
    for (const socket of sockets) socket.destroy();
    await until(async () => (await statusOf(8 * MIB)) === 200);
  });
});

describe("GET", () => {
  test("runs a query of a client that cannot be a forger", async () => {
    const answer = await get(
      { query: "query Q { __typename }", operationName: "Q" },
      { "apollo-require-preflight": "1" },
    );
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ __typename: "Query" });
  });

  test("without the header that no other site can send is refused", async () => {
    const answer = await get({ query: "{ __typename }" });
    expect(answer.status).toBe(400);
    expect(refusal(answer)).toEqual(BAD);
    expect(answer.data).toBeUndefined();
  });

  test("runs no mutation", async () => {
    const headers = { "apollo-require-preflight": "1", authorization: `Bearer ${person.token}` };
    const answer = await get({ query: "mutation { signOut { userErrors { code } } }" }, headers);
    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("POST");
    expect(refusal(answer)).toEqual(BAD);
    const after = await program.run<{ viewer: object }>("{ viewer { id } }", {}, { token: person.token });
    expect(after.data.viewer).toEqual({ id: person.accountId });
  });
});

describe("other origins", () => {
  const ask = (origin: string, method = "POST") =>
    fetch(program.program.url, {
      method,
      headers: { origin, "content-type": "application/json", "access-control-request-method": "POST" },
      ...(method === "POST" ? { body: '{"query":"{ __typename }"}' } : {}),
    });

  test("that are named may ask and read", async () => {
    const preflight = await ask("https://screens.example", "OPTIONS");
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://screens.example");
    expect(preflight.headers.get("access-control-allow-methods")).toBe("GET, POST");
    expect(preflight.headers.get("access-control-allow-headers")).toBe(
      "authorization, content-type, accept-language, apollo-require-preflight",
    );
    const answer = await ask("https://screens.example");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://screens.example");
    expect(answer.headers.get("access-control-expose-headers")).toBe("x-request-id, retry-after");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
    expect(answer.headers.get("vary")).toContain("Origin");
  });

  test.each(["https://evil.example", "https://screens.example.evil.example", "http://screens.example", "null"])(
    "%s may not",
    async (origin) => {
      for (const method of ["OPTIONS", "POST"]) {
        const answer = await ask(origin, method);
        expect(answer.headers.get("access-control-allow-origin")).toBeNull();
        expect(answer.headers.get("vary")).toContain("Origin");
      }
    },
  );
});

describe("every answer", () => {
  test("has a request id of its own", async () => {
    const ids = await Promise.all(
      ["/graphql", "/graphql", "/livez", "/readyz", "/nowhere"].map(async (path) => {
        const init =
          path === "/graphql" ? { method: "POST", body: "{}", headers: { "content-type": "application/json" } } : {};
        return (await send(path, init)).headers.get("x-request-id");
      }),
    );
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(5);
  });

  test("that is long is compressed for those who can read it", async () => {
    const query = JSON.stringify({ query: "{ __schema { types { name description } } }" });
    const compressed = await post(query);
    expect(compressed.headers.get("content-encoding")).toBe("gzip");
    expect(compressed.headers.get("vary")).toBe("Origin, Accept-Encoding");
    const plain = await post(query, { "accept-encoding": "identity" });
    expect(plain.headers.get("content-encoding")).toBeNull();
    expect(plain.data).toEqual(compressed.data);
  });
});
