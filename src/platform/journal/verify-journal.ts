import { createHash } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import type pg from "pg";
import { managerOn } from "../database/client-manager.js";
import { rows, sql, type Sql } from "../database/sql.js";
import { chainHash, FIRST_CHAIN_HASH } from "../sequencer/sequencer.js";
import { implausibleTimes, isOrdered, type EntryTime } from "./entry-times.rules.js";
import { recordHash, statesHash, transactionText, type JournalRecord } from "./journal.js";

/** The last link of the chain, as somebody may keep it elsewhere. */
export interface JournalHead {
  position: number;
  /** Hexadecimal. */
  hash: string;
}

export interface JournalReport {
  /** Entries that have a position. */
  sequenced: number;
  /** Entries that wait for the sequencer; a few while the program runs. */
  waiting: number;
  /** Where the chain ends; null while it is empty. */
  head: JournalHead | null;
  /** What is wrong, in words; empty when the journal is whole. */
  faults: string[];
}

interface StoredEntry extends Omit<JournalRecord, "id"> {
  id: string | null;
  hash: Buffer;
  hashVersion: number;
  /** Seconds since 1970 by the database's clock, when the entry's transaction began; null in the first version. */
  begunAt: string | null;
  /** What the second version covers beside the record. */
  context: Buffer | null;
}

interface Link extends StoredEntry {
  position: string;
  chainHash: Buffer;
}

const BATCH = 5000;
/** More would only bury the first. */
const MAXIMUM_FAULTS = 100;

export interface VerificationWish {
  /** A head of the journal that was kept elsewhere. */
  kept?: JournalHead | undefined;
  /** How many differences of one kind are named. */
  named?: number | undefined;
}

/** Recomputes every entry's hash and every link of the chain, in batches. */
export async function verifyJournal(
  client: pg.Client,
  { kept, named = 0 }: VerificationWish = {},
): Promise<JournalReport> {
  const em = managerOn(client);
  const faults: string[] = [];
  const most = Math.max(named, MAXIMUM_FAULTS);
  // Read first: the chain may only have grown meanwhile.
  const marks = await rows<{ position: string; end: string }>(
    em,
    sql`select position, (select coalesce(max(position), 0) from journal_chain) as end from sequencer_watermarks
      where name = 'journal'`,
  );
  let previous: Buffer = FIRST_CHAIN_HASH;
  let position = 0;
  const times: EntryTime[] = [];
  for (;;) {
    const links = await readLinks(em, position);
    for (const link of links) {
      position++;
      if (Number(link.position) !== position) {
        faults.push(`position ${position} is missing; the next one is ${link.position}`);
        position = Number(link.position);
      }
      if (link.id === null) faults.push(`position ${position}: the entry is missing`);
      else {
        const fault = faultOf(link);
        if (fault !== undefined) faults.push(`position ${position}: ${fault}`);
        if (!chainHash(previous, link.hash).equals(link.chainHash))
          faults.push(`position ${position}: the chain is broken`);
        if (isOrdered(link)) times.push({ position, at: link.at, action: link.action, begunAt: link.begunAt });
      }
      previous = link.chainHash;
      if (position === kept?.position && previous.toString("hex") !== kept.hash)
        faults.push(`position ${position}: the chain is not the one whose head was kept elsewhere`);
      if (faults.length >= most) return { sequenced: position, waiting: 0, head: null, faults };
    }
    const isLast = links.length < BATCH;
    faults.push(...implausibleTimes(times, isLast));
    if (isLast) break;
  }
  if (position > 0 && marks.length === 0) faults.push("how long the chain was is not marked any more");
  const length = Number(marks[0]?.position ?? 0);
  // Both are written in one transaction; a mark that lies behind would let the end be cut off down to it.
  const end = Number(marks[0]?.end ?? 0);
  if (marks.length > 0 && length < end) faults.push(`the chain was ${end} long, and ${length} is marked`);
  if (position < length) faults.push(`the chain ends at position ${position}; it was ${length} long`);
  if (kept !== undefined && position < kept.position)
    faults.push(`the chain ends at position ${position}; the head that was kept elsewhere is at ${kept.position}`);
  const { waiting, lost } = await entriesOutside(em);
  if (lost > 0) faults.push(`${lost} entries stand before the end of the chain and are not in it`);
  faults.push(...(await faultsOfWaiting(em)));
  const head = position === 0 ? null : { position, hash: previous.toString("hex") };
  return { sequenced: position, waiting: waiting - lost, head, faults: faults.slice(0, most) };
}

/** The end of the chain as it stands, without verifying it; null while it is empty. */
export async function journalHead(em: EntityManager): Promise<JournalHead | null> {
  const [end] = await rows<{ position: string; hash: string }>(
    em,
    sql`select position, encode(chain_hash, 'hex') as hash from journal_chain order by position desc limit 1`,
  );
  return end === undefined ? null : { position: Number(end.position), hash: end.hash };
}

function faultOf({ id, hash, hashVersion, begunAt, context, at, ...rest }: StoredEntry): string | undefined {
  const { actorId, action, subjectType, subjectId, details, beforeHash, afterHash } = rest;
  const record = { id: id ?? "", actorId, action, subjectType, subjectId, details, beforeHash, afterHash };
  if (hashVersion === 1) {
    // These were written to the millisecond, so anything below it came later.
    const isSame = at.endsWith("000Z") && recordHash({ ...record, at: `${at.slice(0, -4)}Z` }) === hash.toString("hex");
    return isSame ? undefined : `entry ${id} was altered`;
  }
  const own = createHash("sha256").update(Buffer.from(recordHash({ ...record, at }), "hex"));
  const isSame = context !== null && own.update(context).digest().equals(hash);
  return isSame ? undefined : `entry ${id}, or a row's state that it covers, was altered`;
}

/** Entries without a position: those that wait for it, and among them those that the sequencer has passed. */
async function entriesOutside(em: EntityManager): Promise<{ waiting: number; lost: number }> {
  const [found] = await rows<{ waiting: string; lost: string }>(
    em,
    // After a restore into a new cluster the watermark lies ahead, and says nothing until everything was looked through.
    sql`select count(*) as waiting, count(*) filter (where e.transaction_id < (select transaction_id from sequencer_watermarks
         where name = 'journal' and transaction_id <= pg_snapshot_xmax(pg_current_snapshot()))) as lost
       from journal_entries e where not exists (select from journal_chain c where c.entry_id = e.id)`,
  );
  return { waiting: Number(found?.waiting ?? 0), lost: Number(found?.lost ?? 0) };
}

/** The first of those that wait: there are more only when nothing has served for long. */
async function faultsOfWaiting(em: EntityManager): Promise<string[]> {
  const waiting = await readEntries<StoredEntry>(
    em,
    sql`select e.* from journal_entries e where not exists (select from journal_chain c where c.entry_id = e.id)
      order by e.sequence limit ${sql.lit(BATCH)}`,
    sql``,
    sql`sequence`,
  );
  return waiting.flatMap((entry) => {
    const fault = faultOf(entry);
    return fault === undefined ? [] : [`${fault} before it had a position`];
  });
}

const readLinks = (em: EntityManager, after: number): Promise<Link[]> =>
  readEntries<Link>(
    em,
    sql`select c.position, c.chain_hash, e.* from journal_chain c left join journal_entries e on e.id = c.entry_id
      where c.position > ${after}::bigint order by c.position limit ${sql.lit(BATCH)}`,
    sql`b.position, b.chain_hash as "chainHash",`,
    sql`position`,
  );

const readEntries = <Entry>(em: EntityManager, batch: Sql, more: Sql, order: Sql): Promise<Entry[]> =>
  rows<Entry>(
    em,
    sql`with batch as materialized (${batch}),
      states as materialized (
        select s.transaction_id, s.begun_at, ${statesHash} as hash
        from (select distinct transaction_id, begun_at from batch where hash_version = 2) t
        join row_states s on s.transaction_id = t.transaction_id and s.begun_at = t.begun_at
        group by s.transaction_id, s.begun_at)
      select ${more} b.id, b.hash, b.hash_version as "hashVersion", extract(epoch from b.begun_at)::text as "begunAt",
        to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, b.actor_id as "actorId", b.action,
        b.subject_type as "subjectType", b.subject_id as "subjectId", b.details, encode(b.before_hash, 'hex') as "beforeHash",
        encode(b.after_hash, 'hex') as "afterHash",
        convert_to(${transactionText(sql`b.transaction_id`, sql`b.begun_at`)}, 'UTF8') || coalesce(s.hash, '') as context
      from batch b left join states s on s.transaction_id = b.transaction_id and s.begun_at = b.begun_at
      order by b.${order}`,
  );
