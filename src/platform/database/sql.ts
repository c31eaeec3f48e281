import type { EntityManager } from "@mikro-orm/postgresql";
import { sql, type RawBuilder } from "kysely";
import { rememberStatement } from "./prepared-client.js";

export { sql };
export type Sql = RawBuilder<unknown>;

/** Runs hand-written SQL in the entity manager's transaction (or on its pool) and answers plain rows. */
export async function rows<T>(em: EntityManager, query: Sql): Promise<T[]> {
  const executor = em.getKysely();
  const compiled = query.compile(executor);
  rememberStatement(compiled.sql);
  const result = await executor.executeQuery<T>(compiled as never);
  return result.rows;
}

/** The first row, or undefined when there is none. */
export async function row<T>(em: EntityManager, query: Sql): Promise<T | undefined> {
  return (await rows<T>(em, query))[0];
}

/** A JSON document as a parameter. */
export const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;
