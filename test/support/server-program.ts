/**
 * The program on a given database, for tests that kill it. The second argument says at which point of the first
 * mutation it kills itself: before its commit, after it but before the answer, or never.
 */
import { pino } from "pino";
import { openProgram } from "../../src/app/program.js";

const [databaseUrl = "", death = "never"] = process.argv.slice(2);
const program = await openProgram({
  databaseUrl,
  secret: "a secret of the tests, long enough to be one",
  poolSize: 4,
  host: "127.0.0.1",
  port: 0,
  isProduction: false,
  corsOrigins: [],
  trustProxy: false,
  clock: { now: () => new Date("2026-11-22T10:00:00+08:00") },
  log: pino({ level: "silent" }),
});

const { unitOfWork } = program.services;
const die = () => process.kill(process.pid, "SIGKILL");
program.services.unitOfWork = async (actor, command) => {
  const result = await unitOfWork(actor, async (work) => {
    const answer = await command(work);
    if (death === "before-commit") die();
    return answer;
  });
  if (death === "after-commit") die();
  return result;
};
process.stdout.write(`${JSON.stringify({ url: program.url })}\n`);
