import { withClient } from "../platform/database/with-client.js";
import { verifyJournal } from "../platform/journal/verify-journal.js";
import { verifyingDatabase } from "./with-database.js";

/** `npm run journal:verify`: says whether the journal is whole; exits 1 when it is not. */
await verifyingDatabase(async (databaseUrl) => {
  const { sequenced, waiting, faults } = await withClient(databaseUrl, (client) => verifyJournal(client));
  for (const fault of faults) console.log(fault);
  console.log(
    `${sequenced} entries in the chain, ${waiting} waiting, ${faults.length === 0 ? "all whole" : `${faults.length} faults`}`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
});
