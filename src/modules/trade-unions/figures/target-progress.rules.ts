import { daysBetween } from "../../../platform/clock/day.rules.js";
import { halfUp } from "../../../platform/numbers/percent.rules.js";

/** First and last day of a target; any range of days, since plan periods do not follow the calendar year. */
export interface TargetPeriod {
  from: string;
  to: string;
}

/** How far a target is on a day. Percents are rounded half up to two decimals and may pass 100 for the task. */
export interface TargetPace {
  /** Share of the task that is done; null when nothing was reported. */
  taskProgress: number | null;
  /** Share of the days that have begun, the day itself included; 0 to 100. */
  timeProgress: number;
  /** Task over time, two decimals; null when nothing was reported or no day has begun. */
  paceIndex: number | null;
  /** Whether the task is at least as far as the time; null when nothing was reported. */
  isOnPace: boolean | null;
  /** Whether half of the time and half of the task are past (时间过半、任务过半); null when nothing was reported. */
  isHalfTimeHalfTask: boolean | null;
}

/** Days of the period that have begun on a day, that day included. */
export const elapsedDays = ({ from, to }: TargetPeriod, on: string): number =>
  on < from ? 0 : daysBetween(from, on > to ? to : on) + 1;

/** Days of the period, both ends included. */
export const daysOf = ({ from, to }: TargetPeriod): number => daysBetween(from, to) + 1;

/** Amounts have two decimals; whole hundredths keep every comparison exact. */
const hundredths = (amount: number): bigint => BigInt(Math.round(amount * 100));
const twoDecimals = (numerator: bigint, denominator: bigint): number =>
  Number(halfUp(numerator * 100n, denominator)) / 100;

/** Compares what is done with what is assigned, and both with the time that has passed. */
export function targetPace(period: TargetPeriod, assigned: number, done: number | null, on: string): TargetPace {
  const days = BigInt(daysOf(period));
  const elapsed = BigInt(elapsedDays(period, on));
  const timeProgress = twoDecimals(elapsed * 100n, days);
  if (done === null)
    return { taskProgress: null, timeProgress, paceIndex: null, isOnPace: null, isHalfTimeHalfTask: null };
  const task = hundredths(done);
  const whole = hundredths(assigned);
  return {
    taskProgress: twoDecimals(task * 100n, whole),
    timeProgress,
    paceIndex: elapsed === 0n ? null : twoDecimals(task * days, whole * elapsed),
    isOnPace: task * days >= whole * elapsed,
    isHalfTimeHalfTask: elapsed * 2n >= days && task * 2n >= whole,
  };
}

/** Rates cannot be added up: neither their parts' progress nor their parts' figures make a sum. */
const isRate = (measure: string): boolean => measure.endsWith("_RATE");

/** What of a target is not given to its parts; negative when the parts ask for more than the whole, null where nothing can be compared. */
export function remainderOf(measure: string, assigned: number, parts: readonly number[]): number | null {
  if (parts.length === 0 || isRate(measure)) return null;
  return Number(parts.reduce((left, part) => left - hundredths(part), hundredths(assigned))) / 100;
}

/** Into how many parts one target can be split; with it the list of parts is bounded. */
export const MAXIMUM_PARTS = 500;

/** Figures have at most two decimals, as the database keeps them. */
export const hasTwoDecimals = (figure: number): boolean => Number(figure.toFixed(2)) === figure;

/** Codes of measures: capital letters, digits and underscores. */
export const isMeasure = (code: string): boolean => /^[A-Z][A-Z0-9_]{0,49}$/.test(code);
