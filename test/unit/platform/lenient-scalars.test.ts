import { describe, expect, test } from "@jest/globals";
import { getVariableValues } from "graphql/execution/values.js";
import {
  getNamedType,
  GraphQLNonNull,
  isInputObjectType,
  Kind,
  parse,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import fc from "fast-check";
import { buildSchema } from "../../../src/app/schema.js";
import { leafTolerance } from "../../../src/platform/graphql/variables/lenient-scalars.js";
import { restoreLeaves } from "../../../src/platform/graphql/variables/lenient-scalars-plugin.js";

const schema: GraphQLSchema = buildSchema();
const tolerate = leafTolerance(schema);
const operationOf = (text: string): OperationDefinitionNode => {
  const [definition] = parse(text).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error("not an operation");
  return definition;
};
const SUBMIT = operationOf(
  "mutation ($input: SubmitInspectionsInput!) { submitInspections(input: $input) { results { id } } }",
);

/** What the command gets, when the request itself is not refused. */
function received(operation: OperationDefinitionNode, sent: Record<string, unknown>): unknown {
  const { variables, malformed } = tolerate(operation, sent);
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (coerced.coerced === undefined) return "refused";
  const [field] = operation.selectionSet.selections;
  if (field?.kind !== Kind.FIELD) throw new Error("not a field");
  const args = { input: coerced.coerced["input"] };
  restoreLeaves(args, field.arguments ?? [], malformed);
  return args.input;
}
const inspections = (...items: unknown[]) => ({ input: { inspections: items } });

describe("leaves that a command parses", () => {
  test("are plain nullable scalars to clients", () => {
    const inputs = new Set(["InspectionInput"]);
    const leaves = new Set<string>();
    for (const name of inputs) {
      const type = schema.getType(name);
      for (const field of isInputObjectType(type) ? Object.values(type.getFields()) : []) {
        expect(field.type).not.toBeInstanceOf(GraphQLNonNull);
        const named = getNamedType(field.type);
        (isInputObjectType(named) ? inputs : leaves).add(named.name);
      }
    }
    expect([...leaves].sort()).toEqual(["Boolean", "Float", "Int", "String"]);
  });

  test("are taken as they were sent, beside good ones", () => {
    const answers = [
      { criterion: "S1.1", points: 5, parts: ["A"] },
      { criterion: 7, points: "five", vetoMet: "no", parts: ["A", null, 3], sample: { asked: 2.5, positive: {} } },
    ];
    const sent = inspections({ id: "a", revision: 1, answers }, { id: true, revision: "one" });
    expect(received(SUBMIT, sent)).toEqual(sent.input);
  });

  test("by the hundred thousand are one thing to put back", () => {
    const many = <T>(item: T): T[] => Array.from({ length: 150_000 }, () => item);
    const sent = inspections({ coInspectorIds: many(1), answers: [{ parts: many({}) }] });
    const { malformed } = tolerate(SUBMIT, sent);
    tolerate(SUBMIT, inspections({ answers: Array.from({ length: 100_000 }, () => ({ points: "five", note: 5 })) }));
    expect(malformed.get("input")?.map(({ path }) => path.join("."))).toEqual([
      "inspections.0.coInspectorIds",
      "inspections.0.answers.0.parts",
    ]);
    const small = inspections({ coInspectorIds: [1, "a", null], answers: [{ parts: ["A", null, {}] }] });
    expect(received(SUBMIT, small)).toEqual(small.input);
  });

  test("objects that are none become empty ones, which are refused for what they lack", () => {
    expect(received(SUBMIT, inspections({ location: "here", answers: [null, 5], signatures: "me" }))).toEqual(
      inspections({ location: {}, answers: [{}, {}], signatures: [{}] }).input,
    );
  });

  test("what is not theirs is held to its type", () => {
    expect(received(SUBMIT, inspections({ unknown: 1 }))).toBe("refused");
    expect(received(SUBMIT, inspections(null))).toBe("refused");
    expect(received(SUBMIT, { input: 5 })).toBe("refused");
    expect(received(SUBMIT, {})).toBe("refused");
    const save = operationOf(
      "mutation ($input: SaveInspectionDraftInput!) { saveInspectionDraft(input: $input) { __typename } }",
    );
    expect(received(save, { input: { inspection: { id: 5 }, expectedVersion: "two" } })).toBe("refused");
    expect(received(save, { input: { inspection: { id: 5 }, expectedVersion: 2 } })).toEqual({
      inspection: { id: 5 },
      expectedVersion: 2,
    });
  });

  test("whatever a leaf holds, the request goes on and the command sees it", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (leaf) => {
        const sent = inspections(
          { id: "good" },
          { revision: leaf, remark: leaf, answers: [{ points: leaf, capped: leaf }] },
        );
        expect(received(SUBMIT, sent)).toEqual(sent.input);
      }),
    );
  });

  test("a variable may be a part of the argument only", () => {
    const operation = operationOf(
      "mutation ($one: InspectionInput!, $answers: [AnswerInput!]) { submitInspections(input: { inspections: [$one, { answers: $answers }] }) { results { id } } }",
    );
    const { variables, malformed } = tolerate(operation, { one: { revision: "one" }, answers: [{ points: "five" }] });
    expect(variables).toEqual({ one: { revision: 0 }, answers: [{ points: 0 }] });
    const [field] = operation.selectionSet.selections;
    const args = { input: { inspections: [variables["one"], { answers: variables["answers"] }] } };
    restoreLeaves(args, field?.kind === Kind.FIELD ? (field.arguments ?? []) : [], malformed);
    expect(args.input.inspections).toEqual([{ revision: "one" }, { answers: [{ points: "five" }] }]);
  });
});
