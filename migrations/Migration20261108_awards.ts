import { Migration } from "@mikro-orm/migrations";

/** Rating programs with their levels, as loaded from the reference data, and the awards held under them. */
export class Migration20261108_awards extends Migration {
  override up(): void {
    this.addSql(`
      create table rating_programs (
        id uuid constraint rating_programs_pkey primary key,
        code text not null constraint rating_programs_code_unique unique,
        title jsonb not null,
        subject text not null,
        checklist_id uuid constraint rating_programs_checklist_fkey references checklists (id),
        basis_document text,
        body jsonb not null,
        quota_per_street integer constraint rating_programs_quota_range check (quota_per_street >= 0),
        version integer not null default 1
      )`);
    this.addSql(`create index rating_programs_checklist on rating_programs (checklist_id)`);
    this.addSql(`
      create table rating_quotas (
        program_id uuid not null constraint rating_quotas_program_fkey references rating_programs (id),
        trade_union_id uuid not null constraint rating_quotas_trade_union_fkey references trade_unions (id),
        count integer not null constraint rating_quotas_count_range check (count >= 0),
        constraint rating_quotas_pkey primary key (program_id, trade_union_id)
      )`);
    this.addSql(`create index rating_quotas_trade_union on rating_quotas (trade_union_id)`);
    this.addSql(`
      create table awards (
        id uuid constraint awards_pkey primary key,
        program_id uuid not null constraint awards_program_fkey references rating_programs (id),
        level_code text not null,
        scale text not null default 'TIER',
        trade_union_id uuid not null constraint awards_trade_union_fkey references trade_unions (id),
        employer_id uuid constraint awards_employer_fkey references employers (id),
        site_id uuid constraint awards_site_fkey references sites (id),
        subject_id uuid not null generated always as (coalesce(site_id, employer_id, trade_union_id)) stored,
        status text not null constraint awards_status_known
          check (status in ('CONFERRED', 'UNDER_REVIEW', 'SUSPENDED', 'REVOKED', 'LAPSED')),
        conferring_level text not null constraint awards_conferring_level_known
          check (conferring_level in ('ENTERPRISE_GROUP', 'DISTRICT', 'CITY', 'PROVINCE', 'NATIONAL')),
        document_number text not null,
        conferred_on date not null,
        recommended_on date,
        valid_until date,
        reexamine_by date,
        reexamination_id uuid,
        changed_on date not null,
        idempotency_key uuid constraint awards_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint awards_days_in_order check (changed_on >= conferred_on and valid_until >= conferred_on)
      )`);
    this.addSql(`create index awards_program on awards (program_id)`);
    this.addSql(`create index awards_trade_union on awards (trade_union_id, conferred_on desc, id)`);
    this.addSql(`create index awards_employer on awards (employer_id)`);
    this.addSql(`create index awards_site on awards (site_id)`);
    this.addSql(`create index awards_page on awards (conferred_on desc, id desc)`);
    this.addSql(
      `create index awards_running_out on awards (valid_until) where status in ('CONFERRED', 'UNDER_REVIEW', 'SUSPENDED')`,
    );
    // Better or worse, it is the same award that goes up or down: nobody holds two of one scale from one body.
    this.addSql(`
      create unique index awards_one_in_force on awards (program_id, subject_id, scale, conferring_level)
        where status in ('CONFERRED', 'UNDER_REVIEW', 'SUSPENDED')`);
    this.addSql(`
      create table award_events (
        id uuid constraint award_events_pkey primary key,
        award_id uuid not null constraint award_events_award_fkey references awards (id),
        kind text not null constraint award_events_kind_known check (kind in ('CONFER', 'RECORD', 'REEXAMINE', 'PASS', 'FAIL',
          'UPGRADE', 'DOWNGRADE', 'SUSPEND', 'RESUME', 'REVOKE', 'LAPSE')),
        happened_on date not null,
        cause text not null,
        level_code text not null,
        status text not null,
        document_number text,
        inspection_id uuid constraint award_events_inspection_fkey references inspections (id),
        account_id uuid constraint award_events_account_fkey references accounts (id),
        recorded_at timestamptz not null
      )`);
    this.addSql(`create index award_events_award on award_events (award_id, happened_on, id)`);
    this.addSql(`create index award_events_inspection on award_events (inspection_id)`);
    this.addSql(`create index award_events_account on award_events (account_id)`);
  }

  override down(): void {
    this.addSql(`drop table award_events, awards, rating_quotas, rating_programs`);
  }
}
