import pg from "pg";
import { beyondVerification, watchedTables } from "../../src/app/verified-tables.js";
import { watchDatabase } from "../../src/app/prepare-database.js";
import { verifyDatabase } from "../../src/app/verification.js";
import { builders as inspectionBuilders, confirm, rawInspection, submitted } from "./builders-inspections.js";
import { builders } from "./builders.js";
import { ALL } from "../../src/platform/verification/difference.js";
import { hiddenWorld } from "./builders-hidden.js";
import { keyOf, literal } from "../../src/platform/row-states/row-state.sql.js";
import { createTestDatabase } from "./database.js";
import { TestProgram } from "./program.js";

/** The differences of a database, each as one line: its kind, its row, and what differs. */
export async function differencesOf(url: string, head?: string): Promise<string[]> {
  const [position, hash] = head?.split(":") ?? [];
  const kept = hash === undefined ? undefined : { position: Number(position), hash };
  const { parts } = await verifyDatabase(url, { kept, named: ALL });
  return parts.flatMap(({ differences }) => differences.map(({ kind, id, what }) => `${kind}: ${id} ${what}`));
}

/** A small district with something in most tables, that nobody serves any more; others are copied from it. */
export interface QuietDistrict {
  copy(): ReturnType<typeof createTestDatabase>;
  /** What its builders made differs from what the program would have made; only further differences count. */
  known: ReadonlySet<string>;
  drop(): Promise<void>;
}

export async function quietDistrict(): Promise<QuietDistrict> {
  const database = await createTestDatabase();
  const program = new TestProgram({}, undefined, () => Promise.resolve({ ...database, drop: () => Promise.resolve() }));
  await program.start();
  try {
    const { at } = await hiddenWorld(program);
    const { person } = builders(program);
    const { assignment } = inspectionBuilders(program);
    const inspector = await person([{ role: "INSPECTOR", at: at.root }]);
    const reviewer = await person([{ role: "REVIEWER", at: at.root }]);
    for (const period of ["2026-Q2", "2026-Q3"]) {
      const { assignmentId } = await assignment({ union: at.union, inspectors: [inspector], period });
      const inspection = rawInspection({ tradeUnionId: at.union.id, assignmentId, period });
      await confirm(program, reviewer.token, await submitted(program, inspector.token, inspection));
    }
    await entriesInChain(program);
  } finally {
    await program.stop();
  }
  // What builders wrote is taken as it stands, as in a database of the day before.
  await watchDatabase(database.url, "another");
  // And what was noted of their writing goes, as no entry covers it and the program would have written one.
  await onDatabase(database.url, (client) =>
    client.query(`set session_replication_role = replica; delete from row_states s where s.table_name <> 'visit_reads'
      and not exists (select from journal_entries e where e.transaction_id = s.transaction_id and e.begun_at = s.begun_at)`),
  );
  return {
    copy: () => createTestDatabase(Promise.resolve(database.name)),
    known: new Set(await differencesOf(database.url)),
    drop: database.drop,
  };
}

async function entriesInChain(program: TestProgram): Promise<void> {
  for (;;) {
    const [row] = await program.sql<{ waiting: number }>(
      "select (select count(*) from journal_entries)::int - (select count(*) from journal_chain)::int as waiting",
    );
    if (row?.waiting === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function onDatabase<Result>(url: string, body: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: "psql" });
  await client.connect();
  try {
    return await body(client);
  } finally {
    await client.end();
  }
}

interface Column {
  name: string;
  type: string;
  isGenerated: boolean;
}
interface Table {
  name: string;
  columns: Column[];
  /** Names of its key's columns, in the key's order. */
  key: string[];
}

/** One change that only an owner can make. */
export interface Tampering {
  table: string;
  /** The column, or what was done to the row as a whole. */
  what: string;
  /** The row as `npm run verify` names it. */
  key: string;
  /** Starts of the lines that name it otherwise, such as by the entry that covers it, or by how long the chain is. */
  alsoNamed: string[];
  /** Does it again in a copy. */
  statements: readonly string[];
  /** Why nothing inside the database can show it, when that is documented. */
  beyond?: string;
}

const TABLES = `
  select c.relname as name, (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
      'isGenerated', a.attgenerated <> '' or a.attidentity <> '') order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
    array(select a.attname::text from pg_index i cross join unnest(i.indkey::int2[]) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number where i.indrelid = c.oid and i.indisprimary order by k.place) as key
  from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by c.relname`;

/** Values of each type that differ from the one at hand; another of the same column comes first. */
function otherValues(table: string, { name, type }: Column): string[] {
  const other = `(select x."${name}" from ${table} x where x."${name}" is distinct from t."${name}" order by md5(x::text) limit 1)`;
  const made: Record<string, string[]> = {
    text: [`t."${name}" || 'x'`, `'X'`, `'ANOTHER'`],
    uuid: ["gen_random_uuid()"],
    integer: [`t."${name}" + 1`, `t."${name}" - 1`, "1"],
    smallint: [`t."${name}" + 1`, `t."${name}" - 1`],
    bigint: [`t."${name}" + 1`, "1"],
    numeric: [`t."${name}" + 0.5`, `t."${name}" - 0.5`, "1"],
    boolean: [`not t."${name}"`],
    date: [`t."${name}" + 1`, `t."${name}" - 1`, "date '2026-11-30'"],
    "timestamp with time zone": [`t."${name}" + interval '1 microsecond'`, "timestamptz '2026-11-30T00:00:00Z'"],
    jsonb: [`t."${name}" || '[1]'`, `'[]'`, `'{"a": 1}'`],
    "text[]": [`t."${name}" || 'x'::text`, `'{}'`],
    "uuid[]": [`t."${name}" || gen_random_uuid()`, `'{}'`],
    "integer[]": [`array_append(t."${name}"[2:], 1)`],
    "bigint[]": [`array_append(t."${name}"[2:], 1::bigint)`],
    bytea: [`sha256(t."${name}")`],
    ltree: [`t."${name}" || '1'`],
  };
  return [other, ...(made[type] ?? []), "null"];
}

/** The same in the same order, from another one on. */
const beginningAt = <T>(start: number, items: readonly T[]): T[] => [
  ...items.slice(start % items.length),
  ...items.slice(0, start % items.length),
];

const JOURNAL = new Set(["journal_entries", "journal_chain", "sequencer_watermarks", "row_states"]);

const TRIES = 200;

/** Draws a tampering that the database accepts, by the next numbers, and does it; rows in `spared` were tampered with before. */
export async function tamper(client: pg.Client, next: () => number, spared: Set<string>): Promise<Tampering> {
  const { rows: tables } = await client.query<Table>(TABLES);
  const pick = <T>(items: readonly T[]): T | undefined => items[next() % items.length];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const table = pick(tables.filter(({ name }) => name !== "migrations"));
    if (table === undefined) throw new Error("there are no tables");
    const { only } = watchedTables.find((watched) => watched.table === table.name) ?? {};
    const { rows: found } = await client.query<{ key: string }>(
      `select ${keyOf("r", table.key)} as key from ${table.name} r where ${only ?? "true"}
        order by md5(r::text || $1) limit 1`,
      [String(next())],
    );
    const [row] = found;
    // What is done to the journal hides what else is done to it.
    const place = JOURNAL.has(table.name) ? "the journal" : `${table.name} ${row?.key}`;
    if (row === undefined || spared.has(place)) continue;
    const isRow = `${keyOf("t", table.key)} = ${literal(row.key)}`;
    const act = next() % 10;
    const column = pick(table.columns.filter(({ isGenerated }) => !isGenerated));
    if (column === undefined) continue;
    const statements =
      act === 0
        ? [`delete from ${table.name} t where ${isRow} returning null as key`]
        : beginningAt(next(), otherValues(table.name, column)).map(
            (value) =>
              `update ${table.name} t set "${column.name}" = ${value} where ${isRow} and (${value}) is distinct from t."${column.name}" returning ${keyOf("t", table.key)} as key`,
          );
    // With the guards that an owner can switch off, and without.
    const isQuiet = act === 0 || next() % 2 === 0;
    const what = act === 0 ? "deleted" : column.name;
    const tampering = await described(client, { table: table.name, what, key: row.key }, isRow);
    const preparing =
      isQuiet || table.name.startsWith("journal_") || table.name === "row_states"
        ? ["set local session_replication_role = replica"]
        : [];
    for (const statement of statements) {
      const done = [...preparing, statement];
      const became = await keyAfter(client, done);
      if (became === undefined) continue;
      spared.add(place).add(`${table.name} ${became}`);
      return { ...tampering, statements: done };
    }
  }
  throw new Error("no tampering was accepted");
}

/** The key that the last of these leaves its row, null when that is gone; undefined when the database does not accept them. */
async function keyAfter(client: pg.Client, statements: readonly string[]): Promise<string | null | undefined> {
  await client.query("begin");
  try {
    let changed: { key: string | null }[] = [];
    for (const statement of statements) ({ rows: changed } = await client.query<{ key: string | null }>(statement));
    const [row] = changed;
    if (row === undefined) throw new Error("nothing was changed");
    await client.query("commit");
    return row.key;
  } catch {
    await client.query("rollback");
    return undefined;
  }
}

/** What names the row, and why nothing does where that is documented; asked before it is tampered with. */
async function described(
  client: pg.Client,
  { table, what, key }: Pick<Tampering, "table" | "what" | "key">,
  isRow: string,
): Promise<Omit<Tampering, "statements">> {
  const named = { table, what, key, alsoNamed: await namesInJournal(client, table, isRow) };
  const isUntraced = table === "journal_entries" && what === "deleted" && named.alsoNamed.join() === WAITING;
  const beyond = beyondVerification[table] ?? beyondVerification[isUntraced ? UNTRACED : `${table}.${what}`];
  if (table !== "row_states") return beyond === undefined ? named : { ...named, beyond };
  const { rows } = await client.query<State>(
    `select table_name as "table", row_key as key, exists (select from row_states l where l.table_name = t.table_name
        and l.row_key = t.row_key and l.sequence > t.sequence) or operation = 'D' as "isEarlier"
      from row_states t where ${isRow}`,
  );
  const [state] = rows;
  if (state === undefined) throw new Error("the state is not there");
  const isRead = state.table === "visit_reads" && named.alsoNamed.length === 0;
  const why =
    isRead && ["transaction_id", "begun_at"].includes(what)
      ? beyondVerification[READS]
      : what !== "salt" || state.isEarlier
        ? beyond
        : undefined;
  const ofRow = { ...named, table: state.table, key: state.key, what: `state: ${what}` };
  return why === undefined ? ofRow : { ...ofRow, beyond: why };
}

interface State {
  table: string;
  key: string;
  /** Whether it says nothing any more of what its row is like. */
  isEarlier: boolean;
}

const READS = "when a read was noted";
const UNTRACED = "an entry deleted before its position";
/** How an entry is named that has no position: by its id, which may be what was changed. Only one waits in a quiet district. */
const WAITING = "journal:  entry ";

/** How lines begin that name a row of the journal, the entries that cover a state, or the states that an entry covers. */
async function namesInJournal(client: pg.Client, table: string, isRow: string): Promise<string[]> {
  const entries = (condition: string) =>
    `select coalesce('journal:  position ' || c.position || ': ', '${WAITING}') as name
     from journal_entries e left join journal_chain c on c.entry_id = e.id where ${condition}`;
  const asked: Record<string, string> = {
    row_states: entries(
      `(e.transaction_id, e.begun_at) in (select transaction_id, begun_at from row_states t where ${isRow})`,
    ),
    journal_entries: `${entries(`e.id in (select id from journal_entries t where ${isRow})`)}
      union all select s.table_name || ': changes that nobody journaled: ' || s.row_key || ' ' from row_states s
      where (s.transaction_id, s.begun_at) in (select transaction_id, begun_at from journal_entries t where ${isRow})`,
    journal_chain: `select 'journal:  ' || unnest(array['position ' || position || ': ', 'position ' || position || ' is missing',
      'the chain ends at position ' || position - 1 || ';']) as name from journal_chain t where ${isRow}`,
    sequencer_watermarks:
      "select 'journal:  ' || unnest(array['how long the chain was ', 'the chain ends at position ', 'the chain was ']) as name",
  };
  if (asked[table] === undefined) return [];
  const { rows } = await client.query<{ name: string }>(asked[table]);
  return rows.map(({ name }) => name);
}

/** Whether one of the differences names the very row that was tampered with. */
function isFound({ table, key, alsoNamed }: Tampering, differences: readonly string[]): boolean {
  // Series are part of the kind, and groups that are everybody have a name.
  const parts = key.split(" ").map((part) => (part === "" ? "ALL" : part));
  return differences.some((line) => {
    if (alsoNamed.some((name) => line.startsWith(name))) return true;
    if (!line.startsWith(`${table}: `) && !line.startsWith(`${table} of `)) return false;
    const words = new Set(line.split(/:? /));
    return parts.every((part) => words.has(part));
  });
}

/**
 * Of tamperings that were done at once, those that are neither named nor beyond any check. Of two in what follows from each
 * other, such as a result and its sum, one may be told by the other's row: so what is not named is done once more, alone.
 */
export async function unnoticed(
  district: QuietDistrict,
  done: readonly Tampering[],
  differences: readonly string[],
): Promise<Tampering[]> {
  const all: Tampering[] = [];
  for (const tampering of done.filter((each) => each.beyond === undefined && !isFound(each, differences))) {
    const copy = await district.copy();
    try {
      if ((await onDatabase(copy.url, (client) => keyAfter(client, tampering.statements))) === undefined)
        throw new Error(`cannot be done alone: ${tampering.statements.join("; ")}`);
      if (!isFound(tampering, await newDifferencesOf(district, copy.url))) all.push(tampering);
    } finally {
      await copy.drop();
    }
  }
  return all;
}

/** What differs beyond what did before. */
export const newDifferencesOf = async ({ known }: QuietDistrict, url: string, head?: string): Promise<string[]> =>
  (await differencesOf(url, head)).filter((line) => !known.has(line));
