import { HeaderMap, type ApolloServerPlugin } from "@apollo/server";
import {
  execute,
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import { getVariableValues } from "graphql/execution/values.js";
import { LRUCache } from "lru-cache";
import { presentErrors } from "./present-errors.js";
import type { RequestContext } from "./request-context.js";

type Execute = (
  context: RequestContext,
  variables: Record<string, unknown>,
) => Promise<ExecutionResult> | ExecutionResult;

/** How many compiled operations are kept; a screen or tablet sends a few dozen. */
const COMPILED_OPERATIONS = 500;

/**
 * Runs operations with a compiled executor, several times faster on long lists than interpreting the document for each
 * item. What it cannot compile is interpreted; a test holds both to the same bytes.
 */
export function compiledExecutor(schema: GraphQLSchema) {
  const compiled = new WeakMap<DocumentNode, LRUCache<string, Execute>>();

  const prepare = (document: DocumentNode, operationName: string | undefined): Execute => {
    const operation = getOperationAST(document, operationName);
    const query: CompiledQuery | ExecutionResult | undefined =
      operation === null
        ? undefined
        : compileQuery(schema, document, operationName ?? "", { customJSONSerializer: false });
    if (operation == null || query === undefined || !isCompiledQuery(query)) {
      return (contextValue, variableValues) =>
        execute({ schema, document, contextValue, variableValues, operationName });
    }
    const definitions = operation.variableDefinitions ?? [];
    return async (context, variables) => {
      // The compiled query would refuse an omitted variable of a non-null type with a default, so they are filled in here.
      const coerced = getVariableValues(schema, definitions, variables, { maxErrors: 20 });
      if (coerced.errors !== undefined) return { errors: coerced.errors };
      return query.query(undefined, context, withDefaultsOnly(variables, coerced.coerced, definitions));
    };
  };

  return (document: DocumentNode, operationName: string | undefined): Execute => {
    let byName = compiled.get(document);
    if (byName === undefined) compiled.set(document, (byName = new LRUCache({ max: COMPILED_OPERATIONS })));
    let run = byName.get(operationName ?? "");
    if (run === undefined) byName.set(operationName ?? "", (run = prepare(document, operationName)));
    return run;
  };
}

// The compiled query coerces for itself, so it gets the raw values, plus the defaults that were left out.
function withDefaultsOnly(
  given: Record<string, unknown>,
  coerced: Record<string, unknown>,
  definitions: readonly { variable: { name: { value: string } }; defaultValue?: unknown }[],
): Record<string, unknown> {
  let filled = given;
  for (const { variable, defaultValue } of definitions) {
    const name = variable.name.value;
    if (defaultValue === undefined || given[name] !== undefined || !(name in coerced)) continue;
    if (filled === given) filled = { ...given };
    filled[name] = coerced[name];
  }
  return filled;
}

/** Hands every valid operation to the compiled executor. */
export function compiledExecutionPlugin(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const prepared = compiledExecutor(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        responseForOperation: async ({ document, operation, request, contextValue }) => {
          // An unknown or missing operation name is answered by the server itself.
          if (operation === null) return null;
          const run = prepared(document, request.operationName);
          const { data, errors } = await run(contextValue, request.variables ?? {});
          const singleResult: FormattedExecutionResult =
            errors === undefined ? { data } : { errors: presentErrors(errors, contextValue) };
          // A request that never began (wrong variables) has no data at all, not null.
          if (errors !== undefined && data !== undefined) singleResult.data = data;
          if (contextValue.cost !== undefined) singleResult.extensions = { cost: contextValue.cost };
          const headers = new HeaderMap();
          for (const [name, value] of contextValue.headers) headers.set(name, value);
          return { http: { status: undefined, headers }, body: { kind: "single", singleResult } };
        },
      }),
  };
}
