import { readConfig, type Config } from "../platform/config/config.js";
import { joinEmbeddedPostgres } from "../platform/database/embedded-postgres.js";
import { requireDatabase } from "../platform/database/external-database.js";
import { reportFailure } from "./report-failure.js";

/** Runs a program beside the server on the configured database, starting the embedded one for it when it is not running. */
export async function withDatabase(program: (databaseUrl: string, config: Config) => Promise<void>): Promise<void> {
  try {
    const config = readConfig(process.env);
    if (config.DATABASE_URL !== undefined) {
      await requireDatabase("DATABASE_URL", config.DATABASE_URL);
      return await program(config.DATABASE_URL, config);
    }
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
