import { addDays, firstInstant, isWeekend, yearOf } from "../../src/platform/clock/day.rules.js";
import { parsePeriod, previousPeriod, quarterOf } from "../../src/platform/clock/period.rules.js";

/** The days on which the demonstration district hangs; all follow from the day it is loaded for. */
export interface DemonstrationCalendar {
  readonly today: string;
  /** Midnight (Shanghai) of that day: nothing in the district is later. */
  readonly loadedAt: string;
  /** The quarter that is planned and open. */
  readonly currentPeriod: string;
  readonly currentFrom: string;
  readonly currentTo: string;
  /** The quarter before it, inspected and confirmed. */
  readonly inspectedPeriod: string;
  readonly inspectedFrom: string;
  readonly inspectedTo: string;
  /** The year whose appraisals the inspections read. */
  readonly inspectedYear: number;
  /** The day as of which the registers were counted, just before the inspected quarter. */
  readonly countedOn: string;
}

/** An instant of a business day, `minutes` after its midnight in Shanghai. */
export const instantOn = (day: string, minutes: number): number => firstInstant(day).getTime() + minutes * 60_000;

export const isoInstant = (instant: number): string => new Date(instant).toISOString();

function daysOf(period: string): { from: string; to: string } {
  const days = parsePeriod(period);
  if (days === undefined) throw new RangeError(`${period} is not a period`);
  return days;
}

export function demonstrationCalendar(today: string): DemonstrationCalendar {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(today) || Number.isNaN(Date.parse(today)) || addDays(today, 0) !== today)
    throw new RangeError(`${today} is not a day of the form YYYY-MM-DD`);
  const currentPeriod = quarterOf(today);
  const inspectedPeriod = previousPeriod(currentPeriod);
  if (inspectedPeriod === undefined) throw new RangeError(`no quarter lies before ${today}`);
  const current = daysOf(currentPeriod);
  const inspected = daysOf(inspectedPeriod);
  return {
    today,
    loadedAt: isoInstant(instantOn(today, 0)),
    currentPeriod,
    currentFrom: current.from,
    currentTo: current.to,
    inspectedPeriod,
    inspectedFrom: inspected.from,
    inspectedTo: inspected.to,
    inspectedYear: yearOf(inspected.from),
    countedOn: addDays(inspected.from, -1),
  };
}

/** Days on which nobody visits, whatever the weekday: the fixed ones of the statutory holidays, as month and day. */
const HOLIDAYS = /-(?:01-0[1-3]|05-0[1-5]|10-0[1-7])$/;

/** Mondays to Fridays of a range, without the fixed statutory holidays. */
export function visitingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWeekend(day) && !HOLIDAYS.test(day)) days.push(day);
  }
  return days;
}
