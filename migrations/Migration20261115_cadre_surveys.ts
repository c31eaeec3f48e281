import { Migration } from "@mikro-orm/migrations";

/** What unions say of their auditing officers, once a year. */
export class Migration20261115_cadre_surveys extends Migration {
  override up(): void {
    this.addSql(`
      create table cadre_surveys (
        id uuid constraint cadre_surveys_pkey primary key,
        trade_union_id uuid not null constraint cadre_surveys_trade_union_fkey references trade_unions (id),
        year integer not null constraint cadre_surveys_year_range check (year between 2012 and 2199),
        full_time integer not null,
        part_time integer not null,
        women integer not null,
        master_or_above integer not null,
        bachelor integer not null,
        college integer not null,
        secondary_or_below integer not null,
        accounting integer not null,
        auditing integer not null,
        economics_or_law integer not null,
        other_profession integer not null,
        certified integer not null,
        trained integer not null,
        submitted_by uuid not null constraint cadre_surveys_submitted_by_fkey references accounts (id),
        submitted_at timestamptz not null,
        version integer not null default 1,
        constraint cadre_surveys_once unique (trade_union_id, year),
        constraint cadre_surveys_not_negative check (least(full_time, part_time, women, master_or_above, bachelor, college,
          secondary_or_below, accounting, auditing, economics_or_law, other_profession, certified, trained) >= 0),
        constraint cadre_surveys_education_adds_up
          check (master_or_above + bachelor + college + secondary_or_below = full_time + part_time),
        constraint cadre_surveys_profession_adds_up
          check (accounting + auditing + economics_or_law + other_profession = full_time + part_time),
        constraint cadre_surveys_parts check (greatest(women, certified, trained) <= full_time + part_time)
      )`);
    this.addSql(`create index cadre_surveys_submitted_by on cadre_surveys (submitted_by)`);
  }

  override down(): void {
    this.addSql(`drop table cadre_surveys`);
  }
}
