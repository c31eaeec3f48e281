import { PgBoss } from "pg-boss";
import { withClient } from "../database/with-client.js";
import { isUnavailable } from "../errors/unavailable.rules.js";
import { BUSINESS_TIME_ZONE } from "../clock/clock.js";
import type { Job, JobServices } from "./job.js";
import { JOBS_SCHEMA } from "./jobs-schema.js";

/** A worker that says nothing for this long is taken for dead, and its job is given to another. */
const HEARTBEAT_SECONDS = 15;
/** How often every process looks for the jobs of dead workers; with the heartbeat well below a minute. */
const SUPERVISION_SECONDS = 10;
const LONGEST_RUN_SECONDS = 4 * 3600;
const RETRIES = 20;
const RETRY_DELAY_MAX_SECONDS = 600;
const KEPT_SECONDS = 14 * 86_400;

export interface RunningJobs {
  /** Asks for a job now; while it waits or runs already, nothing more is asked for. */
  enqueue(name: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Takes back what was noted under a clock that ran ahead: until that time came, nothing would be due, a job that waits would
 * be in the way of the next one, and a dead worker would not be missed.
 */
async function forgetTheFuture(databaseUrl: string): Promise<void> {
  await withClient({ connectionString: databaseUrl, application_name: "liuyou-jobs" }, async (client) => {
    await client.query(`update ${JOBS_SCHEMA}.version set cron_on = least(cron_on, now()), bam_on = least(bam_on, now()),
        flow_on = least(flow_on, now()), reindex_on = least(reindex_on, now()), monitor_backoff_on = least(monitor_backoff_on, now())
      where greatest(cron_on, bam_on, flow_on, reindex_on, monitor_backoff_on) > now() + interval '1 hour'`);
    await client.query(`update ${JOBS_SCHEMA}.queue set monitor_on = least(monitor_on, now()),
        monitor_claim_on = least(monitor_claim_on, now()), maintain_on = least(maintain_on, now())
      where greatest(monitor_on, monitor_claim_on, maintain_on) > now() + interval '1 hour'`);
    // No job waits longer than RETRY_DELAY_MAX_SECONDS for its next attempt.
    await client.query(`update ${JOBS_SCHEMA}.job set start_after = least(start_after, now()),
        started_on = least(started_on, now()), heartbeat_on = least(heartbeat_on, now())
      where state < 'completed' and greatest(start_after, started_on, heartbeat_on) > now() + interval '1 hour'`);
  });
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
  boss.on("error", (error) => {
    // While the database is away each worker says so every two seconds, with the whole of its connection.
    if (isUnavailable(error)) services.log.warn({ reason: error.message }, "jobs wait for the database");
    else services.log.error({ err: error }, "jobs");
  });
  await forgetTheFuture(databaseUrl);
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, {
      policy: "exclusive",
      retryLimit: RETRIES,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: RETRY_DELAY_MAX_SECONDS,
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
