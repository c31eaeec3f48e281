import pg from "pg";
import { verifyJournal } from "../platform/journal/verify-journal.js";
import { verifyingDatabase } from "./with-database.js";

/** `npm run journal:verify`: says whether the journal is whole; exits 1 when it is not. */
await verifyingDatabase(async (databaseUrl) => {
  const client = new pg.Client(databaseUrl);
  client.on("error", () => undefined); // lost while nothing is asked: the next question says so
  await client.connect();
  try {
    const { sequenced, waiting, faults } = await verifyJournal(client);
    for (const fault of faults) console.log(fault);
    console.log(
      `${sequenced} entries in the chain, ${waiting} waiting, ${faults.length === 0 ? "all whole" : `${faults.length} faults`}`,
    );
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
});
