import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What a PostgreSQL server writes about itself into its cluster, and removes as the last thing it does. */
export interface PidFile {
  pid: number;
  port: number;
  /** It takes connections. */
  ready: boolean;
}

const pathOf = (cluster: string) => join(cluster, "postmaster.pid");

export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(pathOf(cluster), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
  } catch {
    // Not there, or taken away while it was read: nothing runs.
    return undefined;
  }
}

/**
 * The process id now belongs to another program, which PostgreSQL would take for a running server. With an id that no process can
 * have it goes on and looks for other leftovers by itself, which it would not do if the file were removed.
 */
export function disownPidFile(cluster: string): void {
  const content = readFileSync(pathOf(cluster), "utf8");
  writeFileSync(pathOf(cluster), content.replace(/^\d+/, "2147483647"));
}

/** Sends a signal, or none (0), and says whether there is such a process. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Sends a signal to a process and all that it has started, where the system knows groups; else to it alone. */
export function signalGroup(leader: number, signal: NodeJS.Signals): void {
  signalProcess(process.platform === "win32" ? leader : -leader, signal);
}

/** Whether a live process is a PostgreSQL server on this cluster; on Windows, a live one with the right id is believed. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || !signalProcess(pid, 0)) return false;
  if (process.platform === "win32") return true;
  if (process.platform !== "linux")
    return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.includes(cluster);
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(cluster);
  } catch {
    // The process has ended meanwhile.
    return false;
  }
}
