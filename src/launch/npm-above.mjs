import { readFileSync } from "node:fs";

/**
 * Calls back once npm above this process is gone. A killed npm tells nobody: the shell that it puts between passes no
 * signal on, or lives on itself. Without npm above nothing is watched, as whoever started this may end before it. Answers what
 * ends the watch.
 */
export function whenNpmEnds(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const above = ancestors();
  const timer = setInterval(() => {
    if (ancestors().join() === above.join()) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}

/** The shell and npm; only the nearest one where there is no /proc, and npm alone where the shell made way for this program. */
function ancestors() {
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  return grandparent !== undefined && isNpm(grandparent) ? [parent, grandparent] : [parent];
}

const parentOf = (pid) => {
  // The name in parentheses may hold spaces and parentheses itself, so the fields are counted from its end.
  const fields = procFile(pid, "stat")?.split(") ").at(-1)?.split(" ");
  return fields === undefined ? undefined : Number(fields[1]);
};

const isNpm = (pid) => /^npm\b|npm-cli\.js/.test(procFile(pid, "cmdline") ?? "");

function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return undefined;
  }
}
