import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrationHash } from "../platform/database/applied-migrations.js";
import { withLocalClient } from "../platform/database/embedded/connections.js";
import { startEmbeddedPostgres } from "../platform/database/embedded-postgres.js";
import { runOn } from "../platform/database/run-sql.js";
import { databaseStructure } from "../platform/database/structure-check.js";
import { librarySchemas, structureFile } from "./expected-structure.js";
import { migrationOrderFaults } from "./migration-order.js";
import { migrations } from "./migrations.js";
import { prepareDatabase } from "./prepare-database.js";
import { projectRoot } from "./project-root.js";

/**
 * `npm run database:emit`: notes the hash of every new migration in migrations/landed.json, where a landed one keeps the
 * hash that it has, unless one stands where it may not, and writes to schema/database.txt what the migrations make of an empty database.
 */
const landedFile = join(projectRoot, "migrations", "landed.json");
const landed = JSON.parse(await readFile(landedFile, "utf8")) as Record<string, string>;
const misplaced = migrationOrderFaults(
  migrations.map(({ name }) => name),
  Object.keys(landed),
);
if (misplaced.length > 0) throw new Error(`src/app/migrations.ts: ${misplaced.join("; ")}`);
for (const migration of migrations) landed[migration.name] ??= await migrationHash(migration);
await writeFile(landedFile, `${JSON.stringify(landed, null, 2)}\n`);

const dataDir = mkdtempSync(join(tmpdir(), "liuyou-structure-"));
chmodSync(dataDir, 0o755); // so that the database's account can enter it
try {
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: "off" } });
  try {
    await prepareDatabase({ ...database, log: () => undefined });
    await withLocalClient(database.ownerUrl, async (client) => {
      const lines = await databaseStructure(runOn(client), librarySchemas);
      await writeFile(structureFile, `${lines.join("\n")}\n`);
    });
  } finally {
    await database.stop();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
