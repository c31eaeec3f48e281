import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { testProgram, type GraphQLAnswer } from "../../support/program.js";

const NEW = { accept: "application/graphql-response+json" };
const program = testProgram({ isProduction: true });
let english: BuiltPerson;
let chinese: BuiltPerson;
beforeAll(async () => {
  english = await builders(program).person([], { language: "en" });
  chinese = await builders(program).person([], { language: "zh-CN" });
});

const codes = ({ errors = [] }: GraphQLAnswer) => errors.map(({ extensions }) => extensions.code);

const SECRET = "s3cret-of-a-person";
const SIGN_IN = "mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }";
const PLANS = "query ($first: Int!) { inspectionPlans(first: $first) { totalCount } }";

// What is wrong with a well-formed request, its code, and its status where the client reads the status.
const refused: [string, string, Record<string, unknown>, string, number][] = [
  ["a syntax error", `{ viewer( "${SECRET}" }`, {}, "BAD_USER_INPUT", 400],
  ["a text that does not end", `{ a(b: "${SECRET}`, {}, "BAD_USER_INPUT", 400],
  ["an unknown field", "{ viewr { id } }", {}, "BAD_USER_INPUT", 400],
  ["a value of the wrong type", `{ inspectionPlans(first: "${SECRET}") { totalCount } }`, {}, "BAD_USER_INPUT", 400],
  [
    "an unknown value of an enum",
    `{ tradeUnions(first: 1, orderBy: NAMES) { totalCount } }`,
    {},
    "BAD_USER_INPUT",
    400,
  ],
  ["a field without its selection", "{ viewer }", {}, "BAD_USER_INPUT", 400],
  ["a variable of the wrong type", PLANS, { first: SECRET }, "BAD_USER_INPUT", 400],
  ["a missing variable", PLANS, {}, "BAD_USER_INPUT", 400],
  ["null for a variable", PLANS, { first: null }, "BAD_USER_INPUT", 400],
  ["a wrong field of an input", SIGN_IN, { input: { username: "x", password: { x: SECRET } } }, "BAD_USER_INPUT", 400],
  ["an unknown field of an input", SIGN_IN, { input: { username: "x", pasword: SECRET } }, "BAD_USER_INPUT", 400],
  ["too many levels", `{ ${"viewer { ".repeat(20)} id ${"}".repeat(20)} }`, {}, "QUERY_TOO_COMPLEX", 400],
  ["too many tokens", `{ ${"viewer ".repeat(6000)} }`, {}, "QUERY_TOO_COMPLEX", 400],
];

describe("a request that is refused before it runs", () => {
  test.each(refused)("%s", async (_case, query, variables, code, status) => {
    const old = await program.run(query, variables, { token: english.token });
    expect(old.status).toBe(200);
    expect(old.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const now = await program.run(query, variables, { token: english.token, headers: NEW });
    expect(now.status).toBe(status);
    expect(now.headers.get("content-type")).toBe("application/graphql-response+json; charset=utf-8");
    for (const answer of [old, now]) {
      expect(answer.data).toBeUndefined();
      expect(codes(answer)).toContain(code);
      for (const { extensions } of answer.errors ?? []) {
        expect(extensions).toMatchObject({ retryable: false, requestId: answer.headers.get("x-request-id") });
      }
      const text = JSON.stringify(answer.errors);
      expect(text).not.toContain(SECRET);
      expect(text).not.toMatch(/did you mean/i);
      expect(text).not.toMatch(/stack|node_modules|\.js\b|select /);
    }
  });

  test.each([
    ["a day that does not exist", { from: "2026-02-30" }, "DATE_NOT_VALID", ["input", "from"]],
    ["a word for a number", { assigned: SECRET }, "VALUE_NOT_VALID", ["input", "assigned"]],
    [
      "a wrong part",
      { parts: [{ tradeUnionId: "x", assigned: {} }] },
      "VALUE_NOT_VALID",
      ["input", "parts", "0", "assigned"],
    ],
  ])("%s has a code of its own and a path", async (_case, change, code, path) => {
    const query = "mutation ($input: AssignTargetInput!) { assignTarget(input: $input) { userErrors { code } } }";
    const input = {
      tradeUnionId: "x",
      measure: "M",
      assigner: "x",
      from: "2026-01-01",
      to: "2026-12-31",
      assigned: 1,
      idempotencyKey: "x",
      ...change,
    };
    const { errors } = await program.run(query, { input }, { token: chinese.token });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions["userErrors"]).toMatchObject([{ code, path }]);
    expect(JSON.stringify(errors)).not.toContain(SECRET);
  });

  test("the places that lack something are named, each by itself", async () => {
    const sent = { input: { username: "x", device: { id: SECRET } } };
    const { errors } = await program.run(SIGN_IN, sent, { token: english.token });
    expect(errors?.map(({ message }) => message)).toEqual([
      'Variable "$input" lacks "input.password".',
      'Variable "$input" lacks "input.device.name".',
      'Variable "$input" lacks "input.device.platform".',
    ]);
    expect(errors?.[1]?.extensions["userErrors"]).toEqual([
      { code: "VALUE_MISSING", message: "This is missing.", path: ["input", "device", "name"] },
    ]);
  });

  test("an operation that the document does not hold", async () => {
    for (const operationName of ["B", ""]) {
      const response = await fetch(program.program.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "query A { __typename }", operationName }),
      });
      const answer = (await response.json()) as GraphQLAnswer;
      expect(response.status).toBe(200);
      expect(codes(answer)).toEqual(["BAD_USER_INPUT"]);
      expect(answer.errors?.[0]?.extensions["requestId"]).toBe(response.headers.get("x-request-id"));
    }
  });

  test("names the variable and the place in the language of the account, else of the client", async () => {
    const input = { username: "x", password: { x: SECRET } };
    const message = async (options: object) => (await program.run(SIGN_IN, { input }, options)).errors?.[0]?.message;
    const en = 'Variable "$input" got a value that does not fit its type at "input.password".';
    const zh = '变量 "$input" 在 "input.password" 处的值与其类型不符。';
    expect(await message({ token: english.token, headers: { "accept-language": "zh" } })).toBe(en);
    expect(await message({ token: chinese.token, headers: { "accept-language": "en" } })).toBe(zh);
    expect(await message({ headers: { "accept-language": "en" } })).toBe(en);
    expect(await message({})).toBe(zh);
    const deep = `{ ${"viewer { ".repeat(20)} id ${"}".repeat(20)} }`;
    const answer = await program.run(deep, {}, { token: chinese.token });
    const tooDeep = answer.errors?.find(({ extensions }) => extensions.code === "QUERY_TOO_COMPLEX");
    expect(tooDeep).toMatchObject({ message: "查询过于复杂,请减少层级或条数。", extensions: { limit: "depth" } });
  });
});

describe("a request that is refused while it runs", () => {
  test("an anonymous caller's is UNAUTHENTICATED, in both languages, with data", async () => {
    const answer = await program.run("{ viewer { id } }", {}, { headers: { ...NEW, "accept-language": "en" } });
    expect(answer.status).toBe(200);
    expect(answer.errors).toEqual([
      {
        message: "Sign in first.",
        locations: [{ line: 1, column: 3 }],
        path: ["viewer"],
        extensions: { code: "UNAUTHENTICATED", requestId: answer.headers.get("x-request-id"), retryable: false },
      },
    ]);
    expect((await program.run("{ viewer { id } }")).errors?.[0]?.message).toBe("请先登录。");
  });

  test("one beyond the caller's roles is FORBIDDEN", async () => {
    const answer = await program.run(PLANS, { first: 1 }, { token: chinese.token });
    expect(answer.status).toBe(200);
    expect(answer.errors).toMatchObject([
      {
        message: "您的角色没有此项权限。",
        path: ["inspectionPlans"],
        extensions: { code: "FORBIDDEN", retryable: false },
      },
    ]);
  });

  test("null in place of a default is the caller's fault, and costs no query", async () => {
    const query = "query ($first: Int = 1) { inspectionPlans(first: $first) { totalCount } }";
    const answer = await program.run(query, { first: null }, { token: english.token });
    expect(codes(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.data).toBeUndefined();
  });

  test("every cost is told", async () => {
    const answer = await program.run("{ viewer { id name } }", {}, { token: english.token });
    expect(answer.extensions).toEqual({ cost: 102 });
  });
});

describe("outside production", () => {
  const development = testProgram();
  test("a developer gets a suggestion", async () => {
    const answer = await development.run("{ viewr { id } }");
    expect(answer.errors?.[0]?.message).toBe('Cannot query field "viewr" on type "Query". Did you mean "viewer"?');
  });
});
