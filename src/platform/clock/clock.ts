/** Where the program takes the time from; tests set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The time zone in which days, periods and deadlines are counted. */
export const BUSINESS_TIME_ZONE = "Asia/Shanghai";
/** What it is ahead of UTC, the whole year and since 1991. */
export const BUSINESS_OFFSET = "+08:00";

const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: BUSINESS_TIME_ZONE, dateStyle: "short" });

/** The business day (`YYYY-MM-DD`) on which an instant falls. */
export const businessDay = (instant: Date): string => dayFormat.format(instant);
