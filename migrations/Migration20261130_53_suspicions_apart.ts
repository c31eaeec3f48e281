import { Migration } from "@mikro-orm/migrations";

/** A suspicion stands beside the ordinary finding of the same criterion, which is opened as if there were none. */
export class Migration20261130_53_suspicions_apart extends Migration {
  override up(): void {
    this.addSql(`alter table findings add column is_suspicion boolean not null default false`);
    // What became confidential by its transfer was opened with a notice or has one in its history; the rest was suspected.
    this.addSql(`
      update findings f set is_suspicion = true where f.is_confidential and f.issued_at is null
        and not exists (select from public.journal_entries e where e.subject_id = f.id and e.action = 'finding.issued')`);
    this.addSql(`drop index findings_once`);
    this.addSql(`
      create unique index findings_once on findings (inspection_id, criterion_code, fault_id, is_suspicion) nulls not distinct`);
  }

  override down(): void {
    // Refused where both stand at one criterion by now: neither of them may be dropped for it.
    this.addSql(`drop index findings_once`);
    this.addSql(`
      create unique index findings_once on findings (inspection_id, criterion_code, fault_id) nulls not distinct`);
    this.addSql(`alter table findings drop column is_suspicion`);
  }
}
