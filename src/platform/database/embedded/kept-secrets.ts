import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { EmbeddedDatabaseError } from "./errors.js";

/** Names of what is kept; the database's passwords and whatever else must survive a restart but be nobody else's. */
type SecretName = "superuserPassword" | "ownerPassword" | "appPassword" | "appSecret";

/** A random secret (256 bits, URL-safe) that is made at its first use and kept in `secrets.json` of the data folder. */
export function keptSecret(dataDir: string, name: SecretName): string {
  const kept = keptSecrets(dataDir);
  const known = kept[name];
  if (known !== undefined) return known;
  const made = randomBytes(32).toString("base64url");
  const unfinished = `${fileOf(dataDir)}.new-${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify({ ...kept, [name]: made }, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, fileOf(dataDir));
  return made;
}

/** Whether a secret was made before. */
export const hasSecret = (dataDir: string, name: SecretName): boolean => keptSecrets(dataDir)[name] !== undefined;

function keptSecrets(dataDir: string): Partial<Record<SecretName, string>> {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return {};
  const text = readFileSync(file, "utf8");
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text));
  } catch (cause) {
    throw new EmbeddedDatabaseError(
      `${file} with the database's passwords is damaged; put back the one that belongs to these data.`,
      { cause },
    );
  }
}

const fileOf = (dataDir: string) => join(dataDir, "secrets.json");
