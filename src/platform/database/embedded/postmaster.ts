import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bareEnvironment } from "./account.js";
import type { Binaries } from "./binaries.js";
import { EmbeddedDatabaseError } from "./errors.js";
import type { Place } from "./place.js";
import { disownPidFile, isPostmasterOf, readPidFile, signalProcess } from "./postmaster-pid.js";

/** A PostgreSQL server process. */
export interface Postmaster {
  pid: number;
  /** On 127.0.0.1. */
  port: number;
  /** Settles when the process has ended, for whatever reason. */
  ended: Promise<void>;
}

export interface StartOptions {
  settings: Record<string, string>;
  /** Where to listen; a free port unless told. */
  port?: number;
  /** Gives the start up, leaving no process behind. */
  signal: AbortSignal;
}

/** Starts the server and waits until it takes connections. */
export async function startPostmaster(
  place: Place,
  binaries: Binaries,
  { settings, port, signal }: StartOptions,
): Promise<Postmaster> {
  const giveUpAt = Date.now() + 20_000;
  for (;;) {
    const attempt = await tryStart(place, binaries, settings, port ?? (await freePort()), signal);
    signal.throwIfAborted();
    if (typeof attempt !== "string") return attempt;
    // Somebody may take the port before the server does, and a killed server's last children need a moment to go.
    const passes = /Address already in use|shared memory block .* is still in use/.test(attempt);
    if (!passes || Date.now() > giveUpAt)
      throw new EmbeddedDatabaseError(
        `The database did not start: ${reasonIn(attempt)} (more is in ${logOf(place.folder)}).`,
      );
    await pause(100);
  }
}

/** Either the server, or what it said before it gave up. */
async function tryStart(
  { account, folder, cluster }: Place,
  binaries: Binaries,
  settings: Record<string, string>,
  port: number,
  signal: AbortSignal,
): Promise<Postmaster | string> {
  const all = { ...settings, listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "" };
  const args = Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const logFile = rotatedLog(folder);
  const logged = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  const log = openSync(logFile, "a", 0o600);
  // A session of its own: Ctrl-C must reach the server program first, which ends its work and then stops the database.
  const child = spawn(binaries.postgres, ["-D", cluster, ...args], {
    ...account,
    cwd: "/",
    env: bareEnvironment,
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
  closeSync(log);
  child.unref();
  const send = (sent: NodeJS.Signals) => void (child.pid !== undefined && signalProcess(child.pid, sent));
  const interrupt = () => send("SIGINT");
  // An exit of this program, at whatever point, shall not leave it running; one that recovers may not listen to less.
  const quit = () => send("SIGQUIT");
  process.once("exit", quit);
  let failure: string | undefined;
  const ended = new Promise<void>((resolve) => {
    const end = (message: string) => {
      failure ??= message;
      process.off("exit", quit);
      resolve();
    };
    child.once("error", (error) => end(error.message));
    child.once("exit", () => end(""));
  });
  signal.addEventListener("abort", interrupt, { once: true });
  try {
    while (failure === undefined) {
      const known = readPidFile(cluster);
      if (known?.ready === true && known.pid === child.pid && !signal.aborted) return { pid: known.pid, port, ended };
      await pause(10);
    }
  } finally {
    signal.removeEventListener("abort", interrupt);
  }
  return failure || readFileSync(logFile).subarray(logged).toString();
}

/** Stops the server: fast, which rolls back what is open and writes a checkpoint, or at once when that takes too long. */
export async function stopPostmaster({ cluster, account }: Place, binaries: Binaries, pid: number): Promise<void> {
  for (const [mode, signal, seconds] of [
    ["fast", "SIGINT", 30],
    ["immediate", "SIGQUIT", 10],
  ] as const) {
    if (process.platform === "win32") {
      spawnSync(binaries.pgCtl, ["stop", "-D", cluster, "-m", mode, "-t", String(seconds)], { ...account });
    } else signalProcess(pid, signal);
    const giveUpAt = Date.now() + seconds * 1000;
    // Not until the process id is free: that may take long where nobody collects orphans, as in some containers.
    while (Date.now() < giveUpAt) {
      if (readPidFile(cluster)?.pid !== pid || !isPostmasterOf(pid, cluster)) return;
      await pause(10);
    }
  }
  throw new EmbeddedDatabaseError(`The database process ${pid} on ${cluster} does not stop; end it and start again.`);
}

/** Stops what a killed server program left running, so that this start has its own settings and no foreign session. */
export async function stopOrphan(place: Place, binaries: Binaries, log: (line: string) => void): Promise<void> {
  const left = readPidFile(place.cluster);
  if (left === undefined) return;
  if (isPostmasterOf(left.pid, place.cluster)) {
    log("The last server was ended without stopping its database; restarting that.");
    await stopPostmaster(place, binaries, left.pid);
  } else if (signalProcess(left.pid, 0)) disownPidFile(place.cluster);
}

/** The port of the server that runs on this cluster and takes connections. */
export function runningPort(cluster: string): number | undefined {
  const known = readPidFile(cluster);
  return known?.ready === true && isPostmasterOf(known.pid, cluster) ? known.port : undefined;
}

/** What PostgreSQL or one of its programs gives as the cause of its end, in the midst of all else that it says. */
export function reasonIn(output: string): string {
  const [, reason] = /(?:PANIC|FATAL|initdb: error):\s+(.+)/.exec(output) ?? [];
  return reason ?? output.trim().split("\n").at(-1) ?? "";
}

const logOf = (folder: string): string => join(folder, "postgres.log");

/** The log of earlier starts is kept up to 10 MB. */
function rotatedLog(folder: string): string {
  const file = logOf(folder);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(file, `${file}.1`);
  return file;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => (typeof address === "object" && address !== null ? resolve(address.port) : reject()));
    });
  });
}
