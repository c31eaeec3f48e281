import type { Services } from "../graphql/api/request-context.js";

/** What a job has in its hands; it changes things through units of work, each a transaction of its own. */
export type JobServices = Pick<Services, "orm" | "clock" | "unitOfWork" | "log">;

/**
 * Work that nobody waits for. It may be begun again at any point, by another process when the first was killed, so each of
 * its transactions leaves things as if it were the only one, and finds done what an earlier attempt did.
 */
export interface Job {
  /** Verb and noun with hyphens; names the queue. */
  name: string;
  /** Five fields, in the business time zone; without one it runs when it is asked for. */
  cron?: string;
  run(services: JobServices): Promise<void>;
}

export const defineJob = (job: Job): Job => job;
