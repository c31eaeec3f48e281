import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFile } from "node:fs/promises";
import fc from "fast-check";
import { entities } from "../../../src/app/entities.js";
import { watchDatabase } from "../../../src/app/prepare-database.js";
import { rebuildAllStandings } from "../../../src/modules/rankings/commands/rebuild-all-standings.js";
import { systemClock } from "../../../src/platform/clock/clock.js";
import { openOrm } from "../../../src/platform/database/orm.js";
import { unitOfWork } from "../../../src/platform/unit-of-work/unit-of-work.js";
import {
  recomputedTables,
  beyondVerification,
  journalTables,
  watchedTables,
} from "../../../src/app/verified-tables.js";
import { linesOf } from "../../../src/app/verification.js";
import { command } from "../../support/commands.js";
import { createTestDatabase } from "../../support/database.js";
import {
  differencesOf,
  newDifferencesOf,
  onDatabase,
  quietDistrict,
  tamper,
  unnoticed,
  type QuietDistrict,
} from "../../support/tampering.js";

let district: QuietDistrict;
let tampered: string[];
/** How many rows each tampering changed, or why the database refused it. */
let changed: Record<string, number | string>;

const FIRST = (table: string, where = "true") =>
  `ctid = (select ctid from ${table} where ${where} order by md5(ctid::text) limit 1)`;
const UNNOTED = "set local session_replication_role = replica; ";

/** With every trigger of the table out of the way, those that note states among them. */
const UNSEEN = (table: string, statement: string) =>
  `alter table ${table} disable trigger all; ${statement}; alter table ${table} enable trigger all`;

/** What an owner changes, and by which difference it shows; all in one database, each in rows of its own. */
const TAMPERINGS: Record<string, [sql: string, shownBy: string]> = {
  "a note of a submitted inspection": [
    `update inspections set answers = jsonb_set(answers, '{0,note}', '"另一句"') where ${FIRST("inspections", "status = 'SUBMITTED'")}`,
    "inspections: content: what it says",
  ],
  "who inspected": [
    `update inspections set inspector_id = (select id from accounts where id <> inspector_id limit 1) where ${FIRST("inspections", "status = 'RETURNED'")}`,
    "inspections: changes that nobody journaled",
  ],
  "the union of an inspection": [
    `update inspections set trade_union_id = (select id from trade_unions where id <> trade_union_id limit 1) where ${FIRST("inspections", "kind = 'SELF'")}`,
    "inspections: content",
  ],
  "CONFIRMED without a review": [
    `update inspections set status = 'CONFIRMED', confirmed_at = now() where ${FIRST("inspections", "status = 'SUBMITTED' and kind = 'ROUTINE'")}`,
    "inspections: reviews: CONFIRMED without a review",
  ],
  "a withdrawn inspection that comes back": [
    `update inspections set status = 'NOT_PERFORMED' where status = 'WITHDRAWN'`,
    "inspections: changes that nobody journaled",
  ],
  "an inspection that is deleted": [
    `${UNSEEN("inspections", `delete from inspections where ${FIRST("inspections", "status = 'CONFIRMED' and period = '2026-Q2'")}`)}`,
    "inspections: rows: the row is missing",
  ],
  "the remark of a confirmed inspection": [
    `update inspections set remark = '别的' where ${FIRST("inspections", "status = 'CONFIRMED' and period = '2026-Q3'")}`,
    "inspections: content",
  ],
  "who reviewed": [
    `update inspection_reviews set reviewer_id = (select id from accounts where id <> reviewer_id limit 1) where ${FIRST("inspection_reviews")}`,
    "inspection_reviews: changes that nobody journaled",
  ],
  "an assignment's last day": [
    `update assignments set due_on = due_on + 30 where ${FIRST("assignments")}`,
    "assignments: changes",
  ],
  "who is sent": [
    `delete from assignment_inspectors where ${FIRST("assignment_inspectors")}`,
    "assignment_inspectors: changes",
  ],
  "a plan's title": [
    `update inspection_plans set title = '改名' where ${FIRST("inspection_plans")}`,
    "inspection_plans: changes",
  ],
  "a finding's severity": [`update findings set severity = 'MINOR' where severity = 'CRITICAL'`, "findings: changes"],
  "a finding that is closed": [
    `${UNNOTED}update findings set closed_on = '2026-10-21' where status = 'CLOSED'`,
    "findings: changes",
  ],
  "a finding that is deleted": [
    `${UNNOTED}delete from findings where ${FIRST("findings", "severity = 'MINOR'")}`,
    "findings: changes",
  ],
  "a finding that nobody found": [
    `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, severity, status, description, created_at)
     select gen_random_uuid(), inspection_id, trade_union_id, checklist_id, 'S9.9', 'MINOR', 'CONFIRMED', '问题', now() from findings limit 1`,
    "findings: changes that nobody journaled",
  ],
  "a notice's number": [`update notices set number = '2号'`, "notices: changes"],
  "an audit's figures": [
    `update audits set figures = '[{"item": "X", "amount": 1}]', opening_balance = 5, closing_balance = 5 where ${FIRST("audits")}`,
    "audits: changes",
  ],
  "an audit that never was": [
    `insert into audits (id, trade_union_id, kind, period_from, period_to, authority_document, opened_by, opened_at, idempotency_key)
     select gen_random_uuid(), trade_union_id, kind, period_from, period_to, '2', opened_by, now(), gen_random_uuid() from audits limit 1`,
    "audits: changes that nobody journaled",
  ],
  "an award's day": [`update awards set document_number = '9号' where ${FIRST("awards")}`, "awards: changes"],
  "an award's event": [
    `insert into award_events (id, award_id, kind, happened_on, cause, level_code, status, recorded_at)
     select gen_random_uuid(), id, 'CONFER', '2026-01-01', 'PROGRAM', level_code, 'VALID', now() from awards limit 1`,
    "award_events: changes that nobody journaled",
  ],
  "an application's state": [
    `update rating_applications set counts = '[1]' where ${FIRST("rating_applications")}`,
    "rating_applications: changes",
  ],
  "a grant's role": [
    `update grants set role = 'LEADER' where ${FIRST("grants", "role = 'INSPECTOR'")}`,
    "grants: changes",
  ],
  "a grant that nobody gave": [
    `insert into grants (id, account_id, trade_union_id, role, since, created_at)
     select gen_random_uuid(), account_id, trade_union_id, 'ADMINISTRATOR', since, now() from grants where role = 'AUDITOR' limit 1`,
    "grants: changes that nobody journaled",
  ],
  "a password": [`update accounts set password_hash = 'x' where ${FIRST("accounts")}`, "accounts: changes"],
  "a device that is free again": [
    `update devices set revoked_at = now(), revoked_reason = 'x' where ${FIRST("devices")}`,
    "devices: changes",
  ],
  "a circular's text": [`update circulars set body = '另文'`, "circulars: changes"],
  "a sealed visit's window": [
    `update supervision_visits set window_to = window_to + 1 where ${FIRST("supervision_visits")}`,
    "supervision_visits: changes",
  ],
  "a draw's seed": [`update visit_draws set seed = reverse(seed) where ${FIRST("visit_draws")}`, "draws:"],
  "who stands in a visit's team": [
    `${UNNOTED}update visit_team_members set seat = seat + 10 where ${FIRST("visit_team_members")}`,
    "visit_team_members: changes",
  ],
  "a note of who read": [
    `insert into visit_reads (visit_id, account_id, status, at) select v.id, a.id, v.status, now() from supervision_visits v, accounts a limit 1;
     delete from visit_reads`,
    "visit_reads: rows that never change",
  ],
  "a union's name": [
    `update trade_unions set name = '改名' where ${FIRST("trade_unions", "level = 'GRASSROOTS'")}`,
    "trade_unions: changes",
  ],
  "a union's place in the tree": [
    `${UNNOTED}update trade_unions set path = ('999.' || number)::ltree where ${FIRST("trade_unions", "level = 'COMMUNITY'")}`,
    "trade_unions: paths",
  ],
  "a union's scope": [`delete from trade_union_scopes where ${FIRST("trade_union_scopes")}`, "trade_union_scopes:"],
  "an employer's workers": [`update employers set workers = 5 where ${FIRST("employers")}`, "employers: changes"],
  "a coverage": [
    `update coverages set until = '2026-11-01' where ${FIRST("coverages", "until is null")}`,
    "coverages: changes",
  ],
  "an officer's post": [`update officers set name = '林某' where ${FIRST("officers")}`, "officers: changes"],
  "a target": [`update targets set assigned = assigned + 1 where ${FIRST("targets")}`, "targets: changes"],
  "a site": [`update sites set closed_on = '2026-11-01' where ${FIRST("sites")}`, "sites: changes"],
  "a supervisor's term": [
    `update supervisors set term_to = '2030-12-31' where ${FIRST("supervisors")}`,
    "supervisors: changes",
  ],
  "a declared relation": [`delete from declared_relations`, "declared_relations: changes"],
  "an objection's statement": [`update objections set statement = '没有'`, "objections: changes"],
  "a public notice": [
    `update public_notices set closes_on = closes_on + 1 where ${FIRST("public_notices")}`,
    "public_notices: changes",
  ],
  "a rating program": [
    `update rating_programs set quota_per_street = 99 where ${FIRST("rating_programs")}`,
    "rating_programs: changes",
  ],
  "a published checklist": [
    `${UNNOTED}update checklists set body = body || '{"x": 1}' where ${FIRST("checklists", "status = 'PUBLISHED'")}`,
    "checklists: changes",
  ],
  "a holiday": [`delete from calendar_days where ${FIRST("calendar_days")}`, "calendar_days: changes"],
  "a result": [
    `update inspection_results set percent = 12.34 where ${FIRST("inspection_results")}`,
    "inspection_results:",
  ],
  "a sum": [
    `update inspection_aggregates set inspected = inspected + 1 where ${FIRST("inspection_aggregates")}`,
    "inspection_aggregates:",
  ],
  "a sum by criterion": [
    `update criterion_aggregates set failed[1] = 7 where ${FIRST("criterion_aggregates")}`,
    "criterion_aggregates:",
  ],
  "a standing": [`update standings set percent = 1 where ${FIRST("standings")}`, "standings of"],
  "a histogram": [
    `update standing_histograms set unions = 9 where ${FIRST("standing_histograms")}`,
    "standing_histograms of",
  ],
  "what the journal says": [
    `${UNNOTED}update journal_entries set details = '{"x": 1}' where action = 'session.signed-in' or action = 'inspection.withdrawn'`,
    "journal: ",
  ],
};

/** In databases of their own, since each changes what the others are judged by. */
const OF_THE_JOURNAL: Record<string, [sql: string, shownBy: string]> = {
  "an actor": [
    `${UNNOTED}update journal_entries set actor_id = null where id = (select id from journal_entries where actor_id is not null limit 1)`,
    "was altered",
  ],
  "a microsecond": [
    `${UNNOTED}update journal_entries set at = at + interval '1 microsecond' where id = (select id from journal_entries where hash_version = 2 limit 1)`,
    "was altered",
  ],
  "the version of a hash": [`${UNNOTED}update journal_entries set hash_version = 1`, "was altered"],
  "a noted state": [
    `update inspections set remark = '别的' where ${FIRST("inspections", "status = 'CONFIRMED'")};
     ${UNNOTED}delete from row_states where written_by like '% psql'`,
    "inspections: rows: ",
  ],
  "a noted state in place of another": [
    `${UNNOTED}update row_states set hash = sha256('x') where ${FIRST("row_states", "table_name = 'grants'")}`,
    "grants: rows: ",
  ],
  "what was taken as it stood, and a row beside it": [
    `update grants set role = 'LEADER' where ${FIRST("grants", "role = 'INSPECTOR'")};
     ${UNNOTED}update journal_entries set details = '{}' where sequence = (select max(sequence) from journal_entries where action = 'rows.adopted')`,
    "grants: changes that nobody journaled",
  ],
  "every adoption, and a row beside them": [
    `alter table calendar_days disable trigger calendar_days_states_updated;
     update calendar_days set name = '{}' where ${FIRST("calendar_days")};
     alter table calendar_days enable always trigger calendar_days_states_updated;
     ${UNNOTED}update journal_entries set details = '{}' where action = 'rows.adopted'`,
    "calendar_days: rows: ",
  ],
  "how long the chain is": ["update sequencer_watermarks set position = 1", " long, and 1 is marked"],
  "a read that is said to be taken over": [
    `${UNNOTED}update row_states set operation = 'A' where ${FIRST("row_states", "table_name = 'visit_reads' and operation = 'I'")}`,
    "visit_reads: rows that never change",
  ],
  "the end of the chain": [
    `${UNNOTED}delete from journal_chain where position = (select max(position) from journal_chain)`,
    "the chain ends at position",
  ],
  "a trigger that is switched off": [
    "alter table grants disable trigger grants_states_updated",
    "grants: how it is watched",
  ],
};

/** Several statements in one transaction; answers how many rows were changed at the most. */
const asOwner = (url: string, statements: string) =>
  onDatabase(url, async (client) => {
    await client.query("begin");
    const results = [await client.query(statements)].flat();
    await client.query("commit");
    return Math.max(...results.map(({ rowCount }) => rowCount ?? 0));
  });

beforeAll(async () => {
  district = await quietDistrict();
  const copy = await district.copy();
  changed = {};
  for (const [name, [statements]] of Object.entries(TAMPERINGS))
    changed[name] = await asOwner(copy.url, statements).catch((error: unknown) => String(error));
  tampered = await newDifferencesOf(district, copy.url);
  await copy.drop();
}, 120_000);
afterAll(() => district.drop());

describe("npm run verify", () => {
  test("every table is verified in one way, or named as beyond it", async () => {
    const tables = await onDatabase((await untouched()).url, (client) =>
      client.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
      ),
    );
    const named = [
      ...watchedTables.map(({ table }) => table),
      ...recomputedTables,
      ...journalTables,
      ...Object.keys(beyondVerification).filter((name) => /^\w+$/.test(name)),
    ];
    expect(named.sort()).toEqual(tables.rows.map(({ name }) => name).sort());
  });

  test.each(Object.keys(TAMPERINGS))("%s", (name) => {
    const [, shownBy = ""] = TAMPERINGS[name] ?? [];
    expect(changed[name]).toEqual(expect.any(Number));
    expect(changed[name]).toBeGreaterThan(0);
    const [kind = "", what = ""] = shownBy.split(/(?<=^[^:]*: [^:]*): /);
    expect(tampered).toContainEqual(expect.stringMatching(new RegExp(`^${kind}.*${what}`)));
  });

  test.each(Object.keys(OF_THE_JOURNAL))("%s of the journal", async (name) => {
    const [statements = "", shownBy = ""] = OF_THE_JOURNAL[name] ?? [];
    const { url } = await untouched();
    await asOwner(url, statements);
    const lines = await newDifferencesOf(district, url);
    expect(lines).toContainEqual(expect.stringContaining(shownBy));
  });

  test("a chain that was cut or written anew shows by a head that was kept elsewhere", async () => {
    const { url } = await untouched();
    const head = await onDatabase(url, async (client) => {
      const { rows } = await client.query<{ head: string }>(
        "select position || ':' || encode(chain_hash, 'hex') as head from journal_chain order by position desc limit 1",
      );
      return rows[0]?.head ?? "";
    });
    const news = (kept: string) => newDifferencesOf(district, url, kept);
    expect(await news(head)).toEqual([]);
    const [position = "", hash = ""] = head.split(":");
    expect(await news(`${position}:${hash.replace(/./g, "0")}`)).toEqual([
      `journal:  position ${position}: the chain is not the one whose head was kept elsewhere`,
    ]);
    // A careful owner moves the mark of its length, too.
    await asOwner(
      url,
      `${UNNOTED}delete from journal_entries where id = (select entry_id from journal_chain order by position desc limit 1);
       ${UNNOTED}delete from journal_chain where position = ${position};
       update sequencer_watermarks set position = position - 1`,
    );
    expect(await news(head)).toContain(
      `journal:  the chain ends at position ${Number(position) - 1}; the head that was kept elsewhere is at ${position}`,
    );
  });

  test("random changes are found, or named as beyond any check from inside", async () => {
    const { url } = await untouched();
    const numbers = fc.sample(fc.nat(), { numRuns: 20_000, seed: 13 });
    const spared = new Set<string>();
    const all = await onDatabase(url, async (client) => {
      const done = [];
      for (let i = 0; i < 40; i++) done.push(await tamper(client, () => numbers.pop() ?? 0, spared));
      return done;
    });
    const lines = await newDifferencesOf(district, url);
    expect(await unnoticed(district, all, lines)).toEqual([]);
  }, 60_000);

  test("says what differs and ends with 1, and with 0 when nothing does", async () => {
    const database = await createTestDatabase();
    copies.push(database);
    const run = (...args: string[]) => command("src/app/verify.ts", args, { DATABASE_URL: database.url });
    expect(await run()).toMatchObject({ code: 0, said: expect.stringContaining("standings and histograms: whole") });
    expect(await run("--head", "1:x")).toMatchObject({
      code: 1,
      said: expect.stringContaining("--head POSITION:HASH"),
    });
    expect(await run("--head", `7:${"0".repeat(64)}`)).toMatchObject({
      code: 1,
      said: expect.stringContaining("the head that was kept elsewhere is at 7"),
    });
    await asOwner(database.url, "delete from calendar_days");
    const { code, said } = await run();
    expect(code).toBe(1);
    expect(said).toMatch(/^calendar_days: changes that nobody journaled: 20\d\d-\d\d-\d\d deleted by \w+ psql at /m);
    expect(said).toMatch(/^calendar_days: changes that nobody journaled: \d+ more$/m);
    const { said: all } = await run("--all");
    expect(all).not.toMatch(/ more$/m);
    expect(all.split("\n").length).toBeGreaterThan(said.split("\n").length);
  }, 60_000);

  test("what is beyond any check from inside stands in the documentation", async () => {
    const text = (await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8")).replaceAll(
      / +/g,
      " ",
    );
    for (const [what, why] of Object.entries(beyondVerification))
      expect(text).toContain(/^[\w.]+$/.test(what) ? `| \`${what}\` | ${why}` : `| ${what} | ${why}`);
  });

  test("standings that were tampered with are made anew", async () => {
    const { url, appUrl } = await untouched();
    const before = await differencesOf(url);
    await asOwner(
      url,
      `update standings set percent = 1; delete from standing_histograms; delete from criterion_aggregates;
       update inspection_aggregates set inspected = 77, grades = '{}'; delete from inspection_results`,
    );
    expect((await differencesOf(url)).length).toBeGreaterThan(before.length);
    // As the role of DATABASE_URL, like the command.
    const orm = await openOrm({ url: appUrl, entities, poolSize: 1 });
    try {
      const run = unitOfWork(orm, systemClock, [], () => undefined);
      expect(await run(null, rebuildAllStandings)).toBe(3);
    } finally {
      await orm.close(true);
    }
    expect(await differencesOf(url)).toEqual(before);
  });

  test("a first start with a database of before takes its rows as they stand, and a migration's changes", async () => {
    const { url } = await untouched();
    const before = new Set(await differencesOf(url));
    const news = async () => (await differencesOf(url)).filter((line) => !before.has(line));
    // As a migration does: another column, and values for it.
    await asOwner(
      url,
      "alter table grants add column note text; update grants set note = 'x'; update sites set address = '别处'",
    );
    expect(await news()).toContainEqual(expect.stringContaining("grants: how it is watched"));
    expect(await news()).toContainEqual(expect.stringContaining("sites: changes that nobody journaled"));
    await watchDatabase(url, "a later one");
    expect(await news()).toEqual([]);
    await asOwner(url, "update grants set note = 'y'");
    expect(await news()).toContainEqual(expect.stringContaining("grants: changes that nobody journaled"));
    // An ordinary start takes nothing as it stands.
    await watchDatabase(url, "a later one");
    expect(await news()).toContainEqual(expect.stringContaining("grants: changes that nobody journaled"));
  });

  test("differences are told by kind, and no more of one than anybody reads", () => {
    const many = Array.from({ length: 25 }, (_, i) => ({ kind: "grants: rows", id: String(i), what: "is missing" }));
    const lines = linesOf([...many, { kind: "journal", id: "", what: "position 1 is missing" }]);
    expect(lines).toHaveLength(22);
    expect(lines.slice(-2)).toEqual(["grants: rows: 5 more", "journal: position 1 is missing"]);
  });
});

const copies: { drop(): Promise<void> }[] = [];
async function untouched(): ReturnType<typeof createTestDatabase> {
  const copy = await district.copy();
  copies.push(copy);
  return copy;
}
afterAll(() => Promise.all(copies.map((copy) => copy.drop())));
