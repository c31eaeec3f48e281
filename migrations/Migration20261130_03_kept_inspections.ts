import { Migration } from "@mikro-orm/migrations";

/** A draft may go; what was once submitted never does, whoever asks. */
export class Migration20261130_03_kept_inspections extends Migration {
  override up(): void {
    this.addSql(`
      create function public.keep_submitted_inspection() returns trigger language plpgsql as $$
      begin
        raise exception 'a submitted inspection is never deleted'
          using errcode = 'check_violation', constraint = 'inspections_submitted_kept';
      end $$`);
    this.addSql(`
      create trigger inspections_submitted_kept before delete on public.inspections
        for each row when (old.status <> 'DRAFT') execute function public.keep_submitted_inspection()`);
  }

  override down(): void {
    this.addSql(`drop trigger inspections_submitted_kept on public.inspections`);
    this.addSql(`drop function public.keep_submitted_inspection()`);
  }
}
