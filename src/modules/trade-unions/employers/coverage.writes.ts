import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Ends every running coverage that meets a condition on `c` on a day, or on its first one where that is later. */
export async function endCoverages({ em, journal }: Work, on: string, condition: Sql): Promise<void> {
  const ended = await rows<{ id: string; until: string }>(
    em,
    sql`update coverages c set until = greatest(c.since, ${on}::date) where c.until is null and ${condition}
      returning c.id, c.until`,
  );
  for (const { id, until } of ended)
    journal.record(
      "coverage.ended",
      { type: "Coverage", id },
      { details: { until }, before: { until: null }, after: { until } },
    );
}
