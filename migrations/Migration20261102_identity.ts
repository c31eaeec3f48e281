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

    // A session is a family of token pairs; every refresh token begins with the family's secret, so that even a token of
    // long ago, whose own hash is not kept, is known as one of this family.
    this.addSql(`
      create table sessions (
        id uuid constraint sessions_pkey primary key,
        account_id uuid not null,
        device_id uuid not null,
        family_hash bytea not null constraint sessions_family_hash_unique unique,
        generation integer not null default 0 constraint sessions_generation_range check (generation >= 0),
        confirmed boolean not null default true,
        expires_at timestamptz not null,
        refreshed_at timestamptz,
        revoked_at timestamptz,
        revoked_reason text constraint sessions_revoked_reason_known check (revoked_reason in ('SIGNED_OUT', 'REPLAYED',
          'DEVICE_REVOKED', 'ACCOUNT_DISABLED', 'PASSWORD_CHANGED', 'PASSWORD_RESET', 'TOO_MANY_SESSIONS')),
        created_at timestamptz not null,
        constraint sessions_device_fkey foreign key (device_id, account_id) references devices (id, account_id),
        constraint sessions_revoked_has_reason check ((revoked_at is null) = (revoked_reason is null))
      )`);
    this.addSql(`create index sessions_device on sessions (device_id, account_id)`);
    this.addSql(`create index sessions_account on sessions (account_id)`);

    // One row per pair that may still be presented; several pairs of one generation answer retries of one refresh.
    this.addSql(`
      create table session_tokens (
        access_hash bytea constraint session_tokens_pkey primary key,
        session_id uuid not null constraint session_tokens_session_fkey references sessions (id) on delete cascade,
        generation integer not null,
        refresh_hash bytea not null constraint session_tokens_refresh_hash_unique unique,
        access_expires_at timestamptz not null,
        refresh_expires_at timestamptz not null
      )`);
    this.addSql(`create index session_tokens_session on session_tokens (session_id, generation)`);

    // Servers keep who is signed in for a moment; the payload names the account whose powers they must forget.
    this.addSql(`
      create function notify_access_changed() returns trigger language plpgsql as $$
      begin
        perform pg_notify('access_changed', case tg_argv[0] when '' then '' else to_jsonb(new) ->> tg_argv[0] end);
        return null;
      end $$`);
    this.addSql(`
      create trigger accounts_access_changed after update on accounts for each row
        when ((old.name, old.language, old.must_change_password, old.disabled_at)
          is distinct from (new.name, new.language, new.must_change_password, new.disabled_at))
        execute function notify_access_changed('id')`);
    for (const table of ["devices", "sessions"]) {
      this.addSql(`
        create trigger ${table}_access_changed after update on ${table} for each row
          when (old.revoked_at is distinct from new.revoked_at) execute function notify_access_changed('account_id')`);
    }

    this.addSql(`
      alter table journal_entries
        add constraint journal_entries_actor_fkey foreign key (actor_id) references accounts (id)`);
    this.addSql(`create index journal_entries_actor on journal_entries (actor_id)`);
  }

  override down(): void {
    this.addSql(`alter table journal_entries drop constraint journal_entries_actor_fkey`);
    this.addSql(`drop index journal_entries_actor`);
    this.addSql(`drop table session_tokens, sessions, devices, accounts`);
    this.addSql(`drop function notify_access_changed()`);
  }
}
