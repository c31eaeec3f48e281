import { Migration } from "@mikro-orm/migrations";

/**
 * What the program does to an award has a cause with a code, which each reader is told in their language. What was written down
 * before as a sentence stays as it is, since history is not rewritten.
 */
export class Migration20261201_20_award_causes extends Migration {
  override up(): void {
    this.addSql(`alter table public.award_events add column cause_details jsonb`);
  }

  override down(): void {
    this.addSql(`
      update public.award_events e
      set cause = t.words || coalesce(e.cause_details ->> 'prerequisites', '')
      from (values ('NOTICE_ENDED', '公示期满,予以命名'), ('SUPERIOR_AWARD', '登记上级命名'), ('REEXAMINATION_OPENED', '开展复查'),
        ('REEXAMINATION_PASSED', '复查合格'), ('REEXAMINATION_FAILED', '复查不合格:'), ('TERM_ENDED', '有效期届满')) as t (code, words)
      where e.cause_details is not null and t.code = e.cause`);
    this.addSql(`alter table public.award_events drop column cause_details`);
  }
}
