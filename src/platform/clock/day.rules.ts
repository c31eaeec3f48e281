import { BUSINESS_OFFSET } from "./clock.js";

// Days are written `YYYY-MM-DD`, so that they compare as text; they have neither hours nor a time zone, and are computed in UTC.
const MILLISECONDS_PER_DAY = 86_400_000;

type Parts = [year: number, month: number, date: number];

const partsOf = (day: string): Parts => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
};

/** The day in a year and month; a month or date past the end counts on into the next. */
const dayIn = (year: number, month: number, date: number): string => {
  // Not `Date.UTC`, which takes the years 0 to 99 for those of the last century.
  const moved = new Date(0);
  moved.setUTCFullYear(year, month - 1, date);
  return moved.toISOString().slice(0, 10);
};

/** Days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;

/** The day so many days later, or earlier. */
export const addDays = (day: string, days: number): string => {
  const [year, month, date] = partsOf(day);
  return dayIn(year, month, date + days);
};

/** The same day so many months later, or earlier; the last of the month where there is no such day. */
export const addMonths = (day: string, months: number): string => {
  const [year, month, date] = partsOf(day);
  const [toYear, toMonth] = partsOf(dayIn(year, month + months, 1));
  return dayIn(toYear, toMonth, Math.min(date, lastDateOfMonth(toYear, toMonth)));
};

/** The same day of another year; 29 February becomes 28 February where it must. */
export const addYears = (day: string, years: number): string => addMonths(day, years * 12);

/** The last day of so many years that begin on a day: the one before the day on which the next ones begin. */
export const lastDayOfYears = (from: string, years: number): string => {
  const [year, month, date] = partsOf(from);
  return dayIn(year + years, month, date - 1);
};

/** Whole months from one day to a later one; 0 where it is not later. */
export const wholeMonthsBetween = (from: string, to: string): number => {
  const [fromYear, fromMonth] = partsOf(from);
  const [toYear, toMonth] = partsOf(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(from, months) <= to ? months : months - 1);
};

/** How many days a month has. */
export const lastDateOfMonth = (year: number, month: number): number => partsOf(dayIn(year, month + 1, 0))[2];

export const yearOf = (day: string): number => partsOf(day)[0];

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(day).getUTCDay());

/** The instant at which a business day begins. */
export const firstInstant = (day: string): Date => new Date(`${day}T00:00:00${BUSINESS_OFFSET}`);

/** The instant so many times 24 hours later. */
export const daysAfter = (instant: Date, days: number): Date =>
  new Date(instant.getTime() + days * MILLISECONDS_PER_DAY);

/** The instant so many times 24 hours earlier. */
export const daysBefore = (instant: Date, days: number): Date => daysAfter(instant, -days);
