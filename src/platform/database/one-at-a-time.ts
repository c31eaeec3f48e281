import pg from "pg";

/**
 * Does what two processes that start together may not both do: the later one waits, and then finds it done. The lock is of
 * the connection, so that it ends with a process that is killed.
 */
export async function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "liuyou start", keepAlive: true });
  client.on("error", () => undefined); // the work itself notices a database that is gone
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('liuyou:start'))");
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
