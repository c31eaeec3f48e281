import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import pg from "pg";
import type { Manifest } from "../../src/platform/database/embedded/backup-manifest.js";
import { connectionsTo } from "../../src/platform/database/embedded/connections.js";
import { command } from "../support/commands.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { startProgramWith, type StartedProgram } from "../support/started-program.js";

jest.setTimeout(180_000);

const SERVES = "Liuyou serves GraphQL at http://127.0.0.1:";
let folder: string;
let server: StartedProgram;
const place = (name: string) => join(folder, name);
const backup = (to: string, dataDir = place("data")) => command("src/app/backup.ts", [to], { DATA_DIR: dataDir });
const restore = (from: string, dataDir: string) => command("src/app/restore.ts", [from], { DATA_DIR: dataDir });

beforeAll(async () => {
  folder = openTemporaryFolder("liuyou-test-backup-");
  server = startProgramWith({ DATA_DIR: place("data") });
  await server.saying(SERVES);
});
afterAll(async () => {
  await server.ended("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

/** Of the running database in this folder. */
async function owner<T>(dataDir: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const port = Number(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8").split("\n")[3]);
  const client = new pg.Client({ connectionString: connectionsTo(port, dataDir).ownerUrl });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Writes numbers until it is told to stop, and answers the last one that was committed before the given promise ended. */
async function writingDuring<T>(work: Promise<T>): Promise<{ committed: number; outcome: T }> {
  let isRunning = true;
  const outcome = work.finally(() => (isRunning = false));
  return owner(place("data"), async (client) => {
    await client.query("create table counted (number integer primary key, filler text)");
    let number = 0;
    while (isRunning) {
      await client.query("insert into counted select $1::integer, repeat(md5($1::integer::text), 50)", [++number]);
    }
    return { committed: number, outcome: await outcome };
  });
}

test("a backup of a running database restores elsewhere, starts, and verifies", async () => {
  const root = ["create-root", "--name", "思明区总工会", "--code", "350203", "--level", "DISTRICT"];
  expect((await command("src/app/admin.ts", root, { DATA_DIR: place("data") })).code).toBe(0);

  const { committed, outcome } = await writingDuring(backup(place("copies/first")));
  expect(outcome).toEqual({
    code: 0,
    said: expect.stringMatching(/^Backed up to \S+, as of \S+Z: \d+ files, \d+ MB\. .*\n$/),
  });
  expect(committed).toBeGreaterThan(10);
  expect(readdirSync(place("copies"))).toEqual(["first"]);
  expect(statSync(place("copies/first/secrets.json")).mode & 0o077).toBe(0);

  const restored = await restore(place("copies/first"), place("elsewhere"));
  expect(restored.said).toMatch(/^The database in \S+ belongs to user id \d+, who alone may run it/m);
  expect(restored.said).toMatch(/^Restored to \S+; npm start goes on from there\.$/m);
  expect(restored.code).toBe(0);

  const second = startProgramWith({ DATA_DIR: place("elsewhere") });
  await second.saying(SERVES);
  expect(await command("src/app/verify.ts", [], { DATA_DIR: place("elsewhere") })).toMatchObject({
    code: 0,
    said: expect.not.stringContaining("NOT WHOLE"),
  });
  await owner(place("elsewhere"), async (client) => {
    const { rows } = await client.query<{ count: string; last: number }>(
      "select count(*), coalesce(max(number), 0) as last from counted",
    );
    // What was committed by some moment of the backup, and nothing from after it.
    expect(Number(rows[0]?.count)).toBe(rows[0]?.last);
    expect(rows[0]?.last).toBeLessThanOrEqual(committed);
    expect((await client.query("select name from trade_unions")).rows).toEqual([{ name: "思明区总工会" }]);
    await client.query("reindex table counted"); // which reads every row
  });
  expect(await second.ended("SIGTERM")).toBe(0);
});

test("nothing that is there is overwritten", async () => {
  const used = await restore(place("copies/first"), place("data"));
  expect(used).toEqual({
    code: 1,
    said: expect.stringMatching(/^\S+ holds a database already, which a restore does not overwrite; .*\n$/),
  });
  const again = await backup(place("copies/first"));
  expect(again).toEqual({
    code: 1,
    said: expect.stringMatching(/^\S+ is there already; name a new folder for each backup\.\n$/),
  });
  const inside = await backup(place("data/postgres/copy"));
  expect(inside).toEqual({ code: 1, said: expect.stringMatching(/lies within the database itself/) });
  writeFileSync(join(openFolder("other"), "secrets.json"), "{}");
  const secrets = await restore(place("copies/first"), place("other"));
  expect(secrets).toEqual({ code: 1, said: expect.stringMatching(/holds the secrets of another installation/) });
  expect(readdirSync(place("copies"))).toEqual(["first"]);
});

test("where there is no database none is made by looking at it", async () => {
  const beside = ["verify", "verify-journal", "verify-scores", "verify-draws", "rebuild-standings"];
  const answers = await Promise.all([
    backup(place("copies/none"), place("nowhere")),
    command("src/app/admin.ts", ["list"], { DATA_DIR: place("nowhere") }),
    ...beside.map((name) => command(`src/app/${name}.ts`, [], { DATA_DIR: place("nowhere") })),
  ]);
  for (const answer of answers)
    expect(answer).toEqual({
      code: 1,
      said: expect.stringMatching(/^There is no database in \S+nowhere; DATA_DIR says where it is, [^\n]+\n$/),
    });
  expect(existsSync(place("nowhere"))).toBe(false);
  expect(existsSync(place("copies/none"))).toBe(false);
});

function openFolder(name: string): string {
  const copy = openTemporaryFolder(`liuyou-test-backup-${name}-`);
  renameSync(copy, place(name));
  return place(name);
}

test.each<[string, (copy: string) => void, RegExp]>([
  ["without its manifest", (copy) => rmSync(join(copy, "manifest.json")), /no manifest\.json/],
  ["with a changed manifest", (copy) => changeManifest(copy, { takenAt: "2020-01-01" }), /manifest\.json was changed/],
  [
    "with an empty manifest",
    (copy) => writeFileSync(join(copy, "manifest.json"), "null"),
    /manifest\.json was changed/,
  ],
  ["with half a manifest", (copy) => writeFileSync(join(copy, "manifest.json"), '{"sha256":'), /cannot be read/],
  ["that lacks a file", (copy) => rmSync(join(copy, "postgres/global/pg_control")), /pg_control is missing/],
  [
    "with a longer file",
    (copy) => appendFileSync(join(copy, "postgres/PG_VERSION"), "\n"),
    /PG_VERSION is not as it was/,
  ],
  ["with another byte", (copy) => changeByte(join(copy, "postgres/global/1262")), /1262 is not as it was/],
])("a backup %s is refused in one sentence, and nothing is left of it", async (_, tear, reason) => {
  const before = new Map(
    ["manifest.json", "postgres/global/pg_control", "postgres/PG_VERSION", "postgres/global/1262"].map((name) => [
      name,
      readFileSync(join(place("copies/first"), name)),
    ]),
  );
  tear(place("copies/first"));
  try {
    const { code, said } = await restore(place("copies/first"), place("torn"));
    expect(said).toMatch(/^\S+ is no whole backup: [^\n]+\n$/);
    expect(said).toMatch(reason);
    expect(code).toBe(1);
    expect(
      existsSync(place("torn")) ? readdirSync(place("torn")).filter((name) => !name.startsWith("server.")) : [],
    ).toEqual([]);
  } finally {
    for (const [name, content] of before) writeFileSync(join(place("copies/first"), name), content);
  }
});

function changeManifest(copy: string, change: Partial<Manifest>): void {
  const file = join(copy, "manifest.json");
  const stored = JSON.parse(readFileSync(file, "utf8")) as { sha256: string; manifest: Manifest };
  writeFileSync(file, JSON.stringify({ ...stored, manifest: { ...stored.manifest, ...change } }));
}

function changeByte(file: string): void {
  const content = readFileSync(file);
  content.writeUInt8(content.readUInt8(40) ^ 1, 40);
  writeFileSync(file, content);
}

test("a stopped database is backed up as well, and stays stopped", async () => {
  expect(await server.ended("SIGTERM")).toBe(0);
  expect((await backup(place("copies/second"))).code).toBe(0);
  expect(existsSync(place("data/postgres/postmaster.pid"))).toBe(false);
  expect((await restore(place("copies/second"), place("again"))).code).toBe(0);
});
