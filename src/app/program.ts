import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { pino, type Logger } from "pino";
import { systemClock, type Clock } from "../platform/clock/clock.js";
import { openOrm, type Timeouts } from "../platform/database/orm.js";
import { row, sql } from "../platform/database/sql.js";
import { ResponseTooLarge, READ_LIMITS } from "../platform/graphql/api/response-size.js";
import { declaredVariablesPlugin } from "../platform/graphql/variables/declared-variables-plugin.js";
import { executedInTurn, executionPlugin, operationExecutor } from "../platform/graphql/execution/executor.js";
import { documentLimitsRule, DOCUMENT_LIMITS } from "../platform/graphql/limits/document-limits.rules.js";
import { withoutAnonymousIntrospection } from "../platform/graphql/limits/introspection.js";
import { KnownOperations } from "../platform/graphql/execution/known-operations.js";
import { chargedOnce, costLimits, limitsPlugin, type CostBudgets } from "../platform/graphql/limits/limits-plugin.js";
import { refusalPresenter } from "../platform/graphql/errors/present-errors.js";
import { refusalsPlugin } from "../platform/graphql/errors/refusals-plugin.js";
import type { RequestContext, Services } from "../platform/graphql/api/request-context.js";
import { lenientScalarsPlugin, readingLeniently } from "../platform/graphql/variables/lenient-scalars-plugin.js";
import type { ConnectionLimits } from "../platform/http/connection-limits.js";
import { takingTurns } from "../platform/graphql/limits/turns.js";
import { INTAKE, REQUESTS, sharing, statementsOn, BACKLOG } from "../platform/work-queue/queue-sizes.js";
import { WorkQueue, type WorkQueueOptions } from "../platform/work-queue/work-queue.js";
import type { HeldLimitsByKind } from "../platform/http/held-bytes.js";
import { graphqlEndpoint } from "../platform/http/graphql-endpoint.js";
import { serveHealth } from "../platform/http/health.js";
import { httpServer } from "../platform/http/server.js";
import type { Job } from "../platform/jobs/job.js";
import { runJobs } from "../platform/jobs/run-jobs.js";
import { startSequencer } from "../platform/sequencer/sequencer.js";
import { unitOfWork } from "../platform/unit-of-work/unit-of-work.js";
import { MAXIMUM_AGE_MS } from "../modules/trade-unions/access/actor.cache.js";
import { ACTIVITY_EVERY_MS, Authentication } from "./authentication.js";
import { refuseDemonstration } from "./demonstration.js";
import { entities } from "./entities.js";
import { serveIde } from "./ide.js";
import { connectPorts } from "./ports.js";
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
  /** How long it is remembered who a token belongs to, in milliseconds; 5 seconds unless told, 0 asks each time. */
  rememberActorsMs?: number;
  /** How often it is written which devices were used, in milliseconds; every minute unless told, 0 at the end only. */
  activityEveryMs?: number;
  /** What callers may spend in a minute; the usual budgets unless told. */
  budgets?: Partial<CostBudgets>;
  /** How tablets' submissions wait their turn; as usual unless told. */
  backlog?: WorkQueueOptions;
  /** What connections may hold of the server; as usual unless told. */
  connectionLimits?: ConnectionLimits;
  /** What requests and answers may hold; as usual unless told. */
  heldLimits?: HeldLimitsByKind;
  /** How everything else waits its turn; as usual unless told. */
  requests?: WorkQueueOptions;
  /** After how long the database cuts off what somebody waits for; as usual unless told. */
  timeouts?: Timeouts;
  /** What this process does without being asked; none unless told. */
  jobs?: readonly Job[];
  /** Told of every SQL statement, for tests that count them. */
  onStatement?: (text: string) => void;
}

/** Nobody waits longer for an answer; the longest statement of our own screens takes a hundredth of it. */
const TIMEOUTS: Timeouts = { statementMs: 30_000, lockMs: 10_000, idleMs: 60_000 };
/** Nobody waits for a job, and it may be begun again. */
const JOB_TIMEOUTS: Timeouts = { statementMs: 3_600_000, lockMs: 60_000, idleMs: 600_000 };
const JOB_CONNECTIONS = 2;

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
  connectPorts();
  const clock = options.clock ?? systemClock;
  const log = options.log ?? pino({ level: "warn" });
  const orm = await openOrm({
    url: options.databaseUrl,
    entities,
    poolSize: options.poolSize,
    timeouts: options.timeouts ?? TIMEOUTS,
    mostBytes: { maximum: READ_LIMITS.statement, error: () => new ResponseTooLarge("bytes") },
    ...(options.onStatement === undefined ? {} : { onStatement: options.onStatement }),
  });
  if (options.isProduction) {
    await refuseDemonstration(orm.em.fork()).catch(async (error: unknown) => {
      await orm.close(true);
      throw error;
    });
  }
  const authentication = new Authentication({
    orm,
    databaseUrl: options.databaseUrl,
    clock,
    log,
    rememberMs: options.rememberActorsMs ?? MAXIMUM_AGE_MS,
    activityEveryMs: options.activityEveryMs ?? ACTIVITY_EVERY_MS,
  });
  await authentication.start();
  const unitOfWorkOn = (on: MikroORM) =>
    unitOfWork(on, clock, [...authentication.processors, ...processors], (error) =>
      log.error({ err: error }, "after the commit"),
    );
  const services: Services = {
    orm,
    clock,
    log,
    secret: options.secret,
    isProduction: options.isProduction,
    backlog: new WorkQueue(sharing(options.backlog ?? BACKLOG, options.poolSize)),
    requests: new WorkQueue(sharing(options.requests ?? REQUESTS, options.poolSize)),
    intake: new WorkQueue(INTAKE),
    statements: new WorkQueue(statementsOn(options.poolSize)),
    unitOfWork: unitOfWorkOn(orm),
  };
  const schema = buildSchema();
  const limits = costLimits(schema, options.budgets);
  const spendCost = chargedOnce(
    options.isProduction ? withoutAnonymousIntrospection(limits.spendCost) : limits.spendCost,
  );
  const execute = operationExecutor(schema);
  const readLeniently = readingLeniently(schema);
  const takeTurn = takingTurns(schema);
  const known = new KnownOperations(schema, {
    readLeniently,
    spendCost,
    spendAgain: limits.spendAgain,
    takeTurn,
    execute,
  });
  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: options.isProduction,
    csrfPrevention: true,
    stopOnTerminationSignals: false,
    // Without the line feed that is put behind by default: appending it copies a long answer once more.
    stringifyResult: (result) => JSON.stringify(result),
    // Nothing of ours sends hashes in place of documents.
    persistedQueries: false,
    logger: log,
    parseOptions: { maxTokens: DOCUMENT_LIMITS.tokens },
    validationRules: [documentLimitsRule],
    formatError: refusalPresenter({ isProduction: options.isProduction, log }),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      lenientScalarsPlugin(readLeniently),
      limitsPlugin(spendCost),
      declaredVariablesPlugin(),
      known.plugin(),
      executionPlugin(executedInTurn(takeTurn, execute)),
      refusalsPlugin(),
    ],
  });
  await apollo.start();

  const http = httpServer(log, {
    isBehindProxy: options.trustProxy,
    ...(options.connectionLimits === undefined ? {} : { limits: options.connectionLimits }),
  });
  const landing = options.isProduction ? undefined : await serveIde(http.fastify, clock);
  http.serveGraphql(
    graphqlEndpoint({
      apollo,
      known,
      services,
      spendBytes: limits.spendBytes,
      authenticate: authentication.authenticate,
      corsOrigins: options.corsOrigins,
      trustProxy: options.trustProxy,
      heldLimits: options.heldLimits,
      ...(landing === undefined ? {} : { landing }),
    }),
  );
  // The mapper's own answer is no until it has sent a statement of its own making, which many a process never does.
  serveHealth(http.fastify, async () => (await row(orm.em.fork(), sql`select 1 as up`)) !== undefined);
  const sequencer = startSequencer(options.databaseUrl, log);
  const startJobs = async (started: readonly Job[]) => {
    // Connections of their own, so that a long job neither takes those of people who wait nor ends with their patience.
    const jobOrm = await openOrm({
      url: options.databaseUrl,
      entities,
      poolSize: JOB_CONNECTIONS,
      timeouts: JOB_TIMEOUTS,
    });
    const running = await runJobs(options.databaseUrl, started, {
      ...services,
      orm: jobOrm,
      unitOfWork: unitOfWorkOn(jobOrm),
    });
    return {
      stop: async () => {
        await running.stop();
        await jobOrm.close(true);
      },
    };
  };
  const jobs = options.jobs === undefined ? undefined : await startJobs(options.jobs);
  const close = async () => {
    await http.close();
    await apollo.stop();
    await jobs?.stop();
    await authentication.stop();
    await sequencer.stop();
    await orm.close(true);
  };
  try {
    const address = await http.listen(options.host, options.port);
    return { url: `${address}/graphql`, orm, services, close };
  } catch (error) {
    await close();
    throw error;
  }
}
