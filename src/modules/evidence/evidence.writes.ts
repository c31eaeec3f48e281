import { sql, type Sql } from "../../platform/database/sql.js";
import type { EvidenceAnnouncement } from "./evidence-announcement.rules.js";

/**
 * Part of a larger statement: enters announced files that are not known yet. Hashes in order, so that two tablets that
 * announce the same files do not wait for each other in a circle; the first announcement of a hash stays, since only
 * its bytes decide what a file is, but where only the hash was known it is completed. `condition` is true where they are to be entered.
 */
export const announcing = (
  announcements: readonly EvidenceAnnouncement[],
  accountId: string,
  at: Date,
  condition: Sql,
): Sql => {
  const sorted = [...announcements].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return sql`insert into evidence (sha256, size, media_type, announced_by, announced_at)
    select file.sha256, file.size, file.media_type, ${accountId}::uuid, ${at.toISOString()}::timestamptz
    from unnest(${sorted.map((file) => file.sha256)}::text[], ${sorted.map((file) => file.size)}::bigint[],
      ${sorted.map((file) => file.mediaType)}::text[]) as file (sha256, size, media_type)
    where ${condition} on conflict (sha256) do update set size = excluded.size, media_type = excluded.media_type
      where evidence.size is null`;
};
