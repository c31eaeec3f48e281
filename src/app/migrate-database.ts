import { prepareDatabase } from "./prepare-database.js";
import { withDatabase } from "./with-database.js";

/** `npm run migrate`: brings the database up to date, as the role that owns it, so that the server need not be that role. */
await withDatabase(
  async (appUrl, _config, ownerUrl) => {
    await prepareDatabase({ ownerUrl, appUrl, log: (line) => console.log(`… ${line}`) });
    console.log("The database is up to date.");
  },
  { makesDatabase: true },
);
