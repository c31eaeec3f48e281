import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { MediaType } from "../api/media-types.js";
import { addressed, statusOf } from "./present-errors.js";
import type { RequestContext } from "../api/request-context.js";

/** Completes every answer that holds errors: their request id and language, the status, and `Retry-After`. */
export function refusalsPlugin(): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    willSendResponse: ({ response, contextValue, source }) => {
      const result = response.body.kind === "single" ? response.body.singleResult : undefined;
      if (result?.errors === undefined) return Promise.resolve();
      const { origin, language } = contextValue;
      result.errors = result.errors.map((error) => addressed(error, { requestId: origin.requestId, language }));
      const seconds = retryAfter(result.errors);
      if (seconds !== undefined) response.http.headers.set("retry-after", String(seconds));
      // A request without a query, or a mutation sent by GET, is not one of GraphQL; the server has set its status.
      if (source !== undefined && response.http.status !== 405 && result.data === undefined) {
        response.http.status = statusWithoutData(result.errors, origin.mediaType);
      }
      return Promise.resolve();
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

/** The status of a request of GraphQL that was not executed. */
export const statusWithoutData = (errors: readonly GraphQLFormattedError[], mediaType: MediaType): number =>
  mediaType === "application/json" ? 200 : statusOf(errors[0]);

/** How many seconds the caller should wait, where an error says so. */
export function retryAfter(errors: readonly GraphQLFormattedError[]): number | undefined {
  const seconds = errors.flatMap(({ extensions }) => {
    const wait = extensions?.["retryAfterSeconds"];
    return typeof wait === "number" ? [wait] : [];
  });
  return seconds.length === 0 ? undefined : Math.max(...seconds);
}
