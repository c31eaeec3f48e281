import { sql } from "../../../platform/database/sql.js";
import type { CountChange } from "../../../platform/graphql/execution/root-fields.js";
import { rowsWritten } from "../../../platform/row-states/rows-written.js";
import { countAll } from "./count-stored.js";

/** What a row takes with its indexes and the state that was noted of it, in bytes. */
const BYTES_OF_A_ROW = 500;

/** Counts what a change wrote for the account that acts: what was sent with its entries, and the rows, of which one entry may have thousands. */
export const countChange: CountChange = (work, { items, bytes }) =>
  countAll(
    work,
    work.actor.accountId,
    sql`select 'CHANGES' as kind, ${items}::integer as items, ${bytes}::bigint as bytes
      union all select 'ROWS', written.count::integer, written.count * ${sql.lit(BYTES_OF_A_ROW)}
      from (select ${rowsWritten} as count) written`,
    [],
  );
