import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import type { Language } from "../../access/actor.js";
import { expectedErrors } from "../../errors/expected-errors.js";
import {
  isRequestErrorCode,
  isRetryable,
  RequestError,
  requestErrorTexts,
  type RequestErrorCode,
} from "../../errors/request-error.js";
import { isUnavailable } from "../../errors/unavailable.rules.js";
import { inLanguage, type Text } from "../../i18n/messages.js";
import { describedFault, isArgumentFault, repeatedList, variableRefusal } from "./refusal-texts.js";
import type { RequestContext } from "../api/request-context.js";
import { userErrors } from "../api/user-error.js";

/** Top-level errors as clients see them: code, text in their language, request id, and nothing of the inside. */
export function presentErrors(errors: readonly GraphQLError[], context: RequestContext): GraphQLFormattedError[] {
  return errors.map((error) => present(error, context));
}

function present(error: GraphQLError, context: RequestContext): GraphQLFormattedError {
  const cause = error instanceof RequestError ? error : error.originalError;
  if (cause instanceof RequestError) return formatted(error, context, cause.code, cause.extra);
  if (isFaultOfRequest(error, cause)) {
    const text = describedFault(error.message, context.services.isProduction);
    const refusal = variableRefusal(error.message);
    const extra = refusal === undefined ? {} : { userErrors: userErrors([refusal], context.language) };
    return { ...formatted(error, context, "BAD_USER_INPUT", extra), message: inLanguage(text, context.language) };
  }
  // A mutation answers expected refusals in its payload; a query has no other place for them.
  const refusals = cause === undefined ? undefined : expectedErrors(cause);
  if (refusals !== undefined) {
    return formatted(error, context, "BAD_USER_INPUT", { userErrors: userErrors(refusals, context.language) });
  }
  if (isUnavailable(cause)) return formatted(error, context, "UNAVAILABLE");
  const { requestId } = context.origin;
  context.services.log.error({ requestId, path: error.path, err: cause ?? error }, "unexpected error");
  return formatted(error, context, "INTERNAL_SERVER_ERROR");
}

/** Variables that do not fit the operation have no path, as nothing was executed; arguments that do not fit have one. */
function isFaultOfRequest(error: GraphQLError, cause: Error | undefined): boolean {
  const isOfGraphql = cause === undefined || cause instanceof GraphQLError;
  return isOfGraphql && (error.path === undefined || isArgumentFault(error.message));
}

function formatted(
  error: GraphQLError,
  { language, origin }: RequestContext,
  code: RequestErrorCode,
  extra: object = {},
): GraphQLFormattedError {
  return {
    message: inLanguage(requestErrorTexts[code], language),
    ...(error.locations === undefined ? {} : { locations: error.locations }),
    ...(error.path === undefined ? {} : { path: error.path }),
    extensions: { code, requestId: origin.requestId, retryable: isRetryable(code), ...extra },
  };
}

/** A refusal whose request is not known yet: it lacks the request id and the language. */
interface Unaddressed extends GraphQLFormattedError {
  texts: Text;
}

const DOCUMENT_TOO_LONG = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** Presents errors of requests that were never executed: not JSON, not GraphQL, not valid, too large, too frequent. */
export function refusalPresenter({ isProduction, log }: { isProduction: boolean; log: Logger }) {
  return (given: GraphQLFormattedError, error: unknown): Unaddressed => {
    const { message, locations, extensions = {} } = given;
    const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
    const { code, limit, list } = refusalCode(message, extensions["code"], cause);
    if (code === "INTERNAL_SERVER_ERROR") log.error({ err: cause }, "unexpected error");
    const details =
      cause instanceof RequestError
        ? cause.extra
        : limit === undefined
          ? {}
          : list === undefined
            ? { limit }
            : { limit, list };
    return {
      message,
      texts:
        list !== undefined
          ? repeatedList(list)
          : code === "BAD_USER_INPUT"
            ? describedFault(message, isProduction)
            : requestErrorTexts[code],
      ...(locations === undefined ? {} : { locations }),
      extensions: { code, retryable: isRetryable(code), ...details },
    };
  };
}

interface Refusal {
  code: RequestErrorCode;
  limit?: string;
  list?: string;
}

function refusalCode(message: string, given: unknown, cause: unknown): Refusal {
  if (isUnavailable(cause)) return { code: "UNAVAILABLE" };
  if (DOCUMENT_TOO_LONG.test(message)) return { code: "QUERY_TOO_COMPLEX", limit: "tokens" };
  if (cause instanceof GraphQLError && cause.extensions["code"] === "QUERY_TOO_COMPLEX") {
    const { limit, list } = cause.extensions;
    return {
      code: "QUERY_TOO_COMPLEX",
      ...(typeof limit === "string" ? { limit } : {}),
      ...(typeof list === "string" ? { list } : {}),
    };
  }
  // The server's own codes for documents and requests that it cannot read all mean the same to a client.
  return { code: isRequestErrorCode(given) ? given : "BAD_USER_INPUT" };
}

/** Completes what a refusal presenter made; an error that was presented with its request stays as it is. */
export function addressed(
  error: GraphQLFormattedError,
  { requestId, language }: { requestId: string; language: Language },
): GraphQLFormattedError {
  if (error.extensions?.["requestId"] !== undefined) return error;
  const { texts, message, ...rest } = error as Unaddressed;
  const { code, ...extensions } = rest.extensions ?? {};
  // Without texts of its own it is one that the server made up while it failed.
  const text = (texts as Text | undefined) ?? { zh: message, en: message };
  return { message: inLanguage(text, language), ...rest, extensions: { code, requestId, ...extensions } };
}

/** The status of an answer without data, where the client reads it (not under `application/json`). */
export function statusOf(error: GraphQLFormattedError | undefined): number {
  switch (error?.extensions?.["code"]) {
    case "UNAUTHENTICATED":
      return 401;
    case "FORBIDDEN":
    case "PASSWORD_CHANGE_REQUIRED":
      return 403;
    case "THROTTLED":
      return 429;
    case "UNAVAILABLE":
      return 503;
    case "INTERNAL_SERVER_ERROR":
      return 500;
    default:
      return 400;
  }
}
