import { defineJob } from "../../../platform/jobs/job.js";
import { lapseAwards } from "./commands/lapse-awards.js";

/** Every night, writes down which awards ran out the day before; a transaction for some at a time. */
export const lapseAwardsJob = defineJob({
  name: "lapse-awards",
  cron: "10 0 * * *",
  async run({ unitOfWork }) {
    while ((await unitOfWork(null, lapseAwards)) > 0);
  },
});
