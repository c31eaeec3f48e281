import pg from "pg";
import { beyondVerification, watchedTables } from "../../src/app/verified-tables.js";
import { watchDatabase } from "../../src/app/prepare-database.js";
import { verifyDatabase } from "../../src/app/verification.js";
import { builders as inspectionBuilders, confirm, rawInspection, submitted } from "./builders-inspections.js";
import { builders } from "./builders.js";
import { hiddenWorld } from "./builders-hidden.js";
import { createTestDatabase } from "./database.js";
import { TestProgram } from "./program.js";

/** The differences of a database, each as one line: its kind, its row, and what differs; and how many more of a kind are only counted. */
export async function differencesOf(url: string, head?: string): Promise<string[]> {
  const [position, hash] = head?.split(":") ?? [];
  const kept = hash === undefined ? undefined : { position: Number(position), hash };
  const { parts } = await verifyDatabase(url, { kept });
  return parts.flatMap(({ differences }) => [
    ...differences.map(({ kind, id, what }) => `${kind}: ${id} ${what}`),
    ...[...Map.groupBy(differences, ({ kind }) => kind)].flatMap(([kind, named]) => {
      const count = Math.max(...named.map((difference) => difference.count ?? 0));
      return count > named.length ? [`${kind}: ${count - named.length} more`] : [];
    }),
  ]);
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
  isKey: boolean;
  isGenerated: boolean;
}
interface Table {
  name: string;
  columns: Column[];
}

/** One change that only an owner can make. */
export interface Tampering {
  table: string;
  /** The column, or what was done to the row as a whole. */
  what: string;
  /** The row as `npm run verify` names it. */
  key: string;
  /** Why nothing inside the database can show it, when that is documented. */
  beyond?: string;
}

const TABLES = `
  select c.relname as name, (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
      'isGenerated', a.attgenerated <> '' or a.attidentity <> '',
      'isKey', exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey))) order by a.attnum)
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
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

const JOURNAL = new Set(["journal_entries", "journal_chain", "sequencer_watermarks", "row_states"]);

const TRIES = 200;

/** Draws a tampering that the database accepts, by the next numbers, and does it; rows in `spared` were tampered with before. */
export async function tamper(client: pg.Client, next: () => number, spared: Set<string>): Promise<Tampering> {
  const { rows: tables } = await client.query<Table>(TABLES);
  const pick = <T>(items: readonly T[]): T | undefined => items[next() % items.length];
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const table = pick(tables.filter(({ name }) => name !== "migrations"));
    if (table === undefined) throw new Error("there are no tables");
    const key = `concat_ws(' ', ${table.columns
      .filter(({ isKey }) => isKey)
      .map(({ name }) => `t."${name}"`)
      .join(", ")})`;
    const only =
      table.name === "row_states"
        ? "r.table_name <> 'visit_reads'" // which is named as beyond it
        : (watchedTables.find((watched) => watched.table === table.name)?.only ?? "true");
    const named = table.name === "row_states" ? "r.row_key" : key.replaceAll("t.", "r.");
    const { rows: found } = await client.query<{ key: string; ctid: string }>(
      `select ${named} as key, r.ctid::text as ctid from ${table.name} r where ${only} order by md5(r::text || $1) limit 1`,
      [String(next())],
    );
    const [row] = found;
    // What is done to the journal hides what else is done to it.
    const place = JOURNAL.has(table.name) ? "the journal" : `${table.name} ${row?.key}`;
    if (row === undefined || spared.has(place)) continue;
    const act = next() % 10;
    const column = pick(table.columns.filter(({ isGenerated }) => !isGenerated));
    if (column === undefined) continue;
    const statements =
      act === 0
        ? [`delete from ${table.name} t where ctid = '${row.ctid}'`]
        : otherValues(table.name, column).map(
            (value) =>
              `update ${table.name} t set "${column.name}" = ${value} where ctid = '${row.ctid}' and (${value}) is distinct from t."${column.name}"`,
          );
    // With the guards that an owner can switch off, and without.
    const isQuiet = act === 0 || next() % 2 === 0;
    for (const statement of statements) {
      await client.query("begin");
      try {
        if (isQuiet || table.name.startsWith("journal_") || table.name === "row_states")
          await client.query("set local session_replication_role = replica");
        const { rowCount } = await client.query(statement);
        if (rowCount !== 1) throw new Error("nothing was changed");
        await client.query("commit");
      } catch {
        await client.query("rollback");
        continue;
      }
      spared.add(place);
      const what = act === 0 ? "deleted" : column.name;
      const beyond = beyondVerification[table.name] ?? beyondVerification[`${table.name}.${what}`];
      return { table: table.name, what, key: row.key, ...(beyond === undefined ? {} : { beyond }) };
    }
  }
  throw new Error("no tampering was accepted");
}

/** Whether one of the differences names what was tampered with. */
export function isFound({ table, what, key }: Tampering, differences: readonly string[]): boolean {
  // An entry is named by its place in the chain, and so is a state that it covers, unless the row itself is.
  if (table === "row_states")
    return differences.some((line) => line.startsWith("journal:") || (line.includes(": rows: ") && line.includes(key)));
  if (JOURNAL.has(table)) return differences.some((line) => line.startsWith("journal:"));
  // Series are part of the kind, and the parts of a key stand in another order.
  const parts = key.split(" ");
  return differences.some(
    (line) =>
      (line.startsWith(`${table}: `) || line.startsWith(`${table} of `)) &&
      // An entry that was tampered with uncovers all that was done with it, and no more than the first are named.
      (parts.some((part) => line.includes(part)) || what === "id" || / \d+ more$/.test(line)),
  );
}
