import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import {
  getOperationAST,
  type DocumentNode,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { LRUCache } from "lru-cache";
import { RequestError } from "../../errors/request-error.js";
import { responseWriter, type ResponseWriter } from "./response-writer.js";
import { ResponseText, bytesOf } from "./response-text.js";
import { ResponseTooLarge } from "../api/response-size.js";
import { requireDeclaredVariables } from "../variables/declared-variables-plugin.js";
import { presented, type ExecuteOperation } from "./executor.js";
import type { SpendAgain, SpendCost } from "../limits/limits-plugin.js";
import { presentErrors } from "../errors/present-errors.js";
import { retryAfter, statusWithoutData } from "../errors/refusals-plugin.js";
import type { RequestContext } from "../api/request-context.js";
import type { ReadLeniently } from "../variables/lenient-scalars-plugin.js";
import type { TakeTurn } from "../limits/turns.js";

/** Longer than all documents of our own screens together; what is kept of a document is some twenty times its text. */
const MAXIMUM_CHARACTERS = 1_000_000;

/** How many callers are remembered whose operations failed; each has its own, or one could slow down what all others ask. */
const REMEMBERED_CALLERS = 1000;

export interface DirectResponse {
  status: number;
  headers: ReadonlyMap<string, string>;
  text: ResponseText;
}

/**
 * Operations that the server has accepted before. They are answered without it: reading media types, keys and hashes anew
 * and asking every plugin costs more than a small query. Whatever is not plainly the same again goes to the server.
 */
export class KnownOperations {
  readonly #documents = new LRUCache<string, DocumentNode>({
    maxSize: MAXIMUM_CHARACTERS,
    sizeCalculation: (_document, source) => Math.max(1, source.length),
  });
  readonly #writers = new WeakMap<OperationDefinitionNode, ResponseWriter<RequestContext> | null>();
  /** By caller, the operations that failed when they were sent last: what failed once mostly fails again, and is not written in vain. */
  readonly #failed = new LRUCache<string, WeakSet<OperationDefinitionNode>>({ max: REMEMBERED_CALLERS });

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly steps: {
      readLeniently: ReadLeniently;
      spendCost: SpendCost;
      spendAgain: SpendAgain;
      takeTurn: TakeTurn;
      execute: ExecuteOperation;
    },
  ) {}

  /** Remembers what the server found valid, and what of it failed. */
  plugin(): ApolloServerPlugin<RequestContext> {
    const listener: GraphQLRequestListener<RequestContext> = {
      didResolveOperation: ({ source, document }) => {
        this.#documents.set(source, document);
        return Promise.resolve();
      },
      willSendResponse: ({ operation, contextValue, response: { body } }) => {
        if (operation !== undefined && body.kind === "single")
          this.#remember(operation, contextValue, body.singleResult.errors !== undefined);
        return Promise.resolve();
      },
    };
    const started = Promise.resolve(listener);
    return { requestDidStart: () => started };
  }

  /** The answer to the JSON of a POST; undefined when it is for the server to answer, nothing of it being executed yet. */
  async answer(body: unknown, contextOf: () => Promise<RequestContext>): Promise<DirectResponse | undefined> {
    if (!isPlainRequest(body)) return undefined;
    const { query, operationName, variables } = body;
    const document = this.#documents.get(query);
    const operation = document && getOperationAST(document, operationName);
    if (document === undefined || operation == null) return undefined;
    let context: RequestContext;
    let given: Record<string, unknown>;
    try {
      requireDeclaredVariables(document, variables ?? {});
      context = await contextOf();
      given = this.steps.readLeniently(operation, context, variables ?? {});
      await this.steps.spendCost(document, operation, context, given);
    } catch {
      // The server will come to the same end, and says it.
      return undefined;
    }
    try {
      return await this.steps.takeTurn(
        document,
        operation,
        context,
        async () =>
          (await this.#written(document, operation, context, given)) ??
          (await this.#interpreted(document, operation, context, given)),
      );
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return directResponse({ errors: presentErrors([error], context) }, context);
    }
  }

  async #interpreted(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    context: RequestContext,
    variables: Record<string, unknown>,
  ): Promise<DirectResponse> {
    const result = await this.steps.execute(document, operation, context, variables);
    this.#remember(operation, context, result.errors !== undefined);
    return directResponse(result, context);
  }

  /** Remembers a failure until the same caller's operation succeeds: one odd failure slows down the next sending alone. */
  #remember(operation: OperationDefinitionNode, { caller }: RequestContext, hasFailed: boolean): void {
    const failed = this.#failed.get(caller);
    if (!hasFailed) failed?.delete(operation);
    else if (failed !== undefined) failed.add(operation);
    else this.#failed.set(caller, new WeakSet([operation]));
  }

  /**
   * The answer as it is written; undefined when it is for the interpreter, which does not try again what is too large. What
   * was executed in vain is paid for once more before that.
   */
  async #written(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    context: RequestContext,
    variables: Record<string, unknown>,
  ): Promise<DirectResponse | undefined> {
    const write =
      this.#failed.get(context.caller)?.has(operation) === true ? null : this.#writerOf(document, operation);
    if (write === null) return undefined;
    try {
      const data = await write(context, variables);
      if (data !== undefined) return { status: 200, headers: context.headers, text: whole(data, context) };
      this.#remember(operation, context, true);
      await this.steps.spendAgain(document, operation, context);
      return undefined;
    } catch (error) {
      if (!(error instanceof ResponseTooLarge)) throw error;
      return directResponse(presented({ errors: [error] }, context), context);
    }
  }

  #writerOf(document: DocumentNode, operation: OperationDefinitionNode): ResponseWriter<RequestContext> | null {
    let writer = this.#writers.get(operation);
    if (writer === undefined) {
      writer = responseWriter<RequestContext>(this.schema, document, operation) ?? null;
      this.#writers.set(operation, writer);
    }
    return writer;
  }
}

interface PlainRequest {
  query: string;
  operationName?: string | null;
  variables?: Record<string, unknown> | null;
}

/** Whether a body asks for one operation in the usual way, without extensions. */
function isPlainRequest(body: unknown): body is PlainRequest {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  const { query, operationName, variables, extensions } = body as Record<string, unknown>;
  return (
    typeof query === "string" &&
    (operationName == null || typeof operationName === "string") &&
    (variables == null || (typeof variables === "object" && !Array.isArray(variables))) &&
    extensions == null
  );
}

function whole(data: ResponseText, { cost }: RequestContext): ResponseText {
  const text = new ResponseText('{"data":');
  text.append(data);
  text.add(`,"extensions":{"cost":${String(cost)}}}`);
  return text;
}

function directResponse(
  { errors, data, extensions }: FormattedExecutionResult,
  { headers, origin }: RequestContext,
): DirectResponse {
  const text = new ResponseText(bytesOf(JSON.stringify({ errors, data, extensions })));
  if (errors === undefined) return { status: 200, headers, text };
  const seconds = retryAfter(errors);
  if (seconds !== undefined) headers.set("retry-after", String(seconds));
  return { status: data === undefined ? statusWithoutData(errors, origin.mediaType) : 200, headers, text };
}
