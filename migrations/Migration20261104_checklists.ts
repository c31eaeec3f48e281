import { Migration } from "@mikro-orm/migrations";

/** Checklist versions: editable while DRAFT, frozen for good once PUBLISHED. */
export class Migration20261104_checklists extends Migration {
  override up(): void {
    this.addSql(`
      create table checklists (
        id uuid constraint checklists_pkey primary key,
        code text not null constraint checklists_code_form check (code ~ '^[A-Z][A-Z0-9_]{2,63}$'),
        version integer not null constraint checklists_version_range check (version >= 1),
        kind text not null,
        subject text not null constraint checklists_subject_known check (subject in ('TRADE_UNION', 'EMPLOYER', 'SITE')),
        status text not null constraint checklists_status_known check (status in ('DRAFT', 'PUBLISHED', 'RETIRED')),
        body jsonb not null,
        body_hash bytea,
        published_at timestamptz,
        published_by uuid constraint checklists_published_by_fkey references accounts (id),
        retired_at timestamptz,
        idempotency_key uuid constraint checklists_idempotency_key_unique unique,
        edit_version integer not null default 1,
        created_at timestamptz not null,
        constraint checklists_version_unique unique (code, version),
        constraint checklists_published_is_hashed check ((status = 'DRAFT') = (body_hash is null))
      )`);
    this.addSql(`create index checklists_published_by on checklists (published_by)`);
    this.addSql(`create index checklists_kind on checklists (kind, code, version)`);
    this.addSql(`create unique index checklists_one_draft on checklists (code) where status = 'DRAFT'`);
    this.addSql(`
      create function keep_published_checklist() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' or (new.id, new.code, new.version, new.kind, new.subject, new.body, new.body_hash)
          is distinct from (old.id, old.code, old.version, old.kind, old.subject, old.body, old.body_hash) then
          raise exception 'a published checklist version never changes'
            using errcode = 'check_violation', constraint = 'checklists_published_frozen';
        end if;
        return new;
      end $$`);
    this.addSql(`
      create trigger checklists_published_frozen before update or delete on checklists
        for each row when (old.status <> 'DRAFT') execute function keep_published_checklist()`);
  }

  override down(): void {
    this.addSql(`drop table checklists`);
    this.addSql(`drop function keep_published_checklist()`);
  }
}
