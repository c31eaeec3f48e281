import { Migration } from "@mikro-orm/migrations";

/** What an inspection found wrong, and how it is put right: notices, rectifications, extensions, contests, transfers. */
export class Migration20261107_findings extends Migration {
  override up(): void {
    this.addSql(`
      create table notices (
        id uuid constraint notices_pkey primary key,
        kind text not null constraint notices_kind_known check (kind in ('RECTIFICATION_NOTICE', 'OPINION')),
        federation_id uuid not null constraint notices_federation_fkey references trade_unions (id),
        year integer not null,
        number text not null constraint notices_number_length check (char_length(number) between 1 and 60),
        trade_union_id uuid not null constraint notices_trade_union_fkey references trade_unions (id),
        issued_by uuid not null constraint notices_issued_by_fkey references accounts (id),
        issued_at timestamptz not null,
        acknowledged_at timestamptz,
        acknowledged_by text,
        acknowledged_post text,
        acknowledged_account_id uuid constraint notices_acknowledged_account_fkey references accounts (id),
        served_on date not null,
        idempotency_key uuid constraint notices_idempotency_key_unique unique,
        constraint notices_number_once unique (federation_id, year, number),
        constraint notices_acknowledged_by_somebody check ((acknowledged_at is null) = (acknowledged_by is null)
          and (acknowledged_at is null) = (acknowledged_account_id is null))
      )`);
    this.addSql(`create index notices_trade_union on notices (trade_union_id, issued_at desc, id desc)`);
    this.addSql(`create index notices_issued_by on notices (issued_by)`);
    this.addSql(`create index notices_acknowledged_account on notices (acknowledged_account_id)`);
    // The last number given by the server, so that two notices issued at once never ask for the same one.
    this.addSql(`
      create table notice_numbers (
        federation_id uuid not null constraint notice_numbers_federation_fkey references trade_unions (id),
        year integer not null,
        kind text not null,
        last integer not null,
        constraint notice_numbers_pkey primary key (federation_id, year, kind)
      )`);

    this.addSql(`
      create table findings (
        id uuid constraint findings_pkey primary key,
        inspection_id uuid not null constraint findings_inspection_fkey references inspections (id),
        trade_union_id uuid not null constraint findings_trade_union_fkey references trade_unions (id),
        checklist_id uuid not null constraint findings_checklist_fkey references checklists (id),
        criterion_code text not null,
        fault_id uuid,
        severity text not null constraint findings_severity_known check (severity in ('IMMEDIATE', 'CRITICAL', 'MAJOR', 'MINOR')),
        status text not null constraint findings_status_known check (status in ('RECORDED', 'CONFIRMED', 'CONTESTED', 'ISSUED',
          'SUBMITTED', 'VERIFIED', 'CLOSED', 'TRANSFERRED', 'WITHDRAWN')),
        description text not null,
        requirement text,
        evidence text[] not null default '{}',
        is_confidential boolean not null default false,
        rectification_working_days integer,
        notice_id uuid constraint findings_notice_fkey references notices (id),
        issued_at timestamptz,
        served_on date,
        due_working_days integer,
        due_on date,
        due_is_provisional boolean not null default false,
        extension_pending boolean not null default false,
        settled_on date,
        closed_on date,
        follow_up text constraint findings_follow_up_known check (follow_up in ('UNDRAWN', 'SPARED', 'DUE', 'ASSIGNED', 'DONE')),
        version integer not null default 1,
        created_at timestamptz not null,
        constraint findings_settled_has_day check ((status in ('VERIFIED', 'CLOSED')) = (settled_on is not null)),
        constraint findings_closed_has_day check ((status = 'CLOSED') = (closed_on is not null)),
        constraint findings_issued_is_served check ((issued_at is null) = (served_on is null)),
        constraint findings_transferred_is_confidential check (status <> 'TRANSFERRED' or is_confidential)
      )`);
    this.addSql(
      `create unique index findings_once on findings (inspection_id, criterion_code, fault_id) nulls not distinct`,
    );
    this.addSql(`create index findings_trade_union on findings (trade_union_id, status, created_at desc, id)`);
    this.addSql(`create index findings_checklist on findings (checklist_id)`);
    this.addSql(`create index findings_notice on findings (notice_id)`);
    this.addSql(`create index findings_page on findings (created_at desc, id desc)`);
    this.addSql(`create index findings_due on findings (due_on) where status = 'ISSUED'`);
    this.addSql(
      `create index findings_follow_up on findings (follow_up, closed_on) where follow_up in ('UNDRAWN', 'DUE')`,
    );

    this.addSql(`
      create table rectifications (
        id uuid constraint rectifications_pkey primary key,
        finding_id uuid not null constraint rectifications_finding_fkey references findings (id),
        description text not null,
        evidence text[] not null default '{}',
        submitted_by uuid not null constraint rectifications_submitted_by_fkey references accounts (id),
        submitted_at timestamptz not null,
        outcome text constraint rectifications_outcome_known check (outcome in ('ACCEPTED', 'REJECTED')),
        comment text,
        verified_by uuid constraint rectifications_verified_by_fkey references accounts (id),
        verified_at timestamptz,
        constraint rectifications_verified_by_somebody check ((outcome is null) = (verified_at is null)
          and (outcome is null) = (verified_by is null)),
        constraint rectifications_verified_by_another check (verified_by <> submitted_by)
      )`);
    this.addSql(`create index rectifications_finding on rectifications (finding_id, submitted_at, id)`);
    this.addSql(`create index rectifications_submitted_by on rectifications (submitted_by)`);
    this.addSql(`create index rectifications_verified_by on rectifications (verified_by)`);
    this.addSql(`create unique index rectifications_waiting_once on rectifications (finding_id) where outcome is null`);

    this.addSql(`
      create table finding_extensions (
        id uuid constraint finding_extensions_pkey primary key,
        finding_id uuid not null constraint finding_extensions_finding_fkey references findings (id),
        until date not null,
        reason text not null,
        requested_by uuid not null constraint finding_extensions_requested_by_fkey references accounts (id),
        requested_at timestamptz not null,
        decision text constraint finding_extensions_decision_known check (decision in ('APPROVE', 'REJECT')),
        comment text,
        decided_by uuid constraint finding_extensions_decided_by_fkey references accounts (id),
        decided_at timestamptz,
        constraint finding_extensions_decided_by_somebody check ((decision is null) = (decided_at is null)
          and (decision is null) = (decided_by is null))
      )`);
    this.addSql(`create index finding_extensions_finding on finding_extensions (finding_id, requested_at, id)`);
    this.addSql(`create index finding_extensions_requested_by on finding_extensions (requested_by)`);
    this.addSql(`create index finding_extensions_decided_by on finding_extensions (decided_by)`);
    this.addSql(
      `create unique index finding_extensions_only_one on finding_extensions (finding_id) where decision is distinct from 'REJECT'`,
    );

    this.addSql(`
      create table finding_contests (
        id uuid constraint finding_contests_pkey primary key,
        finding_id uuid not null constraint finding_contests_finding_fkey references findings (id)
          constraint finding_contests_once unique,
        statement text not null,
        evidence text[] not null default '{}',
        contested_by uuid not null constraint finding_contests_contested_by_fkey references accounts (id),
        contested_at timestamptz not null,
        decision text constraint finding_contests_decision_known check (decision in ('UPHOLD', 'REVOKE')),
        comment text,
        decided_by uuid constraint finding_contests_decided_by_fkey references accounts (id),
        decided_at timestamptz,
        constraint finding_contests_decided_by_somebody check ((decision is null) = (decided_at is null)
          and (decision is null) = (decided_by is null))
      )`);
    this.addSql(`create index finding_contests_contested_by on finding_contests (contested_by)`);
    this.addSql(`create index finding_contests_decided_by on finding_contests (decided_by)`);

    this.addSql(`
      create table finding_transfers (
        id uuid constraint finding_transfers_pkey primary key,
        finding_id uuid not null constraint finding_transfers_finding_fkey references findings (id)
          constraint finding_transfers_once unique,
        target text not null constraint finding_transfers_target_known check (target in ('AUDITING_COMMISSION', 'DISCIPLINE_BODY')),
        comment text not null,
        transferred_by uuid not null constraint finding_transfers_transferred_by_fkey references accounts (id),
        transferred_at timestamptz not null,
        conclusion text constraint finding_transfers_conclusion_known check (conclusion in ('SUBSTANTIATED', 'UNSUBSTANTIATED')),
        document_number text,
        concluded_by uuid constraint finding_transfers_concluded_by_fkey references accounts (id),
        concluded_at timestamptz,
        constraint finding_transfers_concluded_by_document check ((conclusion is null) = (document_number is null)
          and (conclusion is null) = (concluded_by is null) and (conclusion is null) = (concluded_at is null))
      )`);
    this.addSql(`create index finding_transfers_transferred_by on finding_transfers (transferred_by)`);
    this.addSql(`create index finding_transfers_concluded_by on finding_transfers (concluded_by)`);

    this.addSql(`
      create table assignment_findings (
        assignment_id uuid not null constraint assignment_findings_assignment_fkey references assignments (id) on delete cascade,
        finding_id uuid not null constraint assignment_findings_finding_fkey references findings (id),
        constraint assignment_findings_pkey primary key (assignment_id, finding_id)
      )`);
    this.addSql(`create index assignment_findings_finding on assignment_findings (finding_id)`);
  }

  override down(): void {
    this
      .addSql(`drop table assignment_findings, finding_transfers, finding_contests, finding_extensions, rectifications, findings,
      notice_numbers, notices`);
  }
}
