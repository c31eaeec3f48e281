import { ApolloServer } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from "@apollo/server/plugin/disabled";
import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { pino, type Logger } from "pino";
import type { Actor } from "../platform/actor.js";
import { businessDay, systemClock, type Clock } from "../platform/clock/clock.js";
import { openOrm } from "../platform/database/orm.js";
import { compiledExecutionPlugin } from "../platform/graphql/executor.js";
import { documentLimitsRule, DOCUMENT_LIMITS } from "../platform/graphql/document-limits.rules.js";
import { limitsPlugin } from "../platform/graphql/limits-plugin.js";
import { presentRefusal } from "../platform/graphql/present-errors.js";
import type { RequestContext, Services } from "../platform/graphql/request-context.js";
import { graphqlEndpoint } from "../platform/http/graphql-endpoint.js";
import { httpServer } from "../platform/http/server.js";
import { startSequencer } from "../platform/sequencer/sequencer.js";
import { unitOfWork } from "../platform/unit-of-work/unit-of-work.js";
import { tokenHash } from "../modules/identity/token.rules.js";
import { actorByAccessToken } from "../modules/trade-unions/actor.queries.js";
import { entities } from "./entities.js";
import { processors } from "./processors.js";
import { buildSchema } from "./schema.js";

export interface ProgramOptions {
  databaseUrl: string;
  secret: string;
  poolSize: number;
  host: string;
  port: number;
  isProduction: boolean;
  corsOrigins: readonly string[];
  trustProxy: boolean;
  clock?: Clock;
  log?: Logger;
  /** Told of every SQL statement, for tests that count them. */
  onStatement?: (text: string) => void;
}

export interface Program {
  /** Where GraphQL is served. */
  url: string;
  orm: MikroORM;
  services: Services;
  close(): Promise<void>;
}

// Counts, points and percents fit a double exactly; as strings they would have to be parsed at every use.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens the database and serves it; everything is stopped again by `close`. */
export async function openProgram(options: ProgramOptions): Promise<Program> {
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ level: "warn" });
  const orm = await openOrm({
    url: options.databaseUrl,
    entities,
    poolSize: options.poolSize,
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  const services: Services = {
    orm,
    clock,
    log,
    secret: options.secret,
    isProduction: options.isProduction,
    unitOfWork: unitOfWork(orm, clock, processors, (error) => log.error({ err: error }, "after the commit")),
  };
  const schema = buildSchema();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: [documentLimitsRule],
    formatError: presentRefusal,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      limitsPlugin(schema),
      compiledExecutionPlugin(schema),
    ],
  });
  await apollo.start();

  const authenticate = async (token: string): Promise<Actor | null> => {
    const now = clock.now();
    const session = await actorByAccessToken(orm.em.fork() as never, tokenHash(token), now, businessDay(now));
    return session?.actor ?? null;
  };
  const http = httpServer(
    log,
    graphqlEndpoint({
      apollo,
      services,
      authenticate,
      corsOrigins: options.corsOrigins,
      trustProxy: options.trustProxy,
    }),
  );
  http.fastify.get("/livez", () => ({ status: "ok" }));
  http.fastify.get("/readyz", async (_request, reply) => {
    const isReady = await orm.isConnected();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "database unavailable" });
  });
  const sequencer = startSequencer(options.databaseUrl, log);
  const address = await http.listen(options.host, options.port);
  return {
    url: `${address}/graphql`,
    orm,
    services,
    close: async () => {
      await http.close();
      await apollo.stop();
      await sequencer.stop();
      await orm.close(true);
    },
  };
}
