import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { parse } from "yaml";
import { demonstrationState, loadDemonstration } from "../../../seeds/demonstration/load-demonstration.js";
import { DEMONSTRATION_ACCOUNTS } from "../../../seeds/demonstration/accounts.js";
import { setDemonstrationPassword } from "../../../seeds/demonstration/set-demonstration-password.js";
import { entities } from "../../../src/app/entities.js";
import { verifyDatabase } from "../../../src/app/verification.js";
import { isPassword } from "../../../src/modules/identity/password-hash.js";
import {
  isEmployerCreditCode,
  isTradeUnionCreditCode,
  subjectCodeCheckCharacter,
} from "../../../src/modules/trade-unions/tree/credit-code.rules.js";
import { openOrm } from "../../../src/platform/database/orm.js";
import { createTestDatabase } from "../../support/database.js";

const TODAY = "2026-11-22";
type Database = Awaited<ReturnType<typeof createTestDatabase>> & { pool: pg.Pool };

const lines: string[] = [];
const opened: Database[] = [];
let orm: MikroORM;

async function open(): Promise<Database> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2, options: "-c TimeZone=UTC" });
  // The database is dropped by force at the end, perhaps while a connection still closes.
  pool.on("error", () => undefined);
  opened.push({ ...database, pool });
  return { ...database, pool };
}

const load = ({ url }: Database, today = TODAY) =>
  loadDemonstration({ ownerUrl: url, today, log: (line) => lines.push(line) });

let district: Database;
let again: Database;
let empty: Database;

beforeAll(async () => {
  [district, again, empty] = [await open(), await open(), await open()];
  await Promise.all([load(district), load(again)]);
  orm = await openOrm({ url: district.url, entities, poolSize: 2 });
}, 120_000);

afterAll(async () => {
  await orm.close(true);
  for (const { pool, drop } of opened) {
    await pool.end();
    await drop();
  }
}, 60_000);

const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await district.pool.query<Row>(text, values)).rows;
const one = async (text: string): Promise<unknown> => Object.values((await sql(text))[0] ?? {})[0];
/** Counts by the first column, as an object. */
const counts = async (text: string): Promise<Record<string, number>> =>
  Object.fromEntries((await sql(text)).map((row) => [String(Object.values(row)[0]), Number(Object.values(row)[1])]));

test("the tree has the published size, on the streets of the reference data", async () => {
  expect(await counts("select level, count(*) from trade_unions group by level")).toEqual({
    CITY: 1,
    DISTRICT: 1,
    STREET: 10,
    COMMUNITY: 95,
    GRASSROOTS: 3021,
  });
  const reference = parse(await readFile("seeds/reference-data.yaml", "utf8")) as {
    referenceData: {
      administrativeDivision: { streets: { code: string; title: { zh: string } }[] };
      unionForms: { code: string }[];
    };
  };
  const { administrativeDivision, unionForms } = reference.referenceData;
  expect(await sql("select code, name from trade_unions where level = 'STREET' order by code")).toEqual(
    administrativeDivision.streets.map(({ code, title }) => ({ code, name: `${title.zh}总工会` })),
  );
  const forms = await counts("select form, count(*) from trade_unions group by form");
  expect(Object.keys(forms).sort()).toEqual(unionForms.map(({ code }) => code).sort());
  expect(
    await one("select array_agg(name order by level) from trade_unions where level in ('CITY', 'DISTRICT')"),
  ).toEqual(["厦门市总工会", "思明区总工会"]);
  expect(
    await one(
      "select count(*)::int from trade_union_scopes where scope_id = (select id from trade_unions where level = 'DISTRICT')",
    ),
  ).toBe(3127);
});

test("the published figures come out to the unit, at every level as the sum below", async () => {
  for (const level of ["CITY", "DISTRICT", "STREET", "COMMUNITY"]) {
    const below = `from trade_unions n join trade_union_scopes s on s.scope_id = n.id`;
    expect(
      await sql(`select sum(h.members)::int members, sum(h.workers)::int workers, sum(h.non_public_members)::int as other
        ${below} join headcounts h on h.trade_union_id = s.trade_union_id where n.level = '${level}'`),
    ).toEqual([{ members: 237_252, workers: 272_703, other: 210_900 }]);
    expect(
      await one(`select sum(e.value)::int ${below} join eligible_employer_reports e on e.trade_union_id = s.trade_union_id
        where n.level = '${level}'`),
    ).toBe(17_221);
    expect(
      await one(`select count(distinct c.employer_id)::int ${below} join coverages c on c.trade_union_id = s.trade_union_id
        where n.level = '${level}' and c.kind = 'PRIMARY'`),
    ).toBe(13_949);
  }
  expect(await counts("select non_public_qualifier, sum(non_public_members) from headcounts group by 1")).toEqual({
    ABOUT: 210_900,
    EXACT: 0,
  });
  expect(await sql("select distinct qualifier, derived_from from eligible_employer_reports")).toEqual([
    { qualifier: "ABOUT", derived_from: "REPORTED_RATE" },
  ]);
  expect(await one("select count(*)::int from headcounts where women_members is null or women_members > members")).toBe(
    0,
  );
});

test("every employer is covered first exactly once, a few a second time by another union", async () => {
  expect(await one("select count(*)::int from employers")).toBe(13_949);
  expect(
    await one(`select count(*)::int from employers e
      where (select count(*) from coverages c where c.employer_id = e.id and c.kind = 'PRIMARY') <> 1`),
  ).toBe(0);
  const secondary = Number(await one("select count(*) from coverages where kind = 'SECONDARY'"));
  expect(secondary).toBeGreaterThan(13_949 * 0.035);
  expect(secondary).toBeLessThan(13_949 * 0.045);
  // The people of a union are those of its employers.
  expect(
    await one(`select count(*)::int from headcounts h join (
        select c.trade_union_id, sum(e.workers) as workers, sum(e.members) as members
        from coverages c join employers e on e.id = c.employer_id where c.kind = 'PRIMARY' group by 1) e using (trade_union_id)
      where h.workers = e.workers and h.members = e.members`),
  ).toBe(3021);
  expect(
    await one(`select count(*)::int from eligible_employer_reports r where r.value < (
        select count(*) from coverages c join trade_unions u on u.id = c.trade_union_id
        where u.parent_id = r.trade_union_id and c.kind = 'PRIMARY')`),
  ).toBe(0);
});

test("credit codes pass both of their checks and none is used twice", async () => {
  const unions = await sql<{ code: string; level: string }>(
    "select credit_code as code, level from trade_unions where credit_code is not null",
  );
  const employers = await sql<{ code: string }>("select credit_code as code from employers");
  const bad = [
    ...unions.filter(
      ({ code, level }) => !isTradeUnionCreditCode(code) || code.startsWith("81") !== (level === "GRASSROOTS"),
    ),
    ...employers.filter(({ code }) => !isEmployerCreditCode(code)),
    ...[...unions, ...employers].filter(({ code }) => subjectCodeCheckCharacter(code.slice(8, 16)) !== code[16]),
  ];
  expect(bad).toEqual([]);
  expect(employers).toHaveLength(13_949);
  expect(unions.length).toBeGreaterThan(2_000);
  expect(new Set([...unions, ...employers].map(({ code }) => code)).size).toBe(unions.length + employers.length);
});

test("names are made up, different, and searchable by their initials", async () => {
  expect(await one("select count(distinct name)::int from employers")).toBe(13_949);
  expect(await one("select count(distinct name)::int from trade_unions")).toBe(3_128);
  expect(await one("select count(*)::int from trade_unions where initials !~ '^[a-z0-9]{4,}$'")).toBe(0);
  expect(await one("select initials from trade_unions where level = 'DISTRICT'")).toBe("smqzgh");
  const people = await sql<{ name: string }>("select name from officers union select name from accounts");
  const inTheArticle = ["姜秋月", "王琼珍", "吴永生", "邹剑寒"];
  expect(people.filter(({ name }) => inTheArticle.includes(name))).toEqual([]);
  expect(people.every(({ name }) => /^\p{Script=Han}{2,3}$/u.test(name))).toBe(true);
  expect(
    await one(`select count(*)::int from trade_unions where latitude is null or latitude not between 24.42 and 24.51
      or longitude not between 118.05 and 118.20`),
  ).toBe(0);
});

test("officers hold the concurrent posts that were published", async () => {
  const chairs = await sql<{ level: string; kind: string; body: string | null; chairs: number }>(
    `select u.level, o.concurrent_post_kind as kind, o.party_body_kind as body, count(*)::int as chairs
     from officers o join trade_unions u on u.id = o.trade_union_id
     where o.post = 'CHAIR' and u.level in ('DISTRICT', 'STREET', 'COMMUNITY') group by 1, 2, 3`,
  );
  const of = (level: string) => chairs.filter((row) => row.level === level);
  expect(of("DISTRICT")).toEqual([{ level: "DISTRICT", kind: "PARTY_DEPUTY_SECRETARY", body: "COMMITTEE", chairs: 1 }]);
  expect(of("STREET")).toEqual([
    { level: "STREET", kind: "PARTY_DEPUTY_SECRETARY", body: "WORKING_COMMITTEE", chairs: 10 },
  ]);
  expect(of("COMMUNITY").every(({ kind }) => kind === "PARTY_DEPUTY_SECRETARY")).toBe(true);
  expect(of("COMMUNITY").reduce((sum, row) => sum + row.chairs, 0)).toBe(95);
  expect(
    await one(`select count(distinct u.id)::int from officers o join trade_unions u on u.id = o.trade_union_id
      where u.ownership in ('GOVERNMENT', 'INSTITUTION', 'SOE') and o.post = 'CHAIR'
        and o.concurrent_post_kind in ('UNIT_HEAD', 'UNIT_DEPUTY_HEAD')`),
  ).toBe(129);
  const barred = Number(
    await one(`select count(*) from officers o join trade_unions u on u.id = o.trade_union_id
      where u.ownership in ('PRIVATE', 'FOREIGN') and o.post = 'CHAIR' and o.until is null
        and o.concurrent_post_kind in ('UNIT_DEPUTY_HEAD', 'HR_HEAD', 'PARTNER', 'CLOSE_RELATIVE_OF_HEAD', 'FOREIGN_STAFF')`),
  );
  expect(barred).toBeGreaterThan(50);
  expect(barred).toBeLessThan(200);
});

test("appraisals, sites and targets are there, and some appraisals are not valid", async () => {
  expect(await sql("select distinct year from member_appraisals")).toEqual([{ year: 2026 }]);
  const invalid = Number(await one("select count(*) from member_appraisals where valid * 3 < eligible * 2"));
  expect(invalid).toBeGreaterThan(30);
  expect(invalid).toBeLessThan(200);
  expect(Object.keys(await counts("select kind, count(*) from sites group by kind")).sort()).toEqual([
    "AREA",
    "BRANCH",
    "READING_ROOM",
    "SERVICE_POINT",
    "WEEKEND_SCHOOL",
  ]);
  expect(
    await one(`select count(*)::int from targets t where t.parent_id is null
      and t.assigned <> (select sum(p.assigned) from targets p where p.parent_id = t.id)`),
  ).toBe(0);
  expect(await sql("select distinct starts_on::text, ends_on::text from targets")).toEqual([
    { starts_on: "2026-01-01", ends_on: "2026-12-31" },
  ]);
  expect(await one("select max(recorded_for)::text from target_progresses")).toBe("2026-09-30");
});

test("the current quarter is planned, its visits spread evenly and nobody sent to their own union", async () => {
  const plans = await sql(
    `select period, status, opens_on::text as "from", due_on::text as due from inspection_plans order by period`,
  );
  expect(plans).toEqual([
    { period: "2026-Q3", status: "CLOSED", from: "2026-07-01", due: "2026-09-20" },
    { period: "2026-Q4", status: "OPEN", from: "2026-10-01", due: "2026-12-31" },
  ]);
  const visits = await sql(
    `select p.period, a.status, o.username, count(*)::int as visits from assignments a
       join inspection_plans p on p.id = a.plan_id join assignment_inspectors x on x.assignment_id = a.id
       join accounts o on o.id = x.account_id group by 1, 2, 3 order by 1, 3`,
  );
  expect(visits).toEqual([
    { period: "2026-Q3", status: "DONE", username: "inspector1", visits: 1511 },
    { period: "2026-Q3", status: "DONE", username: "inspector2", visits: 1510 },
    { period: "2026-Q4", status: "OPEN", username: "inspector1", visits: 1511 },
    { period: "2026-Q4", status: "OPEN", username: "inspector2", visits: 1510 },
  ]);
  expect(
    await one(`select count(*)::int from assignments a join assignment_inspectors x on x.assignment_id = a.id
      join officers o on o.trade_union_id = a.trade_union_id and o.account_id = x.account_id`),
  ).toBe(0);
  expect(
    await one(`select count(*)::int from assignments a join inspections i on i.id = a.inspection_id and i.assignment_id = a.id
      where a.status = 'DONE' and i.inspector_id = (select account_id from assignment_inspectors where assignment_id = a.id)`),
  ).toBe(3021);
});

test("the accounts have the roles of the demonstration, and one password opens them all", async () => {
  expect(
    await sql(`select a.username, g.role, u.level as at from accounts a join grants g on g.account_id = a.id
      join trade_unions u on u.id = g.trade_union_id order by a.id`),
  ).toEqual(DEMONSTRATION_ACCOUNTS.map(({ username, role, at }) => ({ username, role, at })));
  await setDemonstrationPassword(orm.em.fork(), "榕树下的凤凰花2026");
  const hashes = await sql<{ hash: string }>("select distinct password_hash as hash from accounts");
  expect(hashes).toHaveLength(1);
  const asker = { caller: "the test", isKnown: true };
  expect(await isPassword("榕树下的凤凰花2026", hashes[0]?.hash, asker)).toBe(true);
  expect(await isPassword("榕树下的凤凰花2025", hashes[0]?.hash, asker)).toBe(false);
  // Every start with DEMO_PASSWORD sets it, and only the first has anything to write.
  const entries = () => one("select count(*)::int from journal_entries where action = 'demonstration.password-set'");
  const before = await entries();
  await setDemonstrationPassword(orm.em.fork(), "榕树下的凤凰花2026");
  expect(await sql("select distinct password_hash as hash from accounts")).toEqual(hashes);
  expect(await entries()).toBe(before);
});

/** Of the demonstration; what the reference data left is there before. */
const ENTRIES = "from journal_entries where action = 'demonstration.loaded'";

test("the load leaves its day and one journal entry", async () => {
  expect(await demonstrationState(orm.em.fork())).toEqual({ today: TODAY, loadedAt: "2026-11-21T16:00:00.000Z" });
  expect(await sql(`select at, details ${ENTRIES}`)).toEqual([
    {
      at: new Date("2026-11-21T16:00:00.000Z"),
      details: expect.objectContaining({
        today: TODAY,
        inspectedPeriod: "2026-Q3",
        currentPeriod: "2026-Q4",
        tradeUnions: 3_128,
      }),
    },
  ]);
  expect(lines).toContain("loading the demonstration district for 2026-11-22");
});

test("what it loads verifies as whole", async () => {
  const { parts } = await verifyDatabase(district.url);
  expect(parts.flatMap(({ differences }) => differences)).toEqual([]);
}, 120_000);

/** A digest of each table; what the server itself numbers is left out, and so is the password set above. */
async function digests({ pool }: Database): Promise<Record<string, string>> {
  const { rows } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('migrations', 'journal_entries', 'row_states', 'accounts') order by 1",
  );
  const digest = (rowText: string, table: string) =>
    `select md5(string_agg(md5(${rowText}), '' order by md5(${rowText}))) as digest from ${table} t`;
  const queries: [string, string][] = [
    ...rows.map(({ name }): [string, string] => [name, digest("t::text", name)]),
    [
      "journal_entries",
      "select string_agg(concat_ws(' ', id, at, subject_id, details), '' order by id) as digest " + ENTRIES,
    ],
    ["accounts", digest("(to_jsonb(t) - 'password_hash')::text", "accounts")],
  ];
  const found: Record<string, string> = {};
  for (const [name, query] of queries)
    found[name] = (await pool.query<{ digest: string }>(query)).rows[0]?.digest ?? "";
  return found;
}

test("the same seed and day give the same rows", async () => {
  const [first, second] = await Promise.all([digests(district), digests(again)]);
  expect(second).toEqual(first);
  expect(first["inspections"]).toMatch(/^[0-9a-f]{32}$/);
}, 60_000);

test("indexes and keys are afterwards what they were before", async () => {
  const definitions = async ({ pool }: Database) =>
    (
      await pool.query(`select indexdef as definition from pg_indexes where schemaname = 'public'
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
          from pg_constraint where connamespace = 'public'::regnamespace order by 1`)
    ).rows as unknown[];
  expect(await definitions(district)).toEqual(await definitions(empty));
});

test("a database with trade unions is refused and stays as it is", async () => {
  await expect(load(again, "2026-12-01")).rejects.toThrow("without trade unions");
  const { rows } = await again.pool.query("select value ->> 'today' as today from installation_facts");
  expect(rows).toEqual([{ today: TODAY }]);
  expect((await again.pool.query("select from trade_unions")).rowCount).toBe(3_128);
  expect((await again.pool.query(`select ${ENTRIES}`)).rowCount).toBe(1);
});

test("a day that does not exist and a database without checklists are refused", async () => {
  await expect(load(empty, "2026-02-30")).rejects.toThrow("2026-02-30");
  await empty.pool.query("truncate checklists cascade");
  await expect(load(empty)).rejects.toThrow("default checklists");
  expect((await empty.pool.query("select from trade_unions")).rowCount).toBe(0);
  expect((await empty.pool.query(`select ${ENTRIES}`)).rowCount).toBe(0);
});
