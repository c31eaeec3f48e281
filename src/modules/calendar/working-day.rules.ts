import { addDays, isWeekend } from "../../platform/clock/day.rules.js";

/** What is known of working days. */
export interface WorkingCalendar {
  /** The last day of the last year whose holidays were published; what lies behind it is provisional. */
  readonly knownUntil: string;
  isWorkday(day: string): boolean;
}

/** Monday to Friday, but for the holidays and make-up workdays that are named. */
export const workingCalendarOf = (
  exceptions: readonly { readonly day: string; readonly isWorkday: boolean }[],
  knownUntil: string,
): WorkingCalendar => {
  const byDay = new Map(exceptions.map(({ day, isWorkday }) => [day, isWorkday]));
  return { knownUntil, isWorkday: (day) => byDay.get(day) ?? !isWeekend(day) };
};

/** The n-th working day after a day; the day itself for 0, which means the end of that day. */
export function addWorkingDays(calendar: WorkingCalendar, from: string, days: number): string {
  let day = from;
  for (let left = days; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkday(day)) left--;
  }
  return day;
}

/** A day that was counted in working days. */
export interface DueDay {
  readonly dueOn: string;
  /** Whether it lies in a year whose holidays are not published yet, so that it may still move. */
  readonly isProvisional: boolean;
}

export function dueInWorkingDays(calendar: WorkingCalendar, from: string, days: number): DueDay {
  const dueOn = addWorkingDays(calendar, from, days);
  return { dueOn, isProvisional: dueOn > calendar.knownUntil };
}

/** Working days after the first day up to and with the last one; 0 when the last one is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (calendar.isWorkday(day)) count++;
  return count;
}
