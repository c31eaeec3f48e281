import pg from "pg";
import { closeClient } from "./close-client.js";

/**
 * Does what two processes that start together may not both do: the later one waits, and then finds it done. The lock is of
 * the connection, so that it ends with a process that is killed.
 */
export async function oneAtATime<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: "liuyou start", keepAlive: true });
  // With the connection the lock is gone, and so is the database, which not all that the work asks of it would notice.
  const lost = new Promise<never>((_resolve, reject) => client.on("error", reject));
  // Lost behind the work, it is no error of anybody's.
  lost.catch(() => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('liuyou:start'))");
    return await Promise.race([work(), lost]);
  } finally {
    await closeClient(client);
  }
}
