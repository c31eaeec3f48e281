import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { CONNECTION_LIMITS, limitConnections, serverOptions, type ConnectionLimits } from "./connection-limits.js";
import { refuse } from "./refusal.js";
import { cannotListen } from "./require-port.js";
import { secure } from "./security-headers.js";

export type RawHandler = (request: IncomingMessage, response: ServerResponse) => void;

export interface HttpServer {
  /** Says who answers `/graphql`. */
  serveGraphql(handler: RawHandler): void;
  fastify: FastifyInstance;
  /** The address it listens at, without a path. */
  listen(host: string, port: number): Promise<string>;
  /** Stops accepting, lets running requests end, then closes every connection. */
  close(): Promise<void>;
}

/** How long an idle connection is kept for the next request, in milliseconds; longer than the minute of usual proxies. */
const KEPT_ALIVE_MS = 75_000;

/** How long running requests may take to end when the server stops, in milliseconds. */
const GRACE_MS = 30_000;

/** `/graphql` is served on the bare server, the rest by fastify: the framework would cost a third of the small requests. */
export function httpServer(
  log: Logger,
  { isBehindProxy, limits = CONNECTION_LIMITS }: { isBehindProxy: boolean; limits?: ConnectionLimits },
): HttpServer {
  let server: Server | undefined;
  let graphql: RawHandler | undefined;
  let isClosing = false;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    connectionTimeout: limits.silenceTimeoutMs,
    // Nothing outside of `/graphql` takes a body.
    bodyLimit: 1024,
    genReqId: () => randomUUID(),
    serverFactory: (handler) => {
      server = createServer({ keepAliveTimeout: KEPT_ALIVE_MS, ...serverOptions(limits) }, (request, response) => {
        secure(response);
        if (isClosing) {
          refuse(request, response, { requestId: randomUUID(), status: 503, code: "UNAVAILABLE" });
          return;
        }
        const path = request.url ?? "";
        if (graphql !== undefined && (path === "/graphql" || path.startsWith("/graphql?"))) graphql(request, response);
        else handler(request, response);
      });
      limitConnections(server, limits, isBehindProxy);
      return server;
    },
  });
  app.addHook("onSend", (request, reply, _payload, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  return {
    serveGraphql: (handler) => {
      graphql = handler;
    },
    fastify: app,
    listen: (host, port) =>
      app.listen({ host, port }).catch((cause: unknown) => {
        throw cannotListen(cause);
      }),
    close: async () => {
      isClosing = true;
      const closed = app.close();
      // A connection becomes idle when its answer has been sent; kept open, it would hold the server for a minute.
      const closeIdle = setInterval(() => server?.closeIdleConnections(), 20);
      const closeAll = setTimeout(() => server?.closeAllConnections(), GRACE_MS);
      await closed.finally(() => {
        clearInterval(closeIdle);
        clearTimeout(closeAll);
      });
    },
  };
}
