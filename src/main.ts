import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { planDemonstrationQuarter } from "./app/plan-demonstration-quarter.js";
import { ensureDemonstration } from "./app/demonstration.js";
import { prepareDatabase } from "./app/prepare-database.js";
import { jobs } from "./app/jobs.js";
import { openProgram } from "./app/program.js";
import { welcome } from "./app/welcome.js";
import { reportFailure } from "./app/report-failure.js";
import { businessDay, systemClock } from "./platform/clock/clock.js";
import { readConfig, type Config } from "./platform/config/config.js";
import { keptSecret } from "./platform/database/embedded/kept-secrets.js";
import { startEmbeddedPostgres } from "./platform/database/embedded-postgres.js";
import { requireDatabase } from "./platform/database/external-database.js";

interface Database {
  ownerUrl: string;
  appUrl: string;
  notices: string[];
  stop(): Promise<void>;
}

const log = (line: string): void => console.log(`… ${line}`);

async function openDatabase(config: Config): Promise<Database> {
  if (config.DATABASE_URL === undefined) return startEmbeddedPostgres({ dataDir: config.DATA_DIR, log });
  const appUrl = config.DATABASE_URL;
  const ownerUrl = config.MIGRATION_DATABASE_URL ?? appUrl;
  await requireDatabase("DATABASE_URL", appUrl);
  if (ownerUrl !== appUrl) await requireDatabase("MIGRATION_DATABASE_URL", ownerUrl);
  return { appUrl, ownerUrl, notices: [], stop: () => Promise.resolve() };
}

/** Signs cursors; a random one only lasts until the next start, which costs clients a page at the most. */
function appSecret(config: Config): string {
  if (config.APP_SECRET !== undefined) return config.APP_SECRET;
  return config.isEmbedded ? keptSecret(config.DATA_DIR, "appSecret") : randomBytes(32).toString("base64url");
}

/** Stops everything in order on the first signal; a second one ends the process at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  let stop: () => Promise<void> = () => Promise.resolve();
  // Before the database starts, so that an early Ctrl-C leaves nothing running.
  stopOnSignals(() => stop());
  const database = await openDatabase(config);
  stop = database.stop;
  try {
    await prepareDatabase({ ...database, log });
    const today = config.DEMO_TODAY ?? businessDay(systemClock.now());
    const demonstration = config.isDemo
      ? await ensureDemonstration({ ...database, today, password: config.DEMO_PASSWORD, log })
      : undefined;
    const program = await openProgram({
      databaseUrl: database.appUrl,
      secret: appSecret(config),
      poolSize: config.DATABASE_POOL_SIZE,
      host: config.HOST,
      port: config.PORT,
      isProduction: config.isProduction,
      corsOrigins: config.CORS_ORIGINS,
      trustProxy: config.TRUST_PROXY,
      log: pino({ level: config.LOG_LEVEL }),
      jobs,
    });
    stop = async () => {
      await program.close();
      await database.stop();
    };
    if (demonstration?.isPresent === true) await planDemonstrationQuarter(program.services);
    welcome({ url: config.PUBLIC_URL ?? program.url, notices: database.notices, demonstration });
  } catch (error) {
    await stop();
    throw error;
  }
}

try {
  await start();
} catch (error) {
  reportFailure(error);
}
