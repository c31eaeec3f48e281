import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  execute,
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
import { RESPONSE_LIMITS, ResponseTooLarge } from "../../../src/platform/graphql/api/response-size.js";
import type { ResponseText } from "../../../src/platform/graphql/execution/response-text.js";
import { responseWriter } from "../../../src/platform/graphql/execution/response-writer.js";
import { interpret } from "../../../src/platform/graphql/execution/executor.js";
import { meterResolvers } from "../../../src/platform/graphql/limits/metered-resolvers.js";
import { presentErrors } from "../../../src/platform/graphql/errors/present-errors.js";
import type { RequestContext } from "../../../src/platform/graphql/api/request-context.js";
import { UNCHANGING_EXTENSION } from "../../../src/platform/graphql/execution/unchanging.js";
import { queries, type Operation } from "../../support/arbitraries/operations.js";

// A schema in which anything can go wrong: now or later, in nullable and required places, in lists.
const nonNull = <T extends ConstructorParameters<typeof GraphQLNonNull>[0]>(type: T) => new GraphQLNonNull(type);
const later = async <T>(value: T, ticks = 1): Promise<T> => {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
  return value;
};
const Any = new GraphQLScalarType({
  name: "JSON",
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
const scalars = { JSON: [1, "x", { a: [1] }, [{}]], Day: ["2026-11-22", "x"] };

const context = {
  language: "en",
  origin: { requestId: "r" },
  services: { isProduction: true, log: pino({ level: "silent" }) },
} as unknown as RequestContext;

meterResolvers(schema);

function bytes({ data, errors }: ExecutionResult): string {
  return JSON.stringify({ ...(errors === undefined ? {} : { errors: presentErrors(errors, context) }), data });
}

function textOf(written: ResponseText): string {
  const bytes = Buffer.alloc(written.length);
  expect(written.writeTo(bytes, 0)).toBe(written.length);
  return bytes.toString();
}

function parsed(query: string) {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error("no operation");
  return { document, operation };
}

/** The answer as our interpreter, the writer (undefined when it leaves it to the other) and the reference give it. */
async function answers({ query, variables }: Operation, contextValue = context) {
  const { document, operation } = parsed(query);
  const written = await responseWriter(schema, document, operation)?.(contextValue, variables);
  return {
    interpreted: bytes(await interpret(schema, document, operation, { ...contextValue }, variables)),
    written: written === undefined ? undefined : `{"data":${textOf(written)}}`,
    expected: bytes(await execute({ schema, document, contextValue, variableValues: variables })),
  };
}

const withoutErrors = (text: string): string => {
  const { errors, ...rest } = JSON.parse(text) as { errors?: { extensions: unknown }[] };
  return JSON.stringify({ failed: errors !== undefined, ...rest });
};

const isWritten = (query: string): boolean => {
  const { document, operation } = parsed(query);
  return responseWriter(schema, document, operation) !== undefined;
};

describe("both executors", () => {
  test("answer generated queries with the reference's bytes", async () => {
    let succeeded = 0;
    let writable = 0;
    let written = 0;
    await fc.assert(
      fc.asyncProperty(queries(schema, { scalars, depth: 3 }), async (operation) => {
        const given = await answers(operation);
        // Of what lies below a place that became null, it depends on the turns that each takes whether it is named.
        expect(withoutErrors(given.interpreted)).toBe(withoutErrors(given.expected));
        const isSuccess = !given.expected.includes('"errors"');
        expect(given.written).toBe(isSuccess && isWritten(operation.query) ? given.expected : undefined);
        const { errors = [] } = JSON.parse(given.expected) as { errors?: unknown[] };
        expect(JSON.stringify(errors)).not.toContain("s3cret");
        if (isSuccess) succeeded++;
        if (given.written !== undefined) written++;
        if (isWritten(operation.query)) writable++;
      }),
      { numRuns: 600 },
    );
    // Otherwise the comparison would say little.
    expect(succeeded).toBeGreaterThan(20);
    expect(writable).toBeGreaterThan(100);
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
    [
      "variables in inputs, lists and scalars",
      "query ($id: ID!) { echo(filter: { id: $id }, ids: [$id], any: { a: $id }) }",
      true,
    ],
    ["an alias with an underscore", "{ a_b: id }", true],
    ["a condition", "{ id @skip(if: false) }", false],
    ["introspection", '{ __type(name: "Node") { name } }', false],
    ["a mutation", "mutation { runs { id } }", false],
  ])("knows whether it can write %s", (_case, query, expected) => {
    expect(isWritten(query)).toBe(expected);
  });

  test("nothing runs behind a mutation that failed", async () => {
    ran.length = 0;
    const { document, operation } = parsed("mutation { fails runs { id } }");
    expect(JSON.parse(bytes(await interpret(schema, document, operation, { ...context }, {})))).toMatchObject({
      data: null,
      errors: [{ path: ["fails"] }],
    });
    expect(ran).toEqual([]);
  });

  test("a mutation runs once, whatever fails below it", async () => {
    ran.length = 0;
    const { document, operation } = parsed("mutation { runs { id fails one { mustNotFail } } }");
    const { data, errors } = await interpret(schema, document, operation, { ...context }, {});
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
        return await interpret(schema, document, operation, { ...context }, {});
      }),
    );
    expect(JSON.parse(JSON.stringify(answers))).toEqual([{ data: { id: "1" } }, { data: { one: { plain: "one" } } }]);
  });
});

describe("an answer that grows too large", () => {
  const tree = new GraphQLObjectType({
    name: "Tree",
    fields: (): GraphQLFieldConfigMap<unknown, Counting> => ({
      id: { type: nonNull(GraphQLInt) },
      text: { type: GraphQLString },
      numbers: { type: new GraphQLList(nonNull(GraphQLInt)), resolve: () => [1, 2, 3] },
      branches: { type: nonNull(new GraphQLList(nonNull(tree))), resolve: (_s, _a, counting) => branches(counting) },
      laterBranches: { type: new GraphQLList(tree), resolve: (_s, _a, counting) => later(branches(counting)) },
      plainBranches: { type: new GraphQLList(tree) },
      fails: {
        type: GraphQLString,
        resolve: (_s, _a, counting) => {
          branches(counting);
          throw new Error("now");
        },
      },
      failsLater: { type: GraphQLString, resolve: (_s, _a, counting) => later(branches(counting)).then(fail("later")) },
    }),
  }) as GraphQLObjectType<unknown, Counting>;
  const forest = new GraphQLSchema({ query: tree as GraphQLObjectType });
  meterResolvers(forest);
  interface Counting extends RequestContext {
    calls: number;
    made: object[];
  }
  function branches(counting: Counting): object[] {
    counting.calls++;
    return counting.made;
  }

  async function outcomes(query: string, { width = 100, text = "" }) {
    const { document, operation } = parsed(query);
    const made = Array.from({ length: width }, (_, id) => ({ id, text }));
    const contexts = [0, 1].map(() => ({ ...context, calls: 0, made })) as [Counting, Counting];
    const write = responseWriter<Counting>(forest, document, operation);
    const outcome = async (run: () => unknown) => {
      try {
        return { answer: await run() };
      } catch (error) {
        return { refusal: error instanceof ResponseTooLarge ? error.extra.limit : String(error) };
      }
    };
    const written = await outcome(async () => {
      const answer = await write?.(contexts[0], {});
      return answer === undefined ? undefined : textOf(answer);
    });
    const interpreted = await outcome(async () => {
      const { data, errors } = await interpret(forest, document, operation, contexts[1], {});
      return errors === undefined ? JSON.stringify(data) : undefined;
    });
    // Whatever is still on its way has time to go on.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    return { written, interpreted, calls: contexts.map(({ calls }) => calls) };
  }

  test.each([
    ["at once", "{ branches { branches { branches { branches { id } } } } }"],
    ["when its values come later", "{ laterBranches { laterBranches { laterBranches { laterBranches { id } } } } }"],
    ["in lists of leaves", "{ branches { branches { laterBranches { numbers } } } }"],
  ])("in values, %s, is refused early by both", async (_case, query) => {
    const { written, interpreted, calls } = await outcomes(query, {});
    expect([written, interpreted]).toEqual([{ refusal: "values" }, { refusal: "values" }]);
    // All branches together would take more than a million calls.
    for (const made of calls) expect(made).toBeLessThan(RESPONSE_LIMITS.values);
  });

  test.each([
    ["plain text", "a"],
    ["characters of three bytes", "会"],
    ["characters that are escaped", "\u0001"],
  ])("in bytes of %s is refused by both", async (_case, letter) => {
    const text = letter.repeat(3000);
    const { written, interpreted } = await outcomes("{ branches { laterBranches { text } } }", { text });
    expect([written, interpreted]).toEqual([{ refusal: "bytes" }, { refusal: "bytes" }]);
  });

  test("in names of types is refused by both", async () => {
    const names = Array.from({ length: 40 }, (_, at) => `aLongNameForTheNameOfTheTypeOfThisObject${at}: __typename`);
    const { written, interpreted } = await outcomes(`{ branches { branches { ${names.join(" ")} } } }`, { width: 120 });
    expect([written, interpreted]).toEqual([{ refusal: "bytes" }, { refusal: "bytes" }]);
  });

  test("is refused by both from the same value on", async () => {
    // One root field, and for each branch itself, its id and its list with three numbers.
    const query = "{ branches { id numbers } }";
    const most = Math.floor((RESPONSE_LIMITS.values - 1) / 6);
    const fits = await outcomes(query, { width: most });
    expect(fits.written).toEqual(fits.interpreted);
    expect(fits.written.answer).toBeDefined();
    const passes = await outcomes(query, { width: most + 1 });
    expect([passes.written, passes.interpreted]).toEqual([{ refusal: "values" }, { refusal: "values" }]);
  });

  test("in errors is refused early", async () => {
    // Each of 200 branches has as many, and each of these fails.
    const { interpreted, calls } = await outcomes("{ branches { branches { fails } } }", { width: 200 });
    expect(interpreted).toEqual({ refusal: "errors" });
    expect(calls[1]).toBeLessThan(2 * RESPONSE_LIMITS.errors);
    const later = await outcomes("{ branches { laterBranches { failsLater } } }", { width: 200 });
    expect(later.interpreted).toEqual({ refusal: "errors" });
  });
});
