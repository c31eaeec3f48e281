import { Migration } from "@mikro-orm/migrations";

/** Unannounced visits: the draws they come from, their plans, teams, reports and what follows, and who read them. */
export class Migration20261116_visits extends Migration {
  override up(): void {
    // A draw with everything it depends on. A key is one of its drafter's own, so that a taken one tells nobody else anything.
    this.addSql(`
      create table visit_draws (
        id uuid constraint visit_draws_pkey primary key,
        scope_id uuid not null constraint visit_draws_scope_fkey references trade_unions (id),
        rule_version integer not null,
        seed text not null constraint visit_draws_seed_form check (seed ~ '^[0-9a-f]{64}$'),
        list jsonb not null,
        eligible_list_hash text not null constraint visit_draws_hash_form check (eligible_list_hash ~ '^[0-9a-f]{64}$'),
        excluded jsonb not null,
        outcome jsonb not null,
        drafted_by uuid not null constraint visit_draws_drafted_by_fkey references accounts (id),
        idempotency_key uuid,
        request_hash text,
        created_at timestamptz not null,
        constraint visit_draws_idempotency_key_unique unique (drafted_by, idempotency_key)
      )`);
    this.addSql(`create index visit_draws_scope on visit_draws (scope_id)`);

    this.addSql(`
      create table supervision_visits (
        id uuid constraint supervision_visits_pkey primary key,
        draw_id uuid not null constraint supervision_visits_draw_fkey references visit_draws (id),
        replaces_id uuid constraint supervision_visits_replaces_fkey references supervision_visits (id),
        stratum_id uuid not null constraint supervision_visits_stratum_fkey references trade_unions (id),
        trade_union_id uuid not null constraint supervision_visits_trade_union_fkey references trade_unions (id),
        site_id uuid constraint supervision_visits_site_fkey references sites (id),
        checklist_id uuid not null constraint supervision_visits_checklist_fkey references checklists (id),
        subject text not null constraint supervision_visits_subject_known check (subject in ('STAFF_CONDUCT', 'GRASSROOTS_COMPLIANCE', 'SERVICE_POINT')),
        mode text not null constraint supervision_visits_mode_known check (mode in ('OPEN', 'COVERT')),
        status text not null default 'DRAWN' constraint supervision_visits_status_known check (status in
          ('DRAWN', 'APPROVED', 'REJECTED', 'VOIDED', 'OPENED', 'NOT_PERFORMED', 'REPORTED', 'CONFIRMED', 'STATED')),
        window_from date not null,
        window_to date not null,
        drafted_by uuid not null constraint supervision_visits_drafted_by_fkey references accounts (id),
        approver_id uuid not null constraint supervision_visits_approver_fkey references accounts (id),
        approved_at timestamptz,
        voided_because text constraint supervision_visits_voided_because_known check (voided_because in ('LEAK', 'NO_TEAM', 'REJECTED')),
        voided_note text,
        opened_at timestamptz,
        opened_by uuid constraint supervision_visits_opened_by_fkey references accounts (id),
        opened_received_at timestamptz,
        opened_location jsonb,
        flags jsonb not null default '[]',
        inspection_id uuid constraint supervision_visits_inspection_fkey references inspections (id),
        reported_at timestamptz,
        confirmed_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint supervision_visits_window_order check (window_to >= window_from),
        constraint supervision_visits_approver_is_another check (approver_id <> drafted_by),
        constraint supervision_visits_approved_before_opened check (status not in
          ('APPROVED', 'OPENED', 'NOT_PERFORMED', 'REPORTED', 'CONFIRMED', 'STATED') or approved_at is not null),
        constraint supervision_visits_opened_has_time check ((opened_at is not null)
          = (status in ('OPENED', 'NOT_PERFORMED', 'REPORTED', 'CONFIRMED', 'STATED'))),
        constraint supervision_visits_void_has_reason check ((status in ('REJECTED', 'VOIDED')) = (voided_because is not null))
      )`);
    this.addSql(`create index supervision_visits_page on supervision_visits (created_at desc, id desc)`);
    this.addSql(`create index supervision_visits_draw on supervision_visits (draw_id)`);
    this.addSql(`create index supervision_visits_replaces on supervision_visits (replaces_id)`);
    this.addSql(`create index supervision_visits_stratum on supervision_visits (stratum_id)`);
    this.addSql(`create index supervision_visits_trade_union on supervision_visits (trade_union_id, opened_at)`);
    this.addSql(`create index supervision_visits_site on supervision_visits (site_id)`);
    this.addSql(`create index supervision_visits_checklist on supervision_visits (checklist_id)`);
    this.addSql(`create index supervision_visits_drafted_by on supervision_visits (drafted_by)`);
    this.addSql(`create index supervision_visits_approver on supervision_visits (approver_id)`);
    this.addSql(`create index supervision_visits_opened_by on supervision_visits (opened_by)`);
    this.addSql(`create index supervision_visits_inspection on supervision_visits (inspection_id)`);

    this.addSql(`
      create table visit_team_members (
        visit_id uuid not null constraint visit_team_members_visit_fkey references supervision_visits (id),
        account_id uuid not null constraint visit_team_members_account_fkey references accounts (id),
        seat integer not null,
        left_at timestamptz,
        left_reason text,
        constraint visit_team_members_pkey primary key (visit_id, account_id)
      )`);
    this.addSql(`create index visit_team_members_account on visit_team_members (account_id, visit_id)`);

    // The draw of a team anew, after somebody stepped back.
    this.addSql(`
      create table visit_team_draws (
        id uuid constraint visit_team_draws_pkey primary key,
        visit_id uuid not null constraint visit_team_draws_visit_fkey references supervision_visits (id),
        rule_version integer not null,
        seed text not null constraint visit_team_draws_seed_form check (seed ~ '^[0-9a-f]{64}$'),
        list jsonb not null,
        list_hash text not null constraint visit_team_draws_hash_form check (list_hash ~ '^[0-9a-f]{64}$'),
        outcome jsonb not null,
        created_at timestamptz not null
      )`);
    this.addSql(`create index visit_team_draws_visit on visit_team_draws (visit_id)`);

    this.addSql(`
      create table visit_reports (
        id uuid constraint visit_reports_pkey primary key,
        visit_id uuid not null constraint visit_reports_visit_fkey references supervision_visits (id),
        inspection_id uuid not null constraint visit_reports_inspection_fkey references inspections (id),
        summary text not null,
        signed_by uuid[] not null constraint visit_reports_signed_by_two check (cardinality(signed_by) >= 2),
        submitted_by uuid not null constraint visit_reports_submitted_by_fkey references accounts (id),
        submitted_at timestamptz not null,
        is_late boolean not null
      )`);
    this.addSql(`create index visit_reports_visit on visit_reports (visit_id, submitted_at)`);
    this.addSql(`create index visit_reports_inspection on visit_reports (inspection_id)`);
    this.addSql(`create index visit_reports_submitted_by on visit_reports (submitted_by)`);

    // Unscored observations for the discipline body; nobody else reads them.
    this.addSql(`
      create table visit_clues (
        id uuid constraint visit_clues_pkey primary key,
        visit_id uuid not null constraint visit_clues_visit_fkey references supervision_visits (id),
        code text not null,
        note text not null,
        evidence text[] not null default '{}',
        reported_by uuid not null constraint visit_clues_reported_by_fkey references accounts (id),
        reported_at timestamptz not null
      )`);
    this.addSql(`create index visit_clues_visit on visit_clues (visit_id)`);
    this.addSql(`create index visit_clues_reported_by on visit_clues (reported_by)`);
    this.addSql(`create index visit_clues_page on visit_clues (reported_at desc, id desc)`);

    this.addSql(`
      create table visit_statements (
        visit_id uuid constraint visit_statements_pkey primary key constraint visit_statements_visit_fkey references supervision_visits (id),
        statement text not null,
        evidence text[] not null default '{}',
        submitted_by uuid not null constraint visit_statements_submitted_by_fkey references accounts (id),
        submitted_at timestamptz not null
      )`);
    this.addSql(`create index visit_statements_submitted_by on visit_statements (submitted_by)`);

    this.addSql(`
      create table visit_referrals (
        id uuid constraint visit_referrals_pkey primary key,
        visit_id uuid not null constraint visit_referrals_visit_fkey references supervision_visits (id),
        referred_to text not null constraint visit_referrals_referred_to_known check (referred_to in ('AUDITING_COMMISSION', 'DISCIPLINE_BODY')),
        reason text not null,
        referred_by uuid not null constraint visit_referrals_referred_by_fkey references accounts (id),
        referred_at timestamptz not null
      )`);
    this.addSql(`create index visit_referrals_visit on visit_referrals (visit_id)`);
    this.addSql(`create index visit_referrals_referred_by on visit_referrals (referred_by)`);

    // Who saw a visit before its result was confirmed; only ever added to.
    this.addSql(`
      create table visit_reads (
        id bigint generated always as identity constraint visit_reads_pkey primary key,
        visit_id uuid not null constraint visit_reads_visit_fkey references supervision_visits (id),
        account_id uuid not null constraint visit_reads_account_fkey references accounts (id),
        status text not null,
        at timestamptz not null
      )`);
    this.addSql(`create index visit_reads_visit on visit_reads (visit_id, at)`);
    this.addSql(`create index visit_reads_account on visit_reads (account_id)`);
  }

  override down(): void {
    this
      .addSql(`drop table visit_reads, visit_referrals, visit_statements, visit_clues, visit_reports, visit_team_draws,
      visit_team_members, supervision_visits, visit_draws`);
  }
}
