import type { EntityManager } from "@mikro-orm/postgresql";
import { row, sql } from "../../src/platform/database/sql.js";

/** Key under which the load leaves its facts. */
export const DEMONSTRATION = "demonstration";

/** For which day the demonstration district was loaded; both follow from that day, not from the clock. */
export interface DemonstrationState {
  /** Midnight (Shanghai) of `today`: the instant that the newest rows of the district carry. */
  loadedAt: string;
  /** The day (`YYYY-MM-DD`) that the district takes for today. */
  today: string;
}

/** The demonstration district of this database, or undefined when it has none. */
export async function demonstrationState(em: EntityManager): Promise<DemonstrationState | undefined> {
  const found = await row<{ value: DemonstrationState }>(
    em,
    sql`select value from installation_facts where key = ${DEMONSTRATION}`,
  );
  return found === undefined ? undefined : { loadedAt: found.value.loadedAt, today: found.value.today };
}
