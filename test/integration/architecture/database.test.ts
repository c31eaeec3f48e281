import { describe, expect, test } from "@jest/globals";
import type pg from "pg";
import { mappedConstraints } from "../../../src/platform/errors/expected-errors.js";
import { faultsUnderEmptySearchPath } from "../../support/empty-search-path.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

/** What fails under an empty search path after a change that is undone again. */
const after = (change: string) => async (client: pg.Client) => {
  await client.query("begin");
  await client.query(change);
  return faultsUnderEmptySearchPath(client);
};

describe("the database", () => {
  test("every foreign key has an index that begins with its columns", async () => {
    const bare = await program.sql(
      `select c.conrelid::regclass::text as table_name, c.conname from pg_constraint c
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace and not exists (
         select from pg_index i where i.indrelid = c.conrelid
           -- Rows without the reference may be left out: a look-up by a key never asks for them.
           and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) = (
             select format('(%I IS NOT NULL)', attname) from pg_attribute where attrelid = c.conrelid and attnum = c.conkey[1]))
           and (select array_agg(k order by k) from unnest((i.indkey::int2[])[0:cardinality(c.conkey) - 1]) k)
             = (select array_agg(k order by k) from unnest(c.conkey) k))`,
    );
    expect(bare).toEqual([]);
  });

  test("every constraint is named by us", async () => {
    const generated = await program.sql(
      `select conname from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'u', 'p', 'x')
         and conrelid <> 'migrations'::regclass and not starts_with(conname, conrelid::regclass::text || '_')`,
    );
    expect(generated).toEqual([]);
  });

  test("every constraint that a refusal is mapped to exists", async () => {
    const names = await program.sql<{ name: string }>(
      `select conname as name from pg_constraint where connamespace = 'public'::regnamespace
       union select indexrelid::regclass::text from pg_index union select tgname from pg_trigger`,
    );
    const known = new Set(names.map(({ name }) => name));
    expect(mappedConstraints().filter((name) => !known.has(name))).toEqual([]);
  });

  test("entities and tables have the same columns, and agree on what may be null", async () => {
    const columns = await program.sql<{ table_name: string; column_name: string; is_nullable: string }>(
      `select table_name, column_name, is_nullable from information_schema.columns
       where table_schema = 'public' and is_generated = 'NEVER'`,
    );
    const faults: string[] = [];
    for (const meta of program.program.orm.getMetadata().getAll().values()) {
      if (meta.abstract === true || meta.embeddable === true) continue;
      const table = new Map(
        columns
          .filter(({ table_name }) => table_name === meta.tableName)
          .map((column) => [column.column_name, column.is_nullable === "YES"]),
      );
      if (table.size === 0) faults.push(`${meta.tableName} does not exist`);
      const mapped = new Set<string>();
      for (const property of meta.props) {
        for (const column of property.persist === false ? [] : property.fieldNames) {
          mapped.add(column);
          const nullable = table.get(column);
          if (nullable === undefined) faults.push(`${meta.tableName}.${column} does not exist`);
          else if (nullable !== (property.nullable === true))
            faults.push(`${meta.tableName}.${column} is ${nullable ? "" : "not "}nullable`);
        }
      }
      for (const column of table.keys())
        if (!mapped.has(column)) faults.push(`${meta.tableName}.${column} is not mapped`);
    }
    expect(faults).toEqual([]);
  });

  test("every function, generated column, index and check is rebuilt under an empty search path, as a dump restores", async () => {
    expect(await program.alone(after("select"))).toEqual([]);
  });

  test("what names something without its schema is found, wherever it does", async () => {
    const plpgsql = (name: string) =>
      `create function ${name}(given text) returns text language plpgsql immutable as 'begin return search_text(given); end';`;
    const trigger = (name: string, statement: string) =>
      `create function ${name}() returns trigger language plpgsql as $$ begin ${statement}; return null; end $$;`;
    const faults = await program.alone(
      after(`
        create function bad_sql(given text) returns tsvector language sql as 'select search_grams(given)';
        ${plpgsql("bad_plpgsql")}
        ${trigger("bad_reader", "perform 1 from accounts")}
        ${plpgsql("bad_in_column")}
        alter table evidence add column bad text generated always as (bad_in_column(media_type)) stored;
        ${plpgsql("bad_in_index")}
        create index bad_index on sites (bad_in_index(name));
        ${trigger("bad_operator", "perform from new_rows n where n.path <@ n.path")}
        create trigger bad_trigger after insert on trade_unions referencing new table as new_rows
          for each statement execute function bad_operator()`),
    );
    for (const fault of [
      /^function bad_sql: function search_grams\(text\) does not exist$/,
      /^call of bad_plpgsql: function search_text\(text\) does not exist$/,
      /^function bad_plpgsql: names search_text.* without a schema$/,
      /^function bad_reader: names .*accounts.* without a schema$/,
      /^generated columns of evidence: function search_text\(text\) does not exist$/,
      /^index of sites: function search_text\(text\) does not exist$/,
      /^trigger bad_trigger: operator does not exist: public\.ltree <@ public\.ltree$/,
    ])
      expect(faults).toContainEqual(expect.stringMatching(fault));
  });

  test("all of it can be taken down again and put up", async () => {
    const { migrations } = await import("../../../src/app/migrations.js");
    const { MikroORM } = await import("@mikro-orm/postgresql");
    const { Migrator } = await import("@mikro-orm/migrations");
    const orm = await MikroORM.init({
      clientUrl: program.databaseUrl,
      entities: [],
      discovery: { warnWhenNoEntities: false },
      extensions: [Migrator],
      migrations: {
        migrationsList: migrations.map((migration) => ({ name: migration.name, class: migration as never })),
        tableName: "migrations",
        snapshot: false,
        silent: true,
      },
    });
    try {
      // Their order is part of what is tested: each takes down only what it put up.
      await orm.migrator.down({ to: 0 });
      const left = await program.sql(
        "select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'",
      );
      expect(left).toEqual([]);
      expect((await orm.migrator.up()).length).toBe(migrations.length);
    } finally {
      await orm.close(true);
    }
  });
});
