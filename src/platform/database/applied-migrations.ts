import { createHash } from "node:crypto";
import type { Migration } from "@mikro-orm/migrations";
import type { RunSql } from "./run-sql.js";

export type MigrationClass = new (...args: never[]) => Migration;

/**
 * A form in which a migration was applied before it was edited. Today's is told from it by what it left in the catalog, and a
 * later migration makes up for the difference.
 */
export interface EarlierForm {
  /** Class name of the migration. */
  readonly migration: string;
  /** Hash of the SQL it had then. */
  readonly sha256: string;
  /** SQL condition: this form, and not today's, was applied to this database. */
  readonly wasApplied: string;
}

export interface KnownMigrations {
  /** Oldest first. */
  readonly migrations: readonly MigrationClass[];
  readonly earlierForms: readonly EarlierForm[];
}

/** The database and this program do not fit each other, for a reason that its message tells the operator to mend. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/** SHA-256 (hex) of the SQL that a migration runs, statement by statement. */
export async function migrationHash(migration: MigrationClass): Promise<string> {
  // Neither of the two parts of the mapper that it could be given is needed to say what it would run.
  const instance = new migration();
  await instance.up();
  const statements = instance.getQueries();
  return createHash("sha256").update(JSON.stringify(statements)).digest("hex");
}

/** Notes of each applied migration with which SQL it was; where nobody noted it then, the catalog tells. */
export async function recordHashes(run: RunSql, { migrations, earlierForms }: KnownMigrations): Promise<void> {
  const unknown = await run<{ name: string }>("select name from public.migrations where sha256 is null");
  for (const { name } of unknown) {
    const migration = migrations.find((known) => known.name === name);
    if (migration === undefined) continue; // of a later version: it is refused for that
    const earlier = earlierForms.find((form) => form.migration === name);
    const wasEarlier = earlier !== undefined && (await holds(run, earlier.wasApplied));
    const sha256 = wasEarlier ? earlier.sha256 : await migrationHash(migration);
    await run("update public.migrations set sha256 = $2 where name = $1", [name, sha256]);
  }
}

async function holds(run: RunSql, condition: string): Promise<boolean> {
  const [answer] = await run<{ holds: boolean }>(`select (${condition}) as holds`);
  return answer?.holds === true;
}

/** The names of the migrations that are still to be applied; fails where one was that this program has not, or not so. */
export async function requireApplied(run: RunSql, { migrations, earlierForms }: KnownMigrations): Promise<string[]> {
  const applied = await run<{ name: string; sha256: string | null }>(
    "select name, sha256 from public.migrations order by id",
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const ahead = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (ahead.length > 0)
    throw new MigrationError(
      `The database is ahead of this program, which does not know ${ahead.join(", ")}: ` +
        `start the newer program, or restore a backup from before its first start.`,
    );
  for (const { name, sha256 } of applied) {
    const migration = known.get(name);
    if (migration === undefined || sha256 === (await migrationHash(migration))) continue;
    if (earlierForms.some((form) => form.migration === name && form.sha256 === sha256)) continue;
    throw new MigrationError(
      `${name} was applied to this database with other statements than this program has; use the program that fits it.`,
    );
  }
  const names = new Set(applied.map(({ name }) => name));
  return [...known.keys()].filter((name) => !names.has(name));
}
