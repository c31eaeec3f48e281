import { Migration } from "@mikro-orm/migrations";

/** Audits, who makes them, and what they say of a finding beyond what every finding says. */
export class Migration20261115_audits extends Migration {
  override up(): void {
    this.addSql(`
      create table audits (
        id uuid constraint audits_pkey primary key,
        trade_union_id uuid not null constraint audits_trade_union_fkey references trade_unions (id),
        kind text not null constraint audits_kind_known check (kind in ('SAME_LEVEL', 'BUDGET_EXECUTION', 'END_OF_TERM', 'SPECIAL',
          'NEXT_LOWER_LEVEL', 'CADRE_SURVEY')),
        status text not null default 'OPENED' constraint audits_status_known check (status in ('OPENED', 'NOTICE_ISSUED',
          'DRAFT_SENT', 'COMMENTED', 'ISSUED', 'RECTIFIED', 'CLOSED', 'CANCELED')),
        period_from date not null,
        period_to date not null,
        authority_document text not null,
        opened_by uuid not null constraint audits_opened_by_fkey references accounts (id),
        opened_at timestamptz not null,
        notice_issued_on date,
        on_site_from date,
        opening_balance bigint,
        closing_balance bigint,
        figures jsonb not null default '[]',
        dues_payable bigint,
        dues_remitted bigint,
        draft_text text,
        draft_sent_on date,
        comments_due_on date,
        comment_statement text,
        comment_evidence text[] not null default '{}',
        commented_by uuid constraint audits_commented_by_fkey references accounts (id),
        commented_at timestamptz,
        opinion text constraint audits_opinion_known check (opinion in ('UNQUALIFIED', 'QUALIFIED', 'ADVERSE', 'DISCLAIMER')),
        document_number text,
        report_text text,
        issued_at timestamptz,
        closed_at timestamptz,
        canceled_at timestamptz,
        cancel_reason text,
        idempotency_key uuid not null constraint audits_idempotency_key_unique unique,
        version integer not null default 1,
        constraint audits_period_order check (period_to >= period_from),
        constraint audits_document_once unique (document_number),
        constraint audits_notice_whole check ((on_site_from is null) = (notice_issued_on is null)
          and (status = 'CANCELED' or (status <> 'OPENED') = (on_site_from is not null))),
        constraint audits_draft_whole check ((draft_text is null) = (comments_due_on is null) and (draft_text is null) = (draft_sent_on is null)
          and (status = 'CANCELED' or (status in ('OPENED', 'NOTICE_ISSUED')) = (draft_text is null))),
        constraint audits_comment_whole check ((commented_at is null) = (comment_statement is null)),
        constraint audits_report_whole check ((status in ('ISSUED', 'RECTIFIED', 'CLOSED')) = (issued_at is not null)
          and (issued_at is null) = (opinion is null) and (issued_at is null) = (document_number is null)),
        constraint audits_balances_whole check ((opening_balance is null) = (closing_balance is null)),
        constraint audits_closed_has_instant check ((status = 'CLOSED') = (closed_at is not null)),
        constraint audits_canceled_has_reason check ((status = 'CANCELED') = (canceled_at is not null)
          and (canceled_at is null) = (cancel_reason is null))
      )`);
    this.addSql(`create index audits_trade_union on audits (trade_union_id, opened_at desc, id desc)`);
    this.addSql(`create index audits_opened on audits (opened_at desc, id desc)`);
    this.addSql(`create index audits_opened_by on audits (opened_by)`);
    this.addSql(`create index audits_commented_by on audits (commented_by)`);
    this.addSql(`
      create table audit_auditors (
        audit_id uuid not null constraint audit_auditors_audit_fkey references audits (id),
        account_id uuid not null constraint audit_auditors_account_fkey references accounts (id),
        place integer not null,
        constraint audit_auditors_pkey primary key (audit_id, account_id)
      )`);
    this.addSql(`create index audit_auditors_account on audit_auditors (account_id, audit_id)`);
    this.addSql(`
      create table audit_findings (
        finding_id uuid constraint audit_findings_pkey primary key
          constraint audit_findings_finding_fkey references findings (id),
        audit_id uuid not null constraint audit_findings_audit_fkey references audits (id),
        kind text not null constraint audit_findings_kind_known check (kind in ('DUES_NOT_REMITTED', 'INCOME_NOT_RECORDED',
          'OUT_OF_SCOPE', 'OVER_STANDARD', 'EARMARKED_FUNDS_DIVERTED', 'BUDGET_NOT_FOLLOWED', 'VOUCHER_NOT_VALID',
          'ACCOUNTS_NOT_IN_ORDER', 'ASSETS_NOT_IN_ORDER', 'CONTROL_WEAKNESS', 'OTHER')),
        rule_breached text not null,
        amount bigint constraint audit_findings_amount_range check (amount >= 0),
        responsible_post text,
        recorded_by uuid not null constraint audit_findings_recorded_by_fkey references accounts (id),
        recorded_at timestamptz not null
      )`);
    this.addSql(`create index audit_findings_audit on audit_findings (audit_id)`);
    this.addSql(`create index audit_findings_recorded_by on audit_findings (recorded_by)`);
  }

  override down(): void {
    this.addSql(`drop table audit_findings, audit_auditors, audits`);
  }
}
