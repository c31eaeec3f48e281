import type { EntityManager } from "@mikro-orm/postgresql";
import { openOrm } from "../platform/database/orm.js";
import { verifyDraws } from "../modules/supervision/visits/draw-verification.queries.js";
import { entities } from "./entities.js";
import { verifyingDatabase } from "./with-database.js";

/** `npm run draw:verify`: draws every stored draw once more; names those that come out otherwise and then exits 1. */
await verifyingDatabase(async (databaseUrl) => {
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 2 });
  try {
    const { checked, differences } = await verifyDraws(orm.em.fork() as EntityManager);
    for (const { drawId, fields } of differences) console.log(`${drawId}: ${fields.join(", ")}`);
    console.log(`${checked} draws, ${differences.length === 0 ? "all as drawn" : `${differences.length} differ`}`);
    process.exitCode = differences.length === 0 ? 0 : 1;
  } finally {
    await orm.close(true);
  }
});
