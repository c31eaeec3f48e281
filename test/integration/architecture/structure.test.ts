import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import pg from "pg";
import { librarySchemas, structureFile } from "../../../src/app/expected-structure.js";
import { migrations } from "../../../src/app/migrations.js";
import { tableRights } from "../../../src/app/table-rights.js";
import { migrationHash } from "../../../src/platform/database/applied-migrations.js";
import { runOn } from "../../../src/platform/database/run-sql.js";
import { databaseStructure, structureFaults } from "../../../src/platform/database/structure-check.js";
import { command } from "../../support/commands.js";
import { APP_ROLE, createTestDatabase } from "../../support/database.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const lines = readFileSync(structureFile, "utf8").trimEnd().split("\n");

/** What is found wrong, as the program's role, after a change that is undone again. */
const faultsAfter = (change: string): Promise<string[]> =>
  program.alone(async (client) => {
    await client.query("begin");
    await client.query(change);
    await client.query(`set local role ${APP_ROLE}`);
    return structureFaults(runOn(client), { lines, rights: tableRights, librarySchemas });
  });

describe("migrations", () => {
  const landed = JSON.parse(
    readFileSync(new URL("../../../migrations/landed.json", import.meta.url), "utf8"),
  ) as Record<string, string>;

  test("that have landed are as they landed, and new ones are noted (npm run database:emit)", async () => {
    const hashes: Record<string, string> = {};
    for (const migration of migrations) hashes[migration.name] = await migrationHash(migration);
    expect(hashes).toEqual(landed);
  });
});

describe("the structure of a migrated database", () => {
  test("is what the program expects (npm run database:emit)", async () => {
    expect(await program.alone((client) => databaseStructure(runOn(client), librarySchemas))).toEqual(lines);
    expect(await faultsAfter("select")).toEqual([]);
  });

  test.each([
    ["a table", "drop table visit_reads", /^missing: table visit_reads$/],
    [
      "a column",
      "alter table circulars drop column discard_reason",
      /^missing: column circulars\.discard_reason text$/,
    ],
    ["a function", "drop function search_query(text)", /^missing: function search_query\(given text\) /],
    [
      "another function",
      "alter function search_text(text) volatile",
      /^missing: function search_text\(given text\) sql is/,
    ],
    [
      "a trigger",
      "alter table journal_chain disable trigger journal_chain_insert_only",
      /^missing: trigger journal_chain\./,
    ],
    [
      "a trigger that notes states, switched off",
      "alter table grants disable trigger grants_states_updated",
      /^missing: trigger grants\.grants_states_updated .* always$/,
    ],
    [
      "one that only notes what no restore writes",
      "alter table grants enable trigger grants_states_updated",
      /^missing: trigger grants\.grants_states_updated .* always$/,
    ],
    ["a constraint", "alter table audits drop constraint audits_document_once", /^missing: constraint audits\./],
    ["an index", "drop index audits_opened", /^missing: index audits\.audits_opened /],
    [
      "a right",
      "revoke update on trade_unions from liuyou_test_app",
      /^rights of \w+: UPDATE on trade_unions is missing$/,
    ],
    [
      "a right too many",
      "grant delete on award_events to public",
      /^rights of \w+: DELETE on award_events is too much$/,
    ],
    ["one of a column", "grant update (at) on visit_reads to liuyou_test_app", /UPDATE on visit_reads is too much$/],
    ["a right on what is to come", "alter default privileges grant all on tables to liuyou_test_app", /tables to come/],
    [
      "a right on queues",
      "revoke delete on jobs.job from liuyou_test_app",
      /^rights of \w+: DELETE on jobs\.job is missing$/,
    ],
    [
      "a function of another's",
      "create function refuse_nothing() returns trigger language plpgsql as 'begin return new; end'",
      /^not ours: function refuse_nothing/,
    ],
  ])("shows %s", async (_, change, fault) => {
    expect(await faultsAfter(change)).toContainEqual(expect.stringMatching(fault));
  });
});

test("every program that verifies fails on half a database, and says what is missing", async () => {
  const half = await createTestDatabase();
  const client = new pg.Client(half.url);
  await client.connect();
  await client.query(`drop table trade_unions, employers cascade; drop function search_query(text);
    revoke select on journal_entries from ${APP_ROLE}`);
  await client.end();
  const programs = ["journal", "scores", "draws"].map((what) =>
    command(`src/app/verify-${what}.ts`, [], { DATABASE_URL: half.appUrl }),
  );
  for (const { code, said } of await Promise.all(programs)) {
    expect(code).toBe(1);
    for (const fault of [
      "missing: table trade_unions",
      "missing: function search_query(given text)",
      "SELECT on journal_entries",
    ])
      expect(said).toContain(fault);
    expect(said).not.toMatch(/^\s+at /m);
  }
  await half.drop();
}, 60_000);
