import { Migration } from "@mikro-orm/migrations";

/** Insiders for whom a plan is shut until another insider knows them again, and messages to single people. */
export class Migration20261130_61_shut_visits extends Migration {
  override up(): void {
    // A row for each time that somebody else opened the way into an insider's account.
    this.addSql(`
      create table public.visit_shut_insiders (
        id uuid constraint visit_shut_insiders_pkey primary key,
        visit_id uuid not null constraint visit_shut_insiders_visit_fkey references public.supervision_visits (id),
        account_id uuid not null constraint visit_shut_insiders_account_fkey references public.accounts (id),
        opened_by uuid constraint visit_shut_insiders_opened_by_fkey references public.accounts (id),
        because text not null constraint visit_shut_insiders_because_known check (because in ('PASSWORD_RESET', 'ENABLED')),
        shut_at timestamptz not null,
        confirmed_by uuid constraint visit_shut_insiders_confirmed_by_fkey references public.accounts (id),
        confirmed_at timestamptz,
        constraint visit_shut_insiders_confirmed_when check ((confirmed_by is null) = (confirmed_at is null)),
        constraint visit_shut_insiders_by_another check (confirmed_by is null or (confirmed_by <> account_id and confirmed_by is distinct from opened_by))
      )`);
    this.addSql(
      `create unique index visit_shut_insiders_once on public.visit_shut_insiders (visit_id, account_id) where confirmed_at is null`,
    );
    this.addSql(`create index visit_shut_insiders_visit on public.visit_shut_insiders (visit_id)`);
    this.addSql(`create index visit_shut_insiders_account on public.visit_shut_insiders (account_id)`);
    this.addSql(`create index visit_shut_insiders_opened_by on public.visit_shut_insiders (opened_by)`);
    this.addSql(`create index visit_shut_insiders_confirmed_by on public.visit_shut_insiders (confirmed_by)`);
    this.addSql(`
      alter table public.supervision_visits
        drop constraint supervision_visits_voided_because_known,
        add constraint supervision_visits_voided_because_known
          check (voided_because in ('LEAK', 'NO_TEAM', 'REJECTED', 'NO_INSIDER'))`);

    this.addSql(`
      alter table public.messages
        drop constraint messages_kind_known,
        add constraint messages_kind_known check (kind in ('FINDINGS_DUE', 'ACCOUNT_OPENED', 'GRANT_PENDING')),
        drop constraint messages_once`);
    this.addSql(
      `create unique index messages_once on public.messages (trade_union_id, kind, on_day) where kind = 'FINDINGS_DUE'`,
    );
    this.addSql(`create index messages_trade_union on public.messages (trade_union_id)`);
    this.addSql(`
      create table public.message_recipients (
        message_id uuid not null constraint message_recipients_message_fkey references public.messages (id),
        account_id uuid not null constraint message_recipients_account_fkey references public.accounts (id),
        constraint message_recipients_pkey primary key (message_id, account_id)
      )`);
    this.addSql(`create index message_recipients_account on public.message_recipients (account_id, message_id)`);
  }

  override down(): void {
    this.addSql(`drop table public.message_recipients`);
    this.addSql(
      `delete from public.message_reads r using public.messages m where m.id = r.message_id and m.kind <> 'FINDINGS_DUE'`,
    );
    this.addSql(`delete from public.messages where kind <> 'FINDINGS_DUE'`);
    this.addSql(`drop index public.messages_trade_union, public.messages_once`);
    this.addSql(`
      alter table public.messages
        drop constraint messages_kind_known,
        add constraint messages_kind_known check (kind in ('FINDINGS_DUE')),
        add constraint messages_once unique (trade_union_id, kind, on_day)`);
    this.addSql(`
      update public.supervision_visits set voided_because = 'LEAK' where voided_because = 'NO_INSIDER'`);
    this.addSql(`
      alter table public.supervision_visits
        drop constraint supervision_visits_voided_because_known,
        add constraint supervision_visits_voided_because_known check (voided_because in ('LEAK', 'NO_TEAM', 'REJECTED'))`);
    this.addSql(`drop table public.visit_shut_insiders`);
  }
}
