import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { EntityManager } from "@mikro-orm/postgresql";
import { v7 as uuidv7 } from "uuid";
import { preparedRows, sql } from "../database/sql.js";

/** What changed: the type of the object and its id. */
export interface JournalSubject {
  type: string;
  id: string;
}

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

/** The hash that the chain is made of; any change of a stored field changes it. */
export const entryHash = (entry: JournalRecord): string => canonicalHash(entry);

/** Collects the entries of one transaction and writes them in one statement, just before the commit. */
export class Journal {
  readonly #entries: JournalRecord[] = [];

  constructor(
    private readonly actorId: string | null,
    private readonly at: Date,
  ) {}

  record(action: string, subject: JournalSubject, note: JournalNote = {}): void {
    this.#entries.push({
      id: uuidv7(),
      at: this.at.toISOString(),
      actorId: this.actorId,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      details: note.details ?? {},
      beforeHash: note.before === undefined ? null : canonicalHash(note.before),
      afterHash: note.after === undefined ? null : canonicalHash(note.after),
    });
  }

  /** How many entries there are so far. */
  get size(): number {
    return this.#entries.length;
  }

  async write(em: EntityManager): Promise<void> {
    const entries = this.#entries.splice(0);
    if (entries.length === 0) return;
    const column = (value: (entry: JournalRecord) => string | null) => entries.map(value);
    await preparedRows(
      em,
      sql`insert into journal_entries
          (id, at, actor_id, action, subject_type, subject_id, details, before_hash, after_hash, hash)
        select id, at, actor_id, action, subject_type, subject_id, details,
          decode(before_hash, 'hex'), decode(after_hash, 'hex'), decode(hash, 'hex')
        from unnest(
          ${column((e) => e.id)}::uuid[], ${column((e) => e.at)}::timestamptz[], ${column((e) => e.actorId)}::uuid[],
          ${column((e) => e.action)}::text[], ${column((e) => e.subjectType)}::text[],
          ${column((e) => e.subjectId)}::uuid[], ${column((e) => JSON.stringify(e.details))}::jsonb[],
          ${column((e) => e.beforeHash)}::text[], ${column((e) => e.afterHash)}::text[],
          ${column(entryHash)}::text[])
          as entry (id, at, actor_id, action, subject_type, subject_id, details, before_hash, after_hash, hash)`,
    );
  }
}
