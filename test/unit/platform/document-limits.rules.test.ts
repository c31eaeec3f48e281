import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { buildSchema, getIntrospectionQuery, parse, validate } from "graphql";
import {
  DOCUMENT_LIMITS,
  documentLimitsRule,
  exceededByText,
  exceededLimits,
} from "../../../src/platform/graphql/limits/document-limits.rules.js";
import { root } from "../../architecture/source-files.js";

const exceeded = (document: string): string[] => exceededLimits(parse(document));
const nested = (depth: number): string => `${"{ a ".repeat(depth)}${"}".repeat(depth)}`;
const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

describe("a document may have", () => {
  test("so many fields within fields", () => {
    expect(exceeded(nested(DOCUMENT_LIMITS.depth))).toEqual([]);
    expect(exceeded(nested(DOCUMENT_LIMITS.depth + 1))).toEqual(["depth"]);
  });
  test("so many, fragments and inline fragments included", () => {
    const inner = nested(DOCUMENT_LIMITS.depth - 1);
    expect(exceeded(`{ ...F } fragment F on Q { ... on Q { a ${inner} } }`)).toEqual([]);
    expect(exceeded(`{ b { ...F } } fragment F on Q { ... on Q { a ${inner} } }`)).toEqual(["depth"]);
  });
  test("so many aliases", () => {
    expect(exceeded(`{ r { ${times(DOCUMENT_LIMITS.aliases, (i) => `a${i}: id`)} } }`)).toEqual([]);
    expect(exceeded(`{ r { ${times(DOCUMENT_LIMITS.aliases + 1, (i) => `a${i}: id`)} } }`)).toEqual(["aliases"]);
  });
  test("so many aliases wherever their fragment is spread", () => {
    const fragment = `fragment F on Q { ${times(10, (i) => `a${i}: id`)} }`;
    expect(exceeded(`{ ${times(5, (i) => `f${i} { ...F }`)} } ${fragment}`)).toEqual(["aliases"]);
  });
  test("so many root fields, repeated, aliased or in fragments", () => {
    const many = DOCUMENT_LIMITS.rootFields + 1;
    expect(exceeded(`{ ${times(many - 1, (i) => `f${i}`)} }`)).toEqual([]);
    expect(exceeded(`{ ${times(many, (i) => `f${i}`)} }`)).toEqual(["rootFields"]);
    expect(exceeded(`{ ${times(many, () => "f")} }`)).toEqual(["rootFields"]);
    expect(exceeded(`{ ${times(many, () => "__typename")} }`)).toEqual(["rootFields"]);
    expect(exceeded(`{ ...F ... { ...F } } fragment F on Q { ${times(11, (i) => `f${i}`)} }`)).toEqual(["rootFields"]);
  });
  test("so many characters and lines, whatever they are", () => {
    expect(exceededByText("#".repeat(DOCUMENT_LIMITS.characters))).toBeUndefined();
    expect(exceededByText("#".repeat(DOCUMENT_LIMITS.characters + 1))).toBe("characters");
    for (const end of ["\n", "\r", "\r\n"]) {
      expect(exceededByText(end.repeat(DOCUMENT_LIMITS.lines - 1))).toBeUndefined();
      expect(exceededByText(end.repeat(DOCUMENT_LIMITS.lines))).toBe("lines");
    }
  });
  // Each of them has more ways through its fragments than could ever be walked.
  test.each([
    ["all spread all others", (at: number) => times(40, (i) => (i === at ? "" : `...F${i}`))],
    [
      "each spreads the next twice, and the last one that does not exist",
      (at: number) => `...F${at + 1} ...F${at + 1}`,
    ],
  ])("fragments of which %s, and is measured at once", (_case, spread) => {
    const fragments = times(40, (i) => `fragment F${i} on Q { ${spread(i)} }`);
    expect(exceeded(`{ ...F0 } ${fragments}`)).toEqual([]);
  });
  test("so many directives", () => {
    const schema = buildSchema("type Query { id: ID self: Query }");
    const check = (count: number) =>
      validate(schema, parse(`{ self { ${times(count, () => "id @include(if: true)")} } }`), [documentLimitsRule]);
    expect(check(DOCUMENT_LIMITS.directives)).toEqual([]);
    expect(check(DOCUMENT_LIMITS.directives + 1).map(({ extensions }) => extensions)).toEqual([
      { code: "QUERY_TOO_COMPLEX", limit: "directives" },
    ]);
  });

  describe("no list within itself", () => {
    const schema = buildSchema(`
      type Query { node: Node nodes(first: Int!): NodeConnection! }
      type Node { id: ID lines: [Line!]! others: [Node!]! children(first: Int!): NodeConnection! }
      type Line { id: ID node: Node parts: [Line!]! }
      type NodeConnection { edges: [Edge!]! }
      type Edge { node: Node! }
    `);
    const lists = (query: string) =>
      validate(schema, parse(query), [documentLimitsRule]).map(({ extensions }) => extensions["list"] ?? extensions);
    test.each([
      ["directly", "{ node { lines { parts { parts { id } } } } }", "Line.parts"],
      ["behind other objects", "{ node { lines { node { lines { id } } } } }", "Node.lines"],
      ["behind other lists", "{ node { others { lines { node { others { id } } } } } }", "Node.others"],
      ["under another name", "{ node { a: lines { node { b: lines { id } } } } }", "Node.lines"],
      [
        "in fragments",
        "{ node { ...F } } fragment F on Node { lines { node { ...G } } } fragment G on Node { lines { id } }",
        "Node.lines",
      ],
      ["in inline fragments", "{ node { ... { lines { node { ... on Node { lines { id } } } } } } }", "Node.lines"],
      [
        "behind a page",
        "{ node { lines { node { children(first: 1) { edges { node { lines { id } } } } } } } }",
        "Node.lines",
      ],
      [
        "in the schema's own description",
        "{ __schema { types { fields { type { fields { name } } } } } }",
        "__Type.fields",
      ],
    ])("%s", (_case, query, list) => {
      expect(lists(query)).toEqual([list]);
    });
    test.each([
      ["beside itself", "{ node { lines { id } others { lines { id } } } a: node { lines { id } } }"],
      [
        "as pages in pages",
        "{ nodes(first: 1) { edges { node { children(first: 1) { edges { node { children(first: 1) { edges { node { id } } } } } } } } } }",
      ],
      ["beside the same fragment", "{ node { ...F others { ...F } } } fragment F on Node { lines { id } }"],
    ])("but %s", (_case, query) => {
      expect(lists(query)).toEqual([]);
    });
  });

  test("no variable that a plain object cannot hold", () => {
    const schema = buildSchema("type Query { id(of: ID): ID }");
    const errors = validate(schema, parse("query ($__proto__: ID) { id(of: $__proto__) }"), [documentLimitsRule]);
    expect(errors.map(({ message }) => message)).toEqual(["A variable cannot have this name."]);
  });

  test("no fragment bomb: it is measured in no time and refused", () => {
    // Each fragment spreads the next one twice: 2^60 fields.
    const bomb = times(60, (i) => `fragment F${i} on Q { a { ...F${i + 1} } b { ...F${i + 1} } }`);
    expect(exceeded(`{ ...F0 } ${bomb} fragment F60 on Q { id }`)).toEqual(["depth", "fields"]);
    const flat = times(60, (i) => `fragment F${i} on Q { ...F${i + 1} ...F${i + 1} }`);
    expect(exceeded(`{ r { ...F0 } } ${flat} fragment F60 on Q { id }`)).toEqual(["fields"]);
    expect(exceeded(`{ ...F0 } ${flat} fragment F60 on Q { id }`)).toEqual(["fields", "rootFields"]);
  });
  test("no fragment that contains itself; measuring it ends", () => {
    const schema = buildSchema("type Query { a: Query id: ID }");
    const document = parse("{ ...F } fragment F on Query { a { ...G } id } fragment G on Query { a { ...F } ...G }");
    expect(exceededLimits(document)).toEqual([]);
    expect(validate(schema, document).map(({ message }) => message)).toContain(
      'Cannot spread fragment "G" within itself.',
    );
  });
});

describe("our own operations stay far within the limits", () => {
  const folder = join(root, "schema/contract");
  const files = readdirSync(folder).filter((name) => name.endsWith(".graphql"));
  test.each(files)("%s", (name) => {
    const text = readFileSync(join(folder, name), "utf8");
    expect(exceeded(text)).toEqual([]);
    expect(() => parse(text, { maxTokens: DOCUMENT_LIMITS.tokens / 2 })).not.toThrow();
  });
  test("and so does what an IDE asks first", () => {
    expect(exceeded(getIntrospectionQuery())).toEqual([]);
  });
});
