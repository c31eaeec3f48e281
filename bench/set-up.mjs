import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ensureBuilt } from "../src/launch/build.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Builds the program and installs the peers, each only when it is missing or out of date. */
export async function setUp() {
  await ensureBuilt();
  if (existsSync(`${here}node_modules/postgraphile/package.json`)) return;
  console.error("Installing the peers …");
  const code = await new Promise((resolve, reject) => {
    const npm = spawn("npm", ["ci", "--loglevel=error"], { cwd: here, stdio: "inherit" });
    npm.once("error", reject);
    npm.once("exit", resolve);
  });
  if (code !== 0) throw new Error("The peers could not be installed; npm says above why.");
}
