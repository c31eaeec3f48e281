import { lapseAwardsJob } from "../modules/ratings/lapse-awards.job.js";
import { drawFollowUps } from "../modules/rectifications/draw-follow-ups.job.js";
import { remindOfFindings } from "../modules/rectifications/remind-of-findings.job.js";
import type { Job } from "../platform/jobs/job.js";

/** Everything that happens without anybody asking, in the order of the modules. */
export const jobs: readonly Job[] = [remindOfFindings, drawFollowUps, lapseAwardsJob];
