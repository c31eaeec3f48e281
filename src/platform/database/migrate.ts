import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import { ReflectMetadataProvider } from "@mikro-orm/decorators/legacy";
import type { Migration } from "@mikro-orm/migrations";
import { row, sql } from "./sql.js";

export interface MigrateOptions {
  /** URL of the role that owns the tables. */
  ownerUrl: string;
  /** The role the program runs as; it gets rights on the data, never on the tables' definitions. */
  appRole: string;
  migrations: (new (...args: never[]) => Migration)[];
  log: (line: string) => void;
}

/** What the application may only add to. */
const INSERT_ONLY = ["journal_entries", "journal_chain", "visit_reads"];

/** Brings the database up to date, one process at a time; answers how many migrations ran. */
export async function migrate({ ownerUrl, appRole, migrations, log }: MigrateOptions): Promise<number> {
  const orm = await MikroORM.init({
    clientUrl: ownerUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    pool: { min: 0, max: 2 },
    migrations: {
      migrationsList: migrations.map((migration) => ({ name: migration.name, class: migration as never })),
      tableName: "migrations",
      snapshot: false,
      allOrNothing: true,
      silent: true,
    },
  });
  try {
    // A session lock, so that two servers that start together do not both migrate; it ends with the connection.
    return await orm.em.fork().transactional(async (lock) => {
      await lock
        .getKysely()
        .executeQuery(sql`select pg_advisory_xact_lock(hashtext('liuyou:migrations'))`.compile(lock.getKysely()));
      const pending = await orm.migrator.getPending();
      if (pending.length === 0) return 0;
      log(`migrating the database (${pending.length})`);
      await orm.migrator.up();
      await grantRights(orm, appRole);
      return pending.length;
    });
  } finally {
    await orm.close(true);
  }
}

async function grantRights(orm: MikroORM, appRole: string): Promise<void> {
  const em = orm.em.fork();
  const owner = await row<{ role: string }>(em, sql`select current_user as role`);
  if (owner?.role === appRole) return;
  const role = sql.id(appRole);
  const statements = [
    sql`grant usage on schema public to ${role}`,
    sql`grant select, insert, update, delete on all tables in schema public to ${role}`,
    sql`grant usage, select on all sequences in schema public to ${role}`,
    sql`revoke all on migrations from ${role}`,
    sql`revoke update, delete on ${sql.join(INSERT_ONLY.map((table) => sql.id(table)))} from ${role}`,
  ];
  for (const statement of statements) await row(em, statement);
}
