import type { ApolloServerPlugin } from "@apollo/server";
import type { GraphQLSchema } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { RequestError } from "../errors/request-error.js";
import { costOf, MAXIMUM_COST } from "./cost.js";
import type { RequestContext } from "./request-context.js";

export interface CostBudgets {
  /** Cost that an account may spend in a minute. */
  account: number;
  /** Cost that strangers of one address may spend in a minute. */
  address: number;
}

/** A person at a screen spends some ten thousand a minute; a program that copies everything is slowed down. */
export const DEFAULT_BUDGETS: CostBudgets = { account: 1_000_000, address: 30_000 };

/** Refuses operations that cost too much, and callers who have spent their budget. Budgets are kept per process. */
export function limitsPlugin(
  schema: GraphQLSchema,
  budgets: CostBudgets = DEFAULT_BUDGETS,
): ApolloServerPlugin<RequestContext> {
  const reckon = costOf(schema);
  const accounts = new RateLimiterMemory({ points: budgets.account, duration: 60 });
  const addresses = new RateLimiterMemory({ points: budgets.address, duration: 60 });
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ document, request, contextValue, response }) => {
          let cost: number;
          try {
            cost = reckon(document, request.operationName, request.variables ?? {});
          } catch {
            // Variables that do not fit are refused with their own message when the operation begins.
            return;
          }
          contextValue.cost = cost;
          if (cost > MAXIMUM_COST) throw new RequestError("QUERY_TOO_COMPLEX", { cost, maximum: MAXIMUM_COST });
          const [limiter, key] =
            contextValue.viewer === null
              ? [addresses, contextValue.origin.address]
              : [accounts, contextValue.viewer.accountId];
          try {
            await limiter.consume(key, Math.max(cost, 1));
          } catch (refusal) {
            if (!(refusal instanceof RateLimiterRes)) throw refusal;
            const retryAfterSeconds = Math.ceil(refusal.msBeforeNext / 1000);
            response.http.headers.set("retry-after", String(retryAfterSeconds));
            throw new RequestError("THROTTLED", { retryAfterSeconds });
          }
        },
      }),
  };
}
