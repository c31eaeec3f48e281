import type { EntityManager } from "@mikro-orm/postgresql";
import { CompiledQuery } from "kysely";
import type pg from "pg";

/** Runs one statement and answers its rows, for what must work on a bare connection and in the mapper's transaction alike. */
export type RunSql = <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;

export const runOn =
  (client: pg.ClientBase): RunSql =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, [...values])).rows;

export const runIn =
  (em: EntityManager): RunSql =>
  async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await em.getKysely().executeQuery<Row>(CompiledQuery.raw(text, [...values]) as never)).rows;
