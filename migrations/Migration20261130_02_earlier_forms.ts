import { Migration } from "@mikro-orm/migrations";

/** Keys that are mostly null, whose indexes leave the nulls out since November 29. */
const PARTIAL: readonly (readonly [table: string, index: string, column: string])[] = [
  ["assignments", "assignments_employer", "employer_id"],
  ["assignments", "assignments_site", "site_id"],
  ["assignments", "assignments_inspection", "inspection_id"],
  ["assignments", "assignments_baseline_inspection", "baseline_inspection_id"],
  ["inspections", "inspections_employer", "employer_id"],
  ["inspections", "inspections_site", "site_id"],
  ["inspections", "inspections_assignment", "assignment_id"],
  ["inspections", "inspections_based_on", "based_on"],
];

/**
 * Makes up for what three migrations (inspections, audits, circulars) did not do yet before they were edited on November 29,
 * so that a database of those days becomes the same as a new one. On any other database it changes nothing.
 */
export class Migration20261130_02_earlier_forms extends Migration {
  override up(): void {
    this.addSql(`create index if not exists audits_opened on public.audits (opened_at desc, id desc)`);

    // Why a circular was discarded was said in the journal only.
    this.addSql(`
      do $$ begin
        if exists (select from pg_catalog.pg_constraint where conrelid = 'public.circulars'::regclass
            and conname = 'circulars_discarded_has_reason') then return; end if;
        alter table public.circulars add column if not exists discard_reason text;
        update public.circulars c set discard_reason = coalesce((
            select e.details ->> 'reason' from public.journal_entries e
            where e.subject_id = c.id and e.action = 'circular.discarded' and e.details ->> 'reason' is not null
            order by e.at desc limit 1), '未记录')
          where c.status = 'DISCARDED' and c.discard_reason is null;
        alter table public.circulars
          add constraint circulars_discarded_has_reason check ((status = 'DISCARDED') = (discard_reason is not null));
      end $$`);

    this.addSql(`
      do $$ begin
        if exists (select from pg_catalog.pg_proc where oid = 'public.answers_in_brief(jsonb)'::regprocedure
            and prosrc like '%noted%') then return; end if;
        create or replace function public.answers_in_brief(given jsonb) returns jsonb language plpgsql immutable parallel safe as $brief$
      begin
        return jsonb_build_object(
          'criteria', translate(jsonb_path_query_array(given, '$[*].criterion')::text, '[]",', ''),
          'notApplicable', jsonb_path_query_array(given, '$[*] ? (@.notApplicable == true).criterion'),
          'noted', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).criterion'),
          'notes', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).note'));
      end $brief$;
        -- A generated column is computed again for the rows of which something that it is made from is written.
        update public.inspections set answers = answers;
      end $$`);
    this.addSql(`alter table public.inspections alter column answers set storage external`);

    for (const [table, index, column] of PARTIAL) {
      this.addSql(`
        do $$ begin
          if exists (select from pg_catalog.pg_index
              where indexrelid = to_regclass('public.${index}') and indpred is not null) then return; end if;
          drop index if exists public.${index};
          create index ${index} on public.${table} (${column}) where ${column} is not null;
        end $$`);
    }
  }

  /** Nothing: what it made up for belongs to the migrations that were edited, which take it down themselves. */
  override down(): void {}
}
