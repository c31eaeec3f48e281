import { Migration } from "@mikro-orm/migrations";

/** The auditing commissions of unions with their terms and members. */
export class Migration20261115_auditing_commissions extends Migration {
  override up(): void {
    this.addSql(`
      create table auditing_commissions (
        id uuid constraint auditing_commissions_pkey primary key,
        trade_union_id uuid not null constraint auditing_commissions_trade_union_fkey references trade_unions (id),
        elected_on date not null,
        term_ends_on date not null,
        ended_on date,
        idempotency_key uuid constraint auditing_commissions_idempotency_key_unique unique,
        version integer not null default 1,
        created_at timestamptz not null,
        constraint auditing_commissions_term_order check (term_ends_on > elected_on),
        constraint auditing_commissions_end_order check (ended_on >= elected_on)
      )`);
    this.addSql(
      `create index auditing_commissions_trade_union on auditing_commissions (trade_union_id, elected_on desc, id desc)`,
    );
    this.addSql(
      `create unique index auditing_commissions_current_once on auditing_commissions (trade_union_id) where ended_on is null`,
    );
    this.addSql(`
      create table auditing_commission_members (
        commission_id uuid not null constraint auditing_commission_members_commission_fkey references auditing_commissions (id)
          on delete cascade,
        place integer not null,
        name text not null,
        post text not null constraint auditing_commission_members_post_known check (post in ('AUDITING_CHAIR', 'AUDITING_MEMBER')),
        account_id uuid constraint auditing_commission_members_account_fkey references accounts (id),
        constraint auditing_commission_members_pkey primary key (commission_id, place)
      )`);
    this.addSql(`create index auditing_commission_members_account on auditing_commission_members (account_id)`);
  }

  override down(): void {
    this.addSql(`drop table auditing_commission_members, auditing_commissions`);
  }
}
