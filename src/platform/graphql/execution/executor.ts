import { Buffer } from "node:buffer";
import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import {
  execute,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { RESPONSE_LIMITS, ResponseSize, ResponseTooLarge } from "../api/response-size.js";
import { meteredDefaultResolver, type Metered } from "../limits/metered-resolvers.js";
import type { TakeTurn } from "../limits/turns.js";
import { RequestError } from "../../errors/request-error.js";
import { presentErrors } from "../errors/present-errors.js";
import type { RequestContext } from "../api/request-context.js";
import { coercedVariables, documentForCoerced, faultsOfVariables } from "../variables/variable-values.js";

/**
 * Interprets an operation of a valid document. Fails with `ResponseTooLarge` as soon as its answer is; what is still being
 * read then is thrown away when it comes.
 */
export async function interpret(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  contextValue: Metered,
  variableValues: Record<string, unknown>,
): Promise<ExecutionResult> {
  const coerced = coercedVariables(schema, operation, variableValues);
  if (coerced === undefined) return { errors: faultsOfVariables(schema, operation, variableValues) };
  const size = new ResponseSize();
  // It stays there, so that whatever is still being resolved behind a refusal learns that nobody waits for it.
  contextValue.responseSize = size;
  const result = await Promise.race([
    size.whenTooLarge(),
    execute({
      schema,
      document: documentForCoerced(document, operation),
      contextValue,
      variableValues: coerced,
      fieldResolver: meteredDefaultResolver,
    }),
  ]);
  if (isTooLong(result.data)) throw new ResponseTooLarge("bytes");
  if ((result.errors?.length ?? 0) > RESPONSE_LIMITS.errors) throw new ResponseTooLarge("errors");
  return result;
}

/** Whether the text of the data passes the limit; written out only where it may. */
const isTooLong = (data: unknown): boolean =>
  mostBytes(data) > RESPONSE_LIMITS.bytes && Buffer.byteLength(JSON.stringify(data)) > RESPONSE_LIMITS.bytes;

/** More than the text of a value can have. */
function mostBytes(value: unknown): number {
  if (typeof value === "string") return value.length * LONGEST_CHARACTER + 3;
  if (typeof value !== "object" || value === null) return LONGEST_NUMBER;
  let bytes = 3;
  if (Array.isArray(value)) for (const item of value as unknown[]) bytes += mostBytes(item);
  else for (const [key, item] of Object.entries(value)) bytes += mostBytes(key) + 1 + mostBytes(item);
  return bytes;
}

/** A control character takes six bytes in JSON, of the UTF-8 of no character more than three are of one unit. */
const LONGEST_CHARACTER = 6;
const LONGEST_NUMBER = 30;

/** Runs an operation of a valid document and presents what went wrong. */
export type ExecuteOperation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
  variables: Record<string, unknown>,
) => Promise<FormattedExecutionResult>;

export function operationExecutor(schema: GraphQLSchema): ExecuteOperation {
  return async (document, operation, context, variables) => {
    try {
      return presented(await interpret(schema, document, operation, context, variables), context);
    } catch (error) {
      if (error instanceof ResponseTooLarge) return presented({ errors: [error] }, context);
      throw error;
    }
  };
}

/** A result as clients see it. */
export function presented({ data, errors }: ExecutionResult, context: RequestContext): FormattedExecutionResult {
  const result: FormattedExecutionResult =
    errors === undefined ? { data: data ?? null } : { errors: presentErrors(errors, context) };
  // A request that never began (wrong variables) has no data at all, not null.
  if (errors !== undefined && data !== undefined) result.data = data;
  if (context.cost !== undefined) result.extensions = { cost: context.cost };
  return result;
}

/** Hands every valid operation to the executor. */
export function executionPlugin(execute: ExecuteOperation): ApolloServerPlugin<RequestContext> {
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

/** Puts the server's own way of executing behind the turns of its callers; a refusal is presented as it wants it. */
export const executedInTurn =
  (takeTurn: TakeTurn, execute: ExecuteOperation): ExecuteOperation =>
  async (document, operation, context, variables) => {
    try {
      return await takeTurn(document, operation, context, () => execute(document, operation, context, variables));
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return { errors: presentErrors([error], context) };
    }
  };
