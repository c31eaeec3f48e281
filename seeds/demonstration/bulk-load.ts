import type pg from "pg";

interface Definition {
  drop: string;
  create: string;
}

/** Foreign keys of the tables, and their indexes that stand behind no constraint, as the catalog defines them. */
const DEFINITIONS = `
  select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as drop,
    format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as create,
    2 as place, c.conname as name
  from pg_constraint c where c.contype = 'f' and c.conrelid = any($1::regclass[])
  union all
  select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1, r.relname
  from pg_index i join pg_class r on r.oid = i.indexrelid
  where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
  order by place, name`;

/**
 * Fills empty tables while their foreign keys and indexes are out of the way, and puts these back afterwards exactly as
 * they were: building an index once and checking a key by one join costs a fraction of doing both row by row.
 */
export async function loadInBulk(
  client: pg.Client,
  tables: readonly string[],
  load: () => Promise<void>,
): Promise<void> {
  const { rows: definitions } = await client.query<Definition>(DEFINITIONS, [tables]);
  const run = (statements: readonly string[]) => client.query(statements.join(";\n"));
  await run(definitions.map(({ drop }) => drop));
  await load();
  await client.query("set local maintenance_work_mem = '128MB'");
  await run(definitions.map(({ create }) => create));
  await analyze(client, tables);
}

/** Columns that are compared with something; documents, lists and what is derived from other columns cost much and tell nothing. */
const COMPARED = `
  select format('analyze %s (%s)', a.attrelid::regclass, string_agg(quote_ident(a.attname), ', ' order by a.attnum)) as statement
  from pg_attribute a join pg_type t on t.oid = a.atttypid
  where a.attrelid = any($1::regclass[]) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and t.typname <> 'jsonb' and t.typcategory <> 'A'
  group by a.attrelid`;

/** Without statistics the first queries would be planned blindly; a small sample will do until autovacuum takes its own. */
async function analyze(client: pg.Client, tables: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(COMPARED, [tables]);
  await client.query(
    ["set local default_statistics_target = 2", ...rows.map(({ statement }) => statement)].join(";\n"),
  );
}
