import { Migration } from "@mikro-orm/migrations";

/** Facts about this installation as a whole, such as the demonstration district that was loaded into it. */
export class Migration20261110_installation_facts extends Migration {
  override up(): void {
    this.addSql(`
      create table installation_facts (
        key text constraint installation_facts_pkey primary key,
        value jsonb not null
      )`);
  }

  override down(): void {
    this.addSql(`drop table installation_facts`);
  }
}
