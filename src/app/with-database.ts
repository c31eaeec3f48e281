import { constants } from "node:os";
import { readConfig, type Config } from "../platform/config/config.js";
import { joinEmbeddedPostgres, requireEmbeddedPostgres } from "../platform/database/embedded-postgres.js";
import { requireDatabases } from "../platform/database/external-database.js";
import { sayStructureFaults } from "./expected-structure.js";
import { reportFailure } from "./report-failure.js";

/**
 * Runs a program beside the server on the configured database, starting the embedded one for it when it is not running; where
 * there is none, it is only made for a program that says so.
 */
export async function withDatabase(
  program: (databaseUrl: string, config: Config, ownerUrl: string) => Promise<void>,
  { makesDatabase = false } = {},
): Promise<void> {
  // An exit, unlike a signal's own effect, also ends a database that was started for the program.
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => process.exit(128 + constants.signals[signal]));
  try {
    // Loaded only now: help and wrong usage need no domain.
    const { connectPorts } = await import("./ports.js");
    connectPorts();
    const config = readConfig(process.env);
    if (config.DATABASE_URL !== undefined) {
      const { DATABASE_URL, MIGRATION_DATABASE_URL } = config;
      await requireDatabases({ DATABASE_URL, MIGRATION_DATABASE_URL });
      return await program(DATABASE_URL, config, MIGRATION_DATABASE_URL ?? DATABASE_URL);
    }
    if (!makesDatabase) requireEmbeddedPostgres(config.DATA_DIR);
    const embedded = await joinEmbeddedPostgres({ dataDir: config.DATA_DIR, log: console.error });
    try {
      await program(embedded.appUrl, config, embedded.ownerUrl);
    } finally {
      await embedded.stop();
    }
  } catch (error) {
    reportFailure(error);
  }
}

/**
 * For programs that verify: whatever they find, they fail on a database that lacks a table, a function or a right, and
 * say which.
 */
export const verifyingDatabase = (program: (databaseUrl: string, config: Config) => Promise<void>): Promise<void> =>
  withDatabase(async (databaseUrl, config) => {
    const isWhole = await sayStructureFaults(databaseUrl);
    try {
      await program(databaseUrl, config);
    } catch (error) {
      if (isWhole) throw error;
      console.log(`and so this cannot be verified: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!isWhole) process.exitCode = 1;
  });
