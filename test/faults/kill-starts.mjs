/**
 * Kills the first start of an installation at random moments, and sees that the next one serves and is whole.
 *
 *   npm run faults                      200 kills
 *   npm run faults -- --kills=20        fewer
 *   npm run faults -- --seed=7          the same moments again
 *
 * Ends with 1 when any next start did not serve, lacked anything, or when a signal left something running.
 */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ensureBuilt } from "../../src/launch/build.mjs";
import { nothingRunsOn, processesOn } from "../support/running-processes.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({ options: { kills: { type: "string" }, seed: { type: "string" } } });
const kills = Number(values.kills ?? 200);
const seed = Number(values.seed ?? Date.now() % 1_000_000);

await ensureBuilt();
const { connectionsTo, withLocalClient } = await import(
  pathToFileURL(join(root, "dist/src/platform/database/embedded/connections.js")).href
);

/** What ends a first start: a signal that asks, or a kill of the server, with its database or without. */
const FATES = ["SIGKILL", "SIGTERM", "SIGKILL of both", "SIGINT"];
/** Filled a moment later, by the sequencer, and what a start notes of itself when it has said that it serves. */
const LATER = ["journal_chain", "sequencer_watermarks", "installation_facts"];
/** A start that takes longer has failed; generous, as the machine may do other things. */
const PATIENCE_MS = 300_000;

/** Numbers from 0 to 1 that the seed tells (mulberry32). */
function randomNumbers(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function start(folder) {
  const child = spawn(process.execPath, ["dist/src/main.js"], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      PORT: "0",
      DATA_DIR: folder,
      DEMO: "1",
      DEMO_TODAY: "2026-11-20",
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  return { child, ended, said: () => said };
}

async function serving(program) {
  const giveUpAt = Date.now() + PATIENCE_MS;
  let hasEnded = false;
  void program.ended.then(() => (hasEnded = true));
  while (!program.said().includes("Liuyou serves GraphQL at")) {
    if (hasEnded || Date.now() > giveUpAt) throw new Error(`it does not serve:\n${program.said()}`);
    await pause(20);
  }
  await pause(50); // the lines behind it
  return /GraphQL at (\S+)/.exec(program.said())[1];
}

async function asked(url, query, token) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

const postmaster = (folder) => {
  const file = join(folder, "postgres/postmaster.pid");
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]) };
};

/** How many rows each table has. */
async function countsIn(folder) {
  const url = new URL(connectionsTo(postmaster(folder).port, folder).superuserUrl);
  url.pathname = "/liuyou";
  const counts = {};
  await withLocalClient(url.href, async (client) => {
    const { rows: tables } = await client.query(
      "select tablename from pg_tables where schemaname = 'public' and tablename <> all($1) order by tablename",
      [LATER],
    );
    for (const { tablename } of tables) {
      const { rows } = await client.query(`select count(*)::int as n from public.${tablename}`);
      counts[tablename] = rows[0].n;
    }
  });
  return counts;
}

/** As `npm run verify` says. */
async function wholeIn(folder) {
  const verify = spawn(process.execPath, ["dist/src/app/verify.js"], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [verify.stdout, verify.stderr]) stream.on("data", (chunk) => (said += chunk));
  const code = await new Promise((resolve) => verify.once("close", resolve));
  if (code !== 0) throw new Error(`it is not whole:\n${said}`);
}

/** Everything of a district that a start has made: what the tables hold, and what its people are answered. */
async function stateOf(folder, url, password) {
  const counts = await countsIn(folder);
  const device = `{ id: "${randomUUID()}", name: "shell", platform: "cli" }`;
  const { signIn } = await asked(
    url,
    `mutation { signIn(input: { username: "administrator", password: "${password}", device: ${device} }) {
      session { accessToken } viewer { grants { tradeUnion { id } } } userErrors { code } } }`,
  );
  if (signIn.session === null) throw new Error(`nobody can sign in: ${JSON.stringify(signIn.userErrors)}`);
  const scope = signIn.viewer.grants[0].tradeUnion.id;
  const statistics = await asked(
    url,
    `{ organizationStatistics(scope: "${scope}") { grassrootsUnions coveredEmployers organizationRate membershipRate } }`,
    signIn.session.accessToken,
  );
  await wholeIn(folder);
  return { ...counts, ...statistics.organizationStatistics };
}

const passwordIn = (said) => /Their password: (\S+)/.exec(said)?.[1];

/**
 * One installation: what `first` does to its first start, then the next start; answers its state and how long it took to
 * serve. A first start that has served has told the password, and the next one need not.
 */
async function installation(first) {
  const folder = mkdtempSync(join(tmpdir(), "liuyou-faults-"));
  chmodSync(folder, 0o755);
  let next;
  try {
    const told = passwordIn(await first(folder));
    const began = Date.now();
    next = start(folder);
    const url = await serving(next);
    const milliseconds = Date.now() - began;
    const password = passwordIn(next.said()) ?? told;
    if (password === undefined) throw new Error(`the password was never told:\n${next.said()}`);
    const state = await stateOf(folder, url, password);
    next.child.kill("SIGTERM");
    const code = await next.ended;
    if (code !== 0) throw new Error(`it ended with ${code}:\n${next.said()}`);
    await nothingRunsOn(folder);
    return { state, milliseconds };
  } finally {
    next?.child.kill("SIGTERM"); // when something failed, its database ends with it
    await next?.ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const differences = (state, expected) =>
  Object.keys({ ...expected, ...state })
    .filter((name) => state[name] !== expected[name])
    .map((name) => `${name} is ${state[name]} and should be ${expected[name]}`)
    .join("; ");

async function endAfter(folder, moment, fate) {
  const program = start(folder);
  await Promise.race([pause(moment), program.ended]);
  if (fate.startsWith("SIGKILL")) {
    program.child.kill("SIGKILL");
    const database = fate === "SIGKILL of both" ? postmaster(folder) : undefined;
    if (database !== undefined && processesOn(folder).includes(String(database.pid)))
      process.kill(database.pid, "SIGKILL");
    await program.ended;
    return program.said();
  }
  program.child.kill(fate);
  await program.ended;
  await nothingRunsOn(folder);
  return program.said();
}

const { state: expected, milliseconds: longest } = await installation(() => "");
console.log(`An undisturbed start serves after ${longest} ms; seed ${seed}.`);

const random = randomNumbers(seed);
let failures = 0;
for (let kill = 1; kill <= kills; kill++) {
  const moment = Math.round(random() * longest);
  const fate = FATES[kill % FATES.length];
  try {
    const { state } = await installation((folder) => endAfter(folder, moment, fate));
    if (JSON.stringify(state) !== JSON.stringify(expected)) throw new Error(differences(state, expected));
    console.log(`${kill}/${kills}  ${fate} after ${moment} ms: the next start is whole`);
  } catch (error) {
    failures++;
    console.log(`${kill}/${kills}  ${fate} after ${moment} ms: FAILED: ${error.message}`);
  }
}
console.log(`${kills} kills, ${failures} failed`);
process.exitCode = failures === 0 ? 0 : 1;
