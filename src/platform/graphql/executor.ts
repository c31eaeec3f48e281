import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import {
  execute,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type OperationDefinitionNode,
} from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import { getVariableValues } from "graphql/execution/values.js";
import { hasSeveralFields, isCompilable } from "./compilable.rules.js";
import { presentErrors } from "./present-errors.js";
import type { RequestContext } from "./request-context.js";

type Execute<Context> = (
  context: Context,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/**
 * Runs operations with a compiled executor, several times faster on long lists than interpreting the document for each
 * item. Whatever it is not known to answer like the interpreter is interpreted; a test holds both to the same bytes.
 * Compiling takes longer than running once, so that an operation may be interpreted so many times `before`.
 */
export function compiledExecutor<Context = RequestContext>(schema: GraphQLSchema, before = 0) {
  const extended = withUncheckedType(schema);
  const prepared = new WeakMap<OperationDefinitionNode, { runs: number; run: Execute<Context> }>();
  return (document: DocumentNode, operation: OperationDefinitionNode): Execute<Context> => {
    let known = prepared.get(operation);
    if (known === undefined) {
      known = { runs: 0, run: interpreter(schema, onlyWith(document, operation)) };
      prepared.set(operation, known);
    }
    if (known.runs++ === before)
      known.run = compiled(schema, extended, onlyWith(document, operation), operation, known.run);
    return known.run;
  };
}

const interpreter =
  <Context>(schema: GraphQLSchema, document: DocumentNode): Execute<Context> =>
  (contextValue, variableValues) =>
    execute({ schema, document, contextValue, variableValues });

/** Takes any value as it is. Its name cannot be written in a document that is valid for the schema without it. */
const Unchecked = new GraphQLScalarType({ name: "Unchecked" });

const withUncheckedType = (schema: GraphQLSchema): GraphQLSchema => {
  const config = schema.toConfig();
  return new GraphQLSchema({ ...config, types: [...config.types, Unchecked], assumeValid: true });
};

function compiled<Context>(
  schema: GraphQLSchema,
  extended: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  interpret: Execute<Context>,
): Execute<Context> {
  if (!isCompilable(schema, document, operation)) return interpret;
  const name = operation.name?.value ?? "";
  const query = compileQuery(extended, withUncheckedVariables(document), name, { customJSONSerializer: false });
  if (!isCompiledQuery(query)) return interpret;

  const definitions = operation.variableDefinitions ?? [];
  return async (context, variables) => {
    const coerced = getVariableValues(schema, definitions, variables, { maxErrors: 50 });
    if (coerced.errors !== undefined) return { errors: coerced.errors };
    const result = await query.query(undefined, context, coerced.coerced);
    return isCertain(result, operation) ? result : interpret(context, variables);
  };
}

/** The document without its other operations. */
const onlyWith = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.filter(
    (definition) => definition === operation || definition.kind !== Kind.OPERATION_DEFINITION,
  ),
});

// graphql-js has coerced the variables already; the compiled query's own coercion would differ in details.
const withUncheckedVariables = (document: DocumentNode): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? {
          ...definition,
          variableDefinitions: (definition.variableDefinitions ?? []).map(({ kind, variable }) => ({
            kind,
            variable,
            type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Unchecked.name } },
          })),
        }
      : definition,
  ),
});

/**
 * Whether the interpreter would say the same. When something failed, which errors it names depends on what fails first
 * and on what lies below a place that became null; unless the only root field itself failed, it has the last word. A
 * mutation is never run twice.
 */
function isCertain({ errors }: ExecutionResult, operation: OperationDefinitionNode): boolean {
  if (errors === undefined || operation.operation !== "query") return true;
  return errors.length === 1 && errors[0]?.path?.length === 1 && !hasSeveralFields(operation.selectionSet);
}

/** Runs an operation of a valid document and presents what went wrong. */
export type ExecuteOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
  variables: Record<string, unknown>,
) => Promise<FormattedExecutionResult>;

export function operationExecutor(schema: GraphQLSchema): ExecuteOperation {
  // What is asked just once, by a person at the IDE or by somebody who means harm, is not worth compiling.
  const prepared = compiledExecutor(schema, 1);
  return async (document, operation, context, variables) => {
    const { data, errors } = await prepared(document, operation)(context, variables);
    const result: FormattedExecutionResult =
      errors === undefined ? { data } : { errors: presentErrors(errors, context) };
    // A request that never began (wrong variables) has no data at all, not null.
    if (errors !== undefined && data !== undefined) result.data = data;
    if (context.cost !== undefined) result.extensions = { cost: context.cost };
    return result;
  };
}

/** Hands every valid operation to the compiled executor. */
export function compiledExecutionPlugin(execute: ExecuteOperation): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    responseForOperation: async ({ document, operation, request, contextValue }) => {
      // An unknown or missing operation name is answered by the server itself.
      if ((operation as typeof operation | undefined) === undefined) return null;
      const singleResult = await execute(document, operation, contextValue, request.variables ?? {});
      const headers = new HeaderMap();
      for (const [name, value] of contextValue.headers) headers.set(name, value);
      return { http: { status: undefined, headers }, body: { kind: "single", singleResult } };
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}
