import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ensureInstalled } from "./install.mjs";
import { inProject, runNode } from "./processes.mjs";
import { LaunchError, reported } from "./report.mjs";

const stamp = inProject("dist/.build-stamp");

/** Compiles src, migrations and seeds to dist when any of their contents changed since the last build. */
export async function ensureBuilt() {
  const inputs = hashOfInputs();
  const built = existsSync(stamp) && readFileSync(stamp, "utf8") === inputs;
  await ensureInstalled({ withDevelopment: !built });
  if (built) return;
  await reported("Building", async () => {
    // From nothing, so that no file outlives its source: migrations are found by listing their folder.
    rmSync(inProject("dist"), { recursive: true, force: true });
    const code = await runNode(["node_modules/typescript/bin/tsc", "-p", "src/tsconfig.build.json"], { whole: true });
    if (code !== 0) throw new LaunchError("The build failed; the compiler says above why.");
    writeFileSync(stamp, inputs);
  });
}

/** By content, not by time: a checkout touches every file and a restored cache none. */
function hashOfInputs() {
  const hash = createHash("sha256");
  const files = ["src", "migrations", "seeds"].flatMap((folder) => sourcesBelow(folder));
  for (const file of ["package-lock.json", "tsconfig.json", "src/tsconfig.build.json", ...files.sort()])
    hash
      .update(`${file}\0`)
      .update(readFileSync(inProject(file)))
      .update("\0");
  return hash.digest("hex");
}

function sourcesBelow(folder) {
  if (!existsSync(inProject(folder))) return [];
  return readdirSync(inProject(folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.(ts|json)$/.test(entry.name) ? [path] : [];
  });
}
