import { lastDateOfMonth } from "./day.rules.js";

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** An instant in ISO 8601 with offset as milliseconds in UTC; undefined when it is none, or names a day that does not exist. */
export function parseInstant(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", zoneHour = "0", zoneMinute = "0"] = match;
  const days = lastDateOfMonth(Number(year), Number(month));
  const isReal =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= days &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(zoneHour) <= 14 &&
    Number(zoneMinute) <= 59;
  const instant = new Date(text);
  return isReal && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined;
}
