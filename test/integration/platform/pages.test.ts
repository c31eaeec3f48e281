import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { encodeCursor } from "../../../src/platform/graphql/api/cursor.js";
import { builders, type BuiltPerson, type BuiltUnion } from "../../support/builders.js";
import { testProgram, type GraphQLAnswer } from "../../support/program.js";

interface Page {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { cursor: string; node: { id: string; name: string; code: string } }[];
}

const QUERY = `query ($scope: ID!, $order: TradeUnionOrder, $first: Int!, $after: Cursor) {
  tradeUnions(filter: { scope: $scope, level: [GRASSROOTS] }, orderBy: $order, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id name code } } } }`;

const program = testProgram();
let root: BuiltUnion;
let token: string;
let person: BuiltPerson;
beforeAll(async () => {
  root = await builders(program).tradeUnion({ level: "DISTRICT", form: "FEDERATION" });
  person = await builders(program).person([{ role: "ADMINISTRATOR", at: root }]);
  token = person.token;
});

const { tradeUnion } = builders(program);
const street = () => tradeUnion({ parent: root, level: "STREET", form: "STREET_FEDERATION" });
const codes = ({ errors = [] }: GraphQLAnswer) => errors.map(({ extensions }) => extensions.code);

async function page(scope: BuiltUnion, variables: object): Promise<Page> {
  const data = await program.data<{ tradeUnions: Page }>(QUERY, { scope: scope.id, ...variables }, { token });
  return data.tradeUnions;
}

describe("a page", () => {
  let scope: BuiltUnion;
  beforeAll(async () => {
    scope = await street();
    for (const name of ["a", "b", "c"]) await tradeUnion({ parent: scope, level: "GRASSROOTS", name });
  });
  const run = (variables: object) => program.run(QUERY, { scope: scope.id, ...variables }, { token });

  test.each([0, -1, 101, 2 ** 31 - 1])("of %p is refused", async (first) => {
    const answer = await run({ first });
    expect(answer.errors).toMatchObject([
      { path: ["tradeUnions"], extensions: { code: "BAD_USER_INPUT", argument: "first" } },
    ]);
  });

  test("without a size is refused", async () => {
    expect(codes(await run({}))).toEqual(["BAD_USER_INPUT"]);
    expect(codes(await program.run("{ tradeUnions { totalCount } }", {}, { token }))).toEqual(["BAD_USER_INPUT"]);
  });

  test("of 100, or just large enough, is the last one", async () => {
    for (const first of [100, 3]) {
      const { edges, pageInfo, totalCount } = await page(scope, { first });
      expect(edges.map(({ node }) => node.name)).toEqual(["a", "b", "c"]);
      expect(pageInfo).toEqual({ hasNextPage: false, endCursor: edges.at(-1)?.cursor });
      expect(totalCount).toBe(3);
    }
  });

  test("of nothing has no end", async () => {
    expect(await page(await street(), { first: 5 })).toEqual({
      totalCount: 0,
      pageInfo: { hasNextPage: false, endCursor: null },
      edges: [],
    });
  });

  test("goes on behind any of its places", async () => {
    const { edges } = await page(scope, { first: 1 });
    const next = await page(scope, { first: 1, after: edges[0]?.cursor });
    expect(next.edges.map(({ node }) => node.name)).toEqual(["b"]);
    expect(next.pageInfo.hasNextPage).toBe(true);
    expect(next.totalCount).toBe(3);
    expect((await page(scope, { first: 1, after: null })).edges).toEqual(edges);
  });

  test("counts only when it is asked to", async () => {
    const statements = async (fields: string) => {
      program.statements.length = 0;
      await program.data(`{ tradeUnions(first: 5) { ${fields} } }`, {}, { token });
      return program.statements.filter((text) => /count\(/i.test(text)).length;
    };
    expect(await statements("edges { node { id } }")).toBe(0);
    expect(await statements("totalCount edges { node { id } }")).toBe(1);
    expect(await statements("totalCount")).toBe(1);
  });

  test("neither counts nor reads what a directive leaves out, in one document as in the other", async () => {
    const query = `query ($counted: Boolean!, $listed: Boolean!) {
      tradeUnions(first: 5) { totalCount @include(if: $counted) ... @skip(if: $listed) { edges { node { id } } } } }`;
    const asked = async (variables: { counted: boolean; listed: boolean }) => {
      program.statements.length = 0;
      await program.data(query, variables, { token });
      const isCount = (text: string) => /count\(/i.test(text);
      const unions = program.statements.filter((text) => text.includes("trade_union_scopes"));
      return { counts: unions.filter(isCount).length, lists: unions.filter((text) => !isCount(text)).length };
    };
    expect(await asked({ counted: false, listed: false })).toEqual({ counts: 0, lists: 1 });
    expect(await asked({ counted: true, listed: true })).toEqual({ counts: 1, lists: 0 });
    expect(await asked({ counted: true, listed: false })).toEqual({ counts: 1, lists: 1 });
    expect(await asked({ counted: false, listed: true })).toEqual({ counts: 0, lists: 0 });
  });

  test("has cursors that no other place, list, order or server takes", async () => {
    const good = (await page(scope, { first: 1 })).pageInfo.endCursor ?? "";
    const ofOtherOrder = (await page(scope, { first: 1, order: "CODE" })).pageInfo.endCursor ?? "";
    const devices = await program.data<{ devices: Page }>(
      "{ devices(first: 1) { pageInfo { endCursor } } }",
      {},
      { token },
    );
    const forged = [
      "",
      "x",
      good.slice(0, -1),
      good.slice(1),
      `${good}x.y`,
      good.replace(".", ""),
      `${good.split(".")[0] ?? ""}.`,
      ofOtherOrder,
      devices.devices.pageInfo.endCursor,
      encodeCursor("tradeUnions:NAME", ["a", person.accountId], "the secret of another server, just as long"),
      encodeCursor("devices", ["a", person.accountId], program.program.services.secret),
    ];
    for (const after of forged) {
      program.statements.length = 0;
      const answer = await run({ first: 1, after });
      expect(answer.errors).toMatchObject([
        {
          message: "The cursor is not valid; start again from the first page.",
          extensions: { code: "BAD_CURSOR", retryable: false },
        },
      ]);
      expect(program.statements.filter((text) => text.includes("trade_union_scopes"))).toEqual([]);
    }
    expect(codes(await run({ first: 1, after: good }))).toEqual([]);
  });
});

describe("pages read one after the other", () => {
  // Equal names, so that the order within them is tested too.
  const name = fc.constantFrom("甲公司工会", "乙公司工会", "丙公司工会", "工会2", "工会10", "A", "a");

  test("hold everything that was there throughout once and in order, whatever is added meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 12 }),
        fc.array(name, { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom("NAME", "CODE"),
        async (names, added, first, order) => {
          const scope = await street();
          const there: BuiltUnion[] = [];
          for (const each of names) there.push(await tradeUnion({ parent: scope, level: "GRASSROOTS", name: each }));
          const whole = (await page(scope, { first: 100, order })).edges.map(({ node }) => node.id);
          expect(new Set(whole)).toEqual(new Set(there.map(({ id }) => id)));

          const read: string[] = [];
          const waiting = [...added];
          for (let after: string | null = null, hasNext = true; hasNext;) {
            const next: Page = await page(scope, { first, order, after });
            expect(next.edges.length).toBe(next.pageInfo.hasNextPage ? first : Math.min(first, next.edges.length));
            read.push(...next.edges.map(({ node }) => node.id));
            const newcomer = waiting.pop();
            if (newcomer !== undefined) await tradeUnion({ parent: scope, level: "GRASSROOTS", name: newcomer });
            ({ endCursor: after, hasNextPage: hasNext } = next.pageInfo);
          }
          expect(new Set(read).size).toBe(read.length);
          expect(read.filter((id) => whole.includes(id))).toEqual(whole);
          // Newcomers stand where the whole list has them.
          const afterwards = (await page(scope, { first: 100, order })).edges.map(({ node }) => node.id);
          expect(read).toEqual(afterwards.filter((id) => read.includes(id)));
        },
      ),
      { numRuns: 15 },
    );
  });
});
