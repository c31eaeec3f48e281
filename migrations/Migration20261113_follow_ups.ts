import { Migration } from "@mikro-orm/migrations";

/** Draws of the MINOR findings that are looked at again, and who was sent to look. */
export class Migration20261113_follow_ups extends Migration {
  override up(): void {
    this.addSql(`
      create table follow_up_draws (
        month text constraint follow_up_draws_pkey primary key constraint follow_up_draws_month_form check (month ~ '^\\d{4}-\\d{2}$'),
        seed text not null,
        share numeric(4, 3) not null,
        eligible uuid[] not null,
        drawn uuid[] not null,
        drawn_at timestamptz not null,
        constraint follow_up_draws_from_eligible check (drawn <@ eligible)
      )`);
    // One request to send people, under the id of its assignment.
    this.addSql(`
      create table follow_ups (
        id uuid constraint follow_ups_pkey primary key constraint follow_ups_assignment_fkey references assignments (id),
        idempotency_key uuid not null constraint follow_ups_idempotency_key_unique unique,
        created_by uuid not null constraint follow_ups_created_by_fkey references accounts (id),
        created_at timestamptz not null
      )`);
    this.addSql(`create index follow_ups_created_by on follow_ups (created_by)`);
  }

  override down(): void {
    this.addSql(`drop table follow_ups, follow_up_draws`);
  }
}
