import { rightsFaults, type TableRights } from "./rights.js";
import type { RunSql } from "./run-sql.js";

/** What a database should consist of. */
export interface ExpectedStructure {
  /** As `databaseStructure` describes it. */
  readonly lines: readonly string[];
  /** What the role that asks may do, unless it owns the tables. */
  readonly rights: TableRights;
  /** Schemas that libraries keep for themselves: what the role needs there is to work with every table. */
  readonly librarySchemas: readonly string[];
}

/** Definitions are written with whole names where nothing is on the search path. */
const queries: readonly string[] = [
  `select 'extension ' || e.extname as line from pg_catalog.pg_extension e where e.extname <> 'plpgsql'`,
  `select format('collation %s', c.collname) as line from pg_catalog.pg_collation c
   where c.collnamespace = 'public'::regnamespace`,
  `select format('table %s%s%s', c.relname, case c.relpersistence when 'p' then '' else ' unlogged' end,
     case when c.relrowsecurity then ' with row security' else '' end) as line from pg_catalog.pg_class c
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and NOT_OF_EXTENSION(pg_class, c)`,
  `select format('column %s.%s %s%s%s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     case when a.attcollation not in (0, t.typcollation) then ' collate ' || a.attcollation::regcollation::text else '' end,
     case when a.attnotnull then ' not null' else '' end,
     case a.attidentity when 'a' then ' always as identity' when 'd' then ' by default as identity' else '' end,
     case when d.adbin is null then '' else format(' %s %s', case a.attgenerated when 's' then 'generated' else 'default' end,
       regexp_replace(pg_get_expr(d.adbin, d.adrelid), '\\s+', ' ', 'g')) end)
     || case when a.attstorage <> t.typstorage then ' storage ' || a.attstorage::text else '' end as line
   from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
   join pg_catalog.pg_type t on t.oid = a.atttypid
   left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
     and NOT_OF_EXTENSION(pg_class, c)`,
  // Since PostgreSQL 18, that a column may not be null is a constraint too; the column's own line says it.
  `select format('constraint %s.%s %s%s', c.relname, o.conname, regexp_replace(pg_get_constraintdef(o.oid), '\\s+', ' ', 'g'),
     case when o.convalidated then '' else ' not valid' end) as line
   from pg_catalog.pg_constraint o join pg_catalog.pg_class c on c.oid = o.conrelid
   where o.connamespace = 'public'::regnamespace and o.contype <> 'n'`,
  `select format('index %s.%s %s%s', c.relname, x.relname, pg_get_indexdef(i.indexrelid),
     case when i.indisvalid then '' else ' invalid' end) as line
   from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indrelid join pg_catalog.pg_class x on x.oid = i.indexrelid
   where c.relnamespace = 'public'::regnamespace
     and not exists (select from pg_catalog.pg_constraint o where o.conindid = i.indexrelid and o.contype in ('p', 'u', 'x'))`,
  // A dump writes "a or b or c" with other parentheses than the trigger was defined with, and they do not matter there.
  `select format('trigger %s.%s %s%s', c.relname, t.tgname, translate(pg_get_triggerdef(t.oid), '()', ''),
     case t.tgenabled when 'O' then '' when 'A' then ' always' when 'R' then ' in replicas only' else ' disabled' end) as line
   from pg_catalog.pg_trigger t join pg_catalog.pg_class c on c.oid = t.tgrelid
   where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
  `select format('function %s(%s) %s %s%s%s%s %s', p.proname, pg_get_function_arguments(p.oid), l.lanname, p.provolatile,
     p.proparallel, case when p.prosecdef then ' security definer' else '' end, ' set ' || array_to_string(p.proconfig, ', '),
     encode(sha256(convert_to(regexp_replace(p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), ''), '\\s+', ' ', 'g'),
       'UTF8')), 'hex')) as line
   from pg_catalog.pg_proc p join pg_catalog.pg_language l on l.oid = p.prolang
   where p.pronamespace = 'public'::regnamespace and NOT_OF_EXTENSION(pg_proc, p)`,
  `select format('rule %s.%s %s', c.relname, r.rulename, pg_get_ruledef(r.oid)) as line
   from pg_catalog.pg_rewrite r join pg_catalog.pg_class c on c.oid = r.ev_class
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
  `select format('library table %s.%s', c.relnamespace::regnamespace, c.relname) as line from pg_catalog.pg_class c
   where c.relnamespace::regnamespace::text = any($1) and c.relkind in ('r', 'p')
     and not (c.relispartition and c.relname ~ '_\\d{8}$')`,
  `select format('library function %s.%s', p.pronamespace::regnamespace, p.proname) as line from pg_catalog.pg_proc p
   where p.pronamespace::regnamespace::text = any($1)`,
].map((query) =>
  query.replace(
    /NOT_OF_EXTENSION\((\w+), (\w)\)/,
    `not exists (select from pg_catalog.pg_depend e where e.classid = 'pg_catalog.$1'::regclass and e.objid = $2.oid
       and e.deptype = 'e')`,
  ),
);

/**
 * What a database consists of, one line for each table, column, constraint, index, trigger, rule, function, collation and
 * extension, with its definition; of the schemas that libraries keep for themselves, the names of tables and functions only,
 * without the partitions that come and go with the days.
 * The same whoever owns it, in whatever order columns were added, and on every version of PostgreSQL. Sets the connection's
 * search path to nothing.
 */
export async function databaseStructure(run: RunSql, librarySchemas: readonly string[]): Promise<string[]> {
  await run(`set search_path = ''`);
  const lines = new Set<string>();
  for (const query of queries) {
    const values = query.includes("$1") ? [librarySchemas] : [];
    for (const { line } of await run<{ line: string }>(query, values)) lines.add(line);
  }
  return [...lines].sort();
}

/** An administrator's own indexes and tables beside ours harm nobody, and queues are made while the program runs. */
const mayBeThere = (line: string, tables: ReadonlySet<string>): boolean =>
  /^(index|extension|collation|table|library) /.test(line) ||
  (!line.startsWith("function ") && !tables.has(tableOf(line)));

const tableOf = (line: string): string => line.split(" ")[1]?.split(".")[0] ?? "";

/**
 * What is missing, otherwise or too much in a database, one sentence each; none when it is what migrations make of it and
 * its role has its rights. Compares with what this program expects and not with what the database says of itself, so that
 * it also holds for one that lost half of itself when it was restored.
 */
export async function structureFaults(run: RunSql, expected: ExpectedStructure): Promise<string[]> {
  const found = new Set(await databaseStructure(run, expected.librarySchemas));
  const wanted = new Set(expected.lines);
  const tables = expected.lines.flatMap((line) => (line.startsWith("table ") ? [line.slice(6)] : []));
  const lost = new Set(tables.filter((table) => !found.has(`table ${table}`)));
  // What belongs to a table that is missing says nothing more.
  const missing = expected.lines.filter(
    (line) => !found.has(line) && (/^table /.test(line) || !lost.has(tableOf(line))),
  );
  const known = new Set(tables);
  const extra = [...found].filter((line) => !wanted.has(line) && !mayBeThere(line, known));
  const rights = (await faultsOfRights(run, expected, tables)).filter(
    (fault) => !lost.has(/ table (\w+)$/.exec(fault)?.[1] ?? ""),
  );
  // First what the rest may follow from.
  const isFirst = (line: string) => /^(table|function|extension) /.test(line);
  return [
    ...missing.filter(isFirst).map((line) => `missing: ${line}`),
    ...rights,
    ...missing.filter((line) => !isFirst(line)).map((line) => `missing: ${line}`),
    ...extra.map((line) => `not ours: ${line}`),
  ];
}

async function faultsOfRights(
  run: RunSql,
  { rights, librarySchemas }: ExpectedStructure,
  tables: readonly string[],
): Promise<string[]> {
  const [who] = await run<{ role: string; owns: boolean }>(
    `select current_user::text as role, exists (select from pg_catalog.pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and pg_has_role(c.relowner, 'USAGE')) as owns`,
  );
  if (who === undefined || who.owns) return [];
  const faults = [
    ...(await rightsFaults(run, who.role, rights, tables)),
    ...(await rightsFaultsInLibraries(run, librarySchemas)),
  ];
  return faults.map((fault) => `rights of ${who.role}: ${fault}`);
}

/** What the role that asks lacks to work with every table that libraries keep for themselves. */
export async function rightsFaultsInLibraries(run: RunSql, librarySchemas: readonly string[]): Promise<string[]> {
  const missing = await run<{ fault: string }>(
    `select format('%s on %s.%s is missing', p, c.relnamespace::regnamespace, c.relname) as fault
     from pg_catalog.pg_class c, unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
     where c.relnamespace::regnamespace::text = any($1) and c.relkind in ('r', 'p')
       and not (has_schema_privilege(c.relnamespace, 'USAGE') and has_table_privilege(c.oid, p))`,
    [librarySchemas],
  );
  return missing.map(({ fault }) => fault);
}
