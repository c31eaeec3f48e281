import { Migration } from "@mikro-orm/migrations";

/** What unions and the offices above them are told without asking, and what each finding was reminded of. */
export class Migration20261113_messages extends Migration {
  override up(): void {
    this.addSql(`
      create table messages (
        id uuid constraint messages_pkey primary key,
        kind text not null constraint messages_kind_known check (kind in ('FINDINGS_DUE')),
        trade_union_id uuid not null constraint messages_trade_union_fkey references trade_unions (id),
        on_day date not null,
        details jsonb not null,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint messages_once unique (trade_union_id, kind, on_day)
      )`);
    this.addSql(`
      create table message_addressees (
        message_id uuid not null constraint message_addressees_message_fkey references messages (id),
        trade_union_id uuid not null constraint message_addressees_trade_union_fkey references trade_unions (id),
        constraint message_addressees_pkey primary key (message_id, trade_union_id)
      )`);
    this.addSql(`create index message_addressees_trade_union on message_addressees (trade_union_id, message_id)`);
    this.addSql(`
      create table message_reads (
        message_id uuid not null constraint message_reads_message_fkey references messages (id),
        account_id uuid not null constraint message_reads_account_fkey references accounts (id),
        version integer not null,
        read_at timestamptz not null,
        constraint message_reads_pkey primary key (message_id, account_id)
      )`);
    this.addSql(`create index message_reads_account on message_reads (account_id)`);

    // One row for each time that a finding is spoken of: whoever is begun again finds what was said already.
    this.addSql(`
      create table finding_reminders (
        finding_id uuid not null constraint finding_reminders_finding_fkey references findings (id),
        kind text not null constraint finding_reminders_kind_known check (kind in ('DUE_SOON', 'DUE_TODAY', 'OVERDUE')),
        on_day date not null,
        message_id uuid not null constraint finding_reminders_message_fkey references messages (id),
        constraint finding_reminders_pkey primary key (finding_id, kind, on_day)
      )`);
    this.addSql(`create index finding_reminders_message on finding_reminders (message_id)`);
  }

  override down(): void {
    this.addSql(`drop table finding_reminders, message_reads, message_addressees, messages`);
  }
}
