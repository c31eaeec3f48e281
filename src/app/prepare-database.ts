import { createHash } from "node:crypto";
import type pg from "pg";
import { systemClock } from "../platform/clock/clock.js";
import { managerOn } from "../platform/database/client-manager.js";
import { migrate, requireMigrated } from "../platform/database/migrate.js";
import { oneAtATime } from "../platform/database/one-at-a-time.js";
import { openOrm } from "../platform/database/orm.js";
import { runOn } from "../platform/database/run-sql.js";
import { rightsFaultsInLibraries } from "../platform/database/structure-check.js";
import { withClient } from "../platform/database/with-client.js";
import { jobsSchemaFingerprint, prepareJobs } from "../platform/jobs/jobs-schema.js";
import { faultsOfWatching } from "../platform/row-states/verify-row-states.js";
import { watchTables } from "../platform/row-states/watch-tables.js";
import { unitOfWork } from "../platform/unit-of-work/unit-of-work.js";
import { databaseVersion } from "./database-version.js";
import { entities } from "./entities.js";
import { librarySchemas } from "./expected-structure.js";
import { migrations } from "./migrations.js";
import { NotPreparedError } from "./not-prepared.js";
import { watchedTables } from "./verified-tables.js";
import { loadReferenceData, referenceDataFingerprint } from "./reference-data.js";

export interface PrepareOptions {
  ownerUrl: string;
  appUrl: string;
  log: (line: string) => void;
}

/** Facts of an installation that say what it was brought up to. */
const REFERENCE_DATA = "reference-data";
const PREPARED = "prepared";

/** Brings a database up to date with this version of the program: structure first, then reference data; one process at a time. */
export function prepareDatabase({ ownerUrl, appUrl, log }: PrepareOptions): Promise<void> {
  return oneAtATime(ownerUrl, async () => {
    const appRole = decodeURIComponent(new URL(appUrl).username);
    await migrate({ ownerUrl, appRole, log, ...databaseVersion });
    await watchDatabase(ownerUrl);
    await prepareJobs({ ownerUrl, appRole });
    await withClient(ownerUrl, async (client) => {
      const fingerprint = await referenceDataFingerprint();
      if ((await factOf(client, REFERENCE_DATA)) !== fingerprint) {
        log("loading the reference data");
        await loadReferenceData(ownerUrl);
        await keepFact(client, REFERENCE_DATA, fingerprint);
      }
      const prepared = await programFingerprint();
      if ((await factOf(client, PREPARED)) !== prepared) await keepFact(client, PREPARED, prepared);
    });
  });
}

/**
 * Fails unless a database was brought up to date by this version of the program; for a role that could not do it. That it
 * once was does not do: what a dump left out, and what a kill kept the owner from, is looked for.
 */
export async function requirePrepared(appUrl: string): Promise<void> {
  await requireMigrated(appUrl, databaseVersion);
  await withClient(appUrl, async (client) => {
    const isPrepared =
      (await factOf(client, PREPARED)) === (await programFingerprint()) &&
      (await rightsFaultsInLibraries(runOn(client), librarySchemas)).length === 0 &&
      (await faultsOfWatching(managerOn(client), watchedTables)).length === 0;
    if (!isPrepared) throw new NotPreparedError();
  });
}

/** Whether a role may change the structure of its database. */
export async function ownsDatabase(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ isOwner: boolean }>(
      `select pg_has_role(datdba, 'usage') as "isOwner" from pg_database where datname = current_database()`,
    );
    return rows[0]?.isOwner === true;
  });
}

/** Changes with everything that preparing a database brings it up to. */
async function programFingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const { name } of databaseVersion.migrations) hash.update(`${name}\n`);
  return hash
    .update(jobsSchemaFingerprint())
    .update(await referenceDataFingerprint())
    .digest("hex");
}

async function factOf(client: pg.Client, key: string): Promise<string | undefined> {
  const { rows } = await client.query<{ value: string }>(
    "select value #>> '{}' as value from installation_facts where key = $1",
    [key],
  );
  return rows[0]?.value;
}

const keepFact = (client: pg.Client, key: string, value: string) =>
  client.query(
    "insert into installation_facts (key, value) values ($1, to_jsonb($2::text)) on conflict (key) do update set value = excluded.value",
    [key, value],
  );

/**
 * Sees to it that the tables' triggers note what every row is like after each change; `structure` names what the tables are
 * like by the last migration, unless told otherwise.
 */
export async function watchDatabase(ownerUrl: string, structure = migrations.at(-1)?.name ?? ""): Promise<void> {
  const orm = await openOrm({ url: ownerUrl, entities, poolSize: 1 });
  try {
    const run = unitOfWork(orm, systemClock, [], () => undefined);
    await run(null, ({ em, journal }) => watchTables(em, journal, watchedTables, structure));
  } finally {
    await orm.close(true);
  }
}
