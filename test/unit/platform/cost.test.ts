import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { buildSchema, getOperationAST, parse } from "graphql";
import { costOf } from "../../../src/platform/graphql/cost.js";

const schema = buildSchema(`
  type Query { node: Node nodes(first: Int!, filter: Filter): NodeConnection! list: [Node!]! }
  input Filter { ids: [ID!] }
  type Node { id: ID! name: String tags: [String!]! parent: Node children(first: Int! = 10): NodeConnection! lines: [Node!]! }
  type NodeConnection { edges: [Edge!]! totalCount: Int! }
  type Edge { node: Node! }
  type Mutation { change(input: ChangeInput!): Node push(rows: [ChangeInput!]!): Node }
  input ChangeInput { id: ID items: [ID!] more: [ID!] }
`);

const reckon = costOf(schema);
function cost(query: string, variables: Record<string, unknown> = {}, operationName?: string): number {
  const document = parse(query);
  const operation = getOperationAST(document, operationName);
  if (operation == null) throw new Error("no operation");
  return reckon(document, operation, variables);
}

describe("an operation costs", () => {
  test.each([
    ["one for each field", "{ node { id name tags } }", {}, 4],
    ["a page its size times what is asked of each row", "{ nodes(first: 50) { edges { node { id name } } } }", {}, 201],
    ["a page of none as much as one of one", "{ nodes(first: 0) { edges { node { id } } } }", {}, 4],
    ["a page that is too large no more than the largest", "{ nodes(first: 5000) { edges { node { id } } } }", {}, 301],
    [
      "pages within pages the product",
      "{ nodes(first: 10) { edges { node { children(first: 10) { edges { node { id } } } } } } }",
      {},
      331,
    ],
    ["a page of the default size as one that names it", "{ node { children { edges { node { id } } } } }", {}, 32],
    ["a list without pages twice its rows", "{ node { lines { id name } } }", {}, 6],
    ["a list of leaves as one field", "{ node { tags } }", {}, 2],
    [
      "a variable what it stands for",
      "query ($first: Int!) { nodes(first: $first) { edges { node { id } } } }",
      { first: 20 },
      61,
    ],
    [
      "a variable left out its default",
      "query ($first: Int! = 5) { nodes(first: $first) { edges { node { id } } } }",
      {},
      16,
    ],
    [
      "a fragment what it holds, each time",
      "{ a: node { ...F } b: node { ...F } } fragment F on Node { id parent { id } }",
      {},
      8,
    ],
    ["an inline fragment what it holds", "{ node { ... on Node { id } ... { name } } }", {}, 3],
    [
      "a skipped field nothing",
      "query ($no: Boolean!) { node { id lines @include(if: $no) { id } name @skip(if: true) } }",
      { no: false },
      2,
    ],
    [
      "an included field what it holds",
      "query ($no: Boolean!) { node { id lines @include(if: $no) { id } name @skip(if: true) } }",
      { no: true },
      5,
    ],
    [
      "a mutation what its items do",
      "mutation ($input: ChangeInput!) { change(input: $input) { id } }",
      { input: { items: ["a", "b", "c"], more: ["d"] } },
      71,
    ],
    ["a mutation without items a transaction", "mutation { change(input: { id: 1 }) { id } }", {}, 11],
    [
      "a mutation of rows what they do",
      "mutation ($rows: [ChangeInput!]!) { push(rows: $rows) { id } }",
      { rows: [{}, {}] },
      51,
    ],
  ])("%s", (_case, query, variables, expected) => {
    expect(cost(query, variables)).toBe(expected);
  });

  test("what its own operation costs, not the others of the document", () => {
    const document = "query A { node { id } } query B { nodes(first: 10) { edges { node { id } } } }";
    expect(cost(document, {}, "A")).toBe(2);
    expect(cost(document, {}, "B")).toBe(31);
  });
});

describe("what is remembered of a document", () => {
  const document = parse(
    "query ($a: Int, $first: Int! = 1, $b: Boolean) { nodes(first: $first) { edges { node { id } } totalCount @skip(if: true) } }",
  );
  const operation = getOperationAST(document);
  const again = (variables: Record<string, unknown>): number => {
    if (operation == null) throw new Error("no operation");
    return reckon(document, operation, variables);
  };

  test("is right for every size of its variables", () => {
    for (const first of [1, 100, 7, 1, 100, 7]) expect(again({ first })).toBe(1 + 3 * first);
    expect(again({})).toBe(4);
  });

  test("cannot be mistaken for another by variables that it does not declare", () => {
    expect(again({ "1&100": 1, a: 1 })).toBe(4);
    expect(again({ "a=1&first": 100, "&first": 100 })).toBe(4);
    expect(again({ a: 1, first: 100 })).toBe(301);
  });

  test("holds nothing of variables that do not fit", () => {
    expect(() => again({ first: "100" })).toThrow('Variable "$first" got invalid value');
    expect(() => again({ first: null })).toThrow('Variable "$first" of non-null type "Int!" must not be null.');
    expect(again({ first: 2 })).toBe(7);
  });
});
