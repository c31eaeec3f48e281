import { removeDeadSessionsJob } from "../modules/identity/remove-dead-sessions.job.js";
import { giveUpDraftsJob } from "../modules/inspections/submission/give-up-drafts.job.js";
import { removeOldRejectionsJob } from "../modules/inspections/submission/remove-old-rejections.job.js";
import { lapseAwardsJob } from "../modules/ratings/awards/lapse-awards.job.js";
import { drawFollowUps } from "../modules/rectifications/follow-ups/draw-follow-ups.job.js";
import { remindOfFindings } from "../modules/rectifications/messages/remind-of-findings.job.js";
import { printJournalHead } from "../platform/journal/print-head.job.js";
import type { Job } from "../platform/jobs/job.js";

/** Everything that happens without anybody asking, in the order of the modules. */
export const jobs: readonly Job[] = [
  removeDeadSessionsJob,
  removeOldRejectionsJob,
  giveUpDraftsJob,
  remindOfFindings,
  drawFollowUps,
  lapseAwardsJob,
  printJournalHead,
];
