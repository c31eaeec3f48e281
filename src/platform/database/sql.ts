import type { EntityManager } from "@mikro-orm/postgresql";
import { sql, type CompiledQuery, type QueryResult, type RawBuilder } from "kysely";
import { rememberStatement } from "./prepared-client.js";

export { sql };
export type Sql = RawBuilder<unknown>;

/** Runs a statement when its turn comes. */
export type InTurn = <T>(statement: () => Promise<QueryResult<T>>) => Promise<QueryResult<T>>;

const turns = new WeakMap<EntityManager, InTurn>();

/** From now on the manager's statements each wait their turn for a connection; those of its transactions have one already. */
export const inTurns = (em: EntityManager, inTurn: InTurn): void => void turns.set(em, inTurn);

async function executed<T>(em: EntityManager, compiled: CompiledQuery): Promise<T[]> {
  const execute = () => em.getKysely().executeQuery<T>(compiled as never);
  const inTurn = turns.get(em);
  const result = await (inTurn === undefined ? execute() : inTurn(execute));
  return result.rows;
}

/**
 * Runs hand-written SQL in the entity manager's transaction (or on its pool) and answers plain rows. It is planned for its
 * values each time: what is best for one scope, filter or period reads a whole table for another.
 */
export const rows = <T>(em: EntityManager, query: Sql): Promise<T[]> => executed<T>(em, query.compile(em.getKysely()));

/** The first row, or undefined when there is none. */
export async function row<T>(em: EntityManager, query: Sql): Promise<T | undefined> {
  return (await rows<T>(em, query))[0];
}

/**
 * The same for the few statements that are asked most: each connection prepares them once, and after a few times PostgreSQL
 * may keep one plan for whatever values come. Only for those that find what they read by its key in every plan.
 */
export function preparedRows<T>(em: EntityManager, query: Sql): Promise<T[]> {
  const compiled = query.compile(em.getKysely());
  rememberStatement(compiled.sql);
  return executed<T>(em, compiled);
}

/** The first row of such a statement, or undefined when there is none. */
export async function preparedRow<T>(em: EntityManager, query: Sql): Promise<T | undefined> {
  return (await preparedRows<T>(em, query))[0];
}

/** Settles when the transaction's connection has answered everything, also what nobody waited for. */
export const idle = (em: EntityManager): Promise<void> =>
  em
    .getKysely()
    .getExecutor()
    .provideConnection(() => Promise.resolve());

/** The longest page is 100 rows, and one more tells whether it goes on. */
const LONGEST_PAGE = 101;

/**
 * The first rows of an ordered query. A plan that is kept does not know the value of a `limit` that is a parameter and
 * estimates a tenth of all rows; bounded by a number that it sees, the plan for few rows is taken however many there are.
 */
export const firstRows = (query: Sql, limit: number): Sql =>
  sql`select * from (${query} limit ${sql.lit(LONGEST_PAGE)}) as bounded limit ${limit}`;

/** A JSON document as a parameter. */
export const json = (value: unknown): Sql => sql`${JSON.stringify(value)}::jsonb`;
