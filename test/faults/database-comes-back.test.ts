import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { connectionsTo, withLocalClient } from "../../src/platform/database/embedded/connections.js";
import { openTemporaryFolder } from "../support/postgres.js";
import { startProgramWith, type StartedProgram } from "../support/started-program.js";

const LOAD = JSON.stringify({ query: "{ circulars(first: 1) { edges { cursor } } }" });
const CALLERS = 8;

let folder: string;
let program: StartedProgram;
let url: string;
beforeAll(async () => {
  folder = openTemporaryFolder("liuyou-test-comes-back-");
  program = startProgramWith({ DATA_DIR: folder, LOG_LEVEL: "silent" });
  await program.saying("Liuyou serves GraphQL at ");
  url = /http:\S+/.exec(program.said())?.[0] ?? "";
}, 120_000);
afterAll(async () => {
  await program.ended("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
}, 120_000);

interface Answer {
  data: { circulars: object } | null;
  errors?: { extensions: { code: string; retryable: boolean } }[];
}

const asked = async (): Promise<Answer> => {
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: LOAD });
  return (await response.json()) as Answer;
};

const patiently = async (isSo: () => Promise<boolean>) => {
  const giveUpAt = Date.now() + 60_000;
  while (!(await isSo().catch(() => false))) {
    if (Date.now() > giveUpAt) throw new Error(`it did not come about:\n${program.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const postmaster = () => {
  const lines = readFileSync(join(folder, "postgres/postmaster.pid"), "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
};

test("the embedded database is killed under load: the server answers again, and whatever failed may be tried again", async () => {
  let isOver = false;
  const refusals: Answer[] = [];
  let answered = 0;
  const callers = Array.from({ length: CALLERS }, async () => {
    while (!isOver) {
      const answer = await asked();
      if (answer.errors === undefined) answered++;
      else refusals.push(answer);
      // Anonymous callers of one address may ask for some hundred of these a second, a minute long.
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  for (let kill = 0; kill < 2; kill++) {
    await patiently(async () => (await asked()).errors === undefined);
    process.kill(postmaster().pid, "SIGKILL");
    const before = answered;
    await patiently(async () => answered > before + CALLERS && (await asked()).errors === undefined);
  }
  isOver = true;
  await Promise.all(callers);
  for (const { errors } of refusals)
    expect(errors).toMatchObject([
      // Who floods a server that has no database may also be told to wait for their turn.
      { extensions: { code: expect.stringMatching(/^(UNAVAILABLE|THROTTLED)$/), retryable: true } },
    ]);

  expect(program.said()).toContain("The database ended by itself; starting it again.");
  expect((await fetch(new URL("/readyz", url))).status).toBe(200);
  // Whoever has a connection of their own is back too.
  const { superuserUrl } = connectionsTo(postmaster().port, folder);
  await withLocalClient(superuserUrl, async (client) => {
    await patiently(async () => {
      const { rows } = await client.query<{ name: string }>(
        "select distinct application_name as name from pg_stat_activity where datname = 'liuyou'",
      );
      const names = rows.map(({ name }) => name);
      return ["liuyou listener", "liuyou sequencer", "liuyou-jobs"].every((name) => names.includes(name));
    });
  });
}, 180_000);

test("the server is killed: the next start finds the database and serves", async () => {
  await program.ended("SIGKILL");
  program = startProgramWith({ DATA_DIR: folder, LOG_LEVEL: "silent" });
  await program.saying("Liuyou serves GraphQL at ");
  url = /http:\S+/.exec(program.said())?.[0] ?? "";
  expect((await asked()).errors).toBeUndefined();
}, 120_000);
