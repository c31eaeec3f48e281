const MILLISECONDS_PER_DAY = 86_400_000;

const midnight = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => (midnight(to) - midnight(from)) / MILLISECONDS_PER_DAY;

/** The same day of the next year; 29 February becomes 28 February. */
export function oneYearAfter(day: string): string {
  const year = String(Number(day.slice(0, 4)) + 1).padStart(4, "0");
  return day.endsWith("-02-29") ? `${year}-02-28` : `${year}${day.slice(4)}`;
}
