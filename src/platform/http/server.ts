import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Logger } from "pino";

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

/** `/graphql` is served on the bare server, the rest by fastify: the framework would cost a third of the small requests. */
export function httpServer(log: Logger): HttpServer {
  let server: Server | undefined;
  let graphql: RawHandler | undefined;
  const app = fastify({
    loggerInstance: log as FastifyBaseLogger,
    disableRequestLogging: true,
    genReqId: () => randomUUID(),
    serverFactory: (handler) => {
      server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
        const path = request.url ?? "";
        if (graphql !== undefined && (path === "/graphql" || path.startsWith("/graphql?"))) graphql(request, response);
        else handler(request, response);
      });
      return server;
    },
  });
  return {
    serveGraphql: (handler) => {
      graphql = handler;
    },
    fastify: app,
    listen: (host, port) => app.listen({ host, port }),
    close: async () => {
      const closed = app.close();
      server?.closeIdleConnections();
      await closed;
    },
  };
}
