import pg from "pg";
import { migrate } from "../platform/database/migrate.js";
import { prepareJobs } from "../platform/jobs/jobs-schema.js";
import { databaseVersion } from "./database-version.js";
import { loadReferenceData, referenceDataFingerprint } from "./reference-data.js";

export interface PrepareOptions {
  ownerUrl: string;
  appUrl: string;
  log: (line: string) => void;
}

/** Brings a database up to date with this version of the program: structure first, then reference data. */
export async function prepareDatabase({ ownerUrl, appUrl, log }: PrepareOptions): Promise<void> {
  const appRole = decodeURIComponent(new URL(appUrl).username);
  await migrate({ ownerUrl, appRole, log, ...databaseVersion });
  await prepareJobs({ ownerUrl, appRole });
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    const fingerprint = await referenceDataFingerprint();
    const { rows } = await client.query<{ value: string }>(
      "select value #>> '{}' as value from installation_facts where key = 'reference-data'",
    );
    if (rows[0]?.value === fingerprint) return;
    log("loading the reference data");
    await loadReferenceData(ownerUrl);
    await client.query(
      "insert into installation_facts (key, value) values ('reference-data', to_jsonb($1::text)) on conflict (key) do update set value = excluded.value",
      [fingerprint],
    );
  } finally {
    await client.end();
  }
}
