import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { defineJob, type Job } from "../../../src/platform/jobs/job.js";
import { prepareJobs } from "../../../src/platform/jobs/jobs-schema.js";
import { runJobs, type RunningJobs } from "../../../src/platform/jobs/run-jobs.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const running: RunningJobs[] = [];
let appUrl: string;

beforeAll(async () => {
  const role = `app_${randomUUID().replaceAll("-", "")}`;
  await program.sql(`create role ${role} login password 'app'`);
  await prepareJobs({ ownerUrl: program.databaseUrl, appRole: role });
  const url = new URL(program.databaseUrl);
  url.username = role;
  url.password = "app";
  appUrl = url.href;
});
afterEach(async () => {
  for (const jobs of running.splice(0)) await jobs.stop();
});

const run = async (...jobs: Job[]) => {
  const started = await runJobs(appUrl, jobs, program.program.services);
  running.push(started);
  return started;
};
const until = async (isSo: () => boolean): Promise<void> => {
  for (let waited = 0; !isSo() && waited < 60_000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isSo()).toBe(true);
};

describe("jobs", () => {
  test("run as a role that may not define anything, in one of the processes, and again when they failed", async () => {
    const runs: string[] = [];
    const job = (process: string) =>
      defineJob({
        name: "count-runs",
        run: () => {
          runs.push(process);
          return runs.length === 1 ? Promise.reject(new Error("the first time")) : Promise.resolve();
        },
      });
    const first = await run(job("first"));
    await run(job("second"));
    await first.enqueue("count-runs");
    await until(() => runs.length === 2);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(runs).toHaveLength(2);
  }, 120_000);

  test("are not asked for twice while they wait or run", async () => {
    let [runs, release] = [0, () => undefined as void];
    const held = new Promise<void>((resolve) => (release = resolve));
    const jobs = await run(
      defineJob({
        name: "hold",
        run: () => {
          runs++;
          return held;
        },
      }),
    );
    await Promise.all([jobs.enqueue("hold"), jobs.enqueue("hold")]);
    await until(() => runs === 1);
    await jobs.enqueue("hold");
    release();
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(runs).toBe(1);
  }, 120_000);

  test("keep the hours of the business time zone, and forget those of jobs that are gone", async () => {
    const daily = defineJob({ name: "daily", cron: "0 8 * * *", run: () => Promise.resolve() });
    await run(daily);
    const schedules = () => program.sql("select name, cron, timezone from jobs.schedule");
    expect(await schedules()).toEqual([{ name: "daily", cron: "0 8 * * *", timezone: "Asia/Shanghai" }]);
    await run();
    expect(await schedules()).toEqual([]);
  }, 120_000);
});
