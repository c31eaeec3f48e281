import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { GraphQLError, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { OPENS_SESSION_EXTENSION } from "../../access/access.js";
import { RequestError } from "../../errors/request-error.js";
import { networkOf } from "../../access/network.rules.js";
import { ANONYMOUS_BODY_BYTES } from "../api/callers.js";
import { costOf, MAXIMUM_COST } from "./cost.js";
import { isArgumentFault } from "../errors/refusal-texts.js";
import type { RequestContext, RequestOrigin } from "../api/request-context.js";
import { fragmentsOf, rootFieldNames, rootFieldTest } from "./turns.js";

export interface CostBudgets {
  /** Cost that an account may spend in a minute. */
  account: number;
  /** Cost that anonymous callers of one address may spend in a minute. */
  address: number;
  /** How often anonymous callers of one address may sign in or refresh in a minute, apart from what else they spend. */
  sessions: number;
}

/** A person at a screen spends some hundred thousand a minute; a program that copies everything is slowed down. */
const DEFAULT_BUDGETS: CostBudgets = { account: 10_000_000, address: 300_000, sessions: 12_000 };

/** What each whole KiB of a request costs beside its operation, so that a budget bounds the bytes of a minute, too. */
const COST_OF_A_KIBIBYTE = 10;

/** What is taken for an operation whose variables do not fit: it is refused as soon as it begins. */
const COST_OF_A_REFUSAL = 1;

/** Refuses an operation that costs too much, and a caller who has spent their budget. */
export type SpendCost = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
  variables: Record<string, unknown>,
) => Promise<void>;

/** Charges what an operation was estimated to cost once more, for executing it a second time. */
export type SpendAgain = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
) => Promise<void>;

export interface CostLimits {
  spendCost: SpendCost;
  spendAgain: SpendAgain;
  /** Charges an account for a large body before it is looked at, or one that nobody can read would cost nothing. */
  spendBytes: (context: RequestContext) => Promise<void>;
}

const costOfBytes = ({ bodyBytes }: RequestOrigin): number => COST_OF_A_KIBIBYTE * Math.floor(bodyBytes / 1024);

/** Budgets are kept per process. */
export function costLimits(schema: GraphQLSchema, given: Partial<CostBudgets> = {}): CostLimits {
  const budgets = { ...DEFAULT_BUDGETS, ...given };
  const estimate = costOf(schema);
  const opensSession = rootFieldTest(schema, OPENS_SESSION_EXTENSION, "every");
  const sessions = new RateLimiterMemory({ points: budgets.sessions, duration: 60 });
  const accounts = new RateLimiterMemory({ points: budgets.account, duration: 60 });
  const addresses = new RateLimiterMemory({ points: budgets.address, duration: 60 });
  const spendBytes = async (context: RequestContext): Promise<void> => {
    const { viewer, origin } = context;
    if (viewer === null || origin.bodyBytes <= ANONYMOUS_BODY_BYTES) return;
    context.areBytesCharged = true;
    await spend(accounts, viewer.accountId, costOfBytes(origin));
  };
  const spendCost: SpendCost = async (document, operation, context, variables) => {
    let cost: number;
    try {
      cost = estimate(document, operation, variables) ?? COST_OF_A_REFUSAL;
    } catch (error) {
      cost = costOfFault(error);
    }
    const { origin } = context;
    context.cost = cost + costOfBytes(origin);
    if (cost > MAXIMUM_COST) throw new RequestError("QUERY_TOO_COMPLEX", { cost, maximum: MAXIMUM_COST });
    await charge(document, operation, context, Math.max(context.areBytesCharged ? cost : context.cost, 1));
  };
  const charge = async (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { viewer, origin }: RequestContext,
    spent: number,
  ): Promise<void> => {
    if (viewer !== null) await spend(accounts, viewer.accountId, spent);
    else if (opensSession(document, operation)) {
      // Whole offices come in by one address in the morning: by their number, whatever each of them costs.
      await spend(sessions, networkOf(origin.address), timesAsked(document, operation));
    } else await spend(addresses, networkOf(origin.address), spent);
  };
  // Its bytes were read once.
  const spendAgain: SpendAgain = (document, operation, context) =>
    charge(document, operation, context, Math.max((context.cost ?? 0) - costOfBytes(context.origin), 1));
  return { spendCost, spendAgain, spendBytes };
}

const timesAsked = (document: DocumentNode, operation: OperationDefinitionNode): number =>
  rootFieldNames(operation, fragmentsOf(document)).length;

/** Charges a request once, by whichever way its operation is looked at first. */
export const chargedOnce =
  (spendCost: SpendCost): SpendCost =>
  (document, operation, context, variables) =>
    (context.charge ??= spendCost(document, operation, context, variables));

/** Puts the limits before every operation that the server executes. */
export function limitsPlugin(spendCost: SpendCost): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    didResolveOperation: async ({ document, operation, request, contextValue }) => {
      // An unknown or missing operation name is answered by the server itself.
      if (operation !== undefined) await spendCost(document, operation, contextValue, request.variables ?? {});
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

// Whatever cannot be estimated must not run for nothing.
function costOfFault(error: unknown): number {
  const message = error instanceof GraphQLError ? error.message : "";
  if (isArgumentFault(message)) throw new RequestError("BAD_USER_INPUT");
  throw new RequestError("QUERY_TOO_COMPLEX", { maximum: MAXIMUM_COST });
}

async function spend(budget: RateLimiterMemory, caller: string, cost: number): Promise<void> {
  try {
    await budget.consume(caller, cost);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw new RequestError("THROTTLED", { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) });
  }
}
