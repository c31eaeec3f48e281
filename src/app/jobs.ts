import { lapseAwardsJob } from "../modules/ratings/lapse-awards.job.js";
import type { Job } from "../platform/jobs/job.js";

/** Everything that happens without anybody asking, in the order of the modules. */
export const jobs: readonly Job[] = [lapseAwardsJob];
import { drawFollowUps } from "../modules/rectifications/jobs/draw-follow-ups.js";
import { remindOfFindings } from "../modules/rectifications/jobs/remind-of-findings.js";
import type { Job } from "../platform/jobs/job.js";

/** Everything that happens without anybody asking, in the order of the modules. */
export const jobs: readonly Job[] = [remindOfFindings, drawFollowUps];
