import { afterEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { jobs } from "../../../src/app/jobs.js";
import { printJournalHead } from "../../../src/platform/journal/print-head.job.js";
import { Journal } from "../../../src/platform/journal/journal.js";
import { verifyJournal } from "../../../src/platform/journal/verify-journal.js";
import { sequenceBatch } from "../../../src/platform/sequencer/sequencer.js";
import { builders } from "../../support/builders.js";
import { createTestDatabase } from "../../support/database.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

/** Waits until the sequencer has given every entry its position; a test's own time limit is the only one. */
async function allSequenced(): Promise<void> {
  for (;;) {
    const [row] = await program.sql<{ waiting: number }>(
      "select (select count(*) from journal_entries)::int - (select count(*) from journal_chain)::int as waiting",
    );
    if (row?.waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function verified() {
  const client = new pg.Client(program.databaseUrl);
  await client.connect();
  try {
    return await verifyJournal(client);
  } finally {
    await client.end();
  }
}

const record = (action: string, details: Record<string, unknown> = {}) =>
  program.program.services.unitOfWork(null, async ({ journal }) => {
    journal.record(action, { type: "Test", id: randomUUID() }, { details, after: details });
    await Promise.resolve();
  });

/** Changes what only the owner could change, with the guard taken away for the moment. */
async function tamper(statement: string): Promise<void> {
  await program.sql(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
}

describe("the journal", () => {
  afterEach(allSequenced);

  test("many writers at once give one whole chain", async () => {
    await Promise.all(Array.from({ length: 60 }, (_, i) => record("test.written", { i })));
    await allSequenced();
    const report = await verified();
    expect(report).toMatchObject({ waiting: 0, faults: [] });
    expect(report.sequenced).toBeGreaterThanOrEqual(60);
    const places = await program.sql<{ position: string }>("select position from journal_chain order by position");
    expect(places.map(({ position }) => Number(position))).toEqual(places.map((_, i) => i + 1));
  });

  test("an entry that commits late is not left out", async () => {
    const slow = new pg.Client(program.databaseUrl);
    await slow.connect();
    await slow.query("begin");
    const journal = program.program.orm.em.fork();
    await journal.transactional(async (late) => {
      const entries = new Journal(null, program.clock.now());
      entries.record("test.late", { type: "Test", id: randomUUID() });
      await entries.write(late as never);
      // Others commit meanwhile, and the sequencer has time to look.
      for (let i = 0; i < 3; i++) await record("test.early", { i });
      await new Promise((resolve) => setTimeout(resolve, 600));
    });
    await slow.query("rollback");
    await slow.end();
    await allSequenced();
    expect((await verified()).faults).toEqual([]);
  });

  test("after a restore into a new cluster everything is looked through once, and then only what is new", async () => {
    const database = await createTestDatabase();
    const client = new pg.Client(database.url);
    await client.connect();
    const enter = (of: string) =>
      client.query(
        `insert into journal_entries (id, transaction_id, at, action, subject_type, subject_id, details, hash)
         values (gen_random_uuid(), ${of}, now(), 'test.entered', 'Test', gen_random_uuid(), '{}', sha256('x'))`,
      );
    const watermark = async () => {
      const { rows } = await client.query<{ isAhead: boolean }>(
        `select transaction_id > pg_snapshot_xmax(pg_current_snapshot()) as "isAhead" from sequencer_watermarks`,
      );
      return rows;
    };
    try {
      while ((await sequenceBatch(client)) > 0);
      // As a dump brings them: the mark, and an entry that waited when it was made.
      await client.query("update sequencer_watermarks set transaction_id = '900000000000'");
      await enter("'900000000001'");
      await enter("pg_current_xact_id()");
      expect(await sequenceBatch(client)).toBe(2);
      expect(await watermark()).toEqual([{ isAhead: false }]);
      await client.query("update sequencer_watermarks set transaction_id = '900000000000'");
      expect(await sequenceBatch(client)).toBe(0);
      expect(await watermark()).toEqual([{ isAhead: false }]);

      await enter("pg_current_xact_id()");
      expect(await sequenceBatch(client)).toBe(1);
      // What lies in no transaction that could have begun since is not looked at.
      await enter("'900000000002'");
      expect(await sequenceBatch(client)).toBe(0);
    } finally {
      await client.end();
      await database.drop();
    }
  });

  test("what JSON can say survives the way through the database", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: "grapheme" }), fc.jsonValue()), async (details) => {
        fc.pre(!JSON.stringify(details).includes("\\u0000") && JSON.stringify(details).isWellFormed());
        await record("test.random", details);
      }),
      { numRuns: 40 },
    );
    await allSequenced();
    expect((await verified()).faults).toEqual([]);
  });

  test("the application may add to it and nothing else", async () => {
    await expect(program.sql("update journal_entries set action = 'x'")).rejects.toThrow("insert-only");
    await expect(program.sql("delete from journal_chain")).rejects.toThrow("insert-only");
    await expect(program.sql("truncate journal_entries cascade")).rejects.toThrow("insert-only");
  });

  test("an altered entry, a missing one and a broken chain show", async () => {
    await Promise.all([1, 2, 3, 4, 5].map((i) => record("test.kept", { i })));
    await allSequenced();
    const [entry] = await program.sql<{ id: string; position: string; action: string }>(
      "select e.id, c.position, e.action from journal_entries e join journal_chain c on c.entry_id = e.id where c.position = 5",
    );
    await tamper(`update journal_entries set action = 'test.forged' where id = '${entry?.id}'`);
    expect((await verified()).faults).toEqual([
      `position 5: entry ${entry?.id}, or a row's state that it covers, was altered`,
    ]);
    await tamper(`update journal_entries set action = '${entry?.action}' where id = '${entry?.id}'`);

    await tamper("update journal_chain set position = position + 1000000 where position >= 3");
    expect((await verified()).faults[0]).toBe("position 3 is missing; the next one is 1000003");
    await tamper("update journal_chain set position = position - 1000000 where position >= 1000003");

    await tamper("update journal_chain set chain_hash = sha256('x') where position = 3");
    expect((await verified()).faults).toEqual(["position 3: the chain is broken", "position 4: the chain is broken"]);
  });

  test("an end that is cut off shows, with its entries and without them", async () => {
    await Promise.all([1, 2, 3, 4, 5].map((i) => record("test.last", { i })));
    await allSequenced();
    const { sequenced, faults } = await verified();
    await program.sql(`create table cut_links as select * from journal_chain where position > ${sequenced - 2}`);
    await program.sql(
      "create table cut_entries as select * from journal_entries where id in (select entry_id from cut_links)",
    );
    const newFaults = async () => (await verified()).faults.slice(faults.length);
    const isShorter = `the chain ends at position ${sequenced - 2}; it was ${sequenced} long`;

    await tamper("delete from journal_chain where position in (select position from cut_links)");
    await program.sql("update sequencer_watermarks set transaction_id = pg_current_xact_id()");
    expect(await newFaults()).toEqual([isShorter, "2 entries stand before the end of the chain and are not in it"]);
    await tamper("delete from journal_entries where id in (select id from cut_entries)");
    expect(await newFaults()).toEqual([isShorter]);

    await program.sql("insert into journal_entries overriding system value select * from cut_entries");
    await program.sql("insert into journal_chain select * from cut_links");
    expect(await newFaults()).toEqual([]);
  });

  test("its head is logged every night at a level that is visible by default", async () => {
    const logged: unknown[] = [];
    const log = { warn: (facts: unknown) => logged.push(facts) };
    await printJournalHead.run({ ...program.program.services, log: log as never });
    const { head } = await verified();
    expect(logged).toEqual([{ head: `${head?.position}:${head?.hash}` }]);
    expect(jobs).toContain(printJournalHead);
  });

  test("a change through GraphQL is in it", async () => {
    const { root } = await builders(program).district();
    const { token } = await builders(program).person([{ role: "ADMINISTRATOR", at: root }]);
    await program.data(
      `mutation ($input: ChangeTradeUnionInput!) { changeTradeUnion(input: $input) { userErrors { code } } }`,
      { input: { tradeUnionId: root.id, expectedVersion: 1, name: "改名" } },
      { token },
    );
    await allSequenced();
    const found = await program.sql(
      "select action from journal_entries e join journal_chain c on c.entry_id = e.id where subject_id = $1",
      [root.id],
    );
    expect(found).toEqual([{ action: "trade-union.changed" }]);
  });

  test("what could not be journaled was not done, and nothing follows from it", async () => {
    const { root } = await builders(program).district();
    const effects: string[] = [];
    const done = program.program.services.unitOfWork(null, async ({ em, journal, afterCommit }) => {
      afterCommit(() => void effects.push("after"));
      await em.execute("update trade_unions set name = 'unjournaled' where id = ?", [root.id]);
      journal.record("test.written", { type: "Test", id: "no UUID" });
    });
    await expect(done).rejects.toThrow("uuid");
    expect(effects).toEqual([]);
    expect(await program.sql("select id from trade_unions where name = 'unjournaled'")).toEqual([]);
    // The connection is as good as before.
    await record("test.written");
  });
});
