import { spawn } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { bareEnvironment } from "./account.js";
import type { Binaries } from "./binaries.js";
import { type Connections, withLocalClient } from "./connections.js";
import { EmbeddedDatabaseError } from "./errors.js";
import type { Place } from "./place.js";
import { reasonIn } from "./postmaster.js";
import { signalGroup } from "./postmaster-pid.js";

/** Trigram search ignores Chinese characters under the C locale, so the first of these that the machine knows is taken. */
const characterLocales = ["C.UTF-8", "en_US.UTF-8", "zh_CN.UTF-8", "C"];

/** Creates the cluster beside its place and moves it there when it is whole. */
export async function createCluster(
  place: Place,
  binaries: Binaries,
  options: { superuserPassword: string; durable: boolean; signal: AbortSignal },
): Promise<void> {
  const { account, folder, cluster, link } = place;
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith("postgres.new-")))
    rmSync(join(folder, name), { recursive: true, force: true });
  const unfinished = `${cluster}.new-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  const passwordFile = join(folder, `.superuser-password-${process.pid}`);
  writeFileSync(passwordFile, options.superuserPassword, { mode: 0o600 });
  if (account.uid !== undefined && account.gid !== undefined)
    for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    await initialize(place, binaries, unfinished, { ...options, passwordFile });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(unfinished, cluster);
  if (!existsSync(link)) symlinkSync(cluster, link);
}

async function initialize(
  place: Place,
  binaries: Binaries,
  folder: string,
  { passwordFile, durable, signal }: { passwordFile: string; durable: boolean; signal: AbortSignal },
): Promise<void> {
  for (const [index, characters] of characterLocales.entries()) {
    const args = [
      `--pgdata=${folder}`,
      `--pwfile=${passwordFile}`,
      ...["--username=postgres", "--auth=scram-sha-256", "--data-checksums"],
      // Bytewise order by default, the same on every machine; names are sorted by an ICU collation where it matters.
      ...["--encoding=UTF8", "--locale=C", `--lc-ctype=${characters}`, "--text-search-config=simple"],
      ...(durable ? [] : ["--no-sync"]),
    ];
    const { code, output } = await run(binaries.initdb, args, place, signal);
    signal.throwIfAborted();
    if (code === 0) return;
    const unknownLocale = /invalid locale|locale .* is not/i.test(output) && index + 1 < characterLocales.length;
    if (!unknownLocale) throw new EmbeddedDatabaseError(`The database could not be created: ${reasonIn(output)}`);
  }
}

/** Runs a program to its end, which comes at once, for all that it has started, when this program ends or gives up. */
function run(
  program: string,
  args: string[],
  { account }: Place,
  signal: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    // A group of its own, which can be ended as a whole.
    const child = spawn(program, args, {
      ...account,
      cwd: "/",
      env: bareEnvironment,
      detached: true,
      windowsHide: true,
    });
    const kill = () => void (child.pid !== undefined && signalGroup(child.pid, "SIGKILL"));
    process.once("exit", kill);
    signal.addEventListener("abort", kill, { once: true });
    const forget = () => {
      process.off("exit", kill);
      signal.removeEventListener("abort", kill);
    };
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += String(chunk)));
    child.once("error", (error) => {
      forget();
      reject(error);
    });
    child.once("close", (code) => {
      forget();
      resolve({ code, output });
    });
    if (signal.aborted) kill();
  });
}

/** PostgreSQL opens data of its own major version only. */
export function requireVersion(cluster: string, binaries: Binaries): void {
  const version = Number(readFileSync(join(cluster, "PG_VERSION"), "utf8"));
  if (version !== binaries.version)
    throw new EmbeddedDatabaseError(
      `The data in ${cluster} were made by PostgreSQL ${version}, and this program brings ${binaries.version}. Export them ` +
        `with the version of this program that made them, or set DATA_DIR to another folder.`,
    );
}

/** Creates the roles, the extensions and, last, the database: where it exists, everything does. */
export async function ensureDatabase(
  { superuserUrl }: Connections,
  passwords: { owner: string; app: string },
): Promise<void> {
  await withLocalClient(superuserUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_database where datname = 'liuyou'");
    if (rowCount !== 0) return;
    // From template1, every database that is created later has the extensions too.
    const template = new URL(superuserUrl);
    template.pathname = "/template1";
    await withLocalClient(template.href, (inTemplate) =>
      inTemplate.query("create extension if not exists ltree; create extension if not exists pg_trgm"),
    );
    for (const [role, password] of [
      ["liuyou_owner", passwords.owner],
      ["liuyou_app", passwords.app],
    ] as const) {
      const { rowCount: known } = await client.query("select from pg_roles where rolname = $1", [role]);
      const verb = known === 0 ? "create" : "alter";
      await client.query(`${verb} role ${role} login password ${client.escapeLiteral(password)}`);
    }
    await client.query("create database liuyou owner liuyou_owner");
  });
}

/** A cluster that nothing leads to any more, because its data folder was removed, is not deleted but makes way. */
export function setAside({ cluster }: Place): string[] {
  if (!existsSync(cluster)) return [];
  const aside = `${cluster}.removed-${Date.now()}`;
  renameSync(cluster, aside);
  return [`Data of an earlier installation were moved to ${aside}; delete them when nobody needs them.`];
}
