import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { EmbeddedDatabaseError } from "./errors.js";

/** The operating system account that runs the database, as `spawn` wants it; empty for the account of this process. */
export interface Account {
  uid?: number;
  gid?: number;
}

/** Programs of the database see nothing of this program's environment, which may hold secrets and misleading PG… settings. */
export const bareEnvironment = process.platform === "win32" ? undefined : { PATH: "/usr/bin:/bin", LC_ALL: "C" };

/**
 * PostgreSQL refuses to run as root. Data that exists decides by its owner; else it is the usual `postgres`, or `liuyou`,
 * which is created when neither exists.
 */
export function databaseAccount(existingData: string | undefined): Account {
  if (process.getuid?.() !== 0) return {};
  if (existingData !== undefined) {
    const { uid, gid } = statSync(existingData);
    if (uid !== 0) return { uid, gid };
  }
  return lookUp("postgres") ?? lookUp("liuyou") ?? create("liuyou");
}

function lookUp(name: string): Account | undefined {
  const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
  if (uid?.status !== 0 || gid?.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

function create(name: string): Account {
  const ways: [string, ...string[]][] = [
    ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", name],
    ["adduser", "--system", "--group", "--no-create-home", name], // Debian's
    ["adduser", "-S", "-D", "-H", name], // BusyBox's
  ];
  const problems: string[] = [];
  for (const [program, ...args] of ways) {
    const { error, stderr } = spawnSync(program, args, { encoding: "utf8" });
    const account = lookUp(name);
    if (account !== undefined) return account;
    problems.push(error === undefined ? `${program}: ${stderr.trim()}` : error.message);
  }
  throw new EmbeddedDatabaseError(
    `The database cannot run as root, and a system account for it could not be created (${problems.join("; ")}). ` +
      `Create one with the name ${name}, start as another user, or set DATABASE_URL.`,
  );
}

/** Whether the account can enter the folder: every folder on the way must let it through, so it is tried, not computed. */
export function canEnter(folder: string, account: Account): boolean {
  if (process.platform === "win32") return true;
  const { status } = spawnSync("/bin/sh", ["-c", 'cd "$0"', folder], { ...account, cwd: "/", env: bareEnvironment });
  return status === 0;
}
