import type pg from "pg";

/** A value of each type that columns have, which every generated column and index can be computed from. */
const SAMPLES: Record<string, string> = {
  uuid: "'01980000-0000-7000-8000-000000000001'::uuid",
  text: "'工会 a1'::text",
  "character varying": "'a'::character varying",
  "text[]": "array['工会']::text[]",
  "uuid[]": "array['01980000-0000-7000-8000-000000000001']::uuid[]",
  "integer[]": "array[1]::integer[]",
  "bigint[]": "array[1]::bigint[]",
  jsonb: `'[{"criterion": "1.1", "note": "n", "notApplicable": true}]'::jsonb`,
  "timestamp with time zone": "now()",
  date: "current_date",
  boolean: "true",
  bytea: "'\\x00'::bytea",
  xid8: "'1'::xid8",
  "public.ltree": "'1.2'::public.ltree",
  tsvector: "to_tsvector('simple', 'a')",
  tsquery: "to_tsquery('simple', 'a')",
};
const sampleOf = (type: string): string =>
  SAMPLES[type] ?? (/^(small|big)?int|^numeric|^double/.test(type) ? `1::${type}` : `null::${type}`);

const OURS = `not exists (select from pg_catalog.pg_depend e where e.objid = o.oid and e.deptype = 'e')`;

/** What a schema of ours contains; libraries' own schemas are theirs. */
interface Found {
  functions: {
    name: string;
    definition: string;
    body: string;
    language: string;
    returns: string;
    arguments: string[];
  }[];
  tables: {
    name: string;
    columns: { name: string; type: string; isGenerated: boolean }[];
    checks: string[];
    indexes: string[];
  }[];
  triggers: { table: string; name: string }[];
  foreign: { functions: string[]; types: string[] };
}

/**
 * Rebuilds every function, generated column, index and check of schema `public` under an empty search path, as a restored
 * dump does, computes them from a row of samples, and answers what fails. What happens only inside a function in PL/pgSQL is
 * looked for in its text besides. Leaves nothing behind.
 */
export async function faultsUnderEmptySearchPath(client: pg.Client): Promise<string[]> {
  const faults: string[] = [];
  const attempt = async (what: string, statement: string): Promise<void> => {
    await client.query("savepoint attempt");
    try {
      await client.query(statement);
    } catch (error) {
      await client.query("rollback to attempt");
      faults.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await client.query("savepoint all_of_it; set local search_path = ''");
  const found = await whatIsThere(client);

  for (const { name, definition, language, returns, arguments: types } of found.functions) {
    await attempt(`function ${name}`, definition);
    if (language !== "sql" && language !== "plpgsql")
      faults.push(`function ${name}: in ${language}, which is not looked into`);
    if (returns !== "trigger")
      await attempt(`call of ${name}`, `select public.${name}(${types.map(sampleOf).join(", ")})`);
  }
  for (const { name, body } of found.functions) {
    const bare = [
      ...found.functions
        .map((each) => each.name)
        .concat(found.foreign.functions)
        .map((each) => `${each}\\s*\\(`),
      ...found.tables.map((each) => `(?:from|join|into|update|table|only)\\s+${each.name}\\b`),
      ...found.foreign.types.map((each) => `::\\s*${each}\\b`),
    ].filter((pattern) => new RegExp(`(?<![\\w."])${pattern}`, "i").test(body));
    for (const pattern of bare) faults.push(`function ${name}: names ${pattern} without a schema`);
  }
  // A statement without rows runs what is done once for each statement, with everything that it names.
  for (const { table, name } of found.triggers) {
    const given = (found.tables.find((each) => each.name === table)?.columns ?? []).filter(
      ({ isGenerated }) => !isGenerated,
    );
    const names = given.map((column) => column.name).join(", ");
    const nothing = given.map(({ type }) => `null::${type}`).join(", ");
    await attempt(
      `trigger ${name}`,
      `insert into public.${table} (${names}) overriding system value select ${nothing} where false`,
    );
    if (table.startsWith("journal_") || table === "row_states") continue; // which refuse every change, with or without rows
    const last = given.at(-1)?.name; // the first may be one that only the database gives
    await attempt(`trigger ${name}`, `update public.${table} set ${last} = ${last} where false`);
  }
  for (const { name, columns, checks, indexes } of found.tables) {
    const copy = `pg_temp.${name}`;
    await client.query(`create temporary table ${name} (like public.${name} including generated)`);
    const given = columns.filter(({ isGenerated }) => !isGenerated);
    await attempt(
      `generated columns of ${name}`,
      `insert into ${copy} (${given.map((column) => column.name).join(", ")}) values (${given.map(({ type }) => sampleOf(type)).join(", ")})`,
    );
    for (const check of checks) await attempt(`check of ${name}`, `select ${check} from ${copy}`);
    for (const index of indexes)
      await attempt(`index of ${name}`, index.replace(` ON public.${name} `, ` ON ${copy} `));
    await client.query(`drop table ${copy}`);
  }
  await client.query("rollback to all_of_it");
  return faults;
}

async function whatIsThere(client: pg.Client): Promise<Found> {
  const ask = async <Row extends object>(text: string): Promise<Row[]> => (await client.query<Row>(text)).rows;
  return {
    functions: await ask(
      `select o.proname as name, pg_get_functiondef(o.oid) as definition, o.prosrc as body, l.lanname as language,
         format_type(o.prorettype, null) as returns,
         array(select format_type(t, null) from unnest(o.proargtypes) with ordinality as a (t, place) order by place) as arguments
       from pg_catalog.pg_proc o join pg_catalog.pg_language l on l.oid = o.prolang
       where o.pronamespace = 'public'::regnamespace and ${OURS}`,
    ),
    tables: await ask(
      `select o.relname as name,
         (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null), 'isGenerated', a.attgenerated <> '')
            order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = o.oid and a.attnum > 0 and not a.attisdropped) as columns,
         array(select pg_get_expr(c.conbin, c.conrelid) from pg_catalog.pg_constraint c
           where c.conrelid = o.oid and c.contype = 'c') as checks,
         array(select pg_get_indexdef(i.indexrelid) from pg_catalog.pg_index i where i.indrelid = o.oid) as indexes
       from pg_catalog.pg_class o where o.relnamespace = 'public'::regnamespace and o.relkind in ('r', 'p') and ${OURS}`,
    ),
    triggers: await ask(
      `select c.relname as table, o.tgname as name
       from pg_catalog.pg_trigger o join pg_catalog.pg_class c on c.oid = o.tgrelid
       where c.relnamespace = 'public'::regnamespace and not o.tgisinternal`,
    ),
    foreign: {
      functions: (
        await ask<{ name: string }>(
          `select distinct p.proname as name from pg_catalog.pg_proc p join pg_catalog.pg_depend e on e.objid = p.oid and e.deptype = 'e'
           where p.pronamespace = 'public'::regnamespace and not exists (
             select from pg_catalog.pg_proc b where b.proname = p.proname and b.pronamespace = 'pg_catalog'::regnamespace)`,
        )
      ).map(({ name }) => name),
      types: (
        await ask<{ name: string }>(
          `select t.typname as name from pg_catalog.pg_type t join pg_catalog.pg_depend e on e.objid = t.oid and e.deptype = 'e'
           where t.typnamespace = 'public'::regnamespace and t.typname !~ '^_'`,
        )
      ).map(({ name }) => name),
    },
  };
}
