import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import { defineJob, type JobServices } from "../../../platform/jobs/job.js";
import { remindUnion } from "./commands/remind-union.js";
import { FIRST_REMINDER_DAYS } from "./reminders.rules.js";

const BATCH = 200;

/** Unions with findings to speak of, in the order of their ids, behind one of them. */
const unionsBehind = async ({ orm, clock }: JobServices, after: string | null): Promise<string[]> => {
  const today = businessDay(clock.now());
  const found = await rows<{ id: string }>(
    orm.em.fork(),
    sql`select distinct trade_union_id as id from findings
      where status = 'ISSUED' and due_on <= ${today}::date + ${sql.lit(FIRST_REMINDER_DAYS)}::integer
        and (${after}::uuid is null or trade_union_id > ${after}::uuid)
      order by trade_union_id limit ${sql.lit(BATCH)}`,
  );
  return found.map(({ id }) => id);
};

/** Every morning: what is due soon, due today or overdue is said once, in one message for each union. */
export const remindOfFindings = defineJob({
  name: "remind-of-findings",
  cron: "0 8 * * *",
  run: async (services) => {
    let unions = await unionsBehind(services, null);
    while (unions.length > 0) {
      for (const union of unions) await services.unitOfWork(null, (work) => remindUnion(work, union));
      unions = await unionsBehind(services, unions.at(-1) ?? null);
    }
  },
});
