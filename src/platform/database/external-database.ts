import { ConfigError } from "../config/config.js";
import { withClient } from "./with-client.js";

const OLDEST = 15;
const PATIENCE_MS = 10_000;

/**
 * Says in one sentence, with the variable that names the database, why it cannot be used; nothing when each can, and all are
 * one and the same.
 */
export async function requireDatabases(urls: Record<string, string | undefined>): Promise<void> {
  const seen = new Set<string>();
  let first: { variable: string; about: About } | undefined;
  for (const [variable, url] of Object.entries(urls)) {
    if (url === undefined || seen.has(url)) continue;
    seen.add(url);
    const about = await requireDatabase(variable, url);
    first ??= { variable, about };
    if (about.identity !== first.about.identity)
      throw new ConfigError(
        `Wrong configuration. ${variable}: leads to another database (${about.name}) than ${first.variable} (${first.about.name})`,
      );
  }
}

async function requireDatabase(variable: string, url: string): Promise<About> {
  let about: About;
  try {
    about = await aboutDatabase(url);
  } catch (cause) {
    throw new ConfigError(`Wrong configuration. ${variable}: this database cannot be used: ${reasonOf(cause)}`, {
      cause,
    });
  }
  if (about.version < OLDEST)
    throw new ConfigError(
      `Wrong configuration. ${variable}: needs PostgreSQL ${OLDEST} or newer, and this is ${about.version}`,
    );
  if (about.encoding !== "UTF8")
    throw new ConfigError(
      `Wrong configuration. ${variable}: needs a database with the encoding UTF8, and this one has ${about.encoding}; ` +
        `docs/create-database.sql makes the right one`,
    );
  return about;
}

interface About {
  name: string;
  version: number;
  encoding: string;
  /** The same for whoever asks it of the same database. */
  identity: string;
}

async function aboutDatabase(url: string): Promise<About> {
  const connection = { connectionString: url, connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
  return withClient(connection, async (client) => {
    const { rows } = await client.query<About>(
      `select datname as name, current_setting('server_version_num')::int / 10000 as version,
         current_setting('server_encoding') as encoding,
         extract(epoch from pg_postmaster_start_time())::text || ' ' || oid as identity
       from pg_database where datname = current_database()`,
    );
    const [about] = rows;
    if (about === undefined) throw new Error("a database knows itself");
    return about;
  });
}

/** For a name with several addresses Node gives an error without a text that holds one for each. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join("; ");
  return error instanceof Error ? error.message : String(error);
}
