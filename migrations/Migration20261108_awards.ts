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
        body jsonb not null
      )`);
    this.addSql(`create index rating_programs_checklist on rating_programs (checklist_id)`);
    this.addSql(`
      create table awards (
        id uuid constraint awards_pkey primary key,
        program_id uuid not null constraint awards_program_fkey references rating_programs (id),
        level_code text not null,
        trade_union_id uuid not null constraint awards_trade_union_fkey references trade_unions (id),
        site_id uuid constraint awards_site_fkey references sites (id),
        status text not null constraint awards_status_known
          check (status in ('CONFERRED', 'UNDER_REVIEW', 'SUSPENDED', 'REVOKED', 'LAPSED')),
        conferring_level text not null,
        document_number text not null,
        conferred_on date not null,
        valid_until date,
        reexamine_by date,
        version integer not null default 1,
        created_at timestamptz not null
      )`);
    this.addSql(`create index awards_program on awards (program_id)`);
    this.addSql(`create index awards_trade_union on awards (trade_union_id, conferred_on desc, id)`);
    this.addSql(`create index awards_site on awards (site_id)`);
  }

  override down(): void {
    this.addSql(`drop table awards, rating_programs`);
  }
}
