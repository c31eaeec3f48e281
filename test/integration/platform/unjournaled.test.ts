import { beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { row, rows, sql } from "../../../src/platform/database/sql.js";
import type { UnitOfWork } from "../../../src/platform/unit-of-work/unit-of-work.js";
import type { Work } from "../../../src/platform/unit-of-work/work.js";
import { builders, type BuiltUnion } from "../../support/builders.js";
import { APP_ROLE } from "../../support/database.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let union: BuiltUnion;
let token: string;
beforeEach(async () => {
  ({ root: union } = await builders(program).district());
  ({ token } = await builders(program).person([{ role: "ADMINISTRATOR", at: union }]));
});

const CHANGE = `mutation ($input: ChangeTradeUnionInput!) {
  changeTradeUnion(input: $input) { tradeUnion { name } userErrors { code } } }`;

/** Changes the union's name by a mutation whose command goes on with `more` in the same transaction. */
async function changed(more: (work: Work) => void | Promise<void>) {
  const { services } = program.program;
  const { unitOfWork } = services;
  const withMore: UnitOfWork = (actor, command) =>
    unitOfWork(actor, async (work) => {
      const result = await command(work);
      await more(work);
      return result;
    });
  services.unitOfWork = withMore;
  try {
    return await program.run<{ changeTradeUnion: { tradeUnion: { name: string }; userErrors: unknown[] } }>(
      CHANGE,
      { input: { tradeUnionId: union.id, expectedVersion: 1, name: "改了名" } },
      { token },
    );
  } finally {
    services.unitOfWork = unitOfWork;
  }
}

const kept = async () => ({
  union: await program.sql("select name, version from trade_unions where id = $1", [union.id]),
  entries: await program.sql(
    "select action, details from journal_entries where subject_id = $1 and action in ('trade-union.changed', 'test.more') order by id",
    [union.id],
  ),
});

const record =
  (details: Record<string, unknown>, after?: unknown) =>
  ({ journal }: Work) =>
    journal.record("test.more", { type: "Test", id: union.id }, { details, after });

const cyclic: Record<string, unknown> = {};
cyclic["of"] = [cyclic];

async function endConnection({ em }: Work): Promise<void> {
  const backend = await row<{ pid: number }>(em, sql`select pg_backend_pid() as pid`);
  await program.sql("select pg_terminate_backend($1, 10000)", [backend?.pid]);
}

describe("what could not be journaled was not done, and its caller learns that it failed:", () => {
  /** A failing entry beside the command's own, in the middle of the transaction and at its end. */
  const whenever = (more: (work: Work) => void | Promise<void>) => [
    more,
    (work: Work) => work.beforeCommit(async () => more(work)),
  ];

  test.each<[string, (work: Work) => void | Promise<void>]>([
    ["details that hold NaN", record({ points: NaN })],
    ["an infinite number deep in details", record({ of: [{ points: -Infinity }] })],
    ["details that hold themselves", record(cyclic)],
    ["a BigInt", record({ count: 1n })],
    ["half a character", record({ name: "\ud83d" })],
    ["half a character in a name", record({ "\ude00": 1 })],
    ["a character that the database does not take", record({ name: "\u0000" })],
    ["details that are no day", record({ at: { toJSON: () => new Date(NaN).toISOString() } })],
    ["a state that cannot be hashed", record({}, { points: NaN })],
    ["a subject without an id", ({ journal }) => journal.record("test.more", { type: "Test", id: "none" })],
    ["a connection that is lost before the journal is written", endConnection],
  ])("%s", async (_case, failing) => {
    const before = await kept();
    for (const more of whenever(failing)) {
      const answer = await changed(more);
      expect(answer.errors?.map(({ path }) => path)).toEqual([["changeTradeUnion"]]);
      expect(answer.data).toBeNull();
      expect(await kept()).toEqual(before);
    }
    const answer = await changed(() => undefined);
    expect(answer.data.changeTradeUnion).toEqual({ tradeUnion: { name: "改了名" }, userErrors: [] });
  });

  test.each([
    [
      "a database that refuses the entry",
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
       create trigger refuse before insert on journal_entries for each row execute function refuse()`,
      "drop trigger refuse on journal_entries; drop function refuse",
    ],
    [
      "a database that refuses it at the commit",
      `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
       create constraint trigger refuse after insert on journal_entries deferrable initially deferred
         for each row execute function refuse()`,
      "drop trigger refuse on journal_entries; drop function refuse",
    ],
    [
      "a right that is gone",
      `revoke insert on journal_entries from ${APP_ROLE}`,
      `grant insert on journal_entries to ${APP_ROLE}`,
    ],
    [
      "a connection that ends while the entry is written",
      `create function refuse() returns trigger language plpgsql security definer as
         $$ begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
       create trigger refuse before insert on journal_entries for each row execute function refuse()`,
      "drop trigger refuse on journal_entries; drop function refuse",
    ],
  ])("%s", async (_case, refuse, allow) => {
    const before = await kept();
    await program.sql(refuse);
    const answer = await changed(() => undefined).finally(() => program.sql(allow));
    expect(answer.errors?.map(({ path }) => path)).toEqual([["changeTradeUnion"]]);
    expect(answer.data).toBeNull();
    expect(await kept()).toEqual(before);
    expect((await changed(() => undefined)).errors).toBeUndefined();
  });

  test("a statement that nobody waited for does not let the commit overtake the journal", async () => {
    const before = await kept();
    await program.sql("revoke insert on journal_entries from " + APP_ROLE);
    const answer = await changed(({ em, beforeCommit }) => {
      beforeCommit(async () => {
        rows(em, sql`select pg_sleep(0.1)`).catch(() => undefined);
        await Promise.resolve();
      });
    }).finally(() => program.sql("grant insert on journal_entries to " + APP_ROLE));
    expect(answer.errors?.map(({ path }) => path)).toEqual([["changeTradeUnion"]]);
    expect(await kept()).toEqual(before);
  });

  test("an entry that comes when the journal is written already fails", async () => {
    let journal: Work["journal"] | undefined;
    await changed((work) => void (journal = work.journal));
    expect(() => journal?.record("test.more", { type: "Test", id: randomUUID() })).toThrow("test.more");
  });
});

test("an entry holds what its details were when it was recorded", async () => {
  const details: Record<string, unknown> = { points: 1, none: undefined, list: [undefined], day: new Date(0) };
  await changed((work) => {
    record(details)(work);
    details["points"] = NaN;
  });
  expect((await kept()).entries).toContainEqual({
    action: "test.more",
    details: { points: 1, list: [null], day: "1970-01-01T00:00:00.000Z" },
  });
});
