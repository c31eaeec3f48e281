import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { type ChildProgram, startProgram } from "../support/child-programs.js";
import { openTemporaryFolder, testedBinaries } from "../support/postgres.js";

jest.setTimeout(60_000);

let stopped: string;
let folder: string;
let owners: ChildProgram[] = [];

beforeAll(async () => {
  stopped = openTemporaryFolder("liuyou-test-embedded-");
  await (await own(stopped)).end("SIGTERM");
});
afterAll(() => rmSync(stopped, { recursive: true, force: true }));

beforeEach(() => {
  folder = openTemporaryFolder("liuyou-test-embedded-");
});
afterEach(async () => {
  await Promise.all(owners.map((owner) => owner.end("SIGTERM")));
  owners = [];
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a database into the folder that was created and stopped before, owners of its files included. */
function copyStopped(): void {
  execFileSync("cp", ["-a", `${stopped}/.`, folder]);
}

/** Starts a program that owns the database in this folder. */
async function own(dataDir = folder, options: object = {}): Promise<ChildProgram> {
  const all = { binaries: testedBinaries(), settings: { fsync: "off" }, patienceMs: 0, ...options };
  const owner = await startProgram("test/support/embedded-postgres-owner.ts", [dataDir, JSON.stringify(all)]);
  owners.push(owner);
  return owner;
}

async function query(url: unknown, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: String(url) });
  await client.connect();
  try {
    const results = [await client.query<unknown[]>({ text: sql, rowMode: "array" })].flat(); // an array for several
    return results.flatMap(({ rows }) => rows.flat());
  } finally {
    await client.end();
  }
}

test("the first start creates the database, its roles and its extensions; a later one finds the data", async () => {
  const first = await own();
  expect(first.answer["lines"]).toEqual(["Creating the database …"]);
  await query(first.answer["ownerUrl"], "create table kept (id int); insert into kept values (7)");
  await query(first.answer["ownerUrl"], "grant select on kept to liuyou_app");
  await expect(query(first.answer["appUrl"], "create table refused (id int)")).rejects.toMatchObject({ code: "42501" });
  // Trigrams of Chinese characters exist only under a locale that knows them as letters.
  expect(await query(first.answer["ownerUrl"], "select similarity('工会', '工会'), show_trgm('工会') <> '{}'")).toEqual(
    [1, true],
  );
  expect(await query(first.answer["ownerUrl"], "select 'a.b'::ltree <@ 'a'::ltree")).toEqual([true]);
  expect(await query(first.answer["superuserUrl"], "show data_checksums")).toEqual(["on"]);
  await first.end("SIGTERM");

  const second = await own();
  expect(second.answer["lines"]).toEqual([]);
  expect(await query(second.answer["appUrl"], "select id from kept")).toEqual([7]);
});

test("a second start on the same data says who has it and leaves the first alone", async () => {
  copyStopped();
  const first = await own();
  const second = await own();
  expect(second.answer["inUse"]).toBe(true);
  expect(second.answer["error"]).toContain(`process id ${first.process.pid}`);
  expect(await query(first.answer["appUrl"], "select 1")).toEqual([1]);
});

test("of two first starts at once, one creates the database and the other is refused", async () => {
  const both = await Promise.all([own(), own()]);
  expect(both.map(({ answer }) => answer["inUse"] ?? false).sort()).toEqual([false, true]);
});

test("a program beside the server joins its database", async () => {
  copyStopped();
  const server = await own();
  const joined = await startProgram("test/support/embedded-postgres-joiner.ts", [folder, testedBinaries()]);
  expect(joined.answer).toEqual({ appUrl: server.answer["appUrl"], role: "liuyou_app" });
  await joined.end("SIGTERM");
  expect(await query(server.answer["appUrl"], "select 1")).toEqual([1]);
});

test("after the server program was killed, the next start goes on with what was committed", async () => {
  copyStopped();
  const killed = await own();
  await query(killed.answer["ownerUrl"], "create table kept (id int); insert into kept values (7)");
  await killed.end("SIGKILL");
  expect(await query(killed.answer["appUrl"], "select 1")).toEqual([1]); // the orphan still runs

  const next = await own();
  expect(next.answer["lines"]).toEqual(["The last server was ended without stopping its database; restarting that."]);
  expect(await query(next.answer["ownerUrl"], "select id from kept")).toEqual([7]);
  await expect(query(killed.answer["appUrl"], "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("after the database was killed too, the next start recovers it", async () => {
  copyStopped();
  const killed = await own();
  await query(killed.answer["ownerUrl"], "create table kept (id int); insert into kept values (7)");
  await killed.end("SIGKILL");
  process.kill(postmasterPid(), "SIGKILL");

  const next = await own();
  expect(await query(next.answer["ownerUrl"], "select id from kept")).toEqual([7]);
});

test("a database that is killed under its server comes back at the same address with what was committed", async () => {
  copyStopped();
  const owner = await own();
  const { ownerUrl } = owner.answer;
  await query(ownerUrl, "create table kept (id int); insert into kept values (7)");
  for (let kill = 1; kill <= 3; kill++) {
    const killed = postmasterPid();
    process.kill(killed, "SIGKILL");
    expect(await patiently(() => query(ownerUrl, "select id from kept"))).toEqual([7]);
    expect(postmasterPid()).not.toBe(killed);
  }
  await owner.end("SIGTERM");
  expect(existsSync(join(folder, "postgres/postmaster.pid"))).toBe(false);
});

test("a database that cannot be brought back is given up after the last try, with what it said", async () => {
  copyStopped();
  const owner = await own(folder, { restartPausesMs: [0, 100, 200] });
  renameSync(join(folder, "postgres/global/pg_control"), join(folder, "pg_control"));
  const told = owner.next();
  process.kill(postmasterPid(), "SIGKILL");
  expect((await told)["lost"]).toMatch(
    /^The database ended by itself and could not be kept running in 3 tries: The database did not start: .*pg_control.*\(more is in .*postgres\.log\)\.+$/,
  );
});

test("a stop while the database is just brought back leaves nothing running", async () => {
  copyStopped();
  const owner = await own();
  process.kill(postmasterPid(), "SIGKILL");
  await owner.end("SIGTERM");
  await expect(query(owner.answer["appUrl"], "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

test("a process that was given the dead database's process id is neither stopped nor in the way", async () => {
  copyStopped();
  const another = await own(join(folder, "other"));
  writeFileSync(
    join(folder, "postgres/postmaster.pid"),
    `${another.process.pid}\n${folder}/postgres\n0\n1\n\n\n\nready\n`,
  );

  const next = await own();
  expect(await query(next.answer["appUrl"], "select 1")).toEqual([1]);
  expect(another.process.exitCode).toBeNull();
});

test("a start that was interrupted while it created the database leaves nothing in the way", async () => {
  mkdirSync(join(folder, "postgres.new-1/base"), { recursive: true });
  const owner = await own();
  expect(await query(owner.answer["appUrl"], "select 1")).toEqual([1]);
});

test("data whose passwords are lost, and data of another version, are refused in clear words", async () => {
  copyStopped();
  const versionFile = join(folder, "postgres/PG_VERSION");
  const version = readFileSync(versionFile, "utf8");
  writeFileSync(versionFile, "9\n");
  expect((await own()).answer["error"]).toMatch(/were made by PostgreSQL 9, and this program brings \d+/);
  writeFileSync(versionFile, version);
  writeFileSync(join(folder, "secrets.json"), '{"superuserPassword": "x');
  expect((await own()).answer["error"]).toMatch(/secrets\.json with the database's passwords is damaged; /);
  rmSync(join(folder, "secrets.json"));
  expect((await own()).answer["error"]).toMatch(/secrets\.json with the database's passwords is missing/);
});

// Only root can be kept apart from its database's account.
if (process.getuid?.() === 0)
  test("below a folder that others cannot enter, the data go where the database can reach them, and stay there", async () => {
    const closed = join(folder, "closed");
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const dataDir = join(closed, "data");
    const shared = join(folder, "shared");

    const first = await own(dataDir, { shared });
    expect(first.answer["clusterDir"]).toMatch(new RegExp(`^${shared}/[0-9a-f]{16}/postgres$`));
    expect(first.answer["notices"]).toContainEqual(expect.stringContaining(`The data are in ${shared}/`));
    await query(first.answer["ownerUrl"], "create table kept (id int); insert into kept values (7)");
    await first.end("SIGTERM");

    const second = await own(dataDir, { shared });
    expect(await query(second.answer["ownerUrl"], "select id from kept")).toEqual([7]);
    await second.end("SIGTERM");

    rmSync(dataDir, { recursive: true });
    const afresh = await own(dataDir, { shared });
    expect(afresh.answer["notices"]).toContainEqual(
      expect.stringContaining("Data of an earlier installation were moved to"),
    );
    await expect(query(afresh.answer["ownerUrl"], "select id from kept")).rejects.toMatchObject({ code: "42P01" });
  });

async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  const giveUpAt = Date.now() + 30_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > giveUpAt) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(folder, "postgres/postmaster.pid"), "utf8"), 10);
}
