import { lastDateOfMonth } from "./day.rules.js";

/** A period of the calendar as first and last day. */
export interface PeriodDays {
  from: string;
  to: string;
}

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2199;

interface ParsedPeriod {
  year: number;
  /** Length in months and zero-based place within the year. */
  months: 12 | 6 | 3 | 1;
  index: number;
}

function parse(period: string): ParsedPeriod | undefined {
  const match = FORM.exec(period);
  if (match === null) return undefined;
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (match[2] !== undefined) return { year, months: 6, index: Number(match[2]) - 1 };
  if (match[3] !== undefined) return { year, months: 3, index: Number(match[3]) - 1 };
  if (match[4] !== undefined) return { year, months: 1, index: Number(match[4]) - 1 };
  return { year, months: 12, index: 0 };
}

const two = (value: number): string => String(value).padStart(2, "0");

function format({ year, months, index }: ParsedPeriod): string {
  if (months === 12) return String(year);
  if (months === 6) return `${year}-H${index + 1}`;
  if (months === 3) return `${year}-Q${index + 1}`;
  return `${year}-${two(index + 1)}`;
}

/** First and last day of `2026`, `2026-H1`, `2026-Q4` or `2026-11`; undefined when it is no period. */
export function parsePeriod(period: string): PeriodDays | undefined {
  const parsed = parse(period);
  if (parsed === undefined) return undefined;
  const first = parsed.index * parsed.months + 1;
  const last = first + parsed.months - 1;
  return {
    from: `${parsed.year}-${two(first)}-01`,
    to: `${parsed.year}-${two(last)}-${two(lastDateOfMonth(parsed.year, last))}`,
  };
}

/** The period of the same length just before; undefined when it is no period. */
export function previousPeriod(period: string): string | undefined {
  const parsed = parse(period);
  if (parsed === undefined) return undefined;
  const perYear = 12 / parsed.months;
  const place = parsed.year * perYear + parsed.index - 1;
  return format({ ...parsed, year: Math.floor(place / perYear), index: place % perYear });
}

/** The quarter in which a day lies. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
