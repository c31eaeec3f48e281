import type { DomainError } from "../../platform/errors/domain-error.js";
import { isBlank } from "../../platform/text/text-forms.rules.js";
import { calendarErrors } from "./calendar.errors.js";

export interface EnteredYear {
  readonly year: number;
  readonly days: readonly { readonly day: string }[];
  readonly isPublished: boolean;
  readonly document?: string | null;
}

/** What cannot be in a year: days of another one, days named twice, a publication without its document. */
export function calendarYearFaults({ year, days, isPublished, document }: EnteredYear): DomainError[] {
  const seen = new Set<string>();
  const faults = days.flatMap(({ day }, at) => {
    const path = ["input", "days", String(at), "day"];
    if (!day.startsWith(`${year}-`)) return [calendarErrors.CALENDAR_DAY_OUT_OF_YEAR(path, { year })];
    if (seen.has(day)) return [calendarErrors.CALENDAR_DAY_DOUBLED(path)];
    seen.add(day);
    return [];
  });
  if (isPublished && isBlank(document ?? ""))
    faults.push(calendarErrors.CALENDAR_DOCUMENT_MISSING(["input", "document"]));
  return faults;
}
