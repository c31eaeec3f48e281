import { sql } from "../../../platform/database/sql.js";
import type { CountChange } from "../../../platform/graphql/execution/root-fields.js";
import { rowsWritten } from "../../../platform/row-states/rows-written.js";
import { countStored } from "./count-stored.js";

/** What a row takes with its indexes and the state that was noted of it, in bytes. */
const BYTES_OF_A_ROW = 500;

/** Counts what a change wrote for the account that acts: what was sent with its entries, and the rows, of which one entry may have thousands. */
export const countChange: CountChange = async (work, stored) => {
  const { accountId } = work.actor;
  await countStored(work, accountId, "CHANGES", stored, []);
  const rows = { items: rowsWritten, bytes: sql`${rowsWritten} * ${sql.lit(BYTES_OF_A_ROW)}` };
  await countStored(work, accountId, "ROWS", rows, []);
};
