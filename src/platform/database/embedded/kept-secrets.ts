import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Partial<Record<SecretName, string>>) : {};
}

const fileOf = (dataDir: string) => join(dataDir, "secrets.json");
