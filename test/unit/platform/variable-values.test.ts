import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  getOperationAST,
  GraphQLBoolean,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  parse,
  type GraphQLInputType,
  type OperationDefinitionNode,
} from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { buildSchema } from "../../../src/app/schema.js";
import { coercedVariables, faultsOfVariables } from "../../../src/platform/graphql/variables/variable-values.js";
import { rootFieldsOf } from "../../support/schema-documents.js";

const schema = buildSchema();

/** What stands where something else was expected. */
const wrong = fc.constantFrom<unknown>(null, undefined, 1.5, -1, "", "word", true, [], [null], {}, { odd: 1 }, 1e300);
const right: Record<string, readonly unknown[]> = {
  ID: ["0192f0c0-0000-7000-8000-00000000000f", 7],
  String: ["", "文"],
  Int: [0, 1],
  Float: [1, 0.5],
  Boolean: [true, false],
  Fen: [1],
  Date: ["2026-11-22"],
  DateTime: ["2026-11-22T00:00:00Z"],
  Period: ["2026-Q3"],
  Sha256: ["0".repeat(64)],
  CreditCode: ["91350200MA31NFX01A"],
  Cursor: ["c"],
  JSON: [{ a: [1, null] }, "x", null],
};

/** Values that mostly fit the type, and now and then do not, at any depth. */
function valueOf(type: GraphQLInputType, depth = 4): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: fitting(type, depth) }, { weight: 1, arbitrary: wrong });
}

function fitting(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return fitting(type.ofType as GraphQLInputType, depth);
  if (isListType(type)) {
    const item = valueOf(type.ofType as GraphQLInputType, depth);
    return depth > 0 ? fc.oneof(fc.array(item, { maxLength: 3 }), item) : fc.constant([]);
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (!isInputObjectType(type)) return fc.constantFrom(...(right[type.name] ?? [`no value of ${type.name}`]));
  const fields = Object.values(type.getFields());
  const values = Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, depth - 1)]));
  const requiredKeys = fields.filter(({ type }) => isNonNullType(type)).map(({ name }) => name);
  return depth > 0 ? fc.record(values, { requiredKeys }) : fc.constant({});
}

function operationOf(text: string): OperationDefinitionNode {
  const operation = getOperationAST(parse(text));
  if (operation == null) throw new Error("not an operation");
  return operation;
}

/** What we make of variables, and what the reference does; undefined where it refuses them. */
const bothOf = (of: GraphQLSchema, operation: OperationDefinitionNode, given: Record<string, unknown>) => {
  const { coerced } = getVariableValues(of, operation.variableDefinitions ?? [], given);
  return { ours: coercedVariables(of, operation, given), reference: coerced };
};

/** As text, since the order of fields counts where content is hashed or kept. */
const written = (value: unknown): string => JSON.stringify(value) ?? "refused";

describe("variables are coerced as the reference does it", () => {
  const asked = rootFieldsOf(schema).filter(({ args }) => args.length > 0);
  test.each(asked.map((field) => [field.name, field] as const))("arguments of %s", (_name, field) => {
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
    const operation = operationOf(`query (${declared}) { __typename }`);
    const given = fc.record(Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type)])), {
      requiredKeys: field.args.filter(({ type }) => isNonNullType(type)).map(({ name }) => name),
    });
    let taken = 0;
    fc.assert(
      fc.property(given, (variables) => {
        const { ours, reference } = bothOf(schema, operation, variables);
        expect(written(ours)).toBe(written(reference));
        if (ours !== undefined) taken++;
      }),
      { numRuns: 60 },
    );
    expect(taken).toBeGreaterThan(0);
  });

  const One = new GraphQLInputObjectType({
    name: "One",
    isOneOf: true,
    fields: { text: { type: GraphQLString }, number: { type: GraphQLInt } },
  });
  const Many: GraphQLInputObjectType = new GraphQLInputObjectType({
    name: "Many",
    fields: () => ({
      limit: { type: GraphQLInt, defaultValue: 7 },
      one: { type: One },
      inner: { type: Many },
    }),
  });
  const odd = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { is: { type: GraphQLBoolean } } }),
    types: [One, Many],
  });
  test.each<[string, string, Record<string, unknown>]>([
    ["a default of the operation", "$a: Int = 5, $b: Many = { one: { number: 1 } }", {}],
    ["null in the place of a default", "$a: Int = 5", { a: null }],
    ["a default of an input's field", "$a: Many", { a: { inner: {} } }],
    ["one of several", "$a: One", { a: { text: "x" } }],
    ["two of which only one may be given", "$a: One", { a: { text: "x", number: 1 } }],
    ["one of several that is null", "$a: One", { a: { text: null } }],
    ["none of several", "$a: One", { a: {} }],
    ["a field that the input does not have", "$a: Many", { a: { limits: 1 } }],
    ["a field that every object has", "$a: Many", JSON.parse('{"a":{"__proto__":{"limit":1}}}') as object],
    ["a list for an object", "$a: Many", { a: [] }],
    ["nothing where something is required", "$a: Int!", {}],
    ["null where something is required", "$a: Int!", { a: null }],
    ["nothing where nothing is required", "$a: Int", {}],
  ])("%s", (_name, declared, given) => {
    const { ours, reference } = bothOf(odd, operationOf(`query (${declared}) { is }`), given);
    expect(written(ours)).toBe(written(reference));
  });

  const faultsOf = (declared: string, given: Record<string, unknown>): string[] =>
    faultsOfVariables(odd, operationOf(`query (${declared}) { is }`), given).map(({ message }) => message);
  test("what is wrong is told as the reference does it", () => {
    const declared = "$a: [Many], $b: Int!, $c: One";
    const given = {
      a: [
        { limit: "x", inner: [] },
        { limits: 1, one: {} },
      ],
      b: null,
      c: { text: {}, number: 1 },
    };
    const { errors } = getVariableValues(
      odd,
      operationOf(`query (${declared}) { is }`).variableDefinitions ?? [],
      given,
    );
    expect(faultsOf(declared, given)).toHaveLength(errors?.length ?? 0);
    expect(faultsOf("$b: Int!", { b: null })).toEqual(['Variable "$b" of non-null type "Int!" must not be null.']);
  });

  test("nothing is repeated without end, and nothing hides behind what is left out", () => {
    const wide = Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`odd${String(at)}`, at]));
    const long = "x".repeat(500_000);
    for (const a of [wide, { ...wide, one: { text: long } }, { limit: wide, one: { text: long, odd: 1 } }]) {
      const faults = faultsOf("$a: Many", { a });
      expect(faults.length).toBeGreaterThan(0);
      expect(faults.join("").length).toBeLessThan(1_000_000);
    }
    expect(faultsOf("$a: Many", { a: JSON.parse('{"__proto__":{}}') as unknown })).toHaveLength(1);
  });
});
