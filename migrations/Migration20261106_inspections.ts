import { Migration } from "@mikro-orm/migrations";

/** Plans, assignments, inspections with their earlier revisions and reviews, and what was refused. */
export class Migration20261106_inspections extends Migration {
  override up(): void {
    this.addSql(`
      create table inspection_plans (
        id uuid constraint inspection_plans_pkey primary key,
        title text not null constraint inspection_plans_title_length check (char_length(title) between 1 and 200),
        kind text not null constraint inspection_plans_kind_known check (kind in ('ROUTINE', 'SELF', 'FOLLOW_UP', 'SPECIAL')),
        period text not null,
        checklist_id uuid not null constraint inspection_plans_checklist_fkey references checklists (id),
        scope_id uuid not null constraint inspection_plans_scope_fkey references trade_unions (id),
        levels text[] not null,
        opens_on date not null,
        due_on date not null,
        pre_review_by_street boolean not null default false,
        status text not null default 'OPEN' constraint inspection_plans_status_known check (status in ('OPEN', 'CLOSED', 'CANCELED')),
        created_by uuid not null constraint inspection_plans_created_by_fkey references accounts (id),
        idempotency_key uuid constraint inspection_plans_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint inspection_plans_days_order check (due_on >= opens_on)
      )`);
    this.addSql(`create index inspection_plans_checklist on inspection_plans (checklist_id)`);
    this.addSql(`create index inspection_plans_scope on inspection_plans (scope_id, opens_on desc, id)`);
    this.addSql(`create index inspection_plans_created_by on inspection_plans (created_by)`);
    this.addSql(`create index inspection_plans_page on inspection_plans (opens_on desc, id desc)`);

    this.addSql(`
      create table assignments (
        id uuid constraint assignments_pkey primary key,
        plan_id uuid constraint assignments_plan_fkey references inspection_plans (id),
        -- Without a plan a rating, audit, visit or rectification asks for it, and what a plan would say stands here.
        owner text constraint assignments_owner_known check (owner in ('RECTIFICATION', 'RATING', 'AUDIT', 'SUPERVISION')),
        owner_id uuid,
        kind text constraint assignments_kind_known check (kind in ('ROUTINE', 'FOLLOW_UP', 'SPECIAL')),
        period text,
        checklist_id uuid constraint assignments_checklist_fkey references checklists (id),
        trade_union_id uuid not null constraint assignments_trade_union_fkey references trade_unions (id),
        employer_id uuid constraint assignments_employer_fkey references employers (id),
        site_id uuid constraint assignments_site_fkey references sites (id),
        baseline_inspection_id uuid,
        -- What an unannounced visit looks at; it decides which criteria are asked.
        visit_subject text constraint assignments_visit_subject_known
          check (visit_subject is null or owner = 'SUPERVISION' and visit_subject in ('STAFF_CONDUCT', 'GRASSROOTS_COMPLIANCE', 'SERVICE_POINT')),
        status text not null default 'OPEN' constraint assignments_status_known
          check (status in ('UNASSIGNED', 'OPEN', 'SUBMITTED', 'DONE', 'NOT_PERFORMED', 'CANCELED')),
        due_on date not null,
        inspection_id uuid,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint assignments_planned_or_owned check (num_nonnulls(owner, owner_id, kind, period, checklist_id)
          = case when plan_id is null then 5 else 0 end)
      )`);
    this.addSql(`
      create unique index assignments_subject_once on assignments
        (plan_id, trade_union_id, coalesce(employer_id, site_id, trade_union_id)) where status <> 'CANCELED'`);
    this.addSql(`create index assignments_plan_status on assignments (plan_id, status, due_on)`);
    this.addSql(`create index assignments_plan_page on assignments (plan_id, due_on, id)`);
    this.addSql(`create index assignments_trade_union on assignments (trade_union_id, id)`);
    this.addSql(`create index assignments_checklist on assignments (checklist_id) where checklist_id is not null`);
    this.addSql(`create index assignments_owner on assignments (owner_id) where owner_id is not null`);
    this.addSql(`create index assignments_employer on assignments (employer_id) where employer_id is not null`);
    this.addSql(`create index assignments_site on assignments (site_id) where site_id is not null`);
    this.addSql(`
      create table assignment_inspectors (
        assignment_id uuid not null constraint assignment_inspectors_assignment_fkey references assignments (id) on delete cascade,
        account_id uuid not null constraint assignment_inspectors_account_fkey references accounts (id),
        constraint assignment_inspectors_pkey primary key (assignment_id, account_id)
      )`);
    this.addSql(`create index assignment_inspectors_account on assignment_inspectors (account_id, assignment_id)`);

    // One request to send people out, kept so that the same request again gives the same answer.
    this.addSql(`
      create table assignment_runs (
        id uuid constraint assignment_runs_pkey primary key,
        plan_id uuid not null constraint assignment_runs_plan_fkey references inspection_plans (id),
        idempotency_key uuid not null constraint assignment_runs_idempotency_key_unique unique,
        request_hash text not null,
        assignment_ids uuid[] not null,
        unassigned jsonb not null,
        created_by uuid not null constraint assignment_runs_created_by_fkey references accounts (id),
        created_at timestamptz not null
      )`);
    this.addSql(`create index assignment_runs_plan on assignment_runs (plan_id)`);
    this.addSql(`create index assignment_runs_created_by on assignment_runs (created_by)`);

    const document = `
        revision integer not null constraint TABLE_revision_range check (revision >= 1),
        status text not null constraint TABLE_status_known
          check (status in ('DRAFT', 'SUBMITTED', 'RETURNED', 'CONFIRMED', 'NOT_PERFORMED', 'WITHDRAWN')),
        inspector_ids uuid[] not null,
        answers jsonb not null default '[]',
        criterion_points jsonb not null default '[]',
        general_vetoes jsonb not null default '[]',
        finding_checks jsonb not null default '[]',
        signatures jsonb not null default '[]',
        not_performed jsonb,
        location jsonb,
        remark text,
        started_at timestamptz,
        finished_at timestamptz,
        submitted_at timestamptz,
        content_hash text,
        content_salt text,
        points numeric(7, 2),
        max_points numeric(7, 2),
        percent numeric(5, 2),
        grade text,
        vetoed boolean not null default false,
        award_blocked boolean not null default false,
        by_standard jsonb,
        scoring_rule_version integer,
        flags jsonb not null default '[]',
        evidence text[] not null default '{}',
        announcements jsonb not null default '[]'`;
    // What lists show of answers. A list of fifty would otherwise read, send and parse ten times as much. One expression
    // in plpgsql, which PostgreSQL keeps compiled; an SQL function it would parse again for each inspection.
    this.addSql(`
      create function answers_in_brief(given jsonb) returns jsonb language plpgsql immutable parallel safe as $$
      begin
        return jsonb_build_object(
          'criteria', translate(jsonb_path_query_array(given, '$[*].criterion')::text, '[]",', ''),
          'notApplicable', jsonb_path_query_array(given, '$[*] ? (@.notApplicable == true).criterion'),
          'noted', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).criterion'),
          'notes', jsonb_path_query_array(given, '$[*] ? (exists (@.note)).note'));
      end $$`);
    this.addSql(`
      create table inspections (
        id uuid constraint inspections_pkey primary key,
        kind text not null constraint inspections_kind_known check (kind in ('ROUTINE', 'SELF', 'FOLLOW_UP', 'SPECIAL')),
        period text not null,
        trade_union_id uuid not null constraint inspections_trade_union_fkey references trade_unions (id),
        employer_id uuid constraint inspections_employer_fkey references employers (id),
        site_id uuid constraint inspections_site_fkey references sites (id),
        checklist_id uuid not null constraint inspections_checklist_fkey references checklists (id),
        checklist_kind text not null,
        assignment_id uuid constraint inspections_assignment_fkey references assignments (id),
        -- The rating, audit, visit or rectification that it belongs to; what is restricted is seen by its inspectors only.
        owner text constraint inspections_owner_known check (owner in ('RECTIFICATION', 'RATING', 'AUDIT', 'SUPERVISION')),
        owner_id uuid,
        is_restricted boolean not null default false,
        based_on uuid constraint inspections_based_on_fkey references inspections (id),
        inspector_id uuid not null constraint inspections_inspector_fkey references accounts (id),
        pre_review boolean not null default false,
        pre_reviewed_at timestamptz,
        confirmed_at timestamptz,
        draft jsonb,
        version integer not null default 1,
        created_at timestamptz not null,
        ${document.replaceAll("TABLE", "inspections")},
        answers_in_brief jsonb not null generated always as (answers_in_brief(answers)) stored,
        constraint inspections_submitted_is_hashed check (status in ('DRAFT', 'WITHDRAWN') or (submitted_at is not null and content_hash is not null)),
        constraint inspections_confirmed_has_time check ((status = 'CONFIRMED') = (confirmed_at is not null)),
        constraint inspections_owner_has_id check ((owner is null) = (owner_id is null)),
        constraint inspections_restricted_is_owned check (not is_restricted or owner is not null)
      )`);
    // Stored beside the row as they are: compressing them took longer than writing them, and lists do not read them.
    this.addSql(`alter table inspections alter column answers set storage external`);
    this.addSql(
      `create index inspections_latest on inspections (trade_union_id, checklist_kind, submitted_at desc, id) where status = 'CONFIRMED'`,
    );
    this.addSql(`create index inspections_trade_union on inspections (trade_union_id, submitted_at desc, id)`);
    this.addSql(`create index inspections_queue on inspections (status, submitted_at, id)`);
    this.addSql(`create index inspections_employer on inspections (employer_id) where employer_id is not null`);
    this.addSql(`create index inspections_site on inspections (site_id) where site_id is not null`);
    this.addSql(`create index inspections_checklist on inspections (checklist_id)`);
    this.addSql(`create index inspections_assignment on inspections (assignment_id) where assignment_id is not null`);
    // A second performed inspection under one assignment would count a union twice.
    this.addSql(`
      create unique index inspections_assignment_once on inspections (assignment_id)
        where status in ('SUBMITTED', 'RETURNED', 'CONFIRMED', 'NOT_PERFORMED')`);
    this.addSql(`create index inspections_owner on inspections (owner_id) where owner_id is not null`);
    this.addSql(`create index inspections_based_on on inspections (based_on) where based_on is not null`);
    this.addSql(`create index inspections_inspector on inspections (inspector_id, submitted_at desc, id)`);
    this.addSql(`
      alter table assignments add constraint assignments_inspection_fkey foreign key (inspection_id) references inspections (id),
        add constraint assignments_baseline_inspection_fkey foreign key (baseline_inspection_id) references inspections (id)`);
    this.addSql(`create index assignments_inspection on assignments (inspection_id) where inspection_id is not null`);
    this.addSql(
      `create index assignments_baseline_inspection on assignments (baseline_inspection_id) where baseline_inspection_id is not null`,
    );

    // What a later revision replaced, exactly as it stood.
    this.addSql(`
      create table inspection_revisions (
        inspection_id uuid not null constraint inspection_revisions_inspection_fkey references inspections (id),
        ${document.replaceAll("TABLE", "inspection_revisions")},
        replaced_at timestamptz not null,
        constraint inspection_revisions_pkey primary key (inspection_id, revision)
      )`);

    this.addSql(`
      create table inspection_reviews (
        id uuid constraint inspection_reviews_pkey primary key,
        inspection_id uuid not null constraint inspection_reviews_inspection_fkey references inspections (id),
        revision integer not null,
        decision text not null constraint inspection_reviews_decision_known check (decision in ('FORWARD', 'RETURN', 'CONFIRM')),
        comment text,
        remarks jsonb not null default '[]',
        reviewer_id uuid not null constraint inspection_reviews_reviewer_fkey references accounts (id),
        at timestamptz not null
      )`);
    this.addSql(`create index inspection_reviews_inspection on inspection_reviews (inspection_id, at, id)`);
    this.addSql(`create index inspection_reviews_reviewer on inspection_reviews (reviewer_id)`);

    this.addSql(`
      create table co_signatures (
        inspection_id uuid not null constraint co_signatures_inspection_fkey references inspections (id),
        revision integer not null,
        account_id uuid not null constraint co_signatures_account_fkey references accounts (id),
        due_at timestamptz not null,
        signed_at timestamptz,
        refused_reason text,
        constraint co_signatures_pkey primary key (inspection_id, revision, account_id)
      )`);
    this.addSql(`create index co_signatures_account on co_signatures (account_id)`);

    this.addSql(`
      create table rejections (
        id uuid constraint rejections_pkey primary key,
        account_id uuid not null constraint rejections_account_fkey references accounts (id),
        collection text not null,
        document_id text not null,
        code text not null,
        details jsonb not null default '{}',
        path text[] not null default '{}',
        errors jsonb not null default '[]',
        payload jsonb not null,
        fingerprint text not null,
        at timestamptz not null,
        constraint rejections_once unique (account_id, collection, document_id, fingerprint)
      )`);
    this.addSql(`create index rejections_account on rejections (account_id, at, id)`);

    // The one result of a union in a period that counts, per kind of checklist.
    this.addSql(`
      create table inspection_results (
        trade_union_id uuid not null constraint inspection_results_trade_union_fkey references trade_unions (id),
        period text not null,
        checklist_kind text not null,
        inspection_id uuid not null constraint inspection_results_inspection_fkey references inspections (id),
        percent numeric(5, 2),
        grade text,
        vetoed boolean not null,
        checklist_id uuid not null constraint inspection_results_checklist_fkey references checklists (id),
        criterion_points jsonb not null default '[]',
        constraint inspection_results_pkey primary key (trade_union_id, period, checklist_kind)
      )`);
    this.addSql(`create index inspection_results_inspection on inspection_results (inspection_id)`);
    this.addSql(`create index inspection_results_checklist on inspection_results (checklist_id)`);

    // Sums over the results below a union; the arrays run in the order of the checklist version's criteria.
    this.addSql(`
      create table inspection_aggregates (
        scope_id uuid not null constraint inspection_aggregates_scope_fkey references trade_unions (id),
        period text not null,
        checklist_kind text not null,
        inspected integer not null default 0,
        scored integer not null default 0,
        percent_sum numeric(14, 2) not null default 0,
        grades jsonb not null default '{}',
        constraint inspection_aggregates_pkey primary key (scope_id, period, checklist_kind)
      )`);
    this.addSql(`
      create table criterion_aggregates (
        scope_id uuid not null constraint criterion_aggregates_scope_fkey references trade_unions (id),
        period text not null,
        checklist_id uuid not null constraint criterion_aggregates_checklist_fkey references checklists (id),
        answered integer[] not null,
        failed integer[] not null,
        lost_hundredths bigint[] not null,
        constraint criterion_aggregates_pkey primary key (scope_id, period, checklist_id)
      )`);
    this.addSql(`create index criterion_aggregates_checklist on criterion_aggregates (checklist_id)`);
  }

  override down(): void {
    this.addSql(
      `alter table assignments drop constraint assignments_inspection_fkey, drop constraint assignments_baseline_inspection_fkey`,
    );
    this.addSql(`drop table criterion_aggregates, inspection_aggregates, inspection_results, rejections, co_signatures,
      inspection_reviews, inspection_revisions, inspections, assignment_runs, assignment_inspectors, assignments, inspection_plans`);
    this.addSql(`drop function answers_in_brief(jsonb)`);
  }
}
