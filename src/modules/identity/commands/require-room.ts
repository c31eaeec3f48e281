import type { Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { storageFull, storedBy } from "../storage.queries.js";
import { isWithin, type StorageKind } from "../storage.rules.js";

/**
 * Refuses, by rolling it back, what the transaction has just written when its account then has more of the kind than it
 * may; `stored` answers `items` and `bytes` of all that it has. Nothing older gives way.
 */
export async function requireRoom(
  work: Pick<Work, "em">,
  accountId: string,
  kind: StorageKind,
  stored: Sql,
  path: readonly string[],
): Promise<void> {
  if (!isWithin(kind, await storedBy(work, accountId, kind, stored))) throw storageFull(kind, path);
}
