import type { EntityManager } from "@mikro-orm/postgresql";
import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";

/**
 * What the modules' SQL asks of an entity manager, on the loader's own connection and in its transaction, so that rows
 * derived from the loaded ones come from the very statements that keep them later.
 */
export function managerOn(client: pg.Client): EntityManager {
  const connection = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: () => Promise.resolve(connection), end: () => Promise.resolve() };
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as never }) });
  return { getKysely: () => kysely } as unknown as EntityManager;
}
