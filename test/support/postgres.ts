import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
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

/** A folder that Linux keeps in memory. */
const IN_MEMORY = "/dev/shm";
/** What the databases of a whole run take, several times over. */
const ENOUGH_BYTES = 4 * 1024 ** 3;

/** Where there is room, the databases of the tests are kept in memory: they come and go by the hundred, and none is to stay. */
function databaseFolder(): string {
  if (!existsSync(IN_MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(IN_MEMORY);
  return bavail * bsize >= ENOUGH_BYTES ? IN_MEMORY : tmpdir();
}

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
  const dataDir = openTemporaryFolder(prefix, databaseFolder());
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
export function openTemporaryFolder(namePrefix: string, below = tmpdir()): string {
  const folder = mkdtempSync(join(below, namePrefix));
  chmodSync(folder, 0o755);
  return folder;
}

/** A killed test run leaves its server running; whoever gets its lock may stop it and remove its folder. */
async function removeAbandoned(): Promise<void> {
  const left = [tmpdir(), IN_MEMORY].filter(existsSync).flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(folder, name)),
  );
  for (const dataDir of left) {
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
