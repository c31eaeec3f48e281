import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "@jest/globals";
import { buildSchema } from "../../../src/app/schema.js";
import { refreshResult } from "../../../src/modules/inspections/results/result.projection.js";
import { row, sql } from "../../../src/platform/database/sql.js";
import { askedLists, type AskedList } from "../../support/asked-lists.js";
import { demonstrationProgram } from "../../support/demonstration.js";

// One connection, so that a statement that is prepared comes to its kept plan, as it does in a program that runs for long.
const { program, people } = demonstrationProgram({ poolSize: 1 }, { isVerified: false });

/** Years of visits, and findings of which few are open: in small tables every plan is as good as another. */
async function addYearsOfWork(): Promise<void> {
  await program.sql(`
    insert into inspection_plans (id, title, kind, period, checklist_id, scope_id, levels, opens_on, due_on, status, created_by, created_at)
    select gen_random_uuid(), p.title || n, p.kind, 2010 + n / 4 || '-Q' || 1 + n % 4, p.checklist_id, p.scope_id, p.levels,
      p.opens_on - 90 * n, p.due_on - 90 * n, 'CLOSED', p.created_by, p.created_at
    from (select * from inspection_plans order by id limit 1) p cross join generate_series(1, 20) n`);
  await program.sql(`
    insert into assignments (id, plan_id, trade_union_id, status, due_on, created_at)
    select gen_random_uuid(), p.id, u.id, 'NOT_PERFORMED', p.due_on, p.created_at
    from inspection_plans p cross join trade_unions u where p.period < '2024' and u.level = 'GRASSROOTS'`);
  await program.sql(`
    insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status, description,
      issued_at, served_on, due_on, settled_on, closed_on, created_at)
    select gen_random_uuid(), i.id, i.trade_union_id, i.checklist_id, 'S1.1', gen_random_uuid(), 'MINOR',
      case when n = 1 then 'ISSUED' else 'CLOSED' end, '-', i.confirmed_at, date '2026-10-01', date '2026-12-01' + n,
      case when n > 1 then date '2026-10-20' end, case when n > 1 then date '2026-10-20' end, i.confirmed_at + n * interval '1 second'
    from inspections i cross join generate_series(1, 20) n where i.status = 'CONFIRMED'`);
  await program.sql("analyze inspection_plans, assignments, findings");
}

let lists: AskedList[];
beforeAll(async () => {
  await addYearsOfWork();
  // No role has this permission by itself.
  await program.sql("update grants set extra_permissions = '{visit:clues}' where account_id = $1", [
    people.leader.accountId,
  ]);
  const one = async (text: string) => (await program.sql<{ id: string }>(text))[0]?.id ?? randomUUID();
  const tradeUnionId = await one("select trade_union_id as id from findings order by id limit 1");
  const objects = {
    TradeUnion: tradeUnionId,
    Account: people.reviewer.accountId,
    Assignment: await one("select id from assignments order by id limit 1"),
    Circular: await one("select id from circulars order by id limit 1"),
    Employer: await one("select id from employers order by id limit 1"),
    Finding: await one("select id from findings order by id limit 1"),
    Inspection: await one("select id from inspections order by id limit 1"),
    InspectionPlan: await one("select id from inspection_plans order by id limit 1"),
    RatingApplication: await one("select id from rating_applications order by id limit 1"),
  };
  lists = askedLists(buildSchema(), {
    ids: {
      scope: await one("select id from trade_unions where level = 'DISTRICT'"),
      tradeUnionId,
      inspectionId: objects.Inspection,
      planId: objects.InspectionPlan,
      inspectorId: people.inspector1.accountId,
      programId: await one("select id from rating_programs order by id limit 1"),
      employerId: objects.Employer,
      siteId: await one("select id from sites order by id limit 1"),
    },
    objects,
    period: "2026-Q4",
    date: "2026-11-22",
    words: {
      search: "鼓浪屿",
      code: "SIX_STANDARDS",
      programCode: "WORKERS_HOME",
      levelCode: "STAR_1",
      conferringLevel: "DISTRICT",
      kind: "AWARD",
      group: "FORM:ENTERPRISE",
    },
  });
}, 120_000);

/** Rows of tables and entries of indexes that were read so far, those aside that other parts of the program read by the way. */
const READ = `select sum(t.seq_tup_read) + sum(i.read) as rows
  from pg_stat_user_tables t cross join lateral (
    select coalesce(sum(x.idx_tup_read), 0) as read from pg_stat_user_indexes x where x.relid = t.relid) i
  where t.schemaname = 'public' and t.relname <> all('{journal_entries,journal_chain,devices}')`;

async function rowsReadDuring<T>(action: () => Promise<T>): Promise<[number, T]> {
  const soFar = async () => {
    // Statistics are else written once a second at the most.
    await row(program.program.orm.em.fork(), sql`select pg_stat_force_next_flush()`);
    return Number((await program.sql<{ rows: number }>(READ))[0]?.rows);
  };
  const before = await soFar();
  const result = await action();
  return [(await soFar()) - before, result];
}

const isMore = (later: number, first: number): boolean => later > 2 * first + 100;

const ASKING = ["administrator", "leader", "organizer", "auditor", "supervisor1"] as const;

/** Asks as the first who may, and says who that was. */
async function askedFirst({ name, query }: AskedList): Promise<{ token: string; read: number }> {
  for (const username of ASKING) {
    const { token } = people[username];
    const [read, { errors }] = await rowsReadDuring(() => program.run(query, {}, { token }));
    if (errors === undefined) return { token, read };
    if (errors[0]?.extensions.code !== "FORBIDDEN") throw new Error(`${name}: ${JSON.stringify(errors)}`);
  }
  throw new Error(`nobody may ask ${name}`);
}

test("asked for the seventh time, a list or statistic reads no more rows than at first", async () => {
  const worse: string[] = [];
  for (const list of lists) {
    const { token, read: first } = await askedFirst(list);
    for (let time = 2; time <= 6; time++) await program.data(list.query, {}, { token });
    const again = async () => (await rowsReadDuring(() => program.data(list.query, {}, { token })))[0];
    let seventh = await again();
    // What other connections read before is written at any time, so what looks like more is looked at once more.
    if (isMore(seventh, first)) seventh = Math.min(seventh, await again());
    if (isMore(seventh, first)) worse.push(`${list.name}: ${String(first)}, then ${String(seventh)}`);
  }
  expect(worse).toEqual([]);
  expect(lists.length).toBeGreaterThan(150);
}, 240_000);

/** Columns of a table that a row can be written with. */
async function writableColumns(table: string): Promise<string> {
  const [found] = await program.sql<{ columns: string }>(
    `select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  );
  return found?.columns ?? "";
}

test("a confirmation reads no more rows in a period that is new to the statistics", async () => {
  const checklistKind = "SIX_STANDARDS" as const;
  const copy = async (table: string, changes: string, condition: string, values: unknown[]) => {
    const columns = await writableColumns(table);
    await program.sql(
      `insert into ${table} (${columns}) select ${columns} from (
         select (jsonb_populate_record(held, ${changes})).* from ${table} held where ${condition}) copied`,
      values,
    );
  };
  // The whole of a period, as it stands before anything has looked at it for the planner.
  for (const table of [
    "inspection_results",
    "inspection_aggregates",
    "criterion_aggregates",
    "standings",
    "standing_histograms",
  ])
    await copy(table, "jsonb_build_object('period', '2027-Q1')", "period = '2026-Q3'", []);
  const unions = await program.sql<{ id: string }>(
    "select trade_union_id as id from inspection_results where period = '2026-Q3' order by 1 limit 10",
  );
  const readBy = async (period: string) => {
    const reads: number[] = [];
    for (const { id: tradeUnionId } of unions) {
      const later = `jsonb_build_object('id', gen_random_uuid(), 'period', $2::text, 'assignment_id', null, 'percent', 71.5,
        'submitted_at', now() + interval '1 year')`;
      await copy("inspections", later, "trade_union_id = $1 and period = '2026-Q3'", [tradeUnionId, period]);
      const [read] = await rowsReadDuring(() =>
        program.program.services.unitOfWork(null, (work) =>
          refreshResult(work, { tradeUnionId, period, checklistKind: checklistKind as never }),
        ),
      );
      reads.push(read);
    }
    return reads;
  };
  const known = await readBy("2026-Q3");
  const fresh = await readBy("2027-Q1");
  expect(fresh.filter((read) => isMore(read, Math.max(...known)))).toEqual([]);
}, 120_000);
