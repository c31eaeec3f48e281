import type { EntityManager } from "@mikro-orm/postgresql";
import { columnsOf } from "../../platform/database/columns.js";
import { rows, sql } from "../../platform/database/sql.js";
import type { Evidence } from "./evidence.entity.js";

const columns = columnsOf<Evidence>({
  sha256: "sha256",
  size: "size",
  mediaType: "media_type",
  status: "status",
  announcedBy: "announced_by",
  announcedAt: "announced_at",
});

/** Files by their hashes, in no order; unknown ones are absent. */
export const evidenceByHashes = (em: EntityManager, hashes: readonly string[]): Promise<Evidence[]> =>
  rows<Evidence>(
    em,
    sql`select ${columns}
      from evidence where sha256 = any(${[...hashes]}::text[])`,
  );
