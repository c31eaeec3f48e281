import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync } from "node:fs";
import { open, writeFile } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import type pg from "pg";
import {
  type BackedUpFile,
  copyHashed,
  type Manifest,
  manifestText,
  someAtOnce,
  thisMachine,
} from "./backup-manifest.js";
import { type Connections, withLocalClient } from "./connections.js";
import { EmbeddedDatabaseError } from "./errors.js";

export interface BackupOptions extends Connections {
  /** Holds `secrets.json`, without which nobody gets into the restored database. */
  dataDir: string;
  /** PostgreSQL's own data directory. */
  clusterDir: string;
  /** Where the backup goes; created, and refused when there is anything in it. */
  folder: string;
}

/** Its owner's alone, and on the disk before the backup has its name. */
const KEPT = { mode: 0o600, flush: true };

/** What the running server writes for itself only: of no use, or in the way, in a copy. PostgreSQL's manual lists them. */
const EMPTIED = new Set([
  "pg_dynshmem",
  "pg_notify",
  "pg_replslot",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_wal", // copied afterwards, as far as it is needed
]);
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|current_logfiles.*|backup_label.*|tablespace_map.*)$/;

/**
 * Copies a running database while it goes on working, with its secrets, into a folder that is complete from the moment on at
 * which it has its name. Fails with EmbeddedDatabaseError and leaves nothing behind.
 */
export async function takeBackup({ superuserUrl, dataDir, clusterDir, ...options }: BackupOptions): Promise<Manifest> {
  const folder = resolve(options.folder);
  requireNew(folder, clusterDir);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  try {
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(join(unfinished, "postgres"), { recursive: true, mode: 0o700 });
    const manifest: Manifest = {
      format: 1,
      takenAt: new Date().toISOString(),
      postgres: Number(readFileSync(join(clusterDir, "PG_VERSION"), "utf8")),
      machine: thisMachine,
      folders: [],
      files: [],
    };
    const secrets = await copyHashed(join(dataDir, "secrets.json"), join(unfinished, "secrets.json"), KEPT);
    manifest.files.push({ path: "secrets.json", ...secrets });
    await withLocalClient(superuserUrl, (client) => copyCluster(client, clusterDir, unfinished, manifest));
    await writeFile(join(unfinished, "manifest.json"), manifestText(manifest), { mode: 0o600, flush: true });
    if (existsSync(folder)) rmSync(folder, { recursive: true }); // empty, as was seen above
    renameSync(unfinished, folder);
    await flushFolder(dirname(folder));
    return manifest;
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (error instanceof EmbeddedDatabaseError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedDatabaseError(`The backup to ${folder} failed, and nothing of it was kept: ${reason}`, {
      cause: error,
    });
  }
}

function requireNew(folder: string, clusterDir: string): void {
  if (`${folder}${sep}`.startsWith(`${clusterDir}${sep}`))
    throw new EmbeddedDatabaseError(`${folder} lies within the database itself; name a folder elsewhere.`);
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isDirectory() || readdirSync(folder).length > 0)
    throw new EmbeddedDatabaseError(`${folder} is there already; name a new folder for each backup.`);
}

async function copyCluster(client: pg.Client, cluster: string, to: string, manifest: Manifest): Promise<void> {
  const spaces = await client.query("select from pg_tablespace where oid <> all (array[1663, 1664]::oid[])");
  if (spaces.rowCount !== 0)
    throw new EmbeddedDatabaseError("The database has tablespaces of its own, which npm run backup does not copy.");
  // Until this connection ends, PostgreSQL keeps everything that it writes to its log from here on.
  await client.query(`select pg_create_physical_replication_slot('liuyou_backup_${process.pid}', true, true)`);
  await client.query("select pg_backup_start('liuyou', true)");
  const take = async (path: string): Promise<void> => {
    const file = await copied(join(cluster, path), join(to, "postgres", path), `postgres/${path}`);
    if (file !== undefined) manifest.files.push(file);
  };
  const paths = pathsBelow(cluster, "", manifest);
  await someAtOnce(
    paths.filter((each) => each !== "global/pg_control"),
    take,
  );
  // Last, because it says up to where the files have to be brought at least.
  await take("global/pg_control");
  const { rows } = await client.query<{ label: string; first: string; last: string }>(
    `select labelfile as label, pg_walfile_name(lsn) as last,
       substring(labelfile from 'START WAL LOCATION: .* \\(file ([0-9A-F]{24})\\)') as first
     from pg_backup_stop(wait_for_archive => false)`,
  );
  const stopped = rows[0];
  if (stopped === undefined) throw new Error("pg_backup_stop answered nothing");
  const needed = readdirSync(join(cluster, "pg_wal")).filter(
    (name) => /\.history$/.test(name) || (/^[0-9A-F]{24}$/.test(name) && stopped.first <= name && name <= stopped.last),
  );
  for (const end of [stopped.first, stopped.last])
    if (!needed.includes(end)) throw new Error(`the database's log has no ${end} any more`);
  await someAtOnce(needed, (name) => take(`pg_wal/${name}`));
  const label = join(to, "label");
  await writeFile(label, stopped.label, { mode: 0o600 });
  manifest.files.push({
    path: "postgres/backup_label",
    ...(await copyHashed(label, join(to, "postgres", "backup_label"), KEPT)),
  });
  rmSync(label);
}

/** Every file to be copied; the folders are made in the copy at once. */
function pathsBelow(cluster: string, below: string, manifest: Manifest): string[] {
  return readdirSync(join(cluster, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (LEFT_OUT.test(entry.name)) return [];
    if (entry.isDirectory()) {
      manifest.folders.push(`postgres/${path}`);
      if (path === "pg_wal") manifest.folders.push("postgres/pg_wal/archive_status");
      return EMPTIED.has(path) ? [] : pathsBelow(cluster, path, manifest);
    }
    return entry.isFile() ? [path] : [];
  });
}

/** Nothing for a file that was dropped meanwhile: the log says that too. */
async function copied(from: string, to: string, path: string): Promise<BackedUpFile | undefined> {
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    return { path, ...(await copyHashed(from, to, KEPT)) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT" && !existsSync(from)) return undefined;
    throw error;
  }
}

/** Makes a new name last through a power cut; not every system can. */
async function flushFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(realpathSync(folder), "r");
  await handle.sync().finally(() => handle.close());
}
