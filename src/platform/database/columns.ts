import { sql, type Sql } from "./sql.js";

/**
 * What a statement reads for each field of a row: a column with its table's alias, or an expression. A field of the row
 * that is not named here does not compile, so that nobody adds one to an entity and finds it null in a list.
 */
export type ColumnsOf<Row> = { readonly [Field in keyof Row & string]-?: string | Sql };

const asSql = (column: string | Sql): Sql => (typeof column === "string" ? sql.raw(column) : column);

/** The columns of a `select`, each as the field of the row. */
export function columnsOf<Row>(columns: ColumnsOf<Row>): Sql {
  const named = Object.entries<string | Sql>(columns);
  // One piece of text where nothing is a parameter: it is part of nearly every statement that is compiled.
  if (named.every(([, column]) => typeof column === "string"))
    return sql.raw(named.map(([field, column]) => `${column as string} as "${field}"`).join(", "));
  return sql.join(named.map(([field, column]) => sql`${asSql(column)} as ${sql.id(field)}`));
}

/** The same as one JSON object. */
export const jsonOf = <Row>(columns: ColumnsOf<Row>): Sql =>
  sql`json_build_object(${sql.join(
    Object.entries<string | Sql>(columns).map(([field, column]) => sql`${sql.lit(field)}, ${asSql(column)}`),
  )})`;
