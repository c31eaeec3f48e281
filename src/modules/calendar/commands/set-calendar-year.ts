import { row, rows, sql } from "../../../platform/database/sql.js";
import { DomainErrors } from "../../../platform/errors/domain-error.js";
import { requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { calendarChanged } from "../calendar.events.js";
import { calendarErrors } from "../calendar.errors.js";
import type { SetCalendarYearInput } from "../calendar.inputs.js";
import { calendarDaysOf, calendarYear } from "../calendar.queries.js";
import type { CalendarYear } from "../calendar-year.entity.js";
import { calendarYearFaults } from "../calendar-year.rules.js";

/** Enters all holidays and make-up workdays of a year; due days in it are counted again. */
export async function setCalendarYear(work: Work, input: SetCalendarYearInput): Promise<CalendarYear> {
  const { em, journal, events } = work;
  const { year, days, isPublished, document = null, expectedVersion } = input;
  const faults = calendarYearFaults(input);
  if (faults.length > 0) throw new DomainErrors(faults);
  // Of two who enter the same year at once the second waits here, and then finds another version.
  await rows(em, sql`select pg_advisory_xact_lock(hashtext('calendar_years'), ${year}::integer)`);
  const existing = await calendarYear(em, year);
  const version = existing?.version ?? 0;
  requireVersion({ version }, expectedVersion);
  if (existing?.isPublished === true && !isPublished)
    throw calendarErrors.CALENDAR_YEAR_PUBLISHED(["input", "isPublished"]);

  const before = await calendarDaysOf(em, year);
  const after = days.map(({ day, isWorkday, nameZh, nameEn }) => ({
    day,
    isWorkday,
    name: { zh: nameZh, en: nameEn },
  }));
  const entered = await row<CalendarYear>(
    em,
    sql`insert into calendar_years as y (year, is_published, document) values (${year}::integer, ${isPublished}::boolean, ${document}::text)
      on conflict (year) do update set is_published = excluded.is_published, document = excluded.document, version = y.version + 1
      returning year, id, is_published as "isPublished", document, version`,
  );
  if (entered === undefined) throw new Error("an upsert answers its row");
  await rows(em, sql`delete from calendar_days where year = ${year}::integer`);
  await rows(
    em,
    sql`insert into calendar_days (day, year, is_workday, name)
      select d.day, ${year}::integer, d."isWorkday", d.name
      from jsonb_to_recordset(${JSON.stringify(after)}::jsonb) as d (day date, "isWorkday" boolean, name jsonb)`,
  );
  journal.record(
    "calendar.year-set",
    { type: "CalendarYear", id: entered.id },
    { details: { year, isPublished, document }, before, after },
  );
  events.emit(calendarChanged, { year });
  return entered;
}
