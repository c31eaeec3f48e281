import { Migration } from "@mikro-orm/migrations";

/** Who did what to what, when: inserted unordered by the writers, given its position and chain hash by the sequencer. */
export class Migration20261101_journal extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists ltree`);
    this.addSql(`create extension if not exists pg_trgm`);
    this.addSql(`create collation pinyin (provider = icu, locale = 'zh-u-co-pinyin-kn-true')`);

    this.addSql(`
      create table journal_entries (
        id uuid constraint journal_entries_pkey primary key,
        sequence bigint not null generated always as identity,
        transaction_id xid8 not null default pg_current_xact_id(),
        at timestamptz not null,
        actor_id uuid,
        action text not null,
        subject_type text not null,
        subject_id uuid not null,
        details jsonb not null default '{}',
        before_hash bytea,
        after_hash bytea,
        hash bytea not null,
        constraint journal_entries_hash_length check (octet_length(hash) = 32)
      )`);
    this.addSql(`create index journal_entries_subject on journal_entries (subject_id, at, id)`);
    this.addSql(`create index journal_entries_unsequenced on journal_entries (transaction_id, sequence)`);

    this.addSql(`
      create table journal_chain (
        position bigint constraint journal_chain_pkey primary key,
        entry_id uuid not null constraint journal_chain_entry_unique unique references journal_entries (id),
        chain_hash bytea not null,
        constraint journal_chain_hash_length check (octet_length(chain_hash) = 32)
      )`);

    // Where the sequencer stopped reading, and how long its chain was: an end that is cut off shows by it.
    this.addSql(`
      create table sequencer_watermarks (
        name text constraint sequencer_watermarks_pkey primary key,
        transaction_id xid8 not null,
        position bigint not null
      )`);

    // The owner could still drop the trigger; what an application role or a slip can do, this stops.
    this.addSql(`
      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception '% is insert-only', tg_table_name using errcode = 'insufficient_privilege';
      end $$`);
    for (const table of ["journal_entries", "journal_chain"]) {
      this.addSql(`
        create trigger ${table}_insert_only before update or delete or truncate on ${table}
        for each statement execute function refuse_change()`);
    }
  }

  override down(): void {
    this.addSql(`drop table sequencer_watermarks, journal_chain, journal_entries`);
    this.addSql(`drop function refuse_change()`);
    this.addSql(`drop collation pinyin`);
  }
}
