import { beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery, getOperationAST, parse } from "graphql";
import type { EntityManager } from "@mikro-orm/postgresql";
import { entities } from "../../../src/app/entities.js";
import { buildSchema } from "../../../src/app/schema.js";
import { openOrm } from "../../../src/platform/database/orm.js";
import { preparedRows, rows, sql } from "../../../src/platform/database/sql.js";
import { ResponseTooLarge } from "../../../src/platform/graphql/api/response-size.js";
import { RequestContext } from "../../../src/platform/graphql/api/request-context.js";
import { MEDIA_TYPES } from "../../../src/platform/graphql/api/media-types.js";
import { costOf, MAXIMUM_COST } from "../../../src/platform/graphql/limits/cost.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram, type GraphQLAnswer } from "../../support/program.js";

const program = testProgram({ budgets: { account: 1000, address: 1000, sessions: 12 } });
const { member, signIn, refresh } = identityBuilders(program);
let at: District;
beforeAll(async () => {
  at = await builders(program).district();
});
const administrator = (): Promise<BuiltPerson> => builders(program).person([{ role: "ADMINISTRATOR", at: at.root }]);

const codes = ({ errors = [] }: GraphQLAnswer) => errors.map(({ extensions }) => extensions.code);
const unions = (first: number, fields = "id") => `{ tradeUnions(first: ${first}) { edges { node { ${fields} } } } }`;

describe("an operation", () => {
  test("that costs too much never runs", async () => {
    const { token } = await administrator();
    const query = unions(
      100,
      "inspections(first: 100) { edges { node { id tradeUnion { findings(first: 100) { edges { node { id } } } } } } }",
    );
    program.statements.length = 0;
    const answer = await program.run(query, {}, { token, headers: { accept: "application/graphql-response+json" } });
    expect(answer.status).toBe(400);
    expect(answer.errors).toMatchObject([
      { extensions: { code: "QUERY_TOO_COMPLEX", maximum: MAXIMUM_COST, retryable: false } },
    ]);
    expect(answer.errors?.[0]?.extensions["cost"]).toBeGreaterThan(MAXIMUM_COST);
    // Who asks is all that was looked up.
    expect(program.statements).toHaveLength(1);
  });

  test("that holds a list within itself never runs, and is told which", async () => {
    const { token } = await administrator();
    const query = `{ inspection(id: "${at.union.id}") { findings { inspection { findings { id } } } } }`;
    program.statements.length = 0;
    const answer = await program.run(query, {}, { token });
    expect(answer.errors).toMatchObject([
      {
        message: "The query is too complex: the list Inspection.findings stands twice on one path.",
        extensions: { code: "QUERY_TOO_COMPLEX", limit: "list", list: "Inspection.findings" },
      },
    ]);
    expect(program.statements.filter((text) => text.includes("findings"))).toEqual([]);
  });

  test("cannot hide its cost behind an argument that does not fit", async () => {
    const { token } = await administrator();
    const query = `query ($first: Int = 1) { a: tradeUnions(first: $first) { totalCount } b: ${unions(100).slice(1)}`;
    const answer = await program.run(query, { first: null }, { token });
    expect(codes(answer)).toEqual(["BAD_USER_INPUT"]);
    expect(answer.data).toBeUndefined();
  });
});

describe("what is read for an answer", () => {
  const MIB = 1024 * 1024;
  const long = (count: number, length: number) =>
    sql`select repeat('x', ${length}::integer) as text from generate_series(1, ${count}::integer)`;

  test("is bounded for each statement, whose connection goes on", async () => {
    const orm = await openOrm({
      url: program.appUrl,
      entities,
      poolSize: 1,
      mostBytes: { maximum: 50_000, error: () => new ResponseTooLarge("bytes") },
    });
    try {
      const em = orm.em.fork({ useContext: false }) as EntityManager;
      for (let time = 0; time < 3; time++) {
        expect(await rows(em, long(49, 1000))).toHaveLength(49);
        await expect(rows(em, long(51, 1000))).rejects.toThrow(ResponseTooLarge);
        await expect(preparedRows(em, long(51, 1000))).rejects.toThrow(ResponseTooLarge);
        await expect(em.transactional((inside) => rows(inside as EntityManager, long(51, 1000)))).rejects.toThrow(
          ResponseTooLarge,
        );
      }
    } finally {
      await orm.close(true);
    }
  });

  test("is bounded for a request and a statement of the server, whatever is answered of it", async () => {
    const origin = { requestId: "", address: "", userAgent: "", bodyBytes: 0, mediaType: MEDIA_TYPES[0] };
    const context = () => new RequestContext(program.program.services, origin, null, "en");
    await expect(rows(context().em, long(33, MIB))).rejects.toThrow(ResponseTooLarge);
    const { em } = context();
    for (let time = 0; time < 3; time++) expect(await rows(em, long(20, MIB))).toHaveLength(20);
    await expect(rows(em, long(20, MIB))).rejects.toThrow(ResponseTooLarge);
  });

  test("is not what was refused, as long as nobody asks for it", async () => {
    const { token } = await administrator();
    program.statements.length = 0;
    await program.data("{ viewer { rejections(first: 1) { edges { node { id } } } } }", {}, { token });
    expect(program.statements.find((text) => text.includes("from rejections"))).toContain("null as payload");
  });
});

describe("a budget", () => {
  test("is spent by cost, told with the time to come again, and each account has its own", async () => {
    const [spender, other] = await Promise.all([administrator(), administrator()]);
    const run = (token: string, headers = {}) => program.run(unions(100), {}, { token, headers });
    const first = await run(spender.token);
    expect(first.errors).toBeUndefined();
    expect(first.extensions).toEqual({ cost: 311 });
    expect(codes(await run(spender.token))).toEqual([]);
    expect(codes(await run(spender.token))).toEqual([]);
    const refused = await run(spender.token);
    expect(refused.status).toBe(200);
    expect(refused.data).toBeUndefined();
    const [error] = refused.errors ?? [];
    expect(error).toMatchObject({
      message: "Too many requests; try again later.",
      extensions: { code: "THROTTLED", retryable: true },
    });
    const seconds = Number(refused.headers.get("retry-after"));
    expect(error?.extensions["retryAfterSeconds"]).toBe(seconds);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
    const now = await run(spender.token, { accept: "application/graphql-response+json" });
    expect(now.status).toBe(429);
    expect(now.headers.get("retry-after")).not.toBeNull();
    expect(codes(await run(other.token))).toEqual([]);
  });

  test("is charged once for what fails, whose root fields are read once, however often it was sent before", async () => {
    const { token } = await administrator();
    const query =
      "{ tradeUnions(first: 1) { pageInfo { hasNextPage } } failing: tradeUnions(first: 0) { pageInfo { hasNextPage } } }";
    const read = async () => {
      program.statements.length = 0;
      const answer = await program.run(query, {}, { token });
      return { codes: codes(answer), cost: answer.extensions?.["cost"], statements: [...program.statements] };
    };
    const first = await read();
    expect(first.codes).toEqual(["BAD_USER_INPUT"]);
    expect(first.cost).toBe(205);
    // Four times 205 are affordable, and a fifth time is not; charged twice, it would be refused at the third.
    for (let time = 2; time <= 4; time++) expect(await read()).toEqual(first);
    expect((await read()).codes).toEqual(["THROTTLED"]);
  });

  test("is charged once more for a second execution: of what fails after it was accepted without a failure", async () => {
    const { token } = await administrator();
    const query = "query ($first: Int!) { tradeUnions(first: $first) { pageInfo { endCursor } } }";
    const sent = async (first: number) => {
      const answer = await program.run(query, { first }, { token });
      return { codes: codes(answer), cost: answer.extensions?.["cost"] };
    };
    const { cost } = await sent(1);
    const FAILED = { codes: ["BAD_USER_INPUT"], cost };
    const affordable = Math.floor(1000 / Number(cost));
    // Written in vain and interpreted, and from then on interpreted only.
    for (let spent = 1; spent < affordable; spent += spent === 1 ? 2 : 1) expect(await sent(0)).toEqual(FAILED);
    expect((await sent(0)).codes).toEqual(["THROTTLED"]);
  });

  test("bounds bytes, too: whatever a request carries costs by its size", async () => {
    const { token } = await administrator();
    const run = (characters: number) => program.run(`{ viewer { id } } # ${"x".repeat(characters)}`, {}, { token });
    const cost = async (characters: number) => Number((await run(characters)).extensions?.["cost"]);
    const small = await cost(10);
    expect(await cost(20 * 1024)).toBe(small + 200);
    expect(codes(await run(30 * 1024))).toEqual([]);
    expect(codes(await run(50 * 1024))).toEqual(["THROTTLED"]);
    expect(codes(await run(10))).toEqual(["THROTTLED"]);
  });

  test("bounds bytes that nobody can read, too", async () => {
    const { token } = await administrator();
    const unreadable = () => program.run(`{ # ${"x".repeat(80 * 1024)}`, {}, { token });
    expect(codes(await unreadable())).toEqual(["BAD_USER_INPUT"]);
    const refused = await unreadable();
    expect(codes(refused)).toEqual(["THROTTLED"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
    // Charged once where it can be read.
    const other = await administrator();
    const readable = `{ viewer { id } } # ${"x".repeat(80 * 1024)}`;
    const answer = await program.run(readable, {}, { token: other.token });
    expect(answer.errors).toBeUndefined();
    expect(answer.extensions?.["cost"]).toBeLessThan(1000);
  });

  test("of anonymous callers is their address's; variables that do not fit are not free", async () => {
    const query = "query ($name: String!) { __type(name: $name) { fields { name args { name type { name } } } } }";
    const { extensions } = await program.run(query, { name: "Query" });
    const cost = Number(extensions?.["cost"]);
    for (let spent = cost; spent + cost <= 1000; spent += cost) {
      expect(codes(await program.run(query, { name: "Query" }))).toEqual([]);
    }
    for (let left = 1000 % cost; left > 0; left--) expect(codes(await program.run(query))).toEqual(["BAD_USER_INPUT"]);
    expect(codes(await program.run(query))).toEqual(["THROTTLED"]);
  });

  test("that anonymous callers of an address used up keeps nobody there from signing in or refreshing, whose number is bounded apart", async () => {
    const person = await member();
    expect(codes(await program.run(getIntrospectionQuery()))).toEqual(["THROTTLED"]);
    const { refreshToken } = await signIn(person);
    expect((await refresh(refreshToken)).userErrors).toEqual([]);
    // Together with another field it is asked like everything else.
    const both = `mutation { refreshSession(input: { refreshToken: "x" }) { userErrors { code } }
      signOut { userErrors { code } } }`;
    expect(codes(await program.run(both))).toEqual(["THROTTLED"]);

    const many = Array.from(
      { length: 8 },
      (_, at) => `r${at}: refreshSession(input: { refreshToken: "x" }) { userErrors { code } }`,
    );
    expect(codes(await program.run(`mutation { ${many.join(" ")} }`))).toEqual([]);
    const refused = await program.run(`mutation { ${many.join(" ")} }`);
    expect(codes(refused)).toEqual(["THROTTLED"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  });
});

test("what an IDE asks first costs less than the most", () => {
  const document = parse(getIntrospectionQuery());
  const operation = getOperationAST(document);
  if (operation == null) throw new Error("no operation");
  expect(costOf(buildSchema())(document, operation, {})).toBeLessThan(MAXIMUM_COST);
});
