import { defineJob } from "../../../platform/jobs/job.js";
import { removeOldRejections } from "./commands/remove-old-rejections.js";

/** Every night; a transaction for some at a time. */
export const removeOldRejectionsJob = defineJob({
  name: "remove-old-rejections",
  cron: "30 0 * * *",
  async run({ unitOfWork }) {
    while ((await unitOfWork(null, removeOldRejections)) > 0);
  },
});
