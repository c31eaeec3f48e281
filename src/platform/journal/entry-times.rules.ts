/** When an entry says that it happened, and when the database says that it was written. */
export interface EntryTime {
  position: number;
  /** ISO 8601. */
  at: string;
  action: string;
  /** Seconds since 1970; null for entries that do not have it. */
  begunAt: string | null;
}

/** Clocks of several servers differ by seconds, and a transaction takes no minutes. */
const TOLERANCE_MS = 3_600_000;

/** What programs beside the server write, by their own clock; the demonstration for a day of its own. */
const BESIDE_THE_SERVER: ReadonlySet<string> = new Set([
  "rows.adopted",
  "reference-data.loaded",
  "demonstration.loaded",
  "demonstration.password-set",
]);

/** Whether a time belongs to the order of the server's own entries. */
export const isOrdered = ({ action }: Pick<EntryTime, "action">): boolean => !BESIDE_THE_SERVER.has(action);

/**
 * Names the entries whose time cannot be true: one that lies more than an hour before the entries on both sides of it, or
 * behind them; or one out of order of which the database's own clock said otherwise. A clock that was put right moves
 * everything from there on, and names nothing. What was looked at is taken off the list, and what was named is nobody's
 * neighbour; the last entry waits for the one behind it unless it `isEnd`.
 */
export function implausibleTimes(times: EntryTime[], isEnd: boolean): string[] {
  const faults: string[] = [];
  for (let i = 1; i < times.length;) {
    const [before, entry, after] = [times[i - 1], times[i], times[i + 1]];
    if (before === undefined || entry === undefined || (after === undefined && !isEnd)) break;
    const [previous, at] = [Date.parse(before.at), Date.parse(entry.at)];
    const next = after === undefined ? undefined : Date.parse(after.at);
    const areInOrder = next === undefined || next >= previous - TOLERANCE_MS;
    const isBehind = at < previous - TOLERANCE_MS;
    const isAhead = next !== undefined && at > next + TOLERANCE_MS;
    const isDenied = entry.begunAt !== null && Math.abs(Number(entry.begunAt) * 1000 - at) > TOLERANCE_MS;
    if ((isBehind || isAhead) && (areInOrder || isDenied)) {
      faults.push(
        `position ${entry.position}: the time ${entry.at} lies far ${isBehind ? "behind" : "ahead of"} its neighbours`,
      );
      times.splice(i, 1);
    } else i++;
  }
  // The last two are needed as neighbours of what comes; the last one has not been judged.
  times.splice(0, Math.max(0, times.length - 2));
  return faults;
}
