/**
 * A worker on a given database, for tests that kill it. The second argument says after how many units of work of its job
 * it kills itself, 0 being never; the third whether it asks for the job.
 */
import { pino } from "pino";
import { openProgram } from "../../src/app/program.js";
import { remindOfFindings } from "../../src/modules/rectifications/messages/remind-of-findings.job.js";
import { runJobs } from "../../src/platform/jobs/run-jobs.js";

const [databaseUrl = "", unitsBeforeDeath = "0", asks = "no"] = process.argv.slice(2);
const program = await openProgram({
  databaseUrl,
  secret: "a secret of the tests, long enough to be one",
  poolSize: 4,
  host: "127.0.0.1",
  port: 0,
  isProduction: false,
  corsOrigins: [],
  trustProxy: false,
  clock: { now: () => new Date("2026-11-22T08:00:00+08:00") },
  log: pino({ level: "silent" }),
});

const { services } = program;
let units = 0;
const jobs = await runJobs(databaseUrl, [remindOfFindings], {
  ...services,
  unitOfWork: async (actor, command) => {
    const result = await services.unitOfWork(actor, command);
    units++;
    if (units === Number(unitsBeforeDeath)) process.kill(process.pid, "SIGKILL");
    return result;
  },
});
if (asks === "asks") await jobs.enqueue(remindOfFindings.name);
process.stdout.write(`${JSON.stringify({ url: program.url })}\n`);
