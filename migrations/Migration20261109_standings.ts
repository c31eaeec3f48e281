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

    // How many stand at each whole percent, and at each hundredth of it: a rank is 1 + the sum of what stands above, read
    // from at most 101 rows, however many unions there are.
    this.addSql(`
      create table standing_histograms (
        scope_id uuid not null constraint standing_histograms_scope_fkey references trade_unions (id),
        period text not null,
        checklist_kind text not null,
        level text not null,
        group_code text not null,
        whole smallint not null constraint standing_histograms_whole_range check (whole between 0 and 100),
        unions integer not null,
        hundredths integer[] not null constraint standing_histograms_hundredths_count check (cardinality(hundredths) = 100),
        constraint standing_histograms_pkey primary key (scope_id, period, checklist_kind, level, group_code, whole)
      ) with (fillfactor = 70)`);
    this.addSql(`
      create function counts_changed(counts integer[], places integer[], changes integer[]) returns integer[]
      language plpgsql immutable as $$
      begin
        for i in 1 .. cardinality(places) loop
          counts[places[i]] := counts[places[i]] + changes[i];
        end loop;
        return counts;
      end $$`);
  }

  override down(): void {
    this.addSql(`drop table standing_histograms, standings`);
    this.addSql(`drop function counts_changed(integer[], integer[], integer[])`);
  }
}
