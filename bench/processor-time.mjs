import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, whatever the kernel's own clock does. */
const MILLISECONDS_PER_TICK = 10;

/** What stands behind the name of a process, which may hold spaces itself: state, parent …, ticks in user and system mode. */
function statusOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
  } catch {
    return undefined;
  }
}

const ticksOf = (status) => (status === undefined ? 0 : Number(status[11]) + Number(status[12]));

/** Milliseconds of processor time that a process has used, NaN where the system does not tell. */
export function processorTime(pid) {
  const status = statusOf(pid);
  return status === undefined ? NaN : ticksOf(status) * MILLISECONDS_PER_TICK;
}

/** The same of each child of a process: of PostgreSQL's, its connections. */
export function processorTimesOfChildren(pid) {
  const children = statusOf(pid) === undefined ? [] : readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const times = new Map();
  for (const child of children) {
    const status = statusOf(child);
    if (status?.[1] === String(pid)) times.set(child, ticksOf(status) * MILLISECONDS_PER_TICK);
  }
  return times;
}

/** How much more the children have used by the second time; those that ended meanwhile are left out. */
export const usedBetween = (before, after) =>
  after.size === 0 ? NaN : [...after].reduce((sum, [child, time]) => sum + time - (before.get(child) ?? 0), 0);

/** PostgreSQL's own process, whose children are its connections. */
export const postmaster = ({ clusterDir }) =>
  Number(readFileSync(`${clusterDir}/postmaster.pid`, "utf8").split("\n")[0]);
