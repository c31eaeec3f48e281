import { ConfigError, readConfig } from "../platform/config/config.js";
import { restoreEmbeddedPostgres } from "../platform/database/embedded-postgres.js";
import { reportFailure } from "./report-failure.js";

/** `npm run restore -- FOLDER`: makes a backup the embedded database of a DATA_DIR that has none. */
try {
  const config = readConfig(process.env);
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new ConfigError("Say where from: npm run restore -- FOLDER");
  if (!config.isEmbedded)
    throw new ConfigError(
      "npm run restore is for the embedded database; restore the one of DATABASE_URL with pg_restore.",
    );
  const notices = await restoreEmbeddedPostgres({ dataDir: config.DATA_DIR, log: console.error }, folder);
  for (const notice of notices) console.log(notice);
  console.log(`Restored to ${config.DATA_DIR}; npm start goes on from there.`);
} catch (error) {
  reportFailure(error);
}
