import { Migration } from "@mikro-orm/migrations";

/** What accounts have stored lately, where counting the rows themselves would take too long. */
export class Migration20261130_70_storage_ceilings extends Migration {
  override up(): void {
    this.addSql(`
      create table public.stored_counts (
        account_id uuid not null constraint stored_counts_account_fkey references public.accounts (id),
        kind text not null,
        on_day date not null,
        items integer not null,
        bytes bigint not null,
        constraint stored_counts_pkey primary key (account_id, kind, on_day)
      )`);
    this.addSql(`create index stored_counts_day on public.stored_counts (on_day)`);

    // Of each inspector the drafts beside returned inspections, which are few among all of his.
    this.addSql(`
      create index inspections_draft_beside on public.inspections (inspector_id) where draft is not null`);
    // What is removed after its time is found by it.
    this.addSql(`create index rejections_age on public.rejections (at)`);
    this.addSql(`create index sessions_expiry on public.sessions (expires_at)`);
    this.addSql(`create index sessions_revoked on public.sessions (revoked_at) where revoked_at is not null`);
    this.addSql(`create index session_tokens_expiry on public.session_tokens (refresh_expires_at)`);
    this.addSql(`create index inspections_drafts_age on public.inspections (created_at) where status = 'DRAFT'`);
  }

  override down(): void {
    this.addSql(`drop index public.inspections_drafts_age, public.session_tokens_expiry, public.sessions_revoked,
      public.sessions_expiry, public.rejections_age, public.inspections_draft_beside`);
    this.addSql(`drop table public.stored_counts`);
  }
}
