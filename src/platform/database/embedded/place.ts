import { createHash } from "node:crypto";
import { accessSync, constants, lstatSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, canEnter, databaseAccount } from "./account.js";
import { makeOpenFolder } from "./binaries.js";
import { EmbeddedDatabaseError } from "./errors.js";

/** Where the database lives and who runs it. */
export interface Place {
  account: Account;
  /** Holds the cluster, its log and the lock; the data folder itself unless the account cannot enter that. */
  folder: string;
  /** The database cluster: PostgreSQL's own data directory. */
  cluster: string;
  /** In the data folder, the cluster or a symbolic link to it; the link keeps a moved data folder and its data together. */
  link: string;
  /** False before the first start. */
  exists: boolean;
}

/** One folder after the other: where the system has no such folder for anybody, as below /proc, Node's own way never ends. */
function makeFolder(folder: string): void {
  const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isThere()) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!isThere()) throw error; // else another start was quicker
  }
}

/** Decides once, at the first start; afterwards the data stay where they are. */
export function databasePlace(dataDir: string, shared: string): Place {
  try {
    makeFolder(dataDir);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `The data folder ${dataDir} cannot be created (${(cause as Error).message}); set DATA_DIR to another one.`,
      { cause },
    );
  }
  const link = join(dataDir, "postgres");
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) return existingPlace(link);

  const account = databaseAccount(undefined);
  let folder = realpathSync(dataDir);
  if (!canEnter(folder, account)) {
    folder = join(shared, createHash("sha256").update(folder).digest("hex").slice(0, 16));
    makeOpenFolder(shared);
    makeOpenFolder(folder);
  }
  requireWritable(folder);
  return { account, folder, cluster: join(folder, "postgres"), link, exists: false };
}

function existingPlace(link: string): Place {
  let cluster: string;
  try {
    cluster = realpathSync(link);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `${link} leads to no database; put the data back, or remove ${link} to begin anew.`,
      { cause },
    );
  }
  const account = databaseAccount(cluster);
  const folder = dirname(cluster);
  const { uid } = statSync(cluster);
  const runner = account.uid ?? process.getuid?.() ?? uid;
  if (runner !== uid)
    throw new EmbeddedDatabaseError(`The data in ${cluster} belong to user id ${uid}; start as that user, or as root.`);
  if (!canEnter(folder, account))
    throw new EmbeddedDatabaseError(
      `User id ${runner}, who owns the data in ${cluster}, cannot enter ${folder}; let others pass (chmod o+x).`,
    );
  requireWritable(folder);
  return { account, folder, cluster, link, exists: true };
}

function requireWritable(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `${folder} is not writable; give this user access to it, or set DATA_DIR to another folder.`,
      {
        cause,
      },
    );
  }
}
