import { Migrator } from "@mikro-orm/migrations";
import { type EntityManager, MikroORM } from "@mikro-orm/postgresql";
import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import { withClient } from "./with-client.js";
import { MigrationError, recordHashes, requireApplied, type KnownMigrations } from "./applied-migrations.js";
import {
  accessToMigrations,
  ensureRights,
  requireOwnership,
  RightsError,
  rightsFaults,
  type TableRights,
} from "./rights.js";
import { runIn, runOn } from "./run-sql.js";

/** What this version of the program makes of a database. */
export interface DatabaseVersion extends KnownMigrations {
  rights: TableRights;
}

export interface MigrateOptions extends DatabaseVersion {
  /** URL of the role that owns the tables. */
  ownerUrl: string;
  /** The role the program runs as; it gets rights on the data, never on the tables' definitions. */
  appRole: string;
  log: (line: string) => void;
}

/**
 * Brings the database up to date, one process at a time, and gives the program's role its rights in the same transaction;
 * answers how many migrations ran. With nothing to run it still checks that what was applied is what this program has, and
 * mends the rights. Fails with MigrationError or RightsError, having changed nothing.
 */
export async function migrate(options: MigrateOptions): Promise<number> {
  return withClient(options.ownerUrl, async (lock) => {
    // A session lock, so that two servers that start together do not both migrate; it ends with the connection.
    await lock.query("select pg_advisory_lock(hashtext('liuyou:migrations'))");
    await requireOwnership(runOn(lock));
    return await migrateAlone(options);
  });
}

async function migrateAlone({ ownerUrl, appRole, log, ...version }: MigrateOptions): Promise<number> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: {
      migrationsList: version.migrations.map((migration) => ({ name: migration.name, class: migration as never })),
      tableName: "migrations",
      snapshot: false,
      allOrNothing: true,
      silent: true,
    },
  });
  try {
    const pending = await orm.migrator.getPending(); // which also makes the table where they are recorded
    return await orm.em.fork().transactional(async (em) => {
      const run = runIn(em as EntityManager);
      await run("alter table public.migrations add column if not exists sha256 text");
      await recordHashes(run, version);
      await requireApplied(run, version);
      if (pending.length > 0) {
        log(`migrating the database (${pending.length})`);
        await orm.migrator.up({ transaction: em.getTransactionContext() });
        await recordHashes(run, version);
      }
      await ensureRights(run, appRole, version.rights);
      return pending.length;
    });
  } finally {
    await orm.close(true);
  }
}

/**
 * Looks, without changing anything, whether the database is what this program needs, as the role that the program runs as;
 * fails with MigrationError or RightsError. For starts that have no access as the owner.
 */
export async function requireMigrated(databaseUrl: string, version: DatabaseVersion): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    const run = runOn(client);
    const { role, reads, owns } = await accessToMigrations(run);
    const [recorded] = await run<{ hashes: boolean }>(
      `select coalesce(bool_or(a.attname = 'sha256'), false) as hashes
       from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
       join pg_catalog.pg_attribute a on a.attrelid = c.oid and not a.attisdropped
       where n.nspname = 'public' and c.relname = 'migrations'`,
    );
    if (recorded?.hashes !== true)
      throw new MigrationError(`The database was not migrated to this program yet: ${REMEDY}.`);
    const missing = reads ? await requireApplied(run, version) : [];
    if (missing.length > 0)
      throw new MigrationError(`The database lacks ${missing.length} migrations (${missing[0]} …): ${REMEDY}.`);
    const faults = owns ? [] : await rightsFaults(run, role, version.rights);
    if (faults.length > 0)
      throw new RightsError(
        `The role ${role} does not have the rights that it should (${faults.slice(0, 5).join("; ")}): ${REMEDY}.`,
      );
  });
}

const REMEDY = "run npm run migrate as the role that owns the tables";
