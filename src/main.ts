import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { planDemonstrationQuarter } from "./app/plan-demonstration-quarter.js";
import { ensureDemonstration } from "./app/demonstration.js";
import { Lifetime } from "./app/lifetime.js";
import { ownsDatabase, prepareDatabase, requirePrepared } from "./app/prepare-database.js";
import { jobs } from "./app/jobs.js";
import { openProgram } from "./app/program.js";
import { welcome } from "./app/welcome.js";
import { reportFailure } from "./app/report-failure.js";
import { businessDay, systemClock } from "./platform/clock/clock.js";
import { readConfig, type Config } from "./platform/config/config.js";
import { keptSecret } from "./platform/database/embedded/kept-secrets.js";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.js";
import { requireDatabases } from "./platform/database/external-database.js";
import { requirePort } from "./platform/http/require-port.js";

interface Database {
  /** Missing where the server's role may not change the structure and no other is named. */
  ownerUrl: string | undefined;
  appUrl: string;
  notices: string[];
  stop(): Promise<void>;
}

const log = (line: string): void => console.log(`… ${line}`);

async function openDatabase(config: Config, lifetime: Lifetime): Promise<Database> {
  const { DATABASE_URL: appUrl, MIGRATION_DATABASE_URL } = config;
  if (appUrl === undefined) {
    const { signal } = lifetime;
    const onLost = (error: Error) => {
      reportFailure(error);
      void lifetime.exit(1);
    };
    return startEmbeddedPostgres({ dataDir: config.DATA_DIR, log, signal, onLost });
  }
  await requireDatabases({ DATABASE_URL: appUrl, MIGRATION_DATABASE_URL });
  const ownerUrl = MIGRATION_DATABASE_URL ?? ((await ownsDatabase(appUrl)) ? appUrl : undefined);
  return { appUrl, ownerUrl, notices: [], stop: () => Promise.resolve() };
}

/** Signs cursors; a random one only lasts until the next start, which costs clients a page at the most. */
function appSecret(config: Config): string {
  if (config.APP_SECRET !== undefined) return config.APP_SECRET;
  return config.isEmbedded ? keptSecret(config.DATA_DIR, "appSecret") : randomBytes(32).toString("base64url");
}

async function start(lifetime: Lifetime): Promise<void> {
  const config = readConfig(process.env);
  await requirePort(config.HOST, config.PORT);
  const database = await lifetime.start(openDatabase(config, lifetime), (opened) => opened.stop());
  const { appUrl, ownerUrl } = database;
  if (ownerUrl === undefined) await requirePrepared(appUrl);
  else await prepareDatabase({ ownerUrl, appUrl, log });
  lifetime.signal.throwIfAborted();
  const today = config.DEMO_TODAY ?? businessDay(systemClock.now());
  const demonstration = config.isDemo
    ? await ensureDemonstration({
        ownerUrl: ownerUrl ?? appUrl,
        isOwner: ownerUrl !== undefined,
        today,
        password: config.DEMO_PASSWORD,
        log,
      })
    : undefined;
  lifetime.signal.throwIfAborted();
  const program = await lifetime.start(
    openProgram({
      databaseUrl: appUrl,
      secret: appSecret(config),
      poolSize: config.DATABASE_POOL_SIZE,
      host: config.HOST,
      port: config.PORT,
      isProduction: config.isProduction,
      corsOrigins: config.CORS_ORIGINS,
      trustProxy: config.TRUST_PROXY,
      log: pino({ level: config.LOG_LEVEL }),
      jobs,
    }),
    (opened) => opened.close(),
  );
  const notices = [...database.notices];
  if (demonstration?.isPresent === true) notices.push(...(await planDemonstrationQuarter(program.services)));
  welcome({ url: config.PUBLIC_URL ?? program.url, notices, demonstration });
  // Should this fail, the next start tells the password again.
  await demonstration?.served().catch(() => undefined);
}

const lifetime = new Lifetime();
// Before anything starts, so that a signal ends every start.
lifetime.endOnSignals();
try {
  await start(lifetime);
} catch (error) {
  // What was broken off by the end itself is no failure.
  if (!lifetime.signal.aborted) {
    reportFailure(error);
    await lifetime.exit(1);
  }
}
