import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { buildSchema, getOperationAST, parse } from "graphql";
import { costOf } from "../../../src/platform/graphql/limits/cost.js";
import { declareListMaxima } from "../../../src/platform/graphql/limits/list-maxima.js";

const schema = buildSchema(`
  type Query { node: Node nodes(first: Int!, filter: Filter, search: String): NodeConnection! list: [Node!]! }
  input Filter { ids: [ID!] search: String }
  scalar JSON
  type Node { id: ID! name: String body: JSON tags: [String!]! parent: Node children(first: Int! = 10): NodeConnection! lines: [Line!]! }
  type Line { id: ID! faults: [Fault!]! }
  type Fault { id: ID! line: String }
  type NodeConnection { edges: [Edge!]! totalCount: Int! }
  type Edge { node: Node! }
  type Mutation { change(input: ChangeInput!): Node push(rows: [ChangeInput!]!): Node send(input: ChangeInput!): SendPayload }
  type SendPayload { results: [Node!]! }
  input ChangeInput { id: ID items: [ID!] more: [ID!] }
`);

declareListMaxima(schema, {
  "Query.list": 30,
  "SendPayload.results": { each: 50, perItem: true },
  "Node.lines": 20,
  "Line.faults": { each: 10, together: 50, within: "Node.lines" },
});

const compute = costOf(schema);
function cost(query: string, variables: Record<string, unknown> = {}, operationName?: string): number | undefined {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error("no operation");
  return compute(document, operation, variables);
}

describe("an operation costs", () => {
  test.each([
    ["a statement, an object and something for each leaf", "{ node { id name tags } }", {}, 101.3],
    ["a page its size times what is asked of each row", "{ nodes(first: 50) { edges { node { id name } } } }", {}, 211],
    ["a page of none as much as one of one", "{ nodes(first: 0) { edges { node { id } } } }", {}, 103.1],
    ["a page that is too large no more than the largest", "{ nodes(first: 5000) { edges { node { id } } } }", {}, 311],
    ["a count once, whatever the page", "{ nodes(first: 100) { totalCount edges { node { id } } } }", {}, 711],
    ["a count alone all of it", "{ nodes(first: 1) { totalCount } }", {}, 501],
    [
      "pages within pages the product",
      "{ nodes(first: 10) { edges { node { children(first: 10) { edges { node { id } } } } } } }",
      {},
      341,
    ],
    [
      "counts within pages one for each row",
      "{ nodes(first: 10) { edges { node { children(first: 10) { totalCount } } } } }",
      {},
      4131,
    ],
    ["a page of the default size as one that names it", "{ node { children { edges { node { id } } } } }", {}, 123],
    ["a list without pages its maximum", "{ list { id name } }", {}, 136],
    ["lists within lists the product of their maxima", "{ list { lines { id } } }", {}, 790],
    ["what is bounded in all so much and no more", "{ node { lines { faults { id line } } } }", {}, 181],
    ["a document much more than another leaf", "{ nodes(first: 20) { edges { node { id body } } } }", {}, 20143],
    ["a list of leaves as one field", "{ node { tags } }", {}, 101.1],
    [
      "a search of three letters something",
      '{ nodes(first: 1, search: "工会楼") { edges { node { id } } } }',
      {},
      403.1,
    ],
    ["a shorter one more", '{ nodes(first: 1, search: "工") { edges { node { id } } } }', {}, 703.1],
    ["one with a short word too", '{ nodes(first: 1, search: "思明区 工") { edges { node { id } } } }', {}, 703.1],
    ["one in a filter as much", '{ nodes(first: 1, filter: { search: "a" }) { edges { node { id } } } }', {}, 703.1],
    [
      "a variable what it stands for",
      "query ($first: Int!) { nodes(first: $first) { edges { node { id } } } }",
      { first: 20 },
      143,
    ],
    [
      "a variable left out its default",
      "query ($first: Int! = 5) { nodes(first: $first) { edges { node { id } } } }",
      {},
      111.5,
    ],
    [
      "a fragment what it holds, each time",
      "{ a: node { ...F } b: node { ...F } } fragment F on Node { id parent { id } }",
      {},
      204.4,
    ],
    ["an inline fragment what it holds", "{ node { ... on Node { id } ... { name } } }", {}, 101.2],
    [
      "a skipped field nothing",
      "query ($no: Boolean!) { node { id lines @include(if: $no) { id } name @skip(if: true) } }",
      { no: false },
      101.1,
    ],
    [
      "an included field what it holds",
      "query ($no: Boolean!) { node { id lines @include(if: $no) { id } name @skip(if: true) } }",
      { no: true },
      123.1,
    ],
    [
      "a mutation what its items do",
      "mutation ($input: ChangeInput!) { change(input: $input) { id } }",
      { input: { items: ["a", "b", "c"], more: ["d"] } },
      500.1,
    ],
    ["a mutation without items a transaction", "mutation { change(input: { id: 1 }) { id } }", {}, 200.1],
    [
      "a batch what each of its items answers",
      "mutation ($input: ChangeInput!) { send(input: $input) { results { id lines { id } } } }",
      { input: { items: ["a", "b", "c"] } },
      569.3,
    ],
    [
      "a mutation of rows what they do",
      "mutation ($rows: [ChangeInput!]!) { push(rows: $rows) { id } }",
      { rows: [{}, {}] },
      400.1,
    ],
  ])("%s", (_case, query, variables, expected) => {
    expect(cost(query, variables)).toBe(Math.ceil(expected));
  });

  test("what its own operation costs, not the others of the document", () => {
    const document = "query A { node { id } } query B { nodes(first: 10) { edges { node { id } } } }";
    expect(cost(document, {}, "A")).toBe(102);
    expect(cost(document, {}, "B")).toBe(122);
  });
});

test("variables that do not fit have no cost that could be computed", () => {
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`odd${at}`, at]));
  expect(cost("query ($first: Int!) { nodes(first: $first) { totalCount } }", { first: wide })).toBeUndefined();
  const lists = { first: Array.from({ length: 300_000 }, () => null) };
  expect(cost("query ($first: Int!) { nodes(first: $first) { totalCount } }", lists)).toBeUndefined();
});

describe("what is remembered of a document", () => {
  const document = parse(
    "query ($a: Int, $first: Int! = 1, $b: Boolean) { nodes(first: $first) { edges { node { id } } totalCount @skip(if: true) } }",
  );
  const operation = getOperationAST(document);
  const again = (variables: Record<string, unknown>): number | undefined => {
    if (operation == null) throw new Error("no operation");
    return compute(document, operation, variables);
  };

  test("is right for every size of its variables", () => {
    for (const first of [1, 100, 7, 1, 100, 7]) expect(again({ first })).toBe(Math.ceil(101 + 2.1 * first));
    expect(again({})).toBe(104);
  });

  test("cannot be mistaken for another by variables that it does not declare", () => {
    expect(again({ "1&100": 1, a: 1 })).toBe(104);
    expect(again({ "a=1&first": 100, "&first": 100 })).toBe(104);
    expect(again({ a: 1, first: 100 })).toBe(311);
  });

  test("is right for every search", () => {
    const asked = parse(
      "query ($f: Filter, $s: String) { nodes(first: 1, filter: $f, search: $s) { edges { node { id } } } }",
    );
    const of = (variables: Record<string, unknown>) => {
      const only = getOperationAST(asked);
      if (only == null) throw new Error("no operation");
      return compute(asked, only, variables);
    };
    for (const search of ["工会楼", "工", "工会楼"]) {
      const expected = search.length < 3 ? 704 : 404;
      expect([of({ s: search }), of({ f: { search } })]).toEqual([expected, expected]);
    }
    expect(of({})).toBe(104);
  });

  test("holds nothing of variables that do not fit", () => {
    expect(again({ first: "100" })).toBeUndefined();
    expect(again({ first: null })).toBeUndefined();
    expect(again({ first: 2 })).toBe(106);
  });
});
