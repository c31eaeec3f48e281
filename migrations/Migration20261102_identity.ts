import { Migration } from "@mikro-orm/migrations";

/** Accounts of people, the devices they sign in on, and the sessions between them. */
export class Migration20261102_identity extends Migration {
  override up(): void {
    this.addSql(`
      create table accounts (
        id uuid constraint accounts_pkey primary key,
        username text not null constraint accounts_username_form check (username ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
        name text not null constraint accounts_name_length check (char_length(name) between 1 and 100),
        language text not null constraint accounts_language_known check (language in ('zh-CN', 'en')),
        password_hash text not null,
        must_change_password boolean not null default false,
        disabled_at timestamptz,
        disabled_reason text,
        idempotency_key uuid constraint accounts_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint accounts_username_unique unique (username)
      )`);
    this.addSql(`create index accounts_name on accounts (name collate pinyin, id)`);

    // One row per (device, account): several people may share one tablet, and each sees only his own rows.
    this.addSql(`
      create table devices (
        id uuid not null,
        account_id uuid not null constraint devices_account_fkey references accounts (id),
        name text not null,
        platform text not null,
        first_seen_at timestamptz not null,
        last_seen_at timestamptz not null,
        revoked_at timestamptz,
        revoked_reason text,
        constraint devices_pkey primary key (id, account_id)
      )`);
    this.addSql(`create index devices_account on devices (account_id)`);
    this.addSql(`create index devices_last_seen on devices (last_seen_at desc, id, account_id)`);

    this.addSql(`
      create table sessions (
        id uuid constraint sessions_pkey primary key,
        account_id uuid not null,
        device_id uuid not null,
        access_hash bytea not null constraint sessions_access_hash_unique unique,
        access_expires_at timestamptz not null,
        refresh_hash bytea not null constraint sessions_refresh_hash_unique unique,
        refresh_expires_at timestamptz not null,
        previous_refresh_hash bytea,
        previous_access_hash bytea,
        refreshed_at timestamptz,
        refresh_count integer not null default 0,
        confirmed boolean not null default true,
        revoked_at timestamptz,
        revoked_reason text,
        created_at timestamptz not null,
        constraint sessions_device_fkey foreign key (device_id, account_id) references devices (id, account_id)
      )`);
    this.addSql(`create index sessions_device on sessions (device_id, account_id)`);
    this.addSql(`create index sessions_previous_refresh_hash on sessions (previous_refresh_hash)`);

    this.addSql(`
      alter table journal_entries
        add constraint journal_entries_actor_fkey foreign key (actor_id) references accounts (id)`);
    this.addSql(`create index journal_entries_actor on journal_entries (actor_id)`);
  }

  override down(): void {
    this.addSql(`alter table journal_entries drop constraint journal_entries_actor_fkey`);
    this.addSql(`drop index journal_entries_actor`);
    this.addSql(`drop table sessions, devices, accounts`);
  }
}
