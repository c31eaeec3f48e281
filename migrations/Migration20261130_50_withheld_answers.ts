import { Migration } from "@mikro-orm/migrations";

/** At which criteria of an inspection answers are withheld is known without reading the answers. */
export class Migration20261130_50_withheld_answers extends Migration {
  override up(): void {
    this.addSql(`
      alter table inspections add column suspected_criteria jsonb not null generated always as (
        pg_catalog.jsonb_path_query_array(answers,
          '$[*] ? (@.suspected == true && !(@.conclusion == "SUBSTANTIATED")).criterion')) stored`);
    this.addSql(
      `create index findings_confidential on findings (inspection_id) include (criterion_code) where is_confidential`,
    );
  }

  override down(): void {
    this.addSql(`drop index findings_confidential`);
    this.addSql(`alter table inspections drop column suspected_criteria`);
  }
}
