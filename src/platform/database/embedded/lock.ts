import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DatabaseSync } from "node:sqlite";
import { EmbeddedDatabaseError } from "./errors.js";

/** Another running server program owns this data. */
export class DatabaseInUseError extends EmbeddedDatabaseError {
  override readonly name = "DatabaseInUseError";

  constructor(folder: string) {
    const owner = ownerOf(folder);
    super(
      `The data in ${folder} is in use by ${owner === undefined ? "another server" : `the server with process id ${owner}`}. ` +
        `Stop that one first, or set DATA_DIR to another folder.`,
    );
  }
}

/** Two that try at the very same moment may keep each other from it; by then one of them has it. */
const COLLISION_MS = 500;

/**
 * Makes this process the only owner of the folder until `release` is called or the process ends.
 * The lock is the operating system's own, reached through an empty SQLite file, because Node offers none directly: it cannot
 * be left behind by a killed process and no recycled process id can be mistaken for its owner.
 */
export async function lockFolder(folder: string, patienceMs: number): Promise<{ release: () => void }> {
  const giveUpAt = Date.now() + Math.max(patienceMs, COLLISION_MS);
  for (;;) {
    const lock = tryLock(folder);
    if (lock !== undefined) {
      writeFileSync(ownerFile(folder), `${process.pid}\n`);
      return { release: () => void (lock.isOpen && lock.close()) };
    }
    if (Date.now() >= giveUpAt) throw new DatabaseInUseError(folder);
    await pause(20 + Math.random() * 60);
  }
}

function tryLock(folder: string): DatabaseSync | undefined {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(join(folder, "server.lock"));
    lock.exec("pragma locking_mode = exclusive; begin exclusive");
    return lock;
  } catch (error) {
    if (lock?.isOpen === true) lock.close();
    const sqliteBusy = 5;
    if (error instanceof Error && "errcode" in error && error.errcode === sqliteBusy) return undefined;
    throw new EmbeddedDatabaseError(`The data folder ${folder} cannot be used: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** Only for the message: the lock itself does not depend on it. */
const ownerFile = (folder: string) => join(folder, "server.pid");

function ownerOf(folder: string): string | undefined {
  try {
    return readFileSync(ownerFile(folder), "utf8").trim();
  } catch {
    // Given back while it was read, or not written yet.
    return undefined;
  }
}
