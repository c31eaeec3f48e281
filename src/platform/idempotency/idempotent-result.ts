import { platformErrors } from "../errors/platform.errors.js";
import { row, sql } from "../database/sql.js";
import { canonicalHash } from "../journal/journal.js";
import type { Work } from "../unit-of-work/work.js";

/** What a creating request says, without its key; what was left out and what is null are the same. */
export const contentOf = <Input extends { idempotencyKey: string }>({
  idempotencyKey: _key,
  ...content
}: Input): unknown => JSON.parse(JSON.stringify(content, (_name, value: unknown) => value ?? undefined));

interface Creation {
  table: string;
  /** The journal's action; its entry keeps the hash of the content that created the row. */
  action: string;
  key: string;
  content: unknown;
}

/**
 * Id of the row that an earlier request with this key made, or undefined. Read behind the lock under which the row is
 * made; compared with the journal, because the row itself may have been changed since, and because it knows who made
 * it (ADR 34): a key of somebody else answers no more than that it is taken.
 */
export async function findIdempotentResult(
  { em, actor }: Work,
  { table, action, key, content }: Creation,
): Promise<string | undefined> {
  const made = await row<{ id: string; contentHash: string | null }>(
    em,
    sql`select made.id, (select encode(j.after_hash, 'hex') from journal_entries j
          where j.subject_id = made.id and j.action = ${action}
            and j.actor_id = ${actor.accountId}::uuid order by j.at, j.id limit 1) as "contentHash"
      from ${sql.table(table)} made where made.idempotency_key = ${key}::uuid`,
  );
  if (made === undefined) return undefined;
  if (made.contentHash !== canonicalHash(content))
    throw platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]);
  return made.id;
}
