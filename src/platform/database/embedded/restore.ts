import { existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { chown, mkdir, readdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { copyHashed, type Manifest, readManifest, someAtOnce, thisMachine } from "./backup-manifest.js";
import type { Binaries } from "./binaries.js";
import { setAside } from "./cluster.js";
import { EmbeddedDatabaseError } from "./errors.js";
import type { Place } from "./place.js";

export interface RestoreOptions {
  /** The backup. */
  folder: string;
  dataDir: string;
  /** Where the database will be; locked by the caller. */
  place: Place;
  binaries: Binaries;
}

/** Says in one sentence why this data folder does not take a backup; before anything is made in it. */
export function requireUnused(dataDir: string, folder: string): void {
  const link = join(dataDir, "postgres");
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined)
    throw new EmbeddedDatabaseError(
      `${dataDir} holds a database already, which a restore does not overwrite; set DATA_DIR to another folder, or move it away.`,
    );
  const secrets = join(dataDir, "secrets.json");
  const restored = join(folder, "secrets.json");
  // The same ones were left by a restore that was interrupted.
  if (existsSync(secrets) && !(existsSync(restored) && readFileSync(secrets).equals(readFileSync(restored))))
    throw new EmbeddedDatabaseError(
      `${dataDir} holds the secrets of another installation; set DATA_DIR to another folder, or move ${secrets} away.`,
    );
}

/** The manifest of a backup that can be restored here; fails in one sentence otherwise. */
function requireRestorable(folder: string, binaries: Binaries): Manifest {
  const manifest = readManifest(folder);
  if (manifest.postgres !== binaries.version)
    throw new EmbeddedDatabaseError(
      `The backup in ${folder} was made by PostgreSQL ${manifest.postgres}, and this program brings ${binaries.version}; ` +
        `restore it with the version of this program that made it.`,
    );
  if (manifest.machine !== thisMachine)
    throw new EmbeddedDatabaseError(
      `The backup in ${folder} was made on ${manifest.machine}, and this is ${thisMachine}: restore it on such a machine.`,
    );
  return manifest;
}

/**
 * Puts a backup in place as the database of a data folder that has none, each file compared with the manifest and given to the
 * account that runs the database. Nothing is in place until everything is. Answers what the person should know.
 */
export async function restoreBackup({ dataDir, place, binaries, ...options }: RestoreOptions): Promise<string[]> {
  const folder = resolve(options.folder);
  requireUnused(dataDir, folder);
  const manifest = requireRestorable(folder, binaries);
  for (const { path, size } of manifest.files) {
    const found = lstatSync(join(folder, path), { throwIfNoEntry: false });
    if (found === undefined) throw new EmbeddedDatabaseError(`${folder} is no whole backup: ${path} is missing.`);
    if (found.size !== size)
      throw new EmbeddedDatabaseError(`${folder} is no whole backup: ${path} is not as it was written.`);
  }
  for (const name of readdirSync(place.folder).filter((entry) => entry.startsWith("postgres.new-")))
    rmSync(join(place.folder, name), { recursive: true, force: true });
  const unfinished = `${place.cluster}.new-${process.pid}`;
  const secrets = join(dataDir, `secrets.json.new-${process.pid}`);
  try {
    await mkdir(unfinished, { mode: 0o700 });
    for (const below of manifest.folders)
      await mkdir(join(unfinished, within(below)), { recursive: true, mode: 0o700 });
    await someAtOnce(manifest.files, async ({ path, size, sha256 }) => {
      const target = path === "secrets.json" ? secrets : join(unfinished, within(path));
      // PostgreSQL itself flushes what it finds, when it starts on a copy.
      const copy = await copyHashed(join(folder, path), target, { mode: 0o600, flush: false });
      if (copy.size !== size || copy.sha256 !== sha256)
        throw new EmbeddedDatabaseError(`${folder} is no whole backup: ${path} is not as it was written.`);
    });
    const notices = setAside(place);
    await giveTo(place, unfinished);
    renameSync(secrets, join(dataDir, "secrets.json"));
    renameSync(unfinished, place.cluster);
    if (!existsSync(place.link)) symlinkSync(place.cluster, place.link);
    return [...notices, ownerNotice(place)];
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(secrets, { force: true });
    if (error instanceof EmbeddedDatabaseError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmbeddedDatabaseError(`The backup in ${folder} was not restored, and nothing was changed: ${reason}`, {
      cause: error,
    });
  }
}

/** A manifest is believed as far as its hash goes, which everybody can compute: it leads nowhere outside. */
function within(path: string): string {
  const parts = path.split("/");
  if (parts[0] !== "postgres" || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new EmbeddedDatabaseError(`The backup names a file ${path}, which does not belong to a database.`);
  return parts.slice(1).join("/");
}

/** PostgreSQL refuses files of anybody but the account that runs it. */
async function giveTo({ account: { uid, gid } }: Place, folder: string): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  await chown(folder, uid, gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    await chown(join(entry.parentPath, entry.name), uid, gid);
}

function ownerNotice({ account, cluster }: Place): string {
  const owner = account.uid ?? process.getuid?.();
  const whose = owner === undefined ? "this user" : `user id ${owner}`;
  return `The database in ${cluster} belongs to ${whose}, who alone may run it; ${dirname(cluster)} must stay open to that user.`;
}
