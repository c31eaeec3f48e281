import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  execute,
  getIntrospectionQuery,
  getOperationAST,
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLError,
  GraphQLFloat,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLID,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  parse,
  valueFromASTUntyped,
  type ExecutionResult,
  type GraphQLFieldConfigMap,
} from "graphql";
import { pino } from "pino";
import { RequestError } from "../../../src/platform/errors/request-error.js";
import { isCompilable } from "../../../src/platform/graphql/compilable.rules.js";
import type { AnswerText } from "../../../src/platform/graphql/answer-text.js";
import { answerWriter } from "../../../src/platform/graphql/answer-writer.js";
import { compiledExecutor } from "../../../src/platform/graphql/executor.js";
import { presentErrors } from "../../../src/platform/graphql/present-errors.js";
import type { RequestContext } from "../../../src/platform/graphql/request-context.js";
import { UNCHANGING_EXTENSION } from "../../../src/platform/graphql/unchanging.js";
import { queries, type Operation } from "../../support/arbitraries/operations.js";

// A schema in which anything can go wrong: now or later, in nullable and required places, in lists.
const nonNull = <T extends ConstructorParameters<typeof GraphQLNonNull>[0]>(type: T) => new GraphQLNonNull(type);
const later = async <T>(value: T, ticks = 1): Promise<T> => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return value;
};
const Any = new GraphQLScalarType({
  name: "Any",
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
const Day = new GraphQLScalarType({
  name: "Day",
  parseValue: (value) => {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) throw new GraphQLError("not a day");
    return new Date(`${value}T00:00:00Z`);
  },
  parseLiteral: (node) => {
    if (!("value" in node) || typeof node.value !== "string") throw new GraphQLError("not a day");
    return new Date(`${node.value}T00:00:00Z`);
  },
});
const Kind = new GraphQLEnumType({ name: "Kind", values: { GREAT: { value: "great" }, SMALL: {} } });
const Filter: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: "Filter",
  fields: () => ({
    kind: { type: Kind },
    kinds: { type: new GraphQLList(nonNull(Kind)) },
    since: { type: Day },
    limit: { type: nonNull(GraphQLInt), defaultValue: 7 },
    id: { type: nonNull(GraphQLID) },
    any: { type: Any },
    and: { type: new GraphQLList(Filter) },
  }),
});
const echoArguments = {
  filter: { type: Filter },
  must: { type: nonNull(GraphQLInt), defaultValue: 3 },
  kind: { type: Kind, defaultValue: "great" },
  ids: { type: new GraphQLList(nonNull(GraphQLID)) },
  text: { type: GraphQLString },
  any: { type: Any },
};
// The order of arguments is nobody's business.
const sorted = (_key: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
const echo = (_source: unknown, args: object) => JSON.stringify(args, sorted);
const fail = (text: string) => (): never => {
  throw new Error(text);
};

const ODD_TEXT = '工会\u2028😀\ud800"\\\n\u007f\u0000é';
const inner = { title: "inner", points: 0.5, rows: [] };
const card = { title: ODD_TEXT, points: -0, rows: [{ title: "a", points: 1e21, rows: [], inner }], inner };
const Card: GraphQLObjectType = new GraphQLObjectType({
  name: "Card",
  extensions: { [UNCHANGING_EXTENSION]: true },
  fields: () => ({
    title: { type: nonNull(GraphQLString) },
    points: { type: GraphQLFloat },
    rows: { type: nonNull(new GraphQLList(nonNull(Card))) },
    inner: { type: Card },
  }),
});

const Node: GraphQLObjectType = new GraphQLObjectType({
  name: "Node",
  fields: (): GraphQLFieldConfigMap<unknown, unknown> => ({
    id: { type: nonNull(GraphQLID), resolve: () => "1" },
    plain: { type: GraphQLString },
    odd: { type: GraphQLString, resolve: () => ODD_TEXT },
    numbers: { type: new GraphQLList(GraphQLFloat), resolve: () => [1, -0, 0.1, 1e21, 5e-324, later(2)] },
    isOdd: { type: GraphQLBoolean, resolve: () => later(false) },
    given: { type: Any, resolve: () => ({ a: [ODD_TEXT, null] }) },
    cards: { type: new GraphQLList(Card), resolve: () => [card, null, card] },
    echo: { type: GraphQLString, args: echoArguments, resolve: echo },
    kind: { type: nonNull(Kind), resolve: () => later("great") },
    wrongKind: { type: Kind, resolve: () => "neither" },
    wrongInt: { type: nonNull(GraphQLInt), resolve: () => "many" },
    tags: { type: nonNull(new GraphQLList(nonNull(GraphQLString))), resolve: () => ["a", "b"] },
    holes: { type: new GraphQLList(GraphQLString), resolve: () => later([null, "a", new Error("an item")]) },
    mustHaveNoHoles: { type: new GraphQLList(nonNull(GraphQLString)), resolve: () => ["a", null] },
    noList: { type: new GraphQLList(GraphQLString), resolve: () => "text" },
    fails: { type: GraphQLString, resolve: fail("now") },
    failsLater: { type: GraphQLString, resolve: () => later(0, 3).then(fail("later")) },
    mustNotFail: { type: nonNull(GraphQLString), resolve: fail("now") },
    mustNotFailLater: { type: nonNull(GraphQLString), resolve: () => later(0, 2).then(fail("later")) },
    mustNotBeNull: { type: nonNull(GraphQLString), resolve: () => later(null) },
    refused: { type: nonNull(GraphQLString), resolve: () => Promise.reject(new RequestError("FORBIDDEN")) },
    none: { type: Node, resolve: () => null },
    one: { type: Node, resolve: () => ({ plain: "one" }) },
    must: { type: nonNull(Node), resolve: () => later({ plain: "must" }) },
    many: { type: new GraphQLList(Node), resolve: () => later([{ plain: "x" }, null, { plain: "y" }]) },
    all: { type: nonNull(new GraphQLList(nonNull(Node))), resolve: () => [{ plain: "x" }, { plain: "y" }] },
  }),
});
const ran: string[] = [];
const Mutation = new GraphQLObjectType({
  name: "Mutation",
  fields: {
    fails: { type: nonNull(GraphQLString), resolve: () => later(0).then(fail("later")) },
    runs: {
      type: nonNull(Node),
      resolve: () => {
        ran.push("runs");
        return {};
      },
    },
  },
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: "Query", fields: () => Node.toConfig().fields }),
  mutation: Mutation,
});
const scalars = { Any: [1, "x", { a: [1] }, [{}]], Day: ["2026-11-22", "x"] };

const context = {
  language: "en",
  origin: { requestId: "r" },
  services: { isProduction: true, log: pino({ level: "silent" }) },
} as unknown as RequestContext;

const compiled = compiledExecutor(schema);

function bytes({ data, errors }: ExecutionResult): string {
  return JSON.stringify({ ...(errors === undefined ? {} : { errors: presentErrors(errors, context) }), data });
}

function textOf(written: AnswerText): string {
  const bytes = Buffer.alloc(written.length);
  expect(written.writeTo(bytes, 0)).toBe(written.length);
  return bytes.toString();
}

/** The answer as the compiled executor, the writer (undefined when it leaves it to others) and the interpreter give it. */
async function answers({ query, variables }: Operation) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error("no operation");
  const written = await answerWriter(schema, document, operation)?.(context, variables);
  return {
    compiled: bytes(await compiled(document, operation)(context, variables)),
    written: written === undefined ? undefined : `{"data":${textOf(written)}}`,
    interpreted: bytes(await execute({ schema, document, contextValue: context, variableValues: variables })),
  };
}

const canCompile = (query: string, over = schema): boolean => {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation != null && isCompilable(over, document, operation);
};

describe("the compiled executor", () => {
  test("answers generated queries with the interpreter's bytes", async () => {
    let succeeded = 0;
    let compilable = 0;
    let written = 0;
    await fc.assert(
      fc.asyncProperty(queries(schema, { scalars, depth: 3 }), async (operation) => {
        const given = await answers(operation);
        expect(given.compiled).toBe(given.interpreted);
        const isSuccess = !given.compiled.includes('"errors"');
        expect(given.written).toBe(isSuccess && canCompile(operation.query) ? given.interpreted : undefined);
        const { errors = [] } = JSON.parse(given.compiled) as { errors?: unknown[] };
        expect(JSON.stringify(errors)).not.toContain("s3cret");
        if (isSuccess) succeeded++;
        if (given.written !== undefined) written++;
        if (canCompile(operation.query)) compilable++;
      }),
      { numRuns: 600 },
    );
    // Otherwise the comparison would say little.
    expect(succeeded).toBeGreaterThan(20);
    expect(compilable).toBeGreaterThan(100);
    expect(written).toBeGreaterThan(20);
  });

  test.each([
    ["texts", "{ odd all { odd plain } }"],
    ["numbers and truths", "{ numbers isOdd must { isOdd } }"],
    ["enums and other scalars", "{ kind given all { kind given } }"],
    [
      "what never changes",
      "{ cards { title inner { title points } rows { points } } all { cards { rows { __typename inner { points } } } } }",
    ],
    [
      "aliases and fragments",
      "{ b: id ...F a: must { ...F ... on Node { id } } } fragment F on Node { one { c: plain id } }",
    ],
    ["lists of lists now and later", "{ many { plain many { id must { tags } } } }"],
    ["nothing", "{ none { id } }"],
  ])("writes %s like the interpreter, the first time and again", async (_case, query) => {
    for (const time of [1, 2]) {
      const { written, interpreted } = await answers({ query, variables: {} });
      expect([time, written]).toEqual([time, interpreted]);
    }
  });

  test.each([
    ["an item that is an error", "{ id holes }"],
    ["a failure in the middle", "{ all { id failsLater kind } }"],
    ["null in a required place", "{ many { mustHaveNoHoles } }"],
    ["a value that its type does not have", "{ wrongKind }"],
    ["variables that do not fit", "query ($id: ID!) { echo(filter: { id: $id }) }"],
  ])("writes nothing where the answer holds an error: %s", async (_case, query) => {
    const { written, interpreted } = await answers({ query, variables: {} });
    expect(interpreted).toContain('"errors"');
    expect(written).toBeUndefined();
  });

  test.each([
    ["a plain list", "{ all { id kind tags } }", true],
    ["a variable in an input", "query ($id: ID!) { echo(filter: { id: $id }) }", true],
    ["a nullable variable as the argument", "query ($f: Filter) { echo(filter: $f) }", true],
    ["a nullable variable in an input", 'query ($k: Kind) { echo(filter: { id: "1", kind: $k }) }', false],
    ["a variable in a list", "query ($id: ID!) { echo(ids: [$id]) }", false],
    ["a variable in a scalar", "query ($id: ID!) { echo(any: { a: $id }) }", false],
    ["a condition", "{ id @skip(if: false) }", false],
    ["an alias with an underscore", "{ a_b: id }", false],
    ["introspection", '{ __type(name: "Node") { name } }', false],
    ["one mutation", "mutation { runs { id } }", true],
    ["two mutations", "mutation { fails runs { id } }", false],
    ["mutations in a fragment", "mutation { ...F } fragment F on Mutation { fails runs { id } }", false],
  ])("knows whether it can compile %s", (_case, query, expected) => {
    expect(canCompile(query)).toBe(expected);
  });

  test("introspection shows nothing of the compiler", async () => {
    const given = await answers({ query: getIntrospectionQuery(), variables: {} });
    expect(given.compiled).toBe(given.interpreted);
    expect(given.compiled).not.toContain("Unchecked");
  });

  test("a text that the compiler would take for code stays a text", async () => {
    const marker = "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d";
    const text = `${marker}0); globalThis.wasRun = true; new Date(0`;
    for (const query of [`{ echo(text: ${JSON.stringify(text)}) }`, `{ echo(any: { a: ["""${text}"""] }) }`]) {
      const given = await answers({ query, variables: {} });
      expect(given.compiled).toBe(given.interpreted);
    }
    expect(globalThis).not.toHaveProperty("wasRun");
  });

  test("nothing runs behind a mutation that failed", async () => {
    ran.length = 0;
    const given = await answers({ query: "mutation { fails runs { id } }", variables: {} });
    expect(given.compiled).toBe(given.interpreted);
    expect(JSON.parse(given.compiled)).toMatchObject({ data: null, errors: [{ path: ["fails"] }] });
    expect(ran).toEqual([]);
  });

  test("a mutation runs once, whatever fails below it", async () => {
    ran.length = 0;
    const document = parse("mutation { runs { id fails one { mustNotFail } } }");
    const operation = getOperationAST(document);
    if (operation == null) throw new Error("no operation");
    const { data, errors } = await compiled(document, operation)(context, {});
    expect(JSON.parse(JSON.stringify(data))).toEqual({ runs: { id: "1", fails: null, one: null } });
    expect(errors?.map(({ path }) => path)).toEqual([
      ["runs", "fails"],
      ["runs", "one", "mustNotFail"],
    ]);
    expect(ran).toEqual(["runs"]);
  });

  test("each operation of a document is its own", async () => {
    const document = parse("query A { id } query B { one { plain } }");
    const answers = await Promise.all(
      ["A", "B"].map(async (name) => {
        const operation = getOperationAST(document, name);
        if (operation == null) throw new Error("no operation");
        return await compiled(document, operation)(context, {});
      }),
    );
    expect(JSON.parse(JSON.stringify(answers))).toEqual([{ data: { id: "1" } }, { data: { one: { plain: "one" } } }]);
  });

  test("what is asked for the first time is only interpreted, when it is told so", async () => {
    const patient = compiledExecutor(schema, 1);
    const document = parse("{ id one { plain } }");
    const operation = getOperationAST(document);
    if (operation == null) throw new Error("no operation");
    const [first, second, third] = [1, 2, 3].map(() => patient(document, operation));
    expect(second).not.toBe(first);
    expect(third).toBe(second);
    for (const run of [first, second])
      expect(bytes((await run?.(context, {})) ?? {})).toBe('{"data":{"id":"1","one":{"plain":"one"}}}');
  });
});
