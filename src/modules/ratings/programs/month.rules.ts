const parts = (day: string): [number, number, number] => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
};

const asDay = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** The same day some months later; the last of the month where there is no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = parts(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return asDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** The day before or after, by a number of calendar days. */
export const addDays = (day: string, days: number): string => {
  const [year, month, date] = parts(day);
  return asDay(Date.UTC(year, month - 1, date + days));
};

/** Whole months from one day to a later one; 0 where it is not later. */
export function wholeMonthsBetween(from: string, to: string): number {
  const [fromYear, fromMonth] = parts(from);
  const [toYear, toMonth] = parts(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth;
  return Math.max(0, addMonths(from, months) <= to ? months : months - 1);
}
