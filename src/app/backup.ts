import { ConfigError, readConfig } from "../platform/config/config.js";
import { backUpEmbeddedPostgres } from "../platform/database/embedded-postgres.js";
import { reportFailure } from "./report-failure.js";

/** `npm run backup -- FOLDER`: copies the embedded database, running or stopped, with its secrets into a new folder. */
try {
  const config = readConfig(process.env);
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new ConfigError("Say where to: npm run backup -- FOLDER");
  if (!config.isEmbedded)
    throw new ConfigError("npm run backup is for the embedded database; back up the one of DATABASE_URL with pg_dump.");
  const { files, takenAt } = await backUpEmbeddedPostgres({ dataDir: config.DATA_DIR, log: console.error }, folder);
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  console.log(
    `Backed up to ${folder}, as of ${takenAt}: ${files.length} files, ${Math.ceil(bytes / 1_000_000)} MB. ` +
      `It holds the database's passwords; keep it as closed as DATA_DIR.`,
  );
} catch (error) {
  reportFailure(error);
}
