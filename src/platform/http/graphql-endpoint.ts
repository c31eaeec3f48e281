import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import type { Actor, Language } from "../access/actor.js";
import { isUnavailable } from "../errors/unavailable.rules.js";
import { RequestError } from "../errors/request-error.js";
import { addressed } from "../graphql/errors/present-errors.js";
import type { KnownOperations } from "../graphql/execution/known-operations.js";
import { tokensFrom } from "../graphql/api/callers.js";
import { loopTurn } from "../graphql/limits/loop-turns.js";
import { RequestContext, type RequestOrigin, type Services } from "../graphql/api/request-context.js";
import { applyCors } from "./cors.js";
import { exceededByText } from "../graphql/limits/document-limits.rules.js";
import { HeldBytes, type HeldLimitsByKind } from "./held-bytes.js";
import { clientAddress, networkOf } from "../access/network.rules.js";
import { negotiateLanguage, negotiateMediaType, prefersPage } from "./negotiation.rules.js";
import { refuse } from "./refusal.js";
import { MAXIMUM_NESTING, nestingOf } from "./json-nesting.rules.js";
import {
  NESTED_TOO_DEEP,
  NO_ROOM,
  parsedBody,
  readBody,
  TOO_LARGE_FOR_ANONYMOUS,
  type Body,
  type BodyGate,
  type BodyRefusal,
} from "./request-body.js";
import { send, sendKnown, type Exchange } from "./send-response.js";
import type { RawHandler } from "./server.js";

/** How long one waits for a refusal that says to come again later. */
const REFUSAL_PAUSE_MS = 250;

export interface EndpointOptions {
  apollo: ApolloServer<RequestContext>;
  /** Answers what the server has accepted before. */
  known: KnownOperations;
  services: Services;
  /** Charges for what is large before it is looked at. */
  spendBytes: (context: RequestContext) => Promise<void>;
  /** Who a bearer token belongs to; null when it is unknown, expired or revoked. */
  authenticate: (token: string) => Actor | null | Promise<Actor | null>;
  corsOrigins: readonly string[];
  /** Whether `X-Forwarded-For` is to be believed. */
  trustProxy: boolean;
  /** What requests and answers may hold; as usual unless told. */
  heldLimits?: HeldLimitsByKind | undefined;
  /** Answers a browser that opens the address; undefined where there is no such page. */
  landing?: RawHandler;
}

/** GraphQL over HTTP on the bare Node server. */
export function graphqlEndpoint(options: EndpointOptions): RawHandler {
  const heldBytes = new HeldBytes(options.heldLimits);
  return (request, response) => {
    if (
      options.landing !== undefined &&
      request.method === "GET" &&
      request.url === "/graphql" &&
      prefersPage(request.headers.accept)
    ) {
      options.landing(request, response);
      return;
    }
    const requestId = randomUUID();
    response.setHeader("x-request-id", requestId);
    const held = heldBytes.ofRequest(networkOf(addressOf(request, options.trustProxy)));
    handle({ request, response, held }, requestId, options)
      .catch((error: unknown) => {
        // Nobody is there to answer, and nothing is wrong with us, when the client went away.
        if (request.destroyed && !request.complete) return;
        options.services.log.error({ requestId, err: error }, "request failed");
        if (!response.headersSent) refuse(request, response, { requestId, status: 500, code: "INTERNAL_SERVER_ERROR" });
        else response.destroy();
      })
      .finally(() => held.release());
  };
}

async function handle(exchange: Exchange, requestId: string, options: EndpointOptions): Promise<void> {
  const { request, response, held } = exchange;
  if (applyCors(request, response, options.corsOrigins)) return;
  const mediaType = negotiateMediaType(request.headers.accept);
  if (mediaType === undefined) return refuse(request, response, { requestId, status: 406, code: "BAD_USER_INPUT" });
  const origin: RequestOrigin = {
    requestId,
    mediaType,
    bodyBytes: 0,
    address: addressOf(request, options.trustProxy),
    userAgent: request.headers["user-agent"] ?? "",
  };
  let context: Promise<RequestContext> | undefined;
  const contextOnce = () => (context ??= contextOf(request, origin, options));
  const gate: BodyGate = {
    hold: (bytes) => held.take(bytes),
    admitLarge: () => admitLarge(exchange, contextOnce),
  };
  const body = request.method === "POST" ? await readBody(request, gate) : bodyless(request);
  if ("status" in body) return refuse(request, response, { requestId, ...body });
  origin.bodyBytes = body.bytes.length;
  const answer = () => answered(exchange, body.bytes, { origin, contextOnce, options });
  // Whose context cannot be had is told so by the server.
  const known = request.headers.authorization === undefined ? undefined : await contextOnce().catch(() => undefined);
  if (known?.viewer == null) return answer();
  if (!held.isOf(known.viewer.accountId)) return refuse(request, response, { requestId, ...NO_ROOM });
  try {
    await options.services.intake.run(known.caller, async (place) => {
      known.intake = place;
      await options.spendBytes(known);
      return answer();
    });
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    await pause(REFUSAL_PAUSE_MS);
    const status = mediaType === "application/json" ? 200 : 429;
    refuse(request, response, { requestId, status, code: error.code, ...error.extra });
  }
}

interface Asked {
  origin: RequestOrigin;
  contextOnce: () => Promise<RequestContext>;
  options: EndpointOptions;
}

/** Reading what was sent takes longer than many an answer to it, so it happens in the caller's turn. */
async function answered(exchange: Exchange, bytes: Buffer, { origin, contextOnce, options }: Asked): Promise<void> {
  const { request, response } = exchange;
  const { requestId, mediaType } = origin;
  await loopTurn(bytes.length);
  const body = parsedBody(bytes);
  if ("status" in body) return refuse(request, response, { requestId, ...body });
  const limit = exceededByText(documentIn(body.json));
  if (limit !== undefined) {
    const status = mediaType === "application/json" ? 200 : 400;
    return refuse(request, response, { requestId, status, code: "QUERY_TOO_COMPLEX", limit });
  }
  await loopTurn(bytes.length);
  if (request.method === "POST") {
    const known = await options.known.answer(body.json, contextOnce);
    if (known !== undefined) {
      await pauseWhenThrottled(known.headers, contextOnce);
      return sendKnown(exchange, known, mediaType);
    }
  }
  const url = request.url ?? "";
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  // Decided here once, so that status and form of the answer cannot disagree.
  headers.set("accept", mediaType);
  const answer = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? "GET",
      headers,
      search: url.slice(Math.max(url.indexOf("?"), 0) || url.length),
      body: body.json,
    },
    context: contextOnce,
  });
  // Anonymous callers hold no place meanwhile, or one of them would keep a whole office waiting.
  if (answer.headers.has("retry-after") && isThrottled(answer.body)) await pause(REFUSAL_PAUSE_MS);
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.statusCode = answer.status ?? 200;
  if (answer.body.kind === "chunked") throw new Error("incremental delivery is not part of the schema");
  const text = answer.body.string;
  const whole = response.statusCode < 400 ? text : completed(request, response, text, requestId);
  send(exchange, Buffer.from(whole));
}

/** The document of a request; empty where there is none, which the server says. */
function documentIn(json: unknown): string {
  const query = (json as { query?: unknown } | null)?.query;
  return typeof query === "string" ? query : "";
}

const isThrottled = (body: { kind: string; string?: string }): boolean =>
  body.string?.includes('"code":"THROTTLED"') === true;

/** An account that is refused keeps its place for a moment, or asking again without end would take more than answering. */
async function pauseWhenThrottled(
  headers: ReadonlyMap<string, string>,
  contextOnce: () => Promise<RequestContext>,
): Promise<void> {
  if (headers.has("retry-after") && (await contextOnce()).viewer !== null) await pause(REFUSAL_PAUSE_MS);
}

/** A request without a body; what its address holds is bounded like a body. */
function bodyless({ url = "" }: IncomingMessage): Body {
  const isDeep = nestingOf(Buffer.from(decoded(url))) > MAXIMUM_NESTING;
  return isDeep ? NESTED_TOO_DEEP : { bytes: Buffer.alloc(0) };
}

const decoded = (url: string): string => [...new URLSearchParams(url.slice(url.indexOf("?") + 1)).values()].join(" ");

/** A device whose token has ended has to learn that, as it can send the same again once it has another. */
async function admitLarge(
  { request: { headers }, held }: Exchange,
  contextOnce: () => Promise<RequestContext>,
): Promise<BodyRefusal | undefined> {
  try {
    const { viewer } = await contextOnce();
    if (viewer !== null) return held.isOf(viewer.accountId) ? undefined : NO_ROOM;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const { code, extra } = error;
    return { status: code === "THROTTLED" ? 429 : 503, code, ...extra };
  }
  return headers.authorization === undefined ? TOO_LARGE_FOR_ANONYMOUS : { status: 401, code: "UNAUTHENTICATED" };
}

async function contextOf(
  request: IncomingMessage,
  origin: RequestOrigin,
  options: EndpointOptions,
): Promise<RequestContext> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? "")?.[1];
  const actor = token === undefined ? null : await authenticated(token, origin, options);
  return new RequestContext(options.services, origin, actor, actor?.language ?? languageOf(request));
}

// Nobody is known before that, so that made-up tokens of a network wait for each other only.
async function authenticated(
  token: string,
  { address }: RequestOrigin,
  { authenticate, services }: EndpointOptions,
): Promise<Actor | null> {
  try {
    return await services.statements.run(tokensFrom(address), () => authenticate(token));
  } catch (error) {
    if (isUnavailable(error)) throw new RequestError("UNAVAILABLE");
    throw error;
  }
}

const addressOf = (request: IncomingMessage, trustProxy: boolean): string =>
  clientAddress(trustProxy ? request.headers["x-forwarded-for"] : undefined, request.socket.remoteAddress ?? "");

const languageOf = (request: IncomingMessage): Language => negotiateLanguage(request.headers["accept-language"]);

// What the server refused before there was a request context knows neither its id nor its language.
function completed(request: IncomingMessage, response: ServerResponse, text: string, requestId: string): string {
  const { errors = [], ...rest } = JSON.parse(text) as { errors?: GraphQLFormattedError[] };
  const language = languageOf(request);
  if (errors[0]?.extensions?.["code"] === "UNAVAILABLE") response.statusCode = 503;
  return JSON.stringify({ errors: errors.map((error) => addressed(error, { requestId, language })), ...rest });
}
