import "reflect-metadata";
import { beforeEach, expect, test } from "@jest/globals";
import { getOperationAST, GraphQLError, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from "graphql";
import { RequestError } from "../../../src/platform/errors/request-error.js";
import type { RequestContext } from "../../../src/platform/graphql/api/request-context.js";
import type { ExecuteOperation } from "../../../src/platform/graphql/execution/executor.js";
import { KnownOperations } from "../../../src/platform/graphql/execution/known-operations.js";

/** Each way of executing asks the field once. */
let asked: string[] = [];
let isFailing = false;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType<unknown, { by?: string }>({
    name: "Query",
    fields: {
      field: {
        type: GraphQLString,
        args: { of: { type: GraphQLString } },
        resolve: () => {
          asked.push("written");
          if (isFailing) throw new Error("not now");
          return "value";
        },
      },
    },
  }),
});
const interpret: ExecuteOperation = () => {
  asked.push("interpreted");
  return Promise.resolve(
    isFailing ? { data: null, errors: [new GraphQLError("not now")] } : { data: { field: "value" } },
  );
};

const QUERY = "query($of: String) { field(of: $of) }";
let known: KnownOperations;
let isSpent = false;
beforeEach(async () => {
  asked = [];
  isFailing = false;
  isSpent = false;
  known = new KnownOperations(schema, {
    readLeniently: (_operation, _context, variables) => variables,
    spendCost: () => {
      asked.push("charged");
      return Promise.resolve();
    },
    spendAgain: () => {
      asked.push("charged");
      return isSpent ? Promise.reject(new RequestError("THROTTLED", { retryAfterSeconds: 7 })) : Promise.resolve();
    },
    takeTurn: async (_document, _operation, _context, execute) => execute(),
    execute: interpret,
  });
  // The server accepts it, without a failure.
  const document = parse(QUERY);
  const server = { source: QUERY, document, operation: getOperationAST(document), contextValue: contextOf("first") };
  const listener = (await known.plugin().requestDidStart?.(server as never)) as never as {
    didResolveOperation(server: object): Promise<void>;
    willSendResponse(server: object): Promise<void>;
  };
  await listener.didResolveOperation(server);
  failedAtServer = (caller) =>
    listener.willSendResponse({
      ...server,
      contextValue: contextOf(caller),
      response: { body: { kind: "single", singleResult: { errors: [new GraphQLError("not now")] } } },
    });
});
let failedAtServer: (caller: string) => Promise<void>;

const contextOf = (caller: string) =>
  ({
    caller,
    cost: 5,
    headers: new Map(),
    origin: { mediaType: "application/json" },
    language: "en",
  }) as never as RequestContext;

/** What happens when a caller sends the query. */
async function sent(caller: string, variables: object = {}) {
  asked = [];
  const answer = await known.answer({ query: QUERY, variables }, () => Promise.resolve(contextOf(caller)));
  return { steps: asked, text: JSON.parse(String(answer?.text)) as { errors?: object[] } };
}
const stepsOf = async (caller: string) => (await sent(caller)).steps;

const WRITTEN = ["charged", "written"];
const TWICE = ["charged", "written", "charged", "interpreted"];
const INTERPRETED = ["charged", "interpreted"];

test("what fails is executed twice at most and paid for twice, and from then on once", async () => {
  expect(await stepsOf("first")).toEqual(WRITTEN);
  isFailing = true;
  expect(await stepsOf("first")).toEqual(TWICE);
  expect(await stepsOf("first")).toEqual(INTERPRETED);
  expect(await stepsOf("first")).toEqual(INTERPRETED);
});

test("one failure slows down the next sending alone", async () => {
  isFailing = true;
  await sent("first");
  isFailing = false;
  expect(await stepsOf("first")).toEqual(INTERPRETED);
  expect(await stepsOf("first")).toEqual(WRITTEN);
});

test("somebody else's failures slow down nobody", async () => {
  isFailing = true;
  await sent("first");
  isFailing = false;
  expect(await stepsOf("second")).toEqual(WRITTEN);
});

test("what failed when the server saw it first is interpreted at once", async () => {
  await failedAtServer("first");
  isFailing = true;
  expect(await stepsOf("first")).toEqual(INTERPRETED);
});

test("of many callers only the latest are remembered", async () => {
  isFailing = true;
  for (let i = 0; i <= 1000; i++) await sent(`caller ${i}`);
  expect(await stepsOf("caller 0")).toEqual(TWICE);
  expect(await stepsOf("caller 1000")).toEqual(INTERPRETED);
});

test("who cannot pay for the second execution is told when to come again", async () => {
  isFailing = true;
  isSpent = true;
  const { steps, text } = await sent("first");
  expect(steps).toEqual(["charged", "written", "charged"]);
  expect(text.errors).toMatchObject([{ extensions: { code: "THROTTLED", retryAfterSeconds: 7 } }]);
  expect(text).not.toHaveProperty("data");
});
