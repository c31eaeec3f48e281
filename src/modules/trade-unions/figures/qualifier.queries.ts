import { sql, type Sql } from "../../../platform/database/sql.js";
import { BY_EXACTNESS } from "./qualifier.rules.js";

const byExactness: Sql = sql`array[${sql.join(BY_EXACTNESS.map((qualifier) => sql.lit(qualifier)))}]::text[]`;

/** Aggregate in SQL: the least exact of a column of qualifiers; null when all are null. */
export const leastExactOf = (column: Sql): Sql => sql`(${byExactness})[max(array_position(${byExactness}, ${column}))]`;
