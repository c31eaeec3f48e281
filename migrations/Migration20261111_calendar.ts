import { Migration } from "@mikro-orm/migrations";

/** Holidays and make-up workdays, from which deadlines in working days are counted. */
export class Migration20261111_calendar extends Migration {
  override up(): void {
    this.addSql(`
      create table calendar_years (
        year integer constraint calendar_years_pkey primary key,
        id uuid not null default gen_random_uuid() constraint calendar_years_id_unique unique,
        is_published boolean not null,
        document text,
        version integer not null default 1,
        constraint calendar_years_published_has_document check (not is_published or document is not null)
      )`);
    this.addSql(`
      create table calendar_days (
        day date constraint calendar_days_pkey primary key,
        year integer not null constraint calendar_days_year_fkey references calendar_years (year),
        is_workday boolean not null,
        name jsonb not null,
        constraint calendar_days_in_year check (extract(year from day) = year)
      )`);
    this.addSql(`create index calendar_days_year on calendar_days (year)`);
  }

  override down(): void {
    this.addSql(`drop table calendar_days, calendar_years`);
  }
}
