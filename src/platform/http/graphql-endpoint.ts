import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzip } from "node:zlib";
import { HeaderMap, type ApolloServer } from "@apollo/server";
import type { Actor } from "../actor.js";
import { negotiateLanguage } from "../i18n/messages.js";
import { RequestContext, type RequestOrigin, type Services } from "../graphql/request-context.js";
import type { RawHandler } from "./server.js";

/** Fifty inspections with long notes stay well below this. */
const MAXIMUM_BODY_BYTES = 8 * 1024 * 1024;
/** Below this, compressing costs more than it saves. */
const COMPRESS_FROM_BYTES = 1400;

export interface EndpointOptions {
  apollo: ApolloServer<RequestContext>;
  services: Services;
  /** Who a bearer token belongs to; null when it is unknown, expired or revoked. */
  authenticate: (token: string) => Actor | null | Promise<Actor | null>;
  corsOrigins: readonly string[];
  /** Whether `X-Forwarded-For` is to be believed. */
  trustProxy: boolean;
  /** Answers a browser that opens the address; undefined where there is no such page. */
  landing?: RawHandler;
}

/** GraphQL over HTTP on the bare Node server. */
export function graphqlEndpoint(options: EndpointOptions): RawHandler {
  return (request, response) => {
    if (
      options.landing !== undefined &&
      request.method === "GET" &&
      request.url === "/graphql" &&
      accepts(request, "text/html")
    ) {
      options.landing(request, response);
      return;
    }
    handle(request, response, options).catch((error: unknown) => {
      options.services.log.error({ err: error }, "request failed");
      if (!response.headersSent) refuse(response, 500, "INTERNAL_SERVER_ERROR");
      else response.destroy();
    });
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, options: EndpointOptions): Promise<void> {
  if (applyCors(request, response, options.corsOrigins)) return;
  const origin: RequestOrigin = {
    requestId: randomUUID(),
    address: addressOf(request, options.trustProxy),
    userAgent: request.headers["user-agent"] ?? "",
  };
  response.setHeader("x-request-id", origin.requestId);
  const body = request.method === "POST" ? await readBody(request) : "";
  if (body === undefined) return refuse(response, 413, "BAD_USER_INPUT");
  const parsed = parseBody(request, body);
  if (parsed === BAD_JSON) return refuse(response, 400, "BAD_USER_INPUT");

  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const url = request.url ?? "";
  const answer = await options.apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method ?? "GET",
      headers,
      search: url.slice(Math.max(url.indexOf("?"), 0) || url.length),
      body: parsed,
    },
    context: () => contextOf(request, origin, options),
  });
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === "complete") send(request, response, answer.body.string);
  else {
    for await (const chunk of answer.body.asyncIterator) response.write(chunk);
    response.end();
  }
}

async function contextOf(
  request: IncomingMessage,
  origin: RequestOrigin,
  options: EndpointOptions,
): Promise<RequestContext> {
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? "")?.[1];
  const actor = token === undefined ? null : await options.authenticate(token);
  const language = actor?.language ?? negotiateLanguage(request.headers["accept-language"]);
  return new RequestContext(options.services, origin, actor, language);
}

function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers["x-forwarded-for"] : undefined;
  // The last entry is the one our own proxy wrote; those before it are the client's claim.
  const last = (Array.isArray(forwarded) ? forwarded.join(",") : forwarded)?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? (request.socket.remoteAddress ?? "") : last;
}

const BAD_JSON = Symbol("bad JSON");

function parseBody(request: IncomingMessage, body: string): unknown {
  if (body === "" || !/^application\/json\b/i.test(request.headers["content-type"] ?? "")) return {};
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return BAD_JSON;
  }
}

/** The whole body, or undefined when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > MAXIMUM_BODY_BYTES) return undefined;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAXIMUM_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return (chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)).toString("utf8");
}

/** Adds the headers for an allowed origin; true when the request was only asking for them. */
function applyCors(request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origin !== undefined && origins.includes(origin)) {
    response.setHeader("access-control-allow-origin", origin);
    response.setHeader("vary", "Origin");
    response.setHeader(
      "access-control-allow-headers",
      "authorization, content-type, accept-language, apollo-require-preflight",
    );
    response.setHeader("access-control-allow-methods", "GET, POST");
    response.setHeader("access-control-max-age", "600");
  }
  if (request.method !== "OPTIONS") return false;
  response.statusCode = 204;
  response.end();
  return true;
}

const accepts = (request: IncomingMessage, type: string): boolean => (request.headers.accept ?? "").includes(type);

function send(request: IncomingMessage, response: ServerResponse, text: string): void {
  const body = Buffer.from(text);
  if (body.length < COMPRESS_FROM_BYTES || !/\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""))) {
    response.setHeader("content-length", body.length);
    response.end(body);
    return;
  }
  gzip(body, { level: 1 }, (error, compressed) => {
    if (error !== null) {
      response.destroy();
      return;
    }
    response.setHeader("content-encoding", "gzip");
    response.setHeader("vary", "Accept-Encoding");
    response.setHeader("content-length", compressed.length);
    response.end(compressed);
  });
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status;
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.setHeader("connection", "close");
  response.end(JSON.stringify({ errors: [{ message: code, extensions: { code, retryable: false } }] }));
}
