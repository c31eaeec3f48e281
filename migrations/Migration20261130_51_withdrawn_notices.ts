import { Migration } from "@mikro-orm/migrations";

/** When a public notice was taken back, since one that never hung out stays unknown. */
export class Migration20261130_51_withdrawn_notices extends Migration {
  override up(): void {
    this.addSql(`alter table public_notices add column withdrawn_on date`);
    // The journal knows the day of those before; a notice that it does not know of is taken for one that hung out.
    this.addSql(`
      update public_notices n set withdrawn_on = (
        select max((e.at at time zone 'Asia/Shanghai')::date) from public.journal_entries e
        where e.subject_id = n.id and e.action = 'public-notice.withdrawn')
      where n.status = 'WITHDRAWN'`);
  }

  override down(): void {
    this.addSql(`alter table public_notices drop column withdrawn_on`);
  }
}
