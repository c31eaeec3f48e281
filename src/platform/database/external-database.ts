import pg from "pg";
import { ConfigError } from "../config/config.js";

const OLDEST = 15;
const PATIENCE_MS = 10_000;

/** Says in one sentence, with the variable that names the database, why it cannot be used; nothing when it can. */
export async function requireDatabase(variable: string, url: string): Promise<void> {
  let version: number;
  try {
    version = await majorVersion(url);
  } catch (cause) {
    throw new ConfigError(`Wrong configuration. ${variable}: this database cannot be used: ${reasonOf(cause)}`, {
      cause,
    });
  }
  if (version < OLDEST)
    throw new ConfigError(
      `Wrong configuration. ${variable}: needs PostgreSQL ${OLDEST} or newer, and this is ${version}`,
    );
}

async function majorVersion(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    return rows[0]?.version ?? 0;
  } finally {
    await client.end();
  }
}

/** For a name with several addresses Node gives an error without a text that holds one for each. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
