import { Migration } from "@mikro-orm/migrations";

/** What money unions received, year by year and source by source. */
export class Migration20261115_union_funds extends Migration {
  override up(): void {
    this.addSql(`
      create table union_funds (
        id uuid constraint union_funds_pkey primary key,
        trade_union_id uuid not null constraint union_funds_trade_union_fkey references trade_unions (id),
        year integer not null constraint union_funds_year_range check (year between 1949 and 2199),
        item text not null constraint union_funds_item_known check (item in ('FISCAL_INPUT', 'ALLOCATED_DUES_INCOME',
          'MEMBERSHIP_DUES_INCOME', 'SUPERIOR_GRANTS', 'ADMINISTRATIVE_GRANTS', 'UNDERTAKING_INCOME', 'INVESTMENT_INCOME',
          'OTHER_INCOME')),
        source text not null constraint union_funds_source_known check (source in ('DISTRICT', 'STREETS', 'DISTRICT_AND_STREETS',
          'EMPLOYERS', 'MEMBERS', 'UPPER_UNION', 'OWN_UNDERTAKINGS', 'OTHER')),
        amount bigint not null constraint union_funds_amount_range check (amount >= 0),
        qualifier text not null constraint union_funds_qualifier_known
          check (qualifier in ('EXACT', 'ABOUT', 'MORE_THAN', 'ROUND')),
        version integer not null default 1,
        created_at timestamptz not null,
        constraint union_funds_once unique (trade_union_id, year, item, source)
      )`);
  }

  override down(): void {
    this.addSql(`drop table union_funds`);
  }
}
