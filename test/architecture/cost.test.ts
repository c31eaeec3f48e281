import "reflect-metadata";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  buildSchema as schemaOf,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  typeFromAST,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from "graphql";
import { LIST_MAXIMA } from "../../src/app/list-maxima.js";
import { buildSchema } from "../../src/app/schema.js";
import { costOf, MAXIMUM_COST } from "../../src/platform/graphql/limits/cost.js";
import { declareListMaxima, estimatedItems } from "../../src/platform/graphql/limits/list-maxima.js";
import { sample } from "../support/schema-documents.js";
import { root } from "./source-files.js";

const schema = buildSchema();
const compute = costOf(schema);

function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions
      .filter(({ type, variable }) => type.kind === Kind.NON_NULL_TYPE || variable.name.value === "first")
      .map(({ variable, type }) => [
        variable.name.value,
        sample(typeFromAST(schema, type as never) as unknown as GraphQLInputType, variable.name.value),
      ]),
  );
}

describe.each(readdirSync(join(root, "schema/contract")))("every operation of the contract in %s", (file) => {
  const document = parse(readFileSync(join(root, "schema/contract", file), "utf8"));
  const operations = document.definitions.filter(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  test.each(operations.map((operation) => [operation.name?.value ?? "", operation] as const))(
    "%s costs less than the most at 100 rows a page",
    (_name, operation) => {
      const cost = compute(document, operation, variablesOf(operation));
      expect(cost).toBeGreaterThan(100);
      expect(cost).toBeLessThan(MAXIMUM_COST);
    },
  );
});

describe("a list that is no page", () => {
  test("cannot be built without a maximum", () => {
    const bare = schemaOf("type Query { nodes: [Node!]! } type Node { id: ID! }");
    expect(() => {
      declareListMaxima(bare, {});
    }).toThrow("the list Query.nodes declares no maximum");
    expect(() => {
      declareListMaxima(bare, { "Query.nodes": 3, "Query.gone": 3 });
    }).toThrow("there is no list Query.gone");
  });

  test("is counted with it and says it to whoever reads the schema", () => {
    const silent: string[] = [];
    for (const name of Object.keys(LIST_MAXIMA)) {
      const [owner = "", field = ""] = name.split(".");
      const type = schema.getType(owner);
      if (!isObjectType(type)) continue;
      const declared = type.getFields()[field];
      expect([name, estimatedItems(declared ?? {})]).toEqual([name, expect.any(Number)]);
      if (!/\bat most\b|\d+ to \d+/i.test(declared?.description ?? "")) silent.push(name);
    }
    expect(silent).toEqual([]);
  });

  test("is counted with less only where its objects are reached by one list alone", () => {
    for (const [name, maximum] of Object.entries(LIST_MAXIMA)) {
      if (typeof maximum === "number" || "perItem" in maximum) continue;
      const owner = name.split(".")[0] ?? "";
      const ways = Object.values(schema.getTypeMap())
        .filter(isObjectType)
        .flatMap((type) =>
          Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name === owner)
            .map((field) => `${type.name}.${field.name}`),
        );
      expect([name, ways]).toEqual([name, [maximum.within]]);
    }
  });
});
