import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { preparedRows, sql, type Sql } from "../database/sql.js";

/** What changed: the type of the object and its id. */
export interface JournalSubject {
  type: string;
  id: string;
}

/** The subject of what concerns the database as a whole, which has no id of its own. */
export const DATABASE_ID = "00000000-0000-0000-0000-000000000000";

export interface JournalNote {
  /** Facts worth reading later; no personal data, no secrets. */
  details?: Record<string, unknown>;
  /** The object's state before and after; only their hashes are kept. */
  before?: unknown;
  after?: unknown;
}

/** An entry as it is hashed and stored; hashes are hexadecimal. */
export interface JournalRecord {
  id: string;
  /** ISO 8601 in UTC: to the microsecond as the database has it, to the millisecond in entries of the first version. */
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: Record<string, unknown>;
  beforeHash: string | null;
  afterHash: string | null;
}

/** SHA-256, in hexadecimal, of a value's RFC 8785 canonical JSON. */
export const canonicalHash = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("hex");

/** What the hash of an entry covers of it; any change of a stored field changes it. */
export const recordHash = (entry: JournalRecord): string => canonicalHash(entry);

/**
 * How entries are hashed that are written now. Version 1 is `recordHash` alone. Version 2 covers the microsecond, the
 * entry's transaction, and the states of all rows that the transaction wrote.
 */
const HASH_VERSION = 2;

/** The transaction `t` as it enters the hash of its entries. */
export const transactionText = (transactionId: Sql, begunAt: Sql): Sql =>
  sql`${transactionId}::text || ' ' || extract(epoch from ${begunAt})::text`;

/** The states `s` of one transaction as one hash. */
export const statesHash: Sql = sql`sha256(convert_to(string_agg(
  s.table_name || ' ' || s.row_key || ' ' || s.operation || ' ' || coalesce(encode(s.hash, 'hex'), ''), E'\n' order by s.sequence), 'UTF8'))`;

/** An instant of JavaScript to the microsecond. */
export const toMicroseconds = (instant: Date): string => `${instant.toISOString().slice(0, -1)}000Z`;

/** An entry that can be written as it is: whatever of it cannot be hashed or told in JSON has failed by now. */
interface SealedEntry extends Omit<JournalRecord, "details"> {
  /** JSON, which later changes of the object do not reach. */
  details: string;
  recordHash: string;
}

const sealed = (entry: JournalRecord): SealedEntry => ({
  ...entry,
  details: JSON.stringify(entry.details),
  recordHash: recordHash(entry),
});

/** Collects the entries of one transaction and writes them in one statement, just before the commit. */
export class Journal {
  readonly #entries: SealedEntry[] = [];
  #isWritten = false;

  constructor(
    private readonly actorId: string | null,
    private readonly at: Date,
  ) {}

  /** Hashes the entry here, within the command: behind it the commit is already on its way, and would be done without it. */
  record(action: string, subject: JournalSubject, note: JournalNote = {}): void {
    if (this.#isWritten) throw new Error(`${action} was recorded after the journal of its transaction was written`);
    this.#entries.push(
      sealed({
        id: uuidv7(),
        at: toMicroseconds(this.at),
        actorId: this.actorId,
        action,
        subjectType: subject.type,
        subjectId: subject.id,
        details: note.details ?? {},
        beforeHash: note.before === undefined ? null : canonicalHash(note.before),
        afterHash: note.after === undefined ? null : canonicalHash(note.after),
      }),
    );
  }

  /** How many entries there are so far. */
  get size(): number {
    return this.#entries.length;
  }

  /** Once, as the last of the transaction. */
  async write(em: EntityManager): Promise<void> {
    this.#isWritten = true;
    await insertEntries(em, this.#entries);
  }
}

/** Adds entries at the end of their transaction: rows that are written behind them are not covered by their hash. */
export async function writeEntries(em: EntityManager, entries: readonly JournalRecord[]): Promise<void> {
  await insertEntries(em, entries.map(sealed));
}

async function insertEntries(em: EntityManager, entries: readonly SealedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const column = (value: (entry: SealedEntry) => string | null) => entries.map(value);
  await preparedRows(
    em,
    sql`insert into journal_entries
        (id, at, actor_id, action, subject_type, subject_id, details, before_hash, after_hash, hash, hash_version)
      with transaction as (
        select convert_to(${transactionText(sql`pg_current_xact_id()`, sql`now()`)}, 'UTF8') || coalesce((
          select ${statesHash} from row_states s where s.transaction_id = pg_current_xact_id() and s.begun_at = now()), '') as context)
      select id, at, actor_id, action, subject_type, subject_id, details,
        decode(before_hash, 'hex'), decode(after_hash, 'hex'), sha256(decode(record_hash, 'hex') || context), ${sql.lit(HASH_VERSION)}
      from transaction cross join unnest(
        ${column((e) => e.id)}::uuid[], ${column((e) => e.at)}::timestamptz[], ${column((e) => e.actorId)}::uuid[],
        ${column((e) => e.action)}::text[], ${column((e) => e.subjectType)}::text[],
        ${column((e) => e.subjectId)}::uuid[], ${column((e) => e.details)}::jsonb[],
        ${column((e) => e.beforeHash)}::text[], ${column((e) => e.afterHash)}::text[],
        ${column((e) => e.recordHash)}::text[])
        as entry (id, at, actor_id, action, subject_type, subject_id, details, before_hash, after_hash, record_hash)`,
  );
}
