import { createHash, randomUUID } from "node:crypto";
import pg from "pg";
import { databaseVersion } from "../../src/app/database-version.js";
import { watchDatabase } from "../../src/app/prepare-database.js";
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

/** The program runs as it, so that every test shows that the rights which it gets are enough. */
export const APP_ROLE = "liuyou_test_app";
const APP_PASSWORD = "liuyou_test_app";

/** URL of a database on the test server, as the program's role. */
function appUrl(name: string): string {
  const url = new URL(databaseUrl(name));
  url.username = APP_ROLE;
  url.password = APP_PASSWORD;
  return url.href;
}

/** Roles belong to the whole server, so another worker may make it at the same moment. */
export const ensureAppRole = (): Promise<unknown> =>
  onServer((client) =>
    client.query(`do $$ begin
        create role ${APP_ROLE} login password '${APP_PASSWORD}';
      exception when duplicate_object or unique_violation then null;
      end $$`),
  );

const templateName = `liuyou_template_${createHash("sha1")
  .update(databaseVersion.migrations.map((migration) => migration.toString()).join())
  .digest("hex")
  .slice(0, 12)}_${process.ppid}`;

const templates = new Map<string, Promise<string>>();

/** The name of a database that others are copied from; the first worker that needs it makes it. */
function template(suffix: string, fill: (ownerUrl: string) => Promise<void>, from = "template1"): Promise<string> {
  const name = `${templateName}${suffix}`;
  const made =
    templates.get(name) ??
    onServer(async (client) => {
      await client.query("select pg_advisory_lock(hashtext($1))", [`liuyou:test-template${suffix}`]);
      const found = await client.query("select 1 from pg_database where datname = $1 and datistemplate", [name]);
      if (found.rowCount !== 0) return name;
      await client.query(`drop database if exists ${name}`);
      await client.query(`create database ${name} template ${from}`);
      await fill(databaseUrl(name));
      await client.query(`alter database ${name} with is_template true allow_connections false`);
      return name;
    });
  templates.set(name, made);
  return made;
}

/** The migrated database with reference data that every test database is copied from. */
const emptyTemplate = () =>
  template("", async (ownerUrl) => {
    await ensureAppRole();
    await migrate({ ownerUrl, appRole: APP_ROLE, log: () => undefined, ...databaseVersion });
    await watchDatabase(ownerUrl);
    await prepareJobs({ ownerUrl, appRole: APP_ROLE });
    await loadReferenceData(ownerUrl);
  });

/** The same with the demonstration district of a day in it. */
export const demonstrationTemplate = async (today: string): Promise<string> =>
  template(
    `_demo_${today.replaceAll("-", "")}`,
    async (ownerUrl) => {
      // Loaded here, as most test files have no use for it.
      const { loadDemonstration } = await import("../../seeds/demonstration/load-demonstration.js");
      await loadDemonstration({ ownerUrl, today, log: () => undefined });
    },
    await emptyTemplate(),
  );

/** A database of its own for one test file; dropped by `drop`. */
export async function createTestDatabase(
  from: Promise<string> = emptyTemplate(),
): Promise<{ url: string; appUrl: string; name: string; drop(): Promise<void> }> {
  const original = await from;
  const name = `liuyou_test_${randomUUID().replaceAll("-", "")}`;
  await onServer((client) => client.query(`create database ${name} template ${original} strategy file_copy`));
  return {
    url: databaseUrl(name),
    appUrl: appUrl(name),
    name,
    drop: async () => void (await onServer((client) => client.query(`drop database if exists ${name} with (force)`))),
  };
}
