import { defineJob } from "../jobs/job.js";
import { journalHead } from "./verify-journal.js";

/**
 * Every night, logs where the journal's chain ends. Whoever keeps the log elsewhere can later show a chain that was cut or
 * written anew (`npm run verify -- --head`), so it is logged at a level that is visible by default.
 */
export const printJournalHead = defineJob({
  name: "print-journal-head",
  cron: "5 0 * * *",
  async run({ orm, log }) {
    const head = await journalHead(orm.em.fork());
    if (head !== null) log.warn({ head: `${head.position}:${head.hash}` }, "the journal's head, to be kept elsewhere");
  },
});
