import type pg from "pg";

/** Whoever holds a connection that broke gets this long, in milliseconds, to notice and give it back. */
const GRACE_MS = 1000;

/**
 * Gives back connections that ended while a transaction held them. The mapper keeps such a connection when its rollback
 * fails as well, so that each one lost would make the pool smaller for good, and its end would wait forever.
 */
export function releaseLostConnections(pool: pg.Pool): void {
  const held = new Set<pg.PoolClient>();
  pool.on("acquire", (client) => held.add(client));
  pool.on("release", (_error, client) => held.delete(client));
  pool.on("connect", (client) => {
    client.once("end", () => {
      setTimeout(() => {
        if (held.delete(client)) client.release(true);
      }, GRACE_MS).unref();
    });
  });
}
