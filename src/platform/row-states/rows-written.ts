import { sql, type Sql } from "../database/sql.js";

/** How many states of rows the running transaction has noted so far: about as many as it wrote. */
export const rowsWritten: Sql = sql`(select count(*) from row_states s where s.transaction_id = pg_current_xact_id())`;
