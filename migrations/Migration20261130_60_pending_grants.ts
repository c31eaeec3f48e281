import { Migration } from "@mikro-orm/migrations";

/** Roles that wait for a second person apart from those held, and who issued a password or is known to have two accounts. */
export class Migration20261130_60_pending_grants extends Migration {
  override up(): void {
    this.addSql(`
      alter table public.accounts
        add column same_person_as uuid constraint accounts_same_person_as_fkey references public.accounts (id),
        add column password_issued_by uuid constraint accounts_password_issued_by_fkey references public.accounts (id),
        add column password_issued_at timestamptz,
        add constraint accounts_same_person_other check (same_person_as <> id),
        add constraint accounts_password_issued_when check (password_issued_by is null or password_issued_at is not null)`);
    this.addSql(`create index accounts_same_person_as on public.accounts (same_person_as)`);
    this.addSql(`create index accounts_password_issued_by on public.accounts (password_issued_by)`);

    this.addSql(`
      alter table public.grants
        add column confirmed_by uuid constraint grants_confirmed_by_fkey references public.accounts (id)`);
    this.addSql(`create index grants_confirmed_by on public.grants (confirmed_by)`);

    // Apart from grants, so that no question about what somebody holds can forget to leave them out.
    this.addSql(`
      create table public.pending_grants (
        id uuid constraint pending_grants_pkey primary key,
        account_id uuid not null constraint pending_grants_account_fkey references public.accounts (id),
        trade_union_id uuid not null constraint pending_grants_trade_union_fkey references public.trade_unions (id),
        role text not null,
        extra_permissions text[] not null default '{}',
        until date,
        requested_by uuid not null constraint pending_grants_requested_by_fkey references public.accounts (id),
        requested_at timestamptz not null,
        outcome text constraint pending_grants_outcome_known check (outcome in ('CONFIRMED', 'WITHDRAWN')),
        decided_by uuid constraint pending_grants_decided_by_fkey references public.accounts (id),
        decided_at timestamptz,
        idempotency_key uuid not null constraint pending_grants_idempotency_key_unique unique,
        constraint pending_grants_decided_when check ((outcome is null) = (decided_at is null)),
        constraint pending_grants_not_to_oneself check (account_id <> requested_by),
        constraint pending_grants_second_person check (outcome <> 'CONFIRMED' or decided_by not in (requested_by, account_id))
      )`);
    this.addSql(
      `create unique index pending_grants_once on public.pending_grants (account_id, trade_union_id, role) where outcome is null`,
    );
    this.addSql(`create index pending_grants_account on public.pending_grants (account_id)`);
    this.addSql(`create index pending_grants_trade_union on public.pending_grants (trade_union_id)`);
    this.addSql(`create index pending_grants_requested_by on public.pending_grants (requested_by)`);
    this.addSql(`create index pending_grants_decided_by on public.pending_grants (decided_by)`);
    this.addSql(
      `create index pending_grants_page on public.pending_grants (requested_at desc, id desc) where outcome is null`,
    );
  }

  override down(): void {
    this.addSql(`drop table public.pending_grants`);
    this.addSql(`alter table public.grants drop column confirmed_by`);
    this.addSql(`
      alter table public.accounts drop column same_person_as, drop column password_issued_by, drop column password_issued_at`);
  }
}
