import { Migration } from "@mikro-orm/migrations";

/** Lists of visits go by their opening: by the time of the draw they told which visits came from one. */
export class Migration20261130_52_visits_by_opening extends Migration {
  override up(): void {
    this.addSql(`drop index supervision_visits_page`);
    this.addSql(
      `create index supervision_visits_page on supervision_visits ((coalesce(opened_received_at, created_at)) desc, id desc)`,
    );
  }

  override down(): void {
    this.addSql(`drop index supervision_visits_page`);
    this.addSql(`create index supervision_visits_page on supervision_visits (created_at desc, id desc)`);
  }
}
