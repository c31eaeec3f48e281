import { defineJob } from "../../../platform/jobs/job.js";
import { giveUpDrafts } from "./commands/give-up-drafts.js";

/** Every night; a transaction for some at a time. */
export const giveUpDraftsJob = defineJob({
  name: "give-up-drafts",
  cron: "40 0 * * *",
  async run({ unitOfWork }) {
    while ((await unitOfWork(null, giveUpDrafts)) > 0);
  },
});
