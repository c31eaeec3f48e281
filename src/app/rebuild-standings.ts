import { rebuildAllStandings } from "../modules/rankings/commands/rebuild-all-standings.js";
import { systemClock } from "../platform/clock/clock.js";
import { openOrm } from "../platform/database/orm.js";
import { unitOfWork } from "../platform/unit-of-work/unit-of-work.js";
import { entities } from "./entities.js";
import { requirePrepared } from "./prepare-database.js";
import { withDatabase } from "./with-database.js";

/** `npm run standings:rebuild`: for a database of which `npm run verify` says that results or standings differ. */
await withDatabase(async (databaseUrl) => {
  await requirePrepared(databaseUrl);
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 2 });
  try {
    const run = unitOfWork(orm, systemClock, [], (error) => console.error(error));
    const series = await run(null, rebuildAllStandings);
    console.log(`standings of ${series} periods and kinds of checklist were made anew`);
  } finally {
    await orm.close(true);
  }
});
