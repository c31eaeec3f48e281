import { Migration } from "@mikro-orm/migrations";

/** The way to an award: applications with their attachments and reviews, public notices, objections. */
export class Migration20261114_ratings extends Migration {
  override up(): void {
    this.addSql(`
      create table public_notices (
        id uuid constraint public_notices_pkey primary key,
        kind text not null,
        title text not null,
        scope_id uuid not null constraint public_notices_scope_fkey references trade_unions (id),
        audience text not null constraint public_notices_audience_known check (audience in ('INTERNAL', 'RECIPIENTS', 'PUBLIC')),
        opens_on date not null,
        working_days integer not null constraint public_notices_working_days_range check (working_days > 0),
        closes_on date not null,
        is_provisional boolean not null,
        status text not null constraint public_notices_status_known check (status in ('PUBLISHED', 'CONCLUDED', 'WITHDRAWN')),
        status_reason text,
        created_by uuid not null constraint public_notices_created_by_fkey references accounts (id),
        idempotency_key uuid constraint public_notices_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint public_notices_days_in_order check (closes_on >= opens_on)
      )`);
    this.addSql(`create index public_notices_scope on public_notices (scope_id)`);
    this.addSql(`create index public_notices_page on public_notices (opens_on desc, id desc)`);
    this.addSql(`create index public_notices_created_by on public_notices (created_by)`);
    this.addSql(`
      create table rating_applications (
        id uuid constraint rating_applications_pkey primary key,
        program_id uuid not null constraint rating_applications_program_fkey references rating_programs (id),
        level_code text not null,
        trade_union_id uuid not null constraint rating_applications_trade_union_fkey references trade_unions (id),
        employer_id uuid constraint rating_applications_employer_fkey references employers (id),
        site_id uuid constraint rating_applications_site_fkey references sites (id),
        subject_id uuid not null generated always as (coalesce(site_id, employer_id, trade_union_id)) stored,
        status text not null constraint rating_applications_status_known check (status in ('APPLIED', 'RETURNED',
          'STREET_REVIEWED', 'ON_SITE', 'INSPECTED', 'PROPOSED', 'RECOMMENDED', 'CONFERRED', 'REJECTED', 'WITHDRAWN')),
        self_inspection_id uuid constraint rating_applications_self_inspection_fkey references inspections (id),
        inspection_id uuid constraint rating_applications_inspection_fkey references inspections (id),
        counts jsonb not null default '[]',
        declared text[] not null default '{}',
        attachments jsonb not null default '[]',
        notice_id uuid constraint rating_applications_notice_fkey references public_notices (id),
        award_id uuid constraint rating_applications_award_fkey references awards (id),
        recommended_on date,
        applied_by uuid not null constraint rating_applications_applied_by_fkey references accounts (id),
        idempotency_key uuid constraint rating_applications_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint rating_applications_proposed_has_notice
          check (status not in ('PROPOSED', 'RECOMMENDED', 'CONFERRED') or notice_id is not null),
        constraint rating_applications_conferred_has_award check ((status = 'CONFERRED') = (award_id is not null))
      )`);
    for (const column of ["program", "employer", "site", "self_inspection", "inspection", "notice", "award"])
      this.addSql(`create index rating_applications_${column} on rating_applications (${column}_id)`);
    this.addSql(
      `create index rating_applications_trade_union on rating_applications (trade_union_id, created_at desc, id)`,
    );
    this.addSql(`create index rating_applications_page on rating_applications (created_at desc, id desc)`);
    this.addSql(`create index rating_applications_applied_by on rating_applications (applied_by)`);
    this.addSql(`
      create unique index rating_applications_one_running on rating_applications (program_id, subject_id)
        where status not in ('CONFERRED', 'REJECTED', 'WITHDRAWN')`);
    this.addSql(`
      create table rating_reviews (
        id uuid constraint rating_reviews_pkey primary key,
        application_id uuid not null constraint rating_reviews_application_fkey references rating_applications (id),
        decision text not null constraint rating_reviews_decision_known check (decision in ('FORWARD', 'RETURN', 'REJECT')),
        comment text,
        reviewer_id uuid not null constraint rating_reviews_reviewer_fkey references accounts (id),
        at timestamptz not null
      )`);
    this.addSql(`create index rating_reviews_application on rating_reviews (application_id, at, id)`);
    this.addSql(`create index rating_reviews_reviewer on rating_reviews (reviewer_id)`);
    this.addSql(`
      create table public_notice_entries (
        notice_id uuid not null constraint public_notice_entries_notice_fkey references public_notices (id),
        position integer not null,
        trade_union_id uuid not null constraint public_notice_entries_trade_union_fkey references trade_unions (id),
        application_id uuid constraint public_notice_entries_application_fkey references rating_applications (id),
        summary jsonb not null,
        constraint public_notice_entries_pkey primary key (notice_id, position)
      )`);
    this.addSql(`create index public_notice_entries_trade_union on public_notice_entries (trade_union_id)`);
    this.addSql(`create index public_notice_entries_application on public_notice_entries (application_id)`);
    this.addSql(`
      create table objections (
        id uuid constraint objections_pkey primary key,
        notice_id uuid not null constraint objections_notice_fkey references public_notices (id),
        application_id uuid not null constraint objections_application_fkey references rating_applications (id),
        statement text not null,
        contact text,
        filed_by uuid not null constraint objections_filed_by_fkey references accounts (id),
        filed_at timestamptz not null,
        answer_due_on date not null,
        status text not null constraint objections_status_known check (status in ('FILED', 'UPHELD', 'REJECTED')),
        decided_by uuid constraint objections_decided_by_fkey references accounts (id),
        decided_at timestamptz,
        reason text,
        idempotency_key uuid constraint objections_idempotency_key_unique unique,
        version integer not null default 1,
        constraint objections_decided_with_reason
          check ((status = 'FILED') = (decided_by is null) and (decided_by is null) = (decided_at is null) and (decided_by is null) = (reason is null))
      )`);
    this.addSql(`create index objections_notice on objections (notice_id)`);
    this.addSql(`create index objections_application on objections (application_id, filed_at, id)`);
    this.addSql(`create index objections_page on objections (filed_at desc, id desc)`);
    this.addSql(`create index objections_filed_by on objections (filed_by)`);
    this.addSql(`create index objections_decided_by on objections (decided_by)`);
    this.addSql(`
      create unique index objections_one_each on objections (notice_id, application_id, filed_by) where status = 'FILED'`);
  }

  override down(): void {
    this.addSql(`drop table objections, public_notice_entries, rating_reviews, rating_applications, public_notices`);
  }
}
