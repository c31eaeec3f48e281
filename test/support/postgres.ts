import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runnableBinaries } from "../../src/platform/database/embedded/binaries.js";
import { lockFolder } from "../../src/platform/database/embedded/lock.js";
import { databasePlace } from "../../src/platform/database/embedded/place.js";
import { stopOrphan } from "../../src/platform/database/embedded/postmaster.js";
import { sharedFolder, startEmbeddedPostgres } from "../../src/platform/database/embedded-postgres.js";

/** A PostgreSQL server on which tests may create databases. */
export interface TestPostgres {
  /** A role that may create databases and roles. */
  adminUrl: string;
  stop(): Promise<void>;
}

const prefix = "liuyou-test-postgres-";

/** npm package of the PostgreSQL version under test: the usual one, or the alias for the version that the environment names. */
export function testedBinaries(): string {
  const version = process.env["TEST_POSTGRES_VERSION"];
  return version === undefined || version === "" ? "embedded-postgres" : `embedded-postgres-${version}`;
}

/** The server that TEST_DATABASE_URL names, or a temporary one that is gone afterwards. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const external = process.env["TEST_DATABASE_URL"];
  if (external !== undefined && external !== "") return { adminUrl: external, stop: async () => {} };

  await removeAbandoned();
  const dataDir = openTemporaryFolder(prefix);
  const database = await startEmbeddedPostgres({
    dataDir,
    binaries: testedBinaries(),
    // Nothing here needs to survive a power cut.
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off" },
    log: () => {},
  });
  const stop = async () => {
    await database.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: database.superuserUrl, stop };
}

/** A temporary folder that the database's account can enter too. */
export function openTemporaryFolder(namePrefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), namePrefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** A killed test run leaves its server running; whoever gets its lock may stop it and remove its folder. */
async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const dataDir = join(tmpdir(), name);
    // Another run is just creating it, and may not have its lock yet.
    if (!existsSync(join(dataDir, "postgres"))) continue;
    try {
      const lock = await lockFolder(dataDir, 0);
      const place = databasePlace(dataDir, sharedFolder);
      await stopOrphan(place, runnableBinaries(testedBinaries(), place.account, sharedFolder), () => {});
      lock.release();
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // In use, or another user's: not ours to remove.
    }
  }
}
