import type { Job } from "../platform/jobs/job.js";

/** Everything that happens without anybody asking, in the order of the modules. */
export const jobs: readonly Job[] = [];
