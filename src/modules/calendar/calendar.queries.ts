import type { EntityManager } from "@mikro-orm/postgresql";
import { columnsOf } from "../../platform/database/columns.js";
import { row, rows, sql } from "../../platform/database/sql.js";
import type { CalendarDay, CalendarYear } from "./calendar-year.entity.js";
import { workingCalendarOf, type WorkingCalendar } from "./working-day.rules.js";

/** The working days as they are known now; one statement. */
export async function workingCalendar(em: EntityManager): Promise<WorkingCalendar> {
  const found = await row<{ days: Pick<CalendarDay, "day" | "isWorkday">[]; knownUntil: string }>(
    em,
    // Years count as known without a gap from the first one on: behind a missing year nothing is certain.
    sql`select coalesce((select json_agg(json_build_object('day', d.day, 'isWorkday', d.is_workday)) from calendar_days d), '[]') as days,
      coalesce((select max(make_date(y.year, 12, 31)) from calendar_years y where y.is_published and not exists (
        select from generate_series((select min(f.year) from calendar_years f where f.is_published), y.year) as each (year)
        where not exists (select from calendar_years k where k.year = each.year and k.is_published))), '0001-01-01'::date) as "knownUntil"`,
  );
  if (found === undefined) throw new Error("the calendar is always one row");
  return workingCalendarOf(found.days, found.knownUntil);
}

const yearColumns = columnsOf<CalendarYear>({
  year: "year",
  id: "id",
  isPublished: "is_published",
  document: "document",
  version: "version",
});

/** One year, or undefined when nothing was entered for it. */
export const calendarYear = (em: EntityManager, year: number): Promise<CalendarYear | undefined> =>
  row<CalendarYear>(em, sql`select ${yearColumns} from calendar_years where year = ${year}::integer`);

const dayColumns = columnsOf<CalendarDay>({
  year: "year",
  day: "day",
  isWorkday: "is_workday",
  name: "name",
});

/** The holidays and make-up workdays of a year, in order. */
export const calendarDaysOf = (em: EntityManager, year: number): Promise<CalendarDay[]> =>
  rows<CalendarDay>(em, sql`select ${dayColumns} from calendar_days where year = ${year}::integer order by day`);
