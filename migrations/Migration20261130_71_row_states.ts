import { Migration } from "@mikro-orm/migrations";

/**
 * What every watched row was like after each change, as a salted hash: `watchTables` puts the triggers that write it on
 * the tables, and the journal's entries cover it from the second version of their hash on.
 */
export class Migration20261130_71_row_states extends Migration {
  override up(): void {
    // A transaction is named by its number and its beginning, since numbers begin anew when a dump is restored elsewhere.
    this.addSql(`
      create table row_states (
        transaction_id xid8 not null default pg_current_xact_id(),
        sequence bigint not null generated always as identity,
        begun_at timestamptz not null default now(),
        table_name text collate "C" not null,
        row_key text collate "C" not null,
        operation text collate "C" not null constraint row_states_operation_known check (operation in ('A', 'I', 'U', 'D')),
        -- Not covered by the journal, so that it can be taken away from earlier states when a text has to go for good.
        salt bytea,
        hash bytea constraint row_states_hash_length check (octet_length(hash) = 32),
        written_by text not null default session_user || ' ' || current_setting('application_name'),
        constraint row_states_pkey primary key (transaction_id, sequence),
        constraint row_states_deleted_has_no_hash check ((operation = 'D') = (hash is null))
      )`);
    this.addSql(`create index row_states_row on row_states (table_name, row_key, sequence desc)`);
    this.addSql(`
      create trigger row_states_insert_only before update or delete or truncate on row_states
      for each statement execute function public.refuse_change()`);

    this.addSql(`
      alter table journal_entries
        add column hash_version smallint not null default 1
          constraint journal_entries_hash_version_known check (hash_version in (1, 2)),
        add column begun_at timestamptz`);
    this.addSql(`alter table journal_entries alter column begun_at set default now()`);
  }

  override down(): void {
    this.addSql(`
      do $$ declare name text; begin
        for name in select format('%I.%I', n.nspname, p.proname) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where n.nspname = 'public' and p.prorettype = 'trigger'::regtype and p.proname like 'note\\_states\\_of\\_%'
        loop execute 'drop function ' || name || '() cascade'; end loop;
      end $$`);
    this.addSql(`alter table journal_entries drop column hash_version, drop column begun_at`);
    this.addSql(`drop table row_states`);
  }
}
