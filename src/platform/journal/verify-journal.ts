import type pg from "pg";
import { chainHash, FIRST_CHAIN_HASH } from "../sequencer/sequencer.js";
import { entryHash, type JournalRecord } from "./journal.js";

export interface JournalReport {
  /** Entries that have a position. */
  sequenced: number;
  /** Entries that wait for the sequencer; a few while the program runs. */
  waiting: number;
  /** What is wrong, in words; empty when the journal is whole. */
  faults: string[];
}

interface Link {
  position: number;
  chain_hash: Buffer;
  hash: Buffer | null;
  record: JournalRecord | null;
}

const BATCH = 5000;
/** More would only bury the first. */
const MAXIMUM_FAULTS = 100;

/** Recomputes every entry's hash and every link of the chain, in batches. */
export async function verifyJournal(client: pg.Client): Promise<JournalReport> {
  const faults: string[] = [];
  // Read first: the chain may only have grown meanwhile.
  const { rows: marks } = await client.query<{ position: string }>(
    "select position from sequencer_watermarks where name = 'journal'",
  );
  let previous: Buffer = FIRST_CHAIN_HASH;
  let position = 0;
  for (;;) {
    const links = await readLinks(client, position);
    for (const link of links) {
      position++;
      if (link.position !== position) {
        faults.push(`position ${position} is missing; the next one is ${link.position}`);
        position = link.position;
      }
      if (link.hash === null || link.record === null) faults.push(`position ${position}: the entry is missing`);
      else {
        if (entryHash(link.record) !== link.hash.toString("hex"))
          faults.push(`position ${position}: entry ${link.record.id} was altered`);
        if (!chainHash(previous, link.hash).equals(link.chain_hash))
          faults.push(`position ${position}: the chain is broken`);
      }
      previous = link.chain_hash;
      if (faults.length >= MAXIMUM_FAULTS) return { sequenced: position, waiting: 0, faults };
    }
    if (links.length < BATCH) break;
  }
  const length = Number(marks[0]?.position ?? 0);
  if (position < length) faults.push(`the chain ends at position ${position}; it was ${length} long`);
  const { waiting, lost } = await entriesOutside(client);
  if (lost > 0) faults.push(`${lost} entries stand before the end of the chain and are not in it`);
  return { sequenced: position, waiting: waiting - lost, faults };
}

/** Entries without a position: those that wait for it, and among them those that the sequencer has passed. */
async function entriesOutside(client: pg.Client): Promise<{ waiting: number; lost: number }> {
  const { rows } = await client.query<{ waiting: string; lost: string }>(
    // After a restore into a new cluster the watermark lies ahead, and says nothing until everything was looked through.
    `select count(*) as waiting, count(*) filter (where e.transaction_id < (select transaction_id from sequencer_watermarks
         where name = 'journal' and transaction_id <= pg_snapshot_xmax(pg_current_snapshot()))) as lost
     from journal_entries e where not exists (select from journal_chain c where c.entry_id = e.id)`,
  );
  return { waiting: Number(rows[0]?.waiting ?? 0), lost: Number(rows[0]?.lost ?? 0) };
}

async function readLinks(client: pg.Client, after: number): Promise<Link[]> {
  const { rows } = await client.query<
    { position: string; chain_hash: Buffer; hash: Buffer | null; at: Date } & Omit<JournalRecord, "at">
  >(
    `select c.position, c.chain_hash, e.hash, e.id, e.at, e.actor_id as "actorId", e.action, e.subject_type as "subjectType",
       e.subject_id as "subjectId", e.details, encode(e.before_hash, 'hex') as "beforeHash", encode(e.after_hash, 'hex') as "afterHash"
     from journal_chain c left join journal_entries e on e.id = c.entry_id
     where c.position > $1 order by c.position limit ${BATCH}`,
    [after],
  );
  return rows.map(({ position, chain_hash, hash, at, ...rest }) => ({
    position: Number(position),
    chain_hash,
    hash,
    record: hash === null ? null : { ...rest, at: new Date(at).toISOString() },
  }));
}
