import { Migration } from "@mikro-orm/migrations";

/** Invited supervisors: their terms what they pledged, and what keeps people from a visit. */
export class Migration20261117_supervisors extends Migration {
  override up(): void {
    this.addSql(`
      create table supervisors (
        id uuid constraint supervisors_pkey primary key,
        trade_union_id uuid not null constraint supervisors_trade_union_fkey references trade_unions (id),
        account_id uuid not null constraint supervisors_account_fkey references accounts (id),
        source text not null constraint supervisors_source_known check (source in ('PEOPLES_DEPUTY', 'CPPCC_MEMBER', 'PARTY',
          'OFFICER', 'MODEL_WORKER', 'WORKER', 'LAWYER', 'MEDIA')),
        term_from date not null,
        term_to date not null,
        renews_id uuid constraint supervisors_renews_fkey references supervisors (id)
          constraint supervisors_renewed_once unique,
        ended_on date,
        end_reason text,
        idempotency_key uuid not null constraint supervisors_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint supervisors_term_order check (term_from <= term_to),
        constraint supervisors_ended_within_term check (ended_on between term_from and term_to),
        constraint supervisors_end_has_reason check ((ended_on is null) = (end_reason is null))
      )`);
    this.addSql(`create index supervisors_trade_union on supervisors (trade_union_id)`);
    this.addSql(`create index supervisors_account on supervisors (account_id, term_from)`);
    this.addSql(`
      create table supervisor_pledges (
        supervisor_id uuid not null constraint supervisor_pledges_supervisor_fkey references supervisors (id),
        kind text not null constraint supervisor_pledges_kind_known
          check (kind in ('CONFIDENTIALITY_PLEDGE', 'CONFLICT_DECLARATION', 'NO_GIFTS')),
        signed_on date not null,
        constraint supervisor_pledges_pkey primary key (supervisor_id, kind)
      )`);
    this.addSql(`
      create table declared_relations (
        id uuid constraint declared_relations_pkey primary key,
        account_id uuid not null constraint declared_relations_account_fkey references accounts (id),
        trade_union_id uuid not null constraint declared_relations_trade_union_fkey references trade_unions (id),
        reason text not null constraint declared_relations_reason_known
          check (reason in ('NEAR_RELATIVE', 'SAME_UNIT', 'OFFICE', 'DEBT')),
        until date,
        idempotency_key uuid not null constraint declared_relations_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null
      )`);
    this.addSql(`create index declared_relations_account on declared_relations (account_id)`);
    this.addSql(`create index declared_relations_trade_union on declared_relations (trade_union_id)`);
    this.addSql(`create index declared_relations_latest on declared_relations (created_at, id)`);
  }

  override down(): void {
    this.addSql(`drop table declared_relations, supervisor_pledges, supervisors`);
  }
}
