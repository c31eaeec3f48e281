import { ConfigError, readConfig, type Config } from "../platform/config/config.js";
import { EmbeddedDatabaseError } from "../platform/database/embedded/errors.js";
import { joinEmbeddedPostgres } from "../platform/database/embedded-postgres.js";

/** Whatever a person can mend without us: one sentence, no stack, exit code 1. */
export function reportFailure(error: unknown): void {
  const isPlain = error instanceof ConfigError || error instanceof EmbeddedDatabaseError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
}

/** Runs a program beside the server on the configured database, starting the embedded one for it when it is not running. */
export async function withDatabase(program: (databaseUrl: string, config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env);
    if (config.DATABASE_URL !== undefined) return await program(config.DATABASE_URL, config);
    const embedded = await joinEmbeddedPostgres({ dataDir: config.DATA_DIR, log: console.error });
    try {
      await program(embedded.appUrl, config);
    } finally {
      await embedded.stop();
    }
  } catch (error) {
    reportFailure(error);
  }
}
