import { Migration } from "@mikro-orm/migrations";

/** The live order of unions, kept in the transaction that confirms an inspection. */
export class Migration20261109_standings extends Migration {
  override up(): void {
    this.addSql(`
      create table standings (
        scope_id uuid not null constraint standings_scope_fkey references trade_unions (id),
        period text not null,
        checklist_kind text not null,
        level text not null,
        trade_union_id uuid not null constraint standings_trade_union_fkey references trade_unions (id),
        percent numeric(5, 2) not null,
        grade text,
        vetoed boolean not null,
        inspection_id uuid constraint standings_inspection_fkey references inspections (id),
        form_group text,
        ownership_group text,
        size_group text,
        inspected integer not null,
        constraint standings_pkey primary key (scope_id, period, checklist_kind, trade_union_id)
      )`);
    // One direction throughout (the percent negated), so that a page is one forward index range.
    const order = `(- percent), trade_union_id`;
    this.addSql(`create index standings_order on standings (scope_id, period, checklist_kind, level, ${order})`);
    for (const group of ["form_group", "ownership_group", "size_group"]) {
      this.addSql(`create index standings_by_${group} on standings
        (scope_id, period, checklist_kind, level, ${group}, ${order}) where ${group} is not null`);
    }
    this.addSql(`create index standings_trade_union on standings (trade_union_id)`);
    this.addSql(`create index standings_inspection on standings (inspection_id)`);

    // How many stand at each percent, in steps of a hundredth (1) and of a whole percent (100): a rank is 1 + the sum of
    // what stands above, read from at most 101 rows of each.
    this.addSql(`
      create table standing_histograms (
        scope_id uuid not null constraint standing_histograms_scope_fkey references trade_unions (id),
        period text not null,
        checklist_kind text not null,
        level text not null,
        group_code text not null,
        step smallint not null constraint standing_histograms_step_known check (step in (1, 100)),
        percent numeric(5, 2) not null,
        unions integer not null,
        constraint standing_histograms_pkey primary key (scope_id, period, checklist_kind, level, group_code, step, percent)
      )`);
  }

  override down(): void {
    this.addSql(`drop table standing_histograms, standings`);
  }
}
