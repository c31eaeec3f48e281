import { Migration } from "@mikro-orm/migrations";

/** Circulars of a federation, with who receives them and what they report on. */
export class Migration20261122_circulars extends Migration {
  override up(): void {
    this.addSql(`
      create table circulars (
        id uuid constraint circulars_pkey primary key,
        trade_union_id uuid not null constraint circulars_trade_union_fkey references trade_unions (id),
        kind text not null constraint circulars_kind_known
          check (kind in ('INSPECTION', 'RECTIFICATION', 'RATING', 'AUDIT', 'SUPERVISION', 'RANKING', 'OTHER')),
        title text not null,
        body text not null,
        period text,
        naming text not null constraint circulars_naming_known check (naming in ('ANONYMOUS', 'NAMED', 'COMMENDING')),
        status text not null constraint circulars_status_known
          check (status in ('DRAFT', 'SIGNED', 'PUBLISHED', 'DISCARDED')),
        audience text not null constraint circulars_audience_known check (audience in ('INTERNAL', 'RECIPIENTS', 'PUBLIC')),
        number text,
        drafted_by uuid not null constraint circulars_drafted_by_fkey references accounts (id),
        signed_by uuid constraint circulars_signed_by_fkey references accounts (id),
        signed_name text,
        signed_post text,
        signed_at timestamptz,
        published_by uuid constraint circulars_published_by_fkey references accounts (id),
        published_at timestamptz,
        authority_document text,
        discard_reason text,
        changes integer not null,
        idempotency_key uuid not null constraint circulars_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint circulars_number_once unique (trade_union_id, number),
        constraint circulars_signed_by_another check (signed_by <> drafted_by),
        constraint circulars_signed_whole check (num_nulls(number, signed_by, signed_name, signed_at) in (0, 4)),
        constraint circulars_signed_in_state check (status = 'DISCARDED' or (status = 'DRAFT') = (signed_at is null)),
        constraint circulars_published_whole check (num_nulls(published_by, published_at) in (0, 2)),
        constraint circulars_published_in_state check ((status = 'PUBLISHED') = (published_at is not null)),
        constraint circulars_discarded_has_reason check ((status = 'DISCARDED') = (discard_reason is not null)),
        constraint circulars_internal_until_published check (status = 'PUBLISHED' or audience = 'INTERNAL'),
        constraint circulars_public_naming_has_authority
          check (audience <> 'PUBLIC' or naming <> 'NAMED' or authority_document is not null)
      )`);
    this.addSql(`create index circulars_latest on circulars (coalesce(published_at, created_at), id)`);
    this.addSql(`create index circulars_drafted_by on circulars (drafted_by)`);
    this.addSql(`create index circulars_signed_by on circulars (signed_by)`);
    this.addSql(`create index circulars_published_by on circulars (published_by)`);
    this.addSql(`
      create table circular_recipients (
        circular_id uuid not null constraint circular_recipients_circular_fkey references circulars (id),
        trade_union_id uuid not null constraint circular_recipients_trade_union_fkey references trade_unions (id),
        place integer not null,
        constraint circular_recipients_pkey primary key (circular_id, trade_union_id)
      )`);
    this.addSql(`create index circular_recipients_trade_union on circular_recipients (trade_union_id)`);
    this.addSql(`
      create table circular_visits (
        circular_id uuid not null constraint circular_visits_circular_fkey references circulars (id),
        visit_id uuid not null constraint circular_visits_visit_fkey references supervision_visits (id),
        constraint circular_visits_pkey primary key (circular_id, visit_id)
      )`);
    this.addSql(`create index circular_visits_visit on circular_visits (visit_id)`);
  }

  override down(): void {
    this.addSql(`drop table circular_visits, circular_recipients, circulars`);
  }
}
