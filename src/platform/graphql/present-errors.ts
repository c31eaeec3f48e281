import type { GraphQLError, GraphQLFormattedError } from "graphql";
import { inLanguage } from "../i18n/messages.js";
import { RequestError, requestErrorTexts, type RequestErrorCode } from "../errors/request-error.js";
import type { RequestContext } from "./request-context.js";

/** PostgreSQL's codes and Node's for "the database cannot be reached or is shutting down". */
const UNAVAILABLE = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** Top-level errors as clients see them: code, text in their language, request id, and nothing of the inside. */
export function presentErrors(errors: readonly GraphQLError[], context: RequestContext): GraphQLFormattedError[] {
  return errors.map((error) => present(error, context));
}

function present(error: GraphQLError, context: RequestContext): GraphQLFormattedError {
  const cause = error instanceof RequestError ? error : error.originalError;
  if (cause instanceof RequestError) return formatted(error, context, cause.code, cause.extra);
  // Without a path nothing was executed: the variables did not fit the operation.
  if (error.path === undefined && cause === undefined) {
    return { ...formatted(error, context, "BAD_USER_INPUT"), message: withoutEcho(error.message) };
  }
  const { code } = (cause ?? {}) as { code?: unknown };
  if (typeof code === "string" && UNAVAILABLE.test(code)) return formatted(error, context, "UNAVAILABLE");
  context.services.log.error(
    { requestId: context.origin.requestId, path: error.path, err: cause ?? error },
    "unexpected error",
  );
  return formatted(error, context, "INTERNAL_SERVER_ERROR");
}

function formatted(
  error: GraphQLError,
  context: RequestContext,
  code: RequestErrorCode,
  extra: object = {},
): GraphQLFormattedError {
  return {
    message: inLanguage(requestErrorTexts[code], context.language),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: {
      code,
      requestId: context.origin.requestId,
      retryable: code === "THROTTLED" || code === "UNAVAILABLE",
      ...extra,
    },
  };
}

/** Names the variable and the place, never the value: it may be a password. */
export function withoutEcho(message: string): string {
  const variable = /^Variable "(\$\w+)"/.exec(message)?.[1];
  if (variable === undefined) return message.replace(/ Did you mean .*$/s, "");
  const place = / at "([\w.[\]]+)"/.exec(message)?.[1];
  if (/of required type .* was not provided/.test(message)) return `Variable "${variable}" is required.`;
  return place === undefined
    ? `Variable "${variable}" got a value that does not fit its type.`
    : `Variable "${variable}" got a value that does not fit its type at "${place}".`;
}

const KEPT_CODES = new Set<unknown>(["QUERY_TOO_COMPLEX", "THROTTLED", "INTERNAL_SERVER_ERROR"]);

/** Errors of requests that were never executed: not JSON, not GraphQL, not valid, too large, too frequent. */
export function presentRefusal({ message, locations, extensions }: GraphQLFormattedError): GraphQLFormattedError {
  const code = KEPT_CODES.has(extensions?.["code"]) ? extensions?.["code"] : "BAD_USER_INPUT";
  const { retryAfterSeconds, cost, maximum, limit } = extensions ?? {};
  return {
    message: code === "INTERNAL_SERVER_ERROR" ? requestErrorTexts.INTERNAL_SERVER_ERROR.en : withoutEcho(message),
    ...(locations === undefined ? {} : { locations }),
    extensions: {
      code,
      retryable: code === "THROTTLED",
      ...Object.fromEntries(
        Object.entries({ retryAfterSeconds, cost, maximum, limit }).filter(([, value]) => value !== undefined),
      ),
    },
  };
}
