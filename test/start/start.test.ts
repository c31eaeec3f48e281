import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { command } from "../support/commands.js";
import { createTestDatabase, databaseUrl } from "../support/database.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { nothingRunsOn } from "../support/running-processes.js";
import { startProgramWith, type StartedProgram } from "../support/started-program.js";

jest.setTimeout(180_000);

const SERVES = "Liuyou serves GraphQL at http://127.0.0.1:";
let folder: string;
const started: StartedProgram[] = [];

beforeAll(() => {
  folder = openTemporaryFolder("liuyou-test-start-");
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((program) => program.ended("SIGTERM")));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(environment: Record<string, string> = {}): StartedProgram {
  const program = startProgramWith({ DATA_DIR: folder, ...environment });
  started.push(program);
  return program;
}

/** PostgreSQL removes it as the last thing it does. */
const isDatabaseRunning = () => existsSync(join(folder, "postgres/postmaster.pid"));

describe("with the embedded database", () => {
  test("it serves; a second start on the same data says so; Ctrl-C stops all of it", async () => {
    const first = start();
    await first.saying(SERVES);
    const url = /http:\S+/.exec(first.said())?.[0] ?? "";
    expect((await fetch(new URL("/livez", url))).status).toBe(200);

    const second = start();
    expect(await second.ended()).toBe(1);
    expect(second.said()).toContain(
      `The data in ${folder} is in use by the server with process id ${first.process.pid}.`,
    );

    expect(await first.ended("SIGINT")).toBe(0);
    expect(isDatabaseRunning()).toBe(false);
  });

  test("after kill -9 the next start finds the orphaned database and goes on", async () => {
    const killed = start();
    await killed.saying(SERVES);
    await killed.ended("SIGKILL");
    expect(isDatabaseRunning()).toBe(true);

    const next = start();
    await next.saying(SERVES);
    expect(next.said()).toContain("The last server was ended without stopping its database; restarting that.");
  });

  test("a database that cannot be brought back ends the server with a sentence and 1, and nothing runs any more", async () => {
    const dataDir = openTemporaryFolder("liuyou-test-given-up-");
    try {
      const program = startProgramWith({ DATA_DIR: dataDir }, "src/main.ts", ["short-pauses.mjs"]);
      started.push(program);
      await program.saying(SERVES);
      const served = program.said().length;
      renameSync(join(dataDir, "postgres/global/pg_control"), join(dataDir, "pg_control"));
      process.kill(Number.parseInt(readFileSync(join(dataDir, "postgres/postmaster.pid"), "utf8"), 10), "SIGKILL");
      expect(await program.ended()).toBe(1);
      const said = program.said().slice(served).trim().split("\n");
      expect(said.at(-1)).toMatch(
        /^The database ended by itself and could not be kept running in 10 tries: The database did not start: .*pg_control/,
      );
      expect(program.said()).not.toMatch(/^\s+at /m);
      await nothingRunsOn(dataDir);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test("where it cannot listen it names the settings, and stops its database again", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const program = start({ PORT: String(port) });
    expect(await program.ended()).toBe(1);
    expect(program.said()).toMatch(
      new RegExp(`^Wrong configuration. HOST, PORT: .*EADDRINUSE.* 127.0.0.1:${port}$`, "m"),
    );
    expect(program.said()).not.toMatch(/^\s+at /m);
    expect(isDatabaseRunning()).toBe(false);
    other.close();
  });
});

describe("a start that is ended before it serves", () => {
  test.each([
    ["SIGTERM", "Creating the database"],
    ["SIGINT", "migrating the database"],
  ] as const)("by %s while %s: nothing runs any more, and the next one serves", async (signal, stage) => {
    const dataDir = openTemporaryFolder("liuyou-test-ended-");
    try {
      const program = start({ DATA_DIR: dataDir });
      await program.saying(stage);
      expect(await program.ended(signal)).toBe(0);
      expect(program.said()).not.toMatch(/^\s+at |Error/m);
      expect(readdirSync(dataDir).filter((name) => name.includes("new-"))).toEqual([]);
      expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
      const next = start({ DATA_DIR: dataDir });
      await next.saying(SERVES);
      expect(await next.ended("SIGTERM")).toBe(0);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

describe("with a database of one's own", () => {
  test("the documented statements, npm run migrate and a server without the owner's password", async () => {
    const suffix = randomUUID().slice(0, 8);
    const [owner, app, name] = [`liuyou_owner_${suffix}`, `liuyou_app_${suffix}`, `liuyou_${suffix}`];
    const admin = new pg.Client(databaseUrl("postgres"));
    await admin.connect();
    const statements = readFileSync("docs/create-database.sql", "utf8")
      .replaceAll(/^--.*$/gm, "")
      .replaceAll(/:'(\w+)'/g, "'$1'") // psql's variables
      .replaceAll("liuyou_owner", owner)
      .replaceAll("liuyou_app", app)
      .replaceAll(/database liuyou\b/g, `database ${name}`);
    const urlOf = (role: string, password: string) => {
      const url = new URL(databaseUrl(name));
      return Object.assign(url, { username: role, password }).href;
    };
    const DATABASE_URL = urlOf(app, "app_password");
    const MIGRATION_DATABASE_URL = urlOf(owner, "owner_password");
    try {
      for (const statement of statements.split(";").filter((each) => each.trim() !== "")) await admin.query(statement);
      const early = start({ DATABASE_URL });
      const list = command("src/app/admin.ts", ["list"], { DATABASE_URL });
      expect(await early.ended()).toBe(1);
      expect(early.said()).toMatch(/^[^\n]* run npm run migrate\b[^\n]*\n$/);
      expect(await list).toEqual({ code: 1, said: early.said() });

      const migrations = [1, 2].map(() =>
        startProgramWith({ DATABASE_URL, MIGRATION_DATABASE_URL }, "src/app/migrate-database.ts"),
      );
      expect(await Promise.all(migrations.map((each) => each.ended()))).toEqual([0, 0]);
      for (const each of migrations) expect(each.said()).toContain("The database is up to date.");

      const server = start({ DATABASE_URL });
      const demonstration = start({ DATABASE_URL, DEMO: "1" });
      await server.saying(SERVES);
      expect(await server.ended("SIGTERM")).toBe(0);
      expect(await demonstration.ended()).toBe(1);
      expect(demonstration.said()).toMatch(/^Wrong configuration\. DEMO: [^\n]+ set MIGRATION_DATABASE_URL [^\n]+\n$/);
    } finally {
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.query(`drop role if exists ${owner}`);
      await admin.query(`drop role if exists ${app}`);
      await admin.end();
    }
  });

  test("two that start at once on an empty database, a demonstration wanted, both end up serving with one password", async () => {
    const name = `liuyou_both_${randomUUID().slice(0, 8)}`;
    const admin = new pg.Client(databaseUrl("postgres"));
    await admin.connect();
    await admin.query(`create database ${name}`);
    try {
      // Made for a day that is yet to come, which later starts may not suffer from.
      const environment = { DATABASE_URL: databaseUrl(name), DEMO: "1", DEMO_TODAY: "2031-05-06" };
      const both = [start(environment), start(environment)];
      await Promise.all(both.map((each) => each.saying("Demonstration accounts")));
      await Promise.all(both.map((each) => each.saying("A first query")));
      const passwords = both.flatMap((each) => /Their password: (\S+)/.exec(each.said())?.[1] ?? []);
      expect(new Set(passwords).size).toBe(1);
      const url = /http:\S+/.exec(both[1]?.said() ?? "")?.[0] ?? "";
      const device = `{ id: "${randomUUID()}", name: "shell", platform: "cli" }`;
      const query = `mutation { signIn(input: { username: "administrator", password: "${passwords[0]}", device: ${device} }) {
        session { accessToken } viewer { grants { role } } } }`;
      const headers = { "content-type": "application/json" };
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
      expect(await answer.json()).toMatchObject({
        data: {
          signIn: { session: { accessToken: expect.any(String) }, viewer: { grants: [{ role: "ADMINISTRATOR" }] } },
        },
      });
      for (const each of both) {
        expect(each.said()).not.toContain("could not be planned");
        expect(await each.ended("SIGTERM")).toBe(0);
      }
      const again = start({ ...environment, DEMO_TODAY: "" });
      await again.saying("Their password was printed");
      expect(await again.ended("SIGTERM")).toBe(0);
    } finally {
      await Promise.all(started.splice(0).map((program) => program.ended("SIGTERM")));
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
    }
  });

  test("it makes no demonstration district there unless told to", async () => {
    const database = await createTestDatabase();
    const program = startProgramWith({ DATA_DIR: folder, DATABASE_URL: database.url, DEMO: "" });
    await program.saying(SERVES);
    expect(program.said()).not.toContain("Demonstration accounts");
    const client = new pg.Client(database.url);
    await client.connect();
    expect((await client.query("select from trade_unions union all select from accounts")).rowCount).toBe(0);
    await client.end();
    expect(await program.ended("SIGTERM")).toBe(0);
    await database.drop();
  });

  test("one that cannot be reached is named with its variable", async () => {
    const database = await createTestDatabase();
    const nowhere = new URL(database.url);
    nowhere.port = "1";
    const program = start({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: nowhere.href });
    expect(await program.ended()).toBe(1);
    expect(program.said()).toMatch(
      /^Wrong configuration. MIGRATION_DATABASE_URL: this database cannot be used: connect ECONNREFUSED \S+\n$/,
    );
    await database.drop();
  });

  test("two that are not the same one are named, and nothing is made in either", async () => {
    const database = await createTestDatabase();
    const program = start({ DATABASE_URL: database.url, MIGRATION_DATABASE_URL: databaseUrl("postgres") });
    expect(await program.ended()).toBe(1);
    expect(program.said()).toBe(
      `Wrong configuration. MIGRATION_DATABASE_URL: leads to another database (postgres) than DATABASE_URL (${database.name})\n`,
    );
    await database.drop();
  });
});

test("a wrong setting is named in one sentence", async () => {
  const program = start({ NODE_ENV: "production", DEMO: "1", APP_SECRET: "a secret that is long enough to be one" });
  expect(await program.ended()).toBe(1);
  expect(program.said()).toBe("Wrong configuration. DEMO: demonstration accounts are refused in production\n");
});
