import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedDatabaseError } from "./errors.js";

/** One file of a backup. */
export interface BackedUpFile {
  /** Below the backup's folder, with slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** SHA-256 of its bytes, hex. */
  sha256: string;
}

/** What a backup consists of; written last, so that one without it was interrupted. */
export interface Manifest {
  /** Of the form of the backup. */
  format: 1;
  /** When it was begun, ISO 8601. */
  takenAt: string;
  /** PostgreSQL's major version, and the kind of machine: files of another are not readable. */
  postgres: number;
  machine: string;
  /** PostgreSQL finds some of its folders missing otherwise. */
  folders: string[];
  files: BackedUpFile[];
}

export const thisMachine = `${process.platform}-${process.arch}`;

const fileOf = (folder: string) => join(folder, "manifest.json");

const hashOf = (manifest: Manifest) => createHash("sha256").update(JSON.stringify(manifest)).digest("hex");

/** The manifest with its own hash, as it is stored. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ sha256: hashOf(manifest), manifest }, null, 1)}\n`;

/** Reads a backup's manifest; fails in one sentence when it is none, or not whole. */
export function readManifest(folder: string): Manifest {
  if (!existsSync(fileOf(folder)))
    throw new EmbeddedDatabaseError(
      `${folder} is no whole backup: it has no manifest.json, which is written last; take another backup.`,
    );
  let stored: { sha256?: unknown; manifest?: Manifest } | null;
  try {
    stored = JSON.parse(readFileSync(fileOf(folder), "utf8")) as typeof stored;
  } catch (cause) {
    throw new EmbeddedDatabaseError(`${folder} is no whole backup: its manifest.json cannot be read.`, { cause });
  }
  if (stored?.manifest?.format !== 1 || stored.sha256 !== hashOf(stored.manifest))
    throw new EmbeddedDatabaseError(
      `${folder} is no whole backup: its manifest.json was changed after it was written.`,
    );
  return stored.manifest;
}

const CHUNK = 1 << 18;

/** So many at once: a disk flushes several files hardly slower than one. */
const AT_ONCE = 12;

/** Works through a list, some at a time and begun in its order; ends with the first error, when none is under way any more. */
export async function someAtOnce<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values();
  let isFailing = false;
  const worker = async (): Promise<void> => {
    for (const item of left) {
      if (isFailing) return;
      await work(item).catch((error: unknown) => {
        isFailing = true;
        throw error;
      });
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const end of ended) if (end.status === "rejected") throw end.reason;
}

/** Copies one file, to the disk and not only to the system's memory where asked, and answers what was written. */
export async function copyHashed(
  from: string,
  to: string,
  { mode, flush }: { mode: number; flush: boolean },
): Promise<{ size: number; sha256: string }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  let size = 0;
  const source = await open(from, "r");
  let target: FileHandle | undefined;
  try {
    target = await open(to, "wx", mode);
    for (;;) {
      const { bytesRead } = await source.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      const piece = buffer.subarray(0, bytesRead);
      hash.update(piece);
      await target.writeFile(piece);
      size += bytesRead;
    }
    if (flush) await target.sync();
  } finally {
    await source.close();
    await target?.close();
  }
  return { size, sha256: hash.digest("hex") };
}
