import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { built } from "./built.mjs";

export const PASSWORD = "a password of the measurements";

/** How many readers and inspectors share the load: the cost budget of one account would be spent within seconds. */
const READERS = 240;
const INSPECTORS = 40;

/** Sequential ids with the time in front, as the program makes them, so that no index is filled at random places. */
const UUIDV7 = `
  create or replace function pg_temp.uuid_in_order(n bigint) returns uuid language sql immutable as $$
    select ('01990000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid
  $$`;

/** A temporary PostgreSQL with the settings of the program, durable commits included; everything is gone after `stop`. */
export async function startDatabase(log) {
  const { startEmbeddedPostgres } = await built("src/platform/database/embedded-postgres.js");
  const dataDir = mkdtempSync(join(tmpdir(), "liuyou-bench-"));
  chmodSync(dataDir, 0o755);
  const database = await startEmbeddedPostgres({
    dataDir,
    log,
    settings: { shared_preload_libraries: "pg_stat_statements", "pg_stat_statements.max": "500" },
  });
  return {
    ...database,
    stop: async () => {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The migrated database with the demonstration district, made by the program's own loader. */
export async function loadDistrict({ ownerUrl, appUrl }, log) {
  const { prepareDatabase } = await built("src/app/prepare-database.js");
  const { loadDemonstration } = await built("seeds/demonstration/load-demonstration.js");
  const { businessDay, systemClock } = await built("src/platform/clock/clock.js");
  await prepareDatabase({ ownerUrl, appUrl, log });
  await loadDemonstration({ ownerUrl, today: businessDay(systemClock.now()), log });
}

export async function withClient(url, work) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What the workloads ask about: the district, its plans' periods, the checklist. */
export async function findSubject(client) {
  const { rows } = await client.query(`
    select (select id from trade_unions where level = 'DISTRICT') as "districtId",
      (select id from trade_unions where level = 'STREET' order by number limit 1) as "streetId",
      (select id from checklists where code = 'SIX_STANDARDS_DEFAULT' and version = 1) as "checklistId",
      (select period from inspections group by period order by count(*) desc limit 1) as "inspectedPeriod",
      (select period from inspection_plans order by opens_on desc limit 1) as "currentPeriod"`);
  return rows[0];
}

/** Accounts that share the load: leaders of the district who read, inspectors who submit. */
export async function addPeople(client, subject) {
  await addAccounts(client, subject, "reader", "LEADER", READERS);
  await addAccounts(client, subject, "inspector", "INSPECTOR", INSPECTORS);
}

export const addReviewers = (client, subject, count) => addAccounts(client, subject, "reviewer", "REVIEWER", count);

async function addAccounts(client, { districtId }, kind, role, count) {
  const { hashPassword } = await built("src/modules/identity/password-hash.js");
  await client.query(
    `with people as (
       select gen_random_uuid() as id, 'bench-' || $1::text || '-' || n as username from generate_series(1, $2::integer) as n),
     added as (
       insert into accounts (id, username, name, language, password_hash, created_at)
       select id, username, username, 'zh-CN', $3, now() from people)
     insert into grants (id, account_id, trade_union_id, role, since, created_at)
     select gen_random_uuid(), id, $4, $5, current_date - 30, now() from people`,
    [kind, count, await hashPassword(PASSWORD), districtId, role],
  );
}

/** Standings of the period before, so that previous ranks are found and not only looked for. */
export async function addPreviousStandings(client, { inspectedPeriod }) {
  const { previousPeriod } = await built("src/platform/clock/period.rules.js");
  const { rebuildStandings } = await built("src/modules/rankings/standing.projection.js");
  const { managerOn } = await built("src/platform/database/client-manager.js");
  const period = previousPeriod(inspectedPeriod);
  await client.query(
    `insert into inspection_results
     select (jsonb_populate_record(r, jsonb_build_object('period', $2::text,
       'percent', greatest(0, least(100, percent + (hashtext(trade_union_id::text) % 600) / 100.0))))).*
     from inspection_results r where period = $1`,
    [inspectedPeriod, period],
  );
  await rebuildStandings(managerOn(client), { period, checklistKind: "SIX_STANDARDS" });
  return period;
}

/** Plans with an open assignment for each grassroots union, enough that no assignment is answered twice. */
export async function addAssignments(client, { districtId, checklistId, currentPeriod }, plans) {
  await client.query(UUIDV7);
  await client.query("begin");
  await client.query(
    `insert into inspection_plans (id, title, kind, period, checklist_id, scope_id, levels, opens_on, due_on, created_by, created_at)
     select pg_temp.uuid_in_order(n), 'measured ' || n, 'ROUTINE', $1, $2, $3, '{GRASSROOTS}', current_date - 30, current_date + 60,
       (select id from accounts where username = 'organizer'), now()
     from generate_series(1, $4::integer) as n`,
    [currentPeriod, checklistId, districtId, plans],
  );
  await client.query(
    `insert into assignments (id, plan_id, trade_union_id, due_on, created_at)
     select pg_temp.uuid_in_order(1000000000 + n * 1000000::bigint + u.number), pg_temp.uuid_in_order(n), u.id, current_date + 60, now()
     from generate_series(1, $1::integer) as n cross join trade_unions u where u.level = 'GRASSROOTS'`,
    [plans],
  );
  await client.query(
    `with inspectors as (
       select id, row_number() over (order by username) - 1 as place, count(*) over () as people
       from accounts where username like 'bench-inspector-%'),
     open as (
       select a.id, row_number() over (order by a.id) as place
       from assignments a where a.plan_id <= pg_temp.uuid_in_order($1))
     insert into assignment_inspectors (assignment_id, account_id)
     select o.id, i.id from open o join inspectors i on i.place = o.place % i.people`,
    [plans],
  );
  await client.query("commit");
  await client.query("analyze inspection_plans, assignments, assignment_inspectors");
}

/** Runs a file of SQL beside this module. */
export async function runFile(client, name) {
  await client.query(readFileSync(new URL(name, import.meta.url), "utf8"));
}

/** A UUIDv7 of now. */
export function newId() {
  const time = Date.now().toString(16).padStart(12, "0");
  const random = randomUUID().replaceAll("-", "");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(13, 16)}-8${random.slice(17, 20)}-${random.slice(20)}`;
}
