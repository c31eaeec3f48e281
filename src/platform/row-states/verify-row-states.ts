import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../database/sql.js";
import type { Difference } from "../verification/difference.js";
import { functionBody, isWatched, keyOf, quoted, stateHash, STATE_SETTINGS, stateOf } from "./row-state.sql.js";
import {
  adoptions,
  isSameWatch,
  ROWS_ADOPTED,
  tablesInCatalog,
  TRIGGERS,
  unjournaledStates,
  watchOf,
} from "./watch-tables.js";
import type { Adoption, TableInCatalog } from "./watch-tables.js";
import type { Watch, WatchedTable } from "./watched-table.js";

/**
 * Compares every watched table with the states that were noted of its rows, both ways, and the noted states with the
 * journal: a row that was changed, added or taken away behind the program's back shows, however that was done. So many of
 * each kind are named; all are counted.
 */
export async function verifyRowStates(
  em: EntityManager,
  tables: readonly WatchedTable[],
  named: number,
): Promise<Difference[]> {
  for (const [setting, value] of Object.entries(STATE_SETTINGS))
    await rows(em, sql`select set_config(${setting}, ${value}, true)`);
  const known = await adoptions(em);
  const inCatalog = await catalogOf(em, tables);
  const differences: Difference[] = [];
  for (const watched of tables) {
    const found = inCatalog.get(watched.table);
    differences.push(...watchFaults(watched, found, known.get(watched.table)));
    // States without an adoption: its entry was altered, which keeps nothing from being compared as it would be watched today.
    if (found !== undefined && !known.has(watched.table) && (await hasStates(em, watched.table)))
      known.set(watched.table, { ...watchOf(watched, found), rows: 0, after: 0 });
    const adoption = known.get(watched.table);
    if (found === undefined || adoption === undefined) continue;
    differences.push(...(await rowsBesideTheirStates(em, found, adoption, named)));
    if (watched.isInsertOnly === true)
      differences.push(...(await changesOfUnchanging(em, watched.table, adoption, named)));
  }
  differences.push(...(await changesBesideTheJournal(em, tables, known, named)));
  return differences;
}

/** What keeps tables from noting their rows' states as the program wants them noted; none when all do. */
export async function faultsOfWatching(em: EntityManager, tables: readonly WatchedTable[]): Promise<Difference[]> {
  const known = await adoptions(em);
  const inCatalog = await catalogOf(em, tables);
  return tables.flatMap((watched) => watchFaults(watched, inCatalog.get(watched.table), known.get(watched.table)));
}

async function catalogOf(em: EntityManager, tables: readonly WatchedTable[]): Promise<Map<string, TableInCatalog>> {
  const names = tables.map(({ table }) => table);
  return new Map((await tablesInCatalog(em, names)).map((found) => [found.table, found]));
}

/** Whether the table's triggers are those that the program puts there. */
function watchFaults(
  watched: WatchedTable,
  found: TableInCatalog | undefined,
  adoption: Adoption | undefined,
): Difference[] {
  const { table } = watched;
  const fault = (what: string): Difference[] => [{ kind: `${table}: how it is watched`, id: table, what, count: 1 }];
  if (found === undefined) return fault("the table is missing");
  if (adoption === undefined) return fault("it is not watched yet; start the server once");
  const watch = watchOf(watched, found);
  if (!isSameWatch(adoption, watch)) return fault("other columns are watched than today's; start the server once");
  if (found.body !== functionBody(table, found.key, watch))
    return fault("the function that notes its states was replaced");
  if (found.triggers !== TRIGGERS) return fault("a trigger that notes its states is missing or switched off");
  return [];
}

/** Rows that differ from the last state that was noted of them; the database compares, and answers the first few. */
async function rowsBesideTheirStates(
  em: EntityManager,
  { table, key }: TableInCatalog,
  watch: Watch,
  named: number,
): Promise<Difference[]> {
  const found = await rows<{ id: string; what: string; count: number }>(
    em,
    sql`with latest as (
        select distinct on (row_key) row_key, operation, salt, hash from row_states
        where table_name = ${table} order by row_key, sequence desc),
      standing as (
        select (${sql.raw(keyOf("r", key))}) collate "C" as key, ${sql.raw(stateOf("r", watch))} as state
        from public.${sql.raw(quoted(table))} r where ${sql.raw(isWatched("r", watch))})
      select coalesce(l.row_key, t.key) as id, count(*) over ()::integer as count,
        case when t.key is null then 'the row is missing'
          when l.row_key is null then 'a row that was never entered'
          when l.operation = 'D' then 'a row that was deleted before'
          else 'not as it was left' end as what
      from latest l full join standing t on t.key = l.row_key
      where case when t.key is null then l.operation <> 'D'
        else l.row_key is null or l.operation = 'D' or l.salt is null
          or l.hash is distinct from ${sql.raw(stateHash("l.salt", "t.state"))} end
      order by 1 limit ${sql.lit(named)}`,
  );
  return found.map(({ id, what, count }) => ({ kind: `${table}: rows`, id, what, count }));
}

const hasStates = async (em: EntityManager, table: string): Promise<boolean> =>
  (await rows(em, sql`select from row_states where table_name = ${table} limit 1`)).length > 0;

const OPERATIONS: Readonly<Record<string, string>> = { A: "taken over", I: "entered", U: "changed", D: "deleted" };

async function changesOfUnchanging(
  em: EntityManager,
  table: string,
  { after }: Adoption,
  named: number,
): Promise<Difference[]> {
  const found = await rows<{ id: string; operation: string; by: string; count: number }>(
    em,
    sql`select row_key as id, operation, written_by as by, count(*) over ()::integer as count from row_states
      where table_name = ${table} and sequence > ${after}::bigint and (operation in ('U', 'D')
        -- Taken over, and by no adoption.
        or operation = 'A' and not exists (select from journal_entries e where e.action = ${ROWS_ADOPTED}
          and e.transaction_id = row_states.transaction_id and e.begun_at = row_states.begun_at)) order by sequence limit ${sql.lit(named)}`,
  );
  return found.map(({ id, operation, by, count }) => ({
    kind: `${table}: rows that never change`,
    id,
    what: `${OPERATIONS[operation]} by ${by}`,
    count,
  }));
}

/** Changes that the journal has no entry of. */
async function changesBesideTheJournal(
  em: EntityManager,
  tables: readonly WatchedTable[],
  known: ReadonlyMap<string, Adoption>,
  named: number,
): Promise<Difference[]> {
  const found = await rows<{ table: string; id: string; operation: string; by: string; at: string; count: number }>(
    em,
    sql`select "table", id, operation, by, at, count from (
        select table_name as "table", row_key as id, operation, written_by as by,
          to_char(begun_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
          row_number() over (partition by table_name order by sequence) as place,
          count(*) over (partition by table_name)::integer as count
        from (${unjournaledStates(tables, known)}) as unjournaled) as numbered
      where place <= ${sql.lit(named)} order by "table", place`,
  );
  return found.map(({ table, id, operation, by, at, count }) => ({
    kind: `${table}: changes that nobody journaled`,
    id,
    what: `${OPERATIONS[operation]} by ${by} at ${at}`,
    count,
  }));
}
