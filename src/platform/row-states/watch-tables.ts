import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql, type Sql } from "../database/sql.js";
import { DATABASE_ID, type Journal } from "../journal/journal.js";
import {
  adoption,
  functionBody,
  functionOf,
  literal,
  quoted,
  SETTINGS_OF_TYPES,
  STATE_SETTINGS,
  triggerOf,
} from "./row-state.sql.js";
import type { Watch, WatchedTable } from "./watched-table.js";

/** The action of the entry that says as of when rows are taken as they stand, and how their tables are watched. */
export const ROWS_ADOPTED = "rows.adopted";

/** How a watched table stands in the catalog. */
export interface TableInCatalog {
  table: string;
  /** Columns of the primary key, in its order. */
  key: string[];
  /** All columns that are not derived by the database, by name. */
  columns: string[];
  /** Names of their types, each once; a list counts as what it lists. */
  types: string[];
  /** Body of the function that notes its states, when there is one. */
  body: string | null;
  /** Triggers that call it and are switched on in every session. */
  triggers: number;
}

/** What the journal says about one table's adoption. */
export interface Adoption extends Watch {
  /** How many rows were taken as they stood. */
  rows: number;
  /** The last state before them: what stands behind it is to be journaled. */
  after: number;
  /** Changes since the adoption before that had no entry, as a migration's have none. */
  unjournaled?: number;
}

const EVENTS = {
  inserted: "insert on TABLE referencing new table as new_rows",
  updated: "update on TABLE referencing old table as old_rows new table as new_rows",
  deleted: "delete on TABLE referencing old table as old_rows",
} as const;
export const TRIGGERS = Object.keys(EVENTS).length;

/** The watched tables that the database has, as its catalog describes them. */
export const tablesInCatalog = (em: EntityManager, tables: readonly string[]): Promise<TableInCatalog[]> =>
  rows<TableInCatalog>(
    em,
    sql`select c.relname::text as "table",
        array(select a.attname::text from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (number, place)
          join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number
          where i.indrelid = c.oid and i.indisprimary order by k.place) as key,
        array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '' order by a.attname::text collate "C") as columns,
        array(select distinct ltrim(t.typname::text, '_') from pg_attribute a join pg_type t on t.oid = a.atttypid
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by 1) as types,
        p.prosrc as body,
        (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = p.oid and t.tgenabled = 'A')::integer as triggers
      from pg_class c left join pg_proc p on p.proname = 'note_states_of_' || c.relname and p.pronamespace = c.relnamespace
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any(${[...tables]}::text[])
      order by c.relname`,
  );

interface AdoptionDetails {
  /** What the tables were like then, by the name of the last migration. */
  structure: string;
  tables: Record<string, Adoption>;
}

/** Of entries that say so; one that was altered beyond reading is the journal's to name, and keeps nothing from being compared. */
const adoptionDetails = async (em: EntityManager): Promise<AdoptionDetails[]> =>
  (
    await rows<{ details: AdoptionDetails }>(
      em,
      sql`select details from journal_entries where subject_id = ${DATABASE_ID}::uuid and action = ${ROWS_ADOPTED}
        and jsonb_typeof(details -> 'tables') = 'object' order by sequence`,
    )
  ).map(({ details }) => details);

const latestOf = (entries: readonly AdoptionDetails[]): Map<string, Adoption> =>
  new Map(entries.flatMap(({ tables }) => Object.entries(tables)));

/** How each table was adopted last, by name. */
export const adoptions = async (em: EntityManager): Promise<Map<string, Adoption>> =>
  latestOf(await adoptionDetails(em));

/** How a table is to be watched by today's program. */
export const watchOf = ({ except = {}, only }: WatchedTable, { columns }: TableInCatalog): Watch => ({
  columns: columns.filter((column) => !(column in except)),
  only: only ?? null,
});

export const isSameWatch = (a: Watch, b: Watch): boolean =>
  JSON.stringify([a.columns, a.only]) === JSON.stringify([b.columns, b.only]);

/** The states that no entry covers, of tables whose changes are journaled, since each was adopted. */
export function unjournaledStates(tables: readonly WatchedTable[], known: ReadonlyMap<string, Adoption>): Sql {
  const after = Object.fromEntries(
    tables.flatMap(({ table, unjournaled }) => {
      const adoption = known.get(table);
      return adoption === undefined || unjournaled !== undefined ? [] : [[table, adoption.after]];
    }),
  );
  return sql`
    select s.table_name, s.row_key, s.operation, s.written_by, s.begun_at, s.sequence
    from jsonb_each_text(${JSON.stringify(after)}::jsonb) as t (table_name, after)
    join row_states s on s.table_name = t.table_name and s.sequence > t.after::bigint
    where not exists (select from journal_entries e
      where e.transaction_id = s.transaction_id and e.begun_at = s.begun_at and e.hash_version = 2)`;
}

/**
 * Sees to it, as the owner of the tables and in one transaction, that every watched table notes its rows' states. Rows
 * of a table that was not watched before, or not in this way, are taken as they stand, and the journal says so; after a
 * migration also those of tables that it changed.
 */
export async function watchTables(
  em: EntityManager,
  journal: Journal,
  tables: readonly WatchedTable[],
  structure: string,
): Promise<void> {
  await rows(em, sql`select pg_advisory_xact_lock(hashtext('liuyou:row-states'))`);
  const entries = await adoptionDetails(em);
  const known = latestOf(entries);
  // Also when the process that migrated was killed before it came here.
  const hasMigrated = entries.at(-1)?.structure !== structure;
  const inCatalog = new Map(
    (
      await tablesInCatalog(
        em,
        tables.map(({ table }) => table),
      )
    ).map((table) => [table.table, table]),
  );
  const changed = hasMigrated ? await unjournaledByTable(em, tables, known) : new Map<string, number>();
  const adopted: Record<string, Adoption> = {};
  for (const watched of tables) {
    const { table } = watched;
    const found = inCatalog.get(table);
    if (found === undefined) throw new Error(`the watched table ${table} does not exist`);
    const watch = watchOf(watched, found);
    const earlier = known.get(table);
    const unjournaled = changed.get(table);
    const isAdopted = earlier !== undefined && isSameWatch(earlier, watch) && unjournaled === undefined;
    const body = functionBody(table, found.key, watch);
    if (isAdopted && found.body === body && found.triggers === TRIGGERS) continue;
    await run(em, `lock table public.${quoted(table)} in share row exclusive mode`);
    if (found.body !== body || found.triggers !== TRIGGERS) await putTriggers(em, found, body);
    if (!isAdopted)
      adopted[table] = {
        ...(await adopt(em, found, watch)),
        ...(unjournaled === undefined ? {} : { unjournaled }),
      };
  }
  if (hasMigrated || Object.keys(adopted).length > 0)
    journal.record(ROWS_ADOPTED, { type: "Database", id: DATABASE_ID }, { details: { structure, tables: adopted } });
}

async function unjournaledByTable(
  em: EntityManager,
  tables: readonly WatchedTable[],
  known: ReadonlyMap<string, Adoption>,
): Promise<Map<string, number>> {
  const found = await rows<{ table: string; count: number }>(
    em,
    sql`select table_name as "table", count(*)::integer as count from (${unjournaledStates(tables, known)}) as unjournaled group by 1`,
  );
  return new Map(found.map(({ table, count }) => [table, count]));
}

async function adopt(em: EntityManager, { table, key }: TableInCatalog, watch: Watch): Promise<Adoption> {
  const last = await row<{ after: string }>(
    em,
    sql`select coalesce((select sequence from row_states where table_name = ${table} order by sequence desc limit 1), 0)::text as after`,
  );
  const counted = await row<{ rows: number }>(
    em,
    sql`with adopted as (${sql.raw(adoption(table, key, watch).trim().replace(/;$/, ""))} returning 1)
      select count(*)::integer as rows from adopted`,
  );
  return { ...watch, rows: counted?.rows ?? 0, after: Number(last?.after ?? 0) };
}

async function putTriggers(em: EntityManager, { table, types }: TableInCatalog, body: string): Promise<void> {
  const name = `public.${quoted(functionOf(table))}`;
  const needed = new Set(types.flatMap((type) => SETTINGS_OF_TYPES[type] ?? []));
  const settings = [...needed].map((setting) => `set ${setting} to ${literal(STATE_SETTINGS[setting])}`);
  await run(
    em,
    `create or replace function ${name}() returns trigger language plpgsql ${settings.join(" ")} as ${literal(body)}`,
  );
  for (const [event, clause] of Object.entries(EVENTS)) {
    const trigger = quoted(triggerOf(table, event));
    await run(
      em,
      `create or replace trigger ${trigger} after ${clause.replace("TABLE", `public.${quoted(table)}`)}
        for each statement execute function ${name}()`,
    );
    // In every session, also in one that replicates or restores rows.
    await run(em, `alter table public.${quoted(table)} enable always trigger ${trigger}`);
  }
}

const run = (em: EntityManager, statement: string): Promise<unknown> => rows(em, sql.raw(statement));
