import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import { defineJob } from "../../../platform/jobs/job.js";
import { drawFollowUps as drawMonth } from "./commands/draw-follow-ups.js";

/** On the first of each month, for the months that have ended. */
export const drawFollowUps = defineJob({
  name: "draw-follow-ups",
  cron: "0 6 1 * *",
  run: async ({ orm, clock, unitOfWork }) => {
    const thisMonth = businessDay(clock.now()).slice(0, 7);
    const months = await rows<{ month: string }>(
      orm.em.fork(),
      sql`select distinct to_char(closed_on, 'YYYY-MM') as month from findings
        where follow_up = 'UNDRAWN' and closed_on < ${`${thisMonth}-01`}::date order by 1`,
    );
    for (const { month } of months) await unitOfWork(null, (work) => drawMonth(work, month));
  },
});
