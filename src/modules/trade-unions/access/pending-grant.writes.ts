import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Writes what became of a locked grant that waited. */
export const decidePendingGrant = (
  { em, actor, clock }: Work,
  id: string,
  outcome: "CONFIRMED" | "WITHDRAWN",
): Promise<unknown> =>
  rows(
    em,
    sql`update pending_grants set outcome = ${outcome}, decided_by = ${actor.accountId}::uuid,
        decided_at = ${clock.now().toISOString()}::timestamptz where id = ${id}::uuid`,
  );
