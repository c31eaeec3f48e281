import { readFileSync } from "node:fs";
import { MikroORM } from "@mikro-orm/postgresql";
import { Migrator } from "@mikro-orm/migrations";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { databaseVersion } from "../../../src/app/database-version.js";
import { prepareDatabase, requirePrepared, watchDatabase } from "../../../src/app/prepare-database.js";
import { librarySchemas, structureFile } from "../../../src/app/expected-structure.js";
import { tableRights } from "../../../src/app/table-rights.js";
import { migrationHash } from "../../../src/platform/database/applied-migrations.js";
import { migrate, requireMigrated } from "../../../src/platform/database/migrate.js";
import { rightsFaults } from "../../../src/platform/database/rights.js";
import { runOn } from "../../../src/platform/database/run-sql.js";
import { databaseStructure } from "../../../src/platform/database/structure-check.js";
import { prepareJobs } from "../../../src/platform/jobs/jobs-schema.js";
import { builders } from "../../support/builders.js";
import { APP_ROLE, createTestDatabase, ensureAppRole } from "../../support/database.js";
import { earlier, earlierDays } from "../../support/earlier-migrations.js";
import { TestProgram } from "../../support/program.js";

type Database = Awaited<ReturnType<typeof createTestDatabase>>;

const bringUpToDate = async (ownerUrl: string, appRole = APP_ROLE): Promise<number> => {
  const migrated = await migrate({ ownerUrl, appRole, log: () => undefined, ...databaseVersion });
  await watchDatabase(ownerUrl);
  return migrated;
};

async function on<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** An empty database, before any migration. */
const emptyDatabase = (): Promise<Database> => createTestDatabase(Promise.resolve("template1"));

/** A discarded circular, whose reason was kept where it was kept then, and an inspection with a note. */
const fill = (url: string, ids: Record<"union" | "drafter" | "circular" | "inspection", string>) =>
  on(url, async (client) => {
    const hasReason = await client.query(
      "select from pg_attribute where attrelid = 'circulars'::regclass and attname = 'discard_reason'",
    );
    await client.query(
      `insert into accounts (id, username, name, language, password_hash, created_at)
       values ($1, 'drafter', '起草人', 'zh-CN', 'none', now())`,
      [ids.drafter],
    );
    await client.query(
      `insert into trade_unions (id, number, path, code, name, initials, level, form, created_at)
       values ($1, 1, '1', '350203', '思明区总工会', 'smqzgh', 'DISTRICT', 'FEDERATION', now())`,
      [ids.union],
    );
    await client.query(
      `insert into circulars (id, trade_union_id, kind, title, body, naming, status, audience, drafted_by, changes,
         idempotency_key, created_at ${hasReason.rowCount === 1 ? ", discard_reason" : ""})
       values ($1, $2, 'OTHER', '通报', '正文', 'ANONYMOUS', 'DISCARDED', 'INTERNAL', $3, 0, gen_random_uuid(), now()
         ${hasReason.rowCount === 1 ? ", '情况有变'" : ""})`,
      [ids.circular, ids.union, ids.drafter],
    );
    await client.query(
      `insert into journal_entries (id, at, actor_id, action, subject_type, subject_id, details, hash)
       values (gen_random_uuid(), now(), $1, 'circular.discarded', 'Circular', $2, '{"reason": "情况有变"}', sha256('x'))`,
      [ids.drafter, ids.circular],
    );
    await client.query(
      `with checklist as (insert into checklists (id, code, version, kind, subject, status, body, created_at)
         values (gen_random_uuid(), 'OF_THOSE_DAYS', 1, 'SIX_STANDARDS', 'TRADE_UNION', 'DRAFT', '{}', now()) returning id)
       insert into inspections (id, kind, period, trade_union_id, checklist_id, checklist_kind, inspector_id, created_at,
         revision, status, inspector_ids, answers)
       select $1, 'ROUTINE', '2026-Q4', $2, id, 'SIX_STANDARDS', $3, now(), 1, 'DRAFT', array[$3::uuid],
         '[{"criterion": "1.1", "note": "有照片"}, {"criterion": "1.2", "notApplicable": true}]' from checklist`,
      [ids.inspection, ids.union, ids.drafter],
    );
  });

const newIds = () => ({ union: randomUUID(), drafter: randomUUID(), circular: randomUUID(), inspection: randomUUID() });

describe("a database of the days before a landed migration was edited", () => {
  test("is told from another by its catalog, and the forms are those that landed", async () => {
    expect(databaseVersion.earlierForms.length).toBe(3);
    for (const form of databaseVersion.earlierForms) {
      const migration = databaseVersion.migrations.find(({ name }) => name === form.migration);
      if (migration === undefined) throw new Error(`${form.migration} is gone`);
      expect(await migrationHash(earlier(migration as never))).toBe(form.sha256);
    }
  });

  describe.each(earlierDays)("%s", (_, migrations) => {
    const ids = newIds();
    const program = new TestProgram({}, undefined, async () => {
      await ensureAppRole();
      const database = await emptyDatabase();
      await migratedThen(database.url, migrations);
      await fill(database.url, ids);
      await bringUpToDate(database.url);
      await prepareJobs({ ownerUrl: database.url, appRole: APP_ROLE });
      return database;
    });
    beforeAll(() => program.start(), 60_000);
    afterAll(() => program.stop());

    /** As the program of those days migrated, without hashes and with rights on everything. */
    async function migratedThen(url: string, then: typeof migrations): Promise<void> {
      const orm = await MikroORM.init({
        clientUrl: url,
        entities: [],
        discovery: { warnWhenNoEntities: false },
        extensions: [Migrator],
        migrations: {
          migrationsList: then.map((migration) => ({ name: migration.name, class: migration as never })),
          tableName: "migrations",
          snapshot: false,
          silent: true,
        },
      });
      await orm.migrator.up().finally(() => orm.close(true));
      await on(url, (client) =>
        client.query(`grant select, insert, update, delete on all tables in schema public to ${APP_ROLE}`),
      );
    }

    test("becomes the same as a new one, with its rights, and once only", async () => {
      const expected = readFileSync(structureFile, "utf8").trimEnd().split("\n");
      expect(await program.alone((client) => databaseStructure(runOn(client), librarySchemas))).toEqual(expected);
      expect(await program.alone((client) => rightsFaults(runOn(client), APP_ROLE, tableRights))).toEqual([]);
      const edited = new Set(migrations.filter(({ name }) => isEdited(migrations, name)).map(({ name }) => name));
      const kept = await program.sql<{ name: string; sha256: string }>(
        "select name, sha256 from migrations order by id",
      );
      for (const { name, sha256 } of kept)
        expect([name, databaseVersion.earlierForms.some((form) => form.sha256 === sha256)]).toEqual([
          name,
          edited.has(name),
        ]);
      expect(await bringUpToDate(program.databaseUrl)).toBe(0);
    });

    test("shows its circulars, why one was discarded, and its answers in brief", async () => {
      const { token } = await builders(program).person([{ role: "ORGANIZER", at: { id: ids.union } as never }]);
      const { circulars } = await program.data<{ circulars: { edges: { node: unknown }[] } }>(
        "{ circulars(first: 5) { edges { node { id status discardReason } } } }",
        {},
        { token },
      );
      expect(circulars.edges).toEqual([{ node: { id: ids.circular, status: "DISCARDED", discardReason: "情况有变" } }]);
      expect(await program.sql("select answers_in_brief as brief from inspections")).toEqual([
        { brief: { criteria: "1.1 1.2", notApplicable: ["1.2"], noted: ["1.1"], notes: ["有照片"] } },
      ]);
    });
  });

  const isEdited = (migrations: (typeof earlierDays)[number][1], name: string): boolean =>
    migrations.find((migration) => migration.name === name) !==
      databaseVersion.migrations.find((migration) => migration.name === name) &&
    databaseVersion.earlierForms.some((form) => form.migration === name);
});

describe("a start", () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);
  afterAll(() => database.drop());
  const changed = async (change: string, undo: string, work: () => Promise<void>) => {
    await on(database.url, (client) => client.query(change));
    await work().finally(() => on(database.url, (client) => client.query(undo)));
  };
  const looksOn = () => requireMigrated(database.appUrl, databaseVersion);

  test("finds a database as it is to be, as the owner and as the program's own role", async () => {
    expect(await bringUpToDate(database.url)).toBe(0);
    await looksOn();
  });

  test("refuses a database to which another migration was applied under a name", () =>
    changed(
      "update migrations set sha256 = repeat('0', 64) where name = 'Migration20261108_awards'",
      "update migrations set sha256 = null where name = 'Migration20261108_awards'",
      async () => {
        const refusal =
          /^Migration20261108_awards was applied to this database with other statements than this program has; [^\n]+$/;
        await expect(bringUpToDate(database.url)).rejects.toThrow(refusal);
        await expect(looksOn()).rejects.toThrow(refusal);
      },
    ));

  test("refuses a database that is ahead of it", () =>
    changed(
      "insert into migrations (name, sha256) values ('Migration29991231_to_come', repeat('0', 64))",
      "delete from migrations where name = 'Migration29991231_to_come'",
      async () => {
        const refusal =
          /^The database is ahead of this program, which does not know Migration29991231_to_come: [^\n]+$/;
        await expect(bringUpToDate(database.url)).rejects.toThrow(refusal);
        await expect(looksOn()).rejects.toThrow(refusal);
      },
    ));

  test("gives rights that were lost again, and takes what is too much", async () => {
    await on(database.url, (client) =>
      client.query(`revoke all on all tables in schema public from ${APP_ROLE};
        revoke all on schema public from ${APP_ROLE}, public;
        revoke all on all functions in schema public from public;
        grant all on award_events to ${APP_ROLE}; grant delete on trade_unions to public; grant create on schema public to public;
        alter default privileges in schema public grant all on tables to ${APP_ROLE}`),
    );
    await expect(looksOn()).rejects.toThrow(
      /^The role \w+ does not have the rights that it should \(.+\): run npm run migrate as /,
    );
    expect(await bringUpToDate(database.url)).toBe(0);
    await looksOn();
    expect(await on(database.url, (client) => rightsFaults(runOn(client), APP_ROLE, tableRights))).toEqual([]);
  });

  test("without access as the owner finds out what a dump left out, or a kill kept from being set up", async () => {
    const prepare = () => prepareDatabase({ ownerUrl: database.url, appUrl: database.appUrl, log: () => undefined });
    await prepare();
    for (const loss of [
      "alter table grants disable trigger grants_states_updated",
      "alter table sites enable trigger sites_states_inserted",
      "drop function note_states_of_accounts() cascade",
      `revoke delete on jobs.job from ${APP_ROLE}`,
      "delete from installation_facts where key = 'prepared'",
    ]) {
      await requirePrepared(database.appUrl);
      await on(database.url, (client) => client.query(loss));
      await expect(requirePrepared(database.appUrl)).rejects.toThrow(
        /^The database is not set up .*: run npm run migrate/,
      );
      await prepare();
    }
    await requirePrepared(database.appUrl);
  });

  test("that cannot give the rights migrates nothing either", async () => {
    const empty = await emptyDatabase();
    await expect(bringUpToDate(empty.url, "liuyou_nobody")).rejects.toThrow(
      /^The role liuyou_nobody, as which the program shall run, does not exist; create it\.$/,
    );
    const tables = await on(empty.url, (client) =>
      client.query("select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"),
    );
    expect(tables.rows).toEqual([{ relname: "migrations" }]);
    await expect(requireMigrated(empty.url, databaseVersion)).rejects.toThrow(
      /^The database .+: run npm run migrate as /,
    );
    expect(await bringUpToDate(empty.url)).toBe(databaseVersion.migrations.length);
    await empty.drop();
  });

  test("names tables that belong to somebody else", async () => {
    const role = `owner_${randomUUID().replaceAll("-", "")}`;
    await on(database.url, (client) => client.query(`create role ${role} login password 'owner'`));
    const url = new URL(database.url);
    url.username = role;
    url.password = "owner";
    await expect(bringUpToDate(url.href)).rejects.toThrow(/^The tables belong to \w+ and not to owner_\w+, as which /);
  });
});

describe("the program's role", () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  }, 60_000);
  afterAll(() => database.drop());

  /** SQLSTATE of a statement that is undone again. */
  async function outcome(client: pg.Client, statement: string): Promise<string> {
    await client.query("begin");
    try {
      await client.query(statement);
      return "done";
    } catch (error) {
      return String((error as { code?: string }).code);
    } finally {
      await client.query("rollback");
    }
  }
  const DENIED = "42501";

  test("adds to history and changes nothing of it; deletes only from what is told; empties and defines nothing", async () => {
    const tables = await on(database.url, (client) =>
      client.query<{ name: string; column: string }>(
        `select c.relname as name, (select attname from pg_attribute where attrelid = c.oid and attnum > 0 and attidentity = ''
           and attgenerated = '' and not attisdropped order by attnum limit 1) as column
         from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
      ),
    );
    expect(tables.rows.length).toBeGreaterThan(80);
    await on(database.appUrl, async (client) => {
      const faults: string[] = [];
      for (const { name, column } of tables.rows) {
        const isHistory = tableRights.history.includes(name) || name === "migrations";
        const wanted = {
          [`select from ${name}`]: false,
          [`insert into ${name} select * from ${name} where false`]: name === "migrations",
          [`update ${name} set ${column} = ${column}`]: isHistory,
          [`delete from ${name} where false`]: isHistory || !tableRights.erasable.includes(name),
          [`truncate ${name}`]: true,
          [`alter table ${name} add column more text`]: true,
          [`drop table ${name}`]: true,
        };
        for (const [statement, isDenied] of Object.entries(wanted))
          if (((await outcome(client, statement)) === DENIED) !== isDenied) faults.push(statement);
      }
      expect(faults).toEqual([]);
      expect(await outcome(client, "create table mine (id integer)")).toBe(DENIED);
      expect(await outcome(client, "set session_replication_role = replica")).toBe(DENIED);
    });
  });

  test("cannot look into a table to come until it is given the right", async () => {
    await on(database.url, (client) => client.query("create table to_come (id integer)"));
    await on(database.appUrl, async (client) => {
      expect(await outcome(client, "select from to_come")).toBe(DENIED);
    });
  });

  test("deletes no inspection, and nobody deletes one that was submitted", async () => {
    const ids = newIds();
    await fill(database.url, ids);
    const deletion = `delete from inspections where id = '${ids.inspection}'`;
    expect(await on(database.appUrl, (client) => outcome(client, deletion))).toBe(DENIED);
    expect(await on(database.url, (client) => outcome(client, deletion))).toBe("done");
    await on(database.url, async (owner) => {
      await owner.query("update inspections set status = 'SUBMITTED', submitted_at = now(), content_hash = 'x'");
      expect(await outcome(owner, deletion)).toBe("23514");
    });
  });
});
