import { defineJob } from "../../platform/jobs/job.js";
import { removeDeadSessions } from "./commands/remove-dead-sessions.js";

/** Every night; a transaction for some at a time. */
export const removeDeadSessionsJob = defineJob({
  name: "remove-dead-sessions",
  cron: "20 0 * * *",
  async run({ unitOfWork }) {
    while ((await unitOfWork(null, removeDeadSessions)) > 0);
  },
});
