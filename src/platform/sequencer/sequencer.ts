import { createHash } from "node:crypto";
import pg from "pg";
import type { Logger } from "pino";
import { closeClient } from "../database/close-client.js";

/** Any number; it only has to be the same in every process. */
const LOCK = 7_309_341_001;
const BATCH = 2000;
/** How long an entry waits at the most when nothing is in the way. */
const INTERVAL_MS = 250;

/** What the chain begins with. */
export const FIRST_CHAIN_HASH = Buffer.alloc(32);

/** Each link covers the one before it and its entry, so that no entry can be left out, added or moved unseen. */
export const chainHash = (previous: Buffer, entryHash: Buffer): Buffer =>
  createHash("sha256").update(previous).update(entryHash).digest();

export interface Sequencer {
  stop(): Promise<void>;
}

/**
 * Gives journal entries their position and chain hash. Every process starts one; an advisory lock elects who works, and
 * ends with its connection, so that another takes over when the process dies.
 */
export function startSequencer(databaseUrl: string, log: Logger): Sequencer {
  let isStopping = false;
  let wake: () => void = () => undefined;
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const work = async () => {
    while (!isStopping) {
      const client = new pg.Client({ connectionString: databaseUrl, application_name: "liuyou sequencer" });
      client.on("error", (error) => log.warn({ err: error }, "the sequencer lost its connection"));
      try {
        await client.connect();
        while (!isStopping && !(await isElected(client))) await pause(INTERVAL_MS * 4);
        while (!isStopping) if ((await sequenceBatch(client)) < BATCH) await pause(INTERVAL_MS);
      } catch (error) {
        if (!isStopping) log.warn({ err: error }, "the sequencer starts again");
      } finally {
        await closeClient(client);
      }
      if (!isStopping) await pause(INTERVAL_MS * 4);
    }
  };
  const running = work();
  return {
    stop: async () => {
      isStopping = true;
      wake();
      await running;
    },
  };
}

const isElected = async (client: pg.Client): Promise<boolean> =>
  (await client.query<{ elected: boolean }>("select pg_try_advisory_lock($1) as elected", [LOCK])).rows[0]?.elected ===
  true;

/**
 * Appends one batch to the chain; answers how many entries it had. An entry gets its position when it is first seen, so
 * one that commits late simply comes later. Only entries of transactions that still ran at the last look, or began
 * after it, can be new: older ones were seen then, or never committed.
 */
export async function sequenceBatch(client: pg.Client): Promise<number> {
  // One snapshot for what is read and for how far it reaches.
  await client.query("begin isolation level repeatable read");
  try {
    const { rows: marks } = await client.query<{ mark: string; isAhead: boolean }>(
      `select transaction_id::text as mark, transaction_id > pg_snapshot_xmax(pg_current_snapshot()) as "isAhead"
       from sequencer_watermarks where name = 'journal'`,
    );
    const [watermark] = marks;
    // After a restore into a new cluster transaction ids start again from below: then everything is looked through, once.
    const isWhole = watermark === undefined || watermark.isAhead;
    const { rows: entries } = await client.query<{ id: string; hash: Buffer; transaction_id: string }>(
      `select e.id, e.hash, e.transaction_id::text from journal_entries e
       where e.transaction_id >= $1::xid8
         -- Beyond it is what another cluster wrote, and nothing new.
         and ($2::boolean or e.transaction_id < pg_snapshot_xmax(pg_current_snapshot()))
         -- Asked entry by entry: with an anti-join, the whole chain would be read to compare it with a few new entries.
         and (select c.position from journal_chain c where c.entry_id = e.id) is null
       order by e.transaction_id, e.sequence limit ${BATCH}`,
      [isWhole ? "0" : watermark.mark, isWhole],
    );
    const last = entries.at(-1);
    if (last === undefined) {
      if (watermark?.isAhead === true)
        await client.query(
          `update sequencer_watermarks set transaction_id = pg_snapshot_xmin(pg_current_snapshot()) where name = 'journal'`,
        );
      await client.query(watermark?.isAhead === true ? "commit" : "rollback");
      return 0;
    }
    const { rows: ends } = await client.query<{ position: string; chain_hash: Buffer }>(
      "select position, chain_hash from journal_chain order by position desc limit 1",
    );
    let hash: Buffer = ends[0]?.chain_hash ?? FIRST_CHAIN_HASH;
    const first = Number(ends[0]?.position ?? 0) + 1;
    const hashes = entries.map((entry) => (hash = chainHash(hash, entry.hash)));
    await client.query(
      `insert into journal_chain (position, entry_id, chain_hash)
       select $1::bigint + link.place - 1, link.entry_id, link.chain_hash
       from unnest($2::uuid[], $3::bytea[]) with ordinality as link (entry_id, chain_hash, place)`,
      [first, entries.map((entry) => entry.id), hashes],
    );
    // A full batch may have left some of its last transaction behind, or more of another cluster.
    const isFull = entries.length === BATCH;
    await client.query(
      `insert into sequencer_watermarks (name, transaction_id, position)
       values ('journal', coalesce($1::xid8, least(pg_snapshot_xmin(pg_current_snapshot()), $2::xid8)), $3)
       on conflict (name) do update set transaction_id = excluded.transaction_id, position = excluded.position`,
      [
        isFull && watermark?.isAhead === true ? watermark.mark : null,
        isFull ? last.transaction_id : null,
        first + entries.length - 1,
      ],
    );
    await client.query("commit");
    return entries.length;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
