import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { migrations } from "../../src/app/migrations.js";
import { loadReferenceData } from "../../src/app/reference-data.js";
import { prepareJobs } from "../../src/platform/jobs/jobs-schema.js";
import { migrate } from "../../src/platform/database/migrate.js";

/** URL of a database on the test server, as the server's superuser. */
export function databaseUrl(name: string): string {
  const admin = process.env["LIUYOU_TEST_ADMIN_URL"];
  if (admin === undefined) throw new Error("LIUYOU_TEST_ADMIN_URL is not set; run the tests with npm test");
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer<T>(body: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(databaseUrl("postgres"));
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

const templateName = `liuyou_template_${createHash("sha1")
  .update(migrations.map((migration) => migration.toString()).join())
  .digest("hex")
  .slice(0, 12)}_${process.ppid}`;

let template: Promise<void> | undefined;

/** The migrated database with reference data that every test database is copied from; the first worker makes it. */
function ensureTemplate(): Promise<void> {
  template ??= onServer(async (client) => {
    await client.query("select pg_advisory_lock(hashtext('liuyou:test-template'))");
    const found = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [templateName]);
    if (found.rowCount !== 0) return;
    await client.query(`drop database if exists ${templateName}`);
    await client.query(`create database ${templateName}`);
    const ownerUrl = databaseUrl(templateName);
    await migrate({ ownerUrl, appRole: new URL(ownerUrl).username, migrations, log: () => undefined });
    await prepareJobs({ ownerUrl, appRole: new URL(ownerUrl).username });
    await loadReferenceData(ownerUrl);
    await client.query(`alter database ${templateName} with is_template true allow_connections false`);
  });
  return template;
}

/** A database of its own for one test file; dropped by `drop`. */
export async function createTestDatabase(): Promise<{ url: string; name: string; drop(): Promise<void> }> {
  await ensureTemplate();
  const name = `liuyou_test_${randomUUID().replaceAll("-", "")}`;
  await onServer((client) => client.query(`create database ${name} template ${templateName} strategy file_copy`));
  return {
    url: databaseUrl(name),
    name,
    drop: async () => void (await onServer((client) => client.query(`drop database if exists ${name} with (force)`))),
  };
}
