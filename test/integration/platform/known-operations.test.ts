import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltUnion } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let root: BuiltUnion;
let token: string;
beforeAll(async () => {
  root = await builders(program).tradeUnion({ level: "DISTRICT", form: "FEDERATION", name: '思明区总工会 "甲" 😀' });
  await builders(program).tradeUnion({ parent: root, level: "STREET", form: "STREET_FEDERATION" });
  token = (await builders(program).person([{ role: "ADMINISTRATOR", at: root }])).token;
});

interface Sent {
  body: unknown;
  headers?: Record<string, string>;
  isAnonymous?: boolean;
}

/** Everything of an answer that is not its own. */
async function answerTo({ body, headers = {}, isAnonymous = false }: Sent) {
  const response = await fetch(program.program.url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: {
      "content-type": "application/json",
      ...(isAnonymous ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
  });
  const { date: _date, "x-request-id": requestId, ...rest } = Object.fromEntries(response.headers);
  const text = await response.text();
  return { status: response.status, headers: rest, text: text.replaceAll(requestId ?? "", "its own") };
}

const LIST = `query List($first: Int!, $search: String) { tradeUnions(filter: { search: $search }, first: $first) {
  totalCount pageInfo { hasNextPage } edges { cursor node { id name level parent { name } ancestors { code } } } } }`;
const NEW_STYLE = { accept: "application/graphql-response+json" };

describe("an operation that is sent again", () => {
  test.each<[string, Sent]>([
    ["a list", { body: { query: LIST, variables: { first: 10 } } }],
    [
      "the same compressed",
      { body: { query: LIST, variables: { first: 10 } }, headers: { "accept-encoding": "gzip" } },
    ],
    ["the same in the other form", { body: { query: LIST, variables: { first: 10 } }, headers: NEW_STYLE }],
    ["one of several", { body: { query: "query A { __typename } query B { viewer { name } }", operationName: "B" } }],
    ["none of several", { body: { query: "query A { __typename } query B { viewer { name } }" } }],
    ["an unknown name", { body: { query: "query A { a: __typename }", operationName: "C" } }],
    ["an empty name", { body: { query: "query A { b: __typename }", operationName: "" } }],
    ["variables that are null", { body: { query: "{ c: __typename }", variables: null, extensions: null } }],
    [
      "a hash",
      { body: { query: "{ d: __typename }", extensions: { persistedQuery: { version: 1, sha256Hash: "x" } } } },
    ],
    ["a missing variable", { body: { query: LIST, variables: {} } }],
    ["a wrong variable in the other form", { body: { query: LIST, variables: { first: "many" } }, headers: NEW_STYLE }],
    ["a failing field", { body: { query: LIST, variables: { first: 0 } }, headers: NEW_STYLE }],
    [
      "what costs too much",
      {
        body: {
          query: LIST.replace("ancestors {", "ancestors { ancestors { ancestors { ancestors { code } } }"),
          variables: { first: 100 },
        },
      },
    ],
    [
      "an anonymous caller's",
      { body: { query: LIST, variables: { first: 1 } }, isAnonymous: true, headers: NEW_STYLE },
    ],
    ["a wrong token", { body: { query: LIST, variables: { first: 1 } }, headers: { authorization: "Bearer nobody" } }],
    ["a refused mutation", { body: { query: "mutation { signOut { userErrors { code } } }" }, isAnonymous: true }],
    ["what is not valid", { body: { query: "{ nothing }" }, headers: NEW_STYLE }],
    [
      "a condition",
      {
        body: {
          query: "query ($is: Boolean!) { viewer { name } e: __typename @skip(if: $is) }",
          variables: { is: true },
        },
      },
    ],
  ])("%s: gets the same answer the first time, the second and the third", async (_case, sent) => {
    const first = await answerTo(sent);
    expect([await answerTo(sent), await answerTo(sent)]).toEqual([first, first]);
  });

  test("by somebody else is answered to them", async () => {
    const other = await builders(program).person([{ role: "LEADER", at: root }], { name: "另一个人" });
    const query = "{ viewer { name permissions } }";
    await program.data(query, {}, { token });
    await program.data(query, {}, { token });
    expect(await program.data(query, {}, { token: other.token })).toMatchObject({ viewer: { name: "另一个人" } });
    expect((await program.run(query, {})).errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });

  test("holds the bytes of the interpreter: what a directive makes uncompilable answers the same", async () => {
    const written = await answerTo({ body: { query: LIST, variables: { first: 10 } } });
    const interpreted = await answerTo({
      body: { query: LIST.replace("totalCount", "totalCount @include(if: true)"), variables: { first: 10 } },
    });
    expect(written.text).toBe(interpreted.text);
    expect(written.text).toContain('思明区总工会 \\"甲\\" 😀');
  });
});
