import { existsSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import pg from "pg";
import { createTestDatabase } from "../support/database.js";
import { openTemporaryFolder } from "../support/postgres.js";
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

describe("with a database of one's own", () => {
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
});

test("a wrong setting is named in one sentence", async () => {
  const program = start({ NODE_ENV: "production", DEMO: "1", APP_SECRET: "a secret that is long enough to be one" });
  expect(await program.ended()).toBe(1);
  expect(program.said()).toBe("Wrong configuration. DEMO: demonstration accounts are refused in production\n");
});
