import type { EntityManager } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";

/**
 * What hand-written SQL asks of an entity manager, on a connection of one's own and in its transaction: loaders derive rows
 * by the very statements that keep them later, and write their entries in the journal.
 */
export function managerOn(client: pg.Client): EntityManager {
  const connection = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve() };
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return { getKysely: () => kysely } as unknown as EntityManager;
}
