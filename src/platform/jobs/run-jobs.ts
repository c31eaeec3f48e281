import { PgBoss } from "pg-boss";
import { BUSINESS_TIME_ZONE } from "../clock/clock.js";
import type { Job, JobServices } from "./job.js";
import { JOBS_SCHEMA } from "./jobs-schema.js";

/** A worker that says nothing for this long is taken for dead, and its job is given to another. */
const HEARTBEAT_SECONDS = 15;
/** How often every process looks for the jobs of dead workers; with the heartbeat well below a minute. */
const SUPERVISION_SECONDS = 10;
const LONGEST_RUN_SECONDS = 4 * 3600;
const RETRIES = 20;
const KEPT_SECONDS = 14 * 86_400;

export interface RunningJobs {
  /** Asks for a job now; while it waits or runs already, nothing more is asked for. */
  enqueue(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Runs the jobs in this process, beside those of all others on the database: each run of a job goes to one of them. */
export async function runJobs(databaseUrl: string, jobs: readonly Job[], services: JobServices): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: JOBS_SCHEMA,
    application_name: "liuyou-jobs",
    max: 3,
    migrate: false,
    createSchema: false,
    registerInstance: false,
    reindex: false,
    superviseIntervalSeconds: SUPERVISION_SECONDS,
    monitorIntervalSeconds: SUPERVISION_SECONDS,
  });
  boss.on("error", (error) => services.log.error({ err: error }, "jobs"));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      policy: "exclusive",
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 600,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      expireInSeconds: LONGEST_RUN_SECONDS,
      deleteAfterSeconds: KEPT_SECONDS,
    });
    // What came due while no process ran is done once.
    if (job.cron !== undefined)
      await boss.schedule(job.name, job.cron, null, { tz: BUSINESS_TIME_ZONE, missed: "once" });
    await boss.work(
      job.name,
      { pollingIntervalSeconds: 2, heartbeatRefreshSeconds: HEARTBEAT_SECONDS / 3 },
      async () => {
        try {
          await job.run(services);
        } catch (error) {
          services.log.error({ err: error, job: job.name }, "job failed");
          throw error;
        }
      },
    );
  }
  const planned = new Set(jobs.flatMap(({ name, cron }) => (cron === undefined ? [] : [name])));
  for (const { name } of await boss.getSchedules()) if (!planned.has(name)) await boss.unschedule(name);
  return {
    enqueue: async (name) => void (await boss.send(name, {})),
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
