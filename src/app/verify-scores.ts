import pg from "pg";
import { openOrm } from "../platform/database/orm.js";
import type { EntityManager } from "@mikro-orm/postgresql";
import { verifyScores } from "../modules/inspections/records/score-verification.queries.js";
import { entities } from "./entities.js";
import { verifyingDatabase } from "./with-database.js";

// Points and percents fit a double exactly; as strings they would differ from every computed one.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** `npm run scores:verify`: computes every score once more; names those that differ and then exits 1. */
await verifyingDatabase(async (databaseUrl) => {
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 2 });
  try {
    const { checked, differences } = await verifyScores(orm.em.fork() as EntityManager);
    for (const { inspectionId, revision, fields } of differences)
      console.log(`${inspectionId} revision ${revision}: ${fields.join(", ")}`);
    console.log(`${checked} scores, ${differences.length === 0 ? "all as computed" : `${differences.length} differ`}`);
    process.exitCode = differences.length === 0 ? 0 : 1;
  } finally {
    await orm.close(true);
  }
});
