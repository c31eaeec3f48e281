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
import { answerWriter, type AnswerWriter } from "./response-writer.js";
import { AnswerText, bytesOf } from "./response-text.js";
import { AnswerTooLarge } from "../api/response-size.js";
import { requireDeclaredVariables } from "../variables/declared-variables-plugin.js";
import { presented, type ExecuteOperation } from "./executor.js";
import type { SpendCost } from "../limits/limits-plugin.js";
import { presentErrors } from "../errors/present-errors.js";
import { retryAfter, statusWithoutData } from "../errors/refusals-plugin.js";
import type { RequestContext } from "../api/request-context.js";
import type { TolerateLeaves } from "../variables/lenient-scalars-plugin.js";
import type { TakeTurn } from "../limits/turns.js";

/** Longer than all documents of our own screens together; what is kept of a document is some twenty times its text. */
const MAXIMUM_CHARACTERS = 1_000_000;

export interface DirectAnswer {
  status: number;
  headers: ReadonlyMap<string, string>;
  text: AnswerText;
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
  readonly #writers = new WeakMap<OperationDefinitionNode, AnswerWriter<RequestContext> | null>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly steps: {
      tolerateLeaves: TolerateLeaves;
      spendCost: SpendCost;
      takeTurn: TakeTurn;
      execute: ExecuteOperation;
    },
  ) {}

  /** Remembers what the server found valid. */
  plugin(): ApolloServerPlugin<RequestContext> {
    const listener: GraphQLRequestListener<RequestContext> = {
      didResolveOperation: ({ source, document }) => {
        this.#documents.set(source, document);
        return Promise.resolve();
      },
    };
    const started = Promise.resolve(listener);
    return { requestDidStart: () => started };
  }

  /** The answer to the JSON of a POST; undefined when it is for the server to answer, nothing of it being executed yet. */
  async answer(body: unknown, contextOf: () => Promise<RequestContext>): Promise<DirectAnswer | undefined> {
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
      given = this.steps.tolerateLeaves(operation, context, variables ?? {});
      await this.steps.spendCost(document, operation, context, given);
    } catch {
      // The server will come to the same end, and says it.
      return undefined;
    }
    try {
      return await this.steps.takeTurn(document, operation, context, async () => {
        const written = await this.#written(document, operation, context, given);
        return written ?? directAnswer(await this.steps.execute(document, operation, context, given), context);
      });
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      return directAnswer({ errors: presentErrors([error], context) }, context);
    }
  }

  /** The answer as it is written; undefined when it is for the interpreter, which does not try again what is too large. */
  async #written(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    context: RequestContext,
    variables: Record<string, unknown>,
  ): Promise<DirectAnswer | undefined> {
    try {
      const data = await this.#writerOf(document, operation)?.(context, variables);
      return data && { status: 200, headers: context.headers, text: whole(data, context) };
    } catch (error) {
      if (!(error instanceof AnswerTooLarge)) throw error;
      return directAnswer(presented({ errors: [error] }, context), context);
    }
  }

  #writerOf(document: DocumentNode, operation: OperationDefinitionNode): AnswerWriter<RequestContext> | null {
    let writer = this.#writers.get(operation);
    if (writer === undefined) {
      writer = answerWriter<RequestContext>(this.schema, document, operation) ?? null;
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

function whole(data: AnswerText, { cost }: RequestContext): AnswerText {
  const text = new AnswerText('{"data":');
  text.append(data);
  text.add(`,"extensions":{"cost":${String(cost)}}}`);
  return text;
}

function directAnswer(
  { errors, data, extensions }: FormattedExecutionResult,
  { headers, origin }: RequestContext,
): DirectAnswer {
  const text = new AnswerText(bytesOf(JSON.stringify({ errors, data, extensions })));
  if (errors === undefined) return { status: 200, headers, text };
  const seconds = retryAfter(errors);
  if (seconds !== undefined) headers.set("retry-after", String(seconds));
  return { status: data === undefined ? statusWithoutData(errors, origin.mediaType) : 200, headers, text };
}
