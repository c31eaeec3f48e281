import { existsSync, readFileSync } from "node:fs";
import { inProject, runToEnd } from "./processes.mjs";
import { LaunchError, reported } from "./report.mjs";

/**
 * Installs from the lockfile unless what npm says it installed last is what the lockfile asks for, whoever ran npm.
 * Development packages count only where they are needed, so that a built and pruned deployment starts as it is.
 */
export async function ensureInstalled({ withDevelopment = false } = {}) {
  const difference = firstDifference(withDevelopment);
  if (difference === undefined) return;
  await reported(`Installing packages, because ${difference} (a minute or two the first time)`, async () => {
    // Both kinds are named because NODE_ENV=production or a user's npm configuration may leave them out.
    const code = await npm("ci", "--include=dev", "--include=optional", "--loglevel=error");
    if (code !== 0) throw new LaunchError("The packages could not be installed; npm says above why.");
  });
}

function firstDifference(withDevelopment) {
  const installed = packagesOf("node_modules/.package-lock.json");
  if (installed === undefined) return "none are installed";
  for (const [path, wanted] of Object.entries(packagesOf("package-lock.json") ?? {})) {
    if (path === "") continue;
    const found = installed[path];
    // Optional packages belong to other platforms; the ones of this platform are checked where they are used.
    const dispensable = wanted.optional || wanted.devOptional || (wanted.dev && !withDevelopment);
    if (found === undefined && !dispensable) return `${path} is missing`;
    if (found !== undefined && found.version !== wanted.version) return `${path} has another version`;
  }
  return undefined;
}

function packagesOf(lockfile) {
  const path = inProject(lockfile);
  if (!existsSync(path)) return undefined;
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages;
  } catch {
    return undefined; // cut off by a crash: as good as none
  }
}

/** The npm that runs this script, which need not be the first one in the path. */
function npm(...args) {
  const script = process.env.npm_execpath;
  if (script !== undefined && /\.[cm]?js$/.test(script))
    return runToEnd(process.execPath, [script, ...args], { whole: true });
  return process.platform === "win32"
    ? runToEnd("cmd", ["/c", "npm", ...args], { whole: true })
    : runToEnd("npm", args, { whole: true });
}
