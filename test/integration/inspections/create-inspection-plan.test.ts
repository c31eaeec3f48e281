import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders, type BuiltChecklist } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation CreateInspectionPlan($input: CreateInspectionPlanInput!) {
  createInspectionPlan(input: $input) { plan { id status version progress { planned unassigned } } userErrors { code message path } }
}`;

interface Data {
  createInspectionPlan: {
    plan: { id: string; status: string; version: number; progress: { planned: number; unassigned: number } } | null;
    userErrors: { code: string; message: string; path: string[] }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let checklist: BuiltChecklist;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  checklist = await planBuilders(program).checklist();
});
beforeEach(() => {
  program.clock.set("2026-11-22T10:00:00+08:00");
});

const input = (given: Record<string, unknown> = {}) => ({
  title: "第四季度六个有检查",
  kind: "ROUTINE",
  period: "2026-Q4",
  checklistId: checklist.id,
  scopeId: at.root.id,
  levels: ["GRASSROOTS"],
  opensOn: "2026-10-01",
  dueOn: "2026-12-20",
  preReviewByStreet: true,
  idempotencyKey: randomUUID(),
  ...given,
});
const create = async (given: Record<string, unknown> = {}, token = persons.organizer.token) =>
  (await program.data<Data>(MUTATION, { input: input(given) }, { token })).createInspectionPlan;
const errorsOf = ({ userErrors }: Data["createInspectionPlan"]) => userErrors.map(({ code, path }) => ({ code, path }));
const plans = async () =>
  (await program.sql<{ count: number }>("select count(*)::int as count from inspection_plans"))[0]?.count;

describe("createInspectionPlan", () => {
  test("plans a visit to every active union of the levels; the journal says so", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.community });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    const { plan, userErrors } = await create();
    expect(userErrors).toEqual([]);
    expect(plan).toEqual({ id: plan?.id, status: "OPEN", version: 1, progress: { planned: 3, unassigned: 3 } });
    const stored = await program.sql(
      `select trade_union_id, employer_id, site_id, status, to_char(due_on, 'YYYY-MM-DD') as due_on, version, substring(id::text from 15 for 1) as uuid_version
       from assignments where plan_id = $1 order by trade_union_id`,
      [plan?.id],
    );
    const visit = (id: string) => ({
      trade_union_id: id,
      employer_id: null,
      site_id: null,
      status: "UNASSIGNED",
      due_on: "2026-12-20",
      version: 1,
      uuid_version: "7",
    });
    expect(stored).toEqual([at.union.id, at.neighbor.id, at.farUnion.id].sort().map(visit));
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [plan?.id]),
    ).toEqual([{ action: "inspection-plan.created", actor_id: persons.organizer.accountId, details: { planned: 3 } }]);
    expect(
      await program.sql("select pre_review_by_street, created_by, kind, period from inspection_plans where id = $1", [
        plan?.id,
      ]),
    ).toEqual([
      { pre_review_by_street: true, created_by: persons.organizer.accountId, kind: "ROUTINE", period: "2026-Q4" },
    ]);
  });

  test("a checklist of employers: each once, at its primary union", async () => {
    const { employer, checklist: make } = planBuilders(program);
    const safety = await make({ template: "special-safety" });
    const first = await employer(at.union);
    await employer(at.neighbor, "SECONDARY", first);
    const ended = await employer(at.neighbor);
    await program.sql("update coverages set until = '2026-01-01' where employer_id = $1", [ended]);
    const closed = await employer(at.neighbor);
    await program.sql("update employers set closed_on = '2026-01-01' where id = $1", [closed]);
    const { plan, userErrors } = await create({ kind: "SPECIAL", checklistId: safety.id, scopeId: at.street.id });
    expect(userErrors).toEqual([]);
    expect(
      await program.sql("select trade_union_id, employer_id, site_id from assignments where plan_id = $1", [plan?.id]),
    ).toEqual([{ trade_union_id: at.union.id, employer_id: first, site_id: null }]);
  });

  test("a checklist of sites: each open one of the checklist's kind", async () => {
    const { site, checklist: make } = planBuilders(program);
    const reading = await make({ template: "reading-room" });
    const room = await site(at.neighbor);
    await site(at.neighbor, "SERVICE_POINT");
    await site(at.neighbor, "READING_ROOM", "2026-05-01");
    const { plan } = await create({ checklistId: reading.id });
    expect(
      await program.sql("select trade_union_id, employer_id, site_id from assignments where plan_id = $1", [plan?.id]),
    ).toEqual([{ trade_union_id: at.neighbor.id, employer_id: null, site_id: room }]);
  });

  test("the same request under the same key is one plan, even when both come at once and after its days", async () => {
    const before = (await plans()) ?? 0;
    const request = input();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        program.data<Data>(MUTATION, { input: request }, { token: persons.organizer.token }),
      ),
    );
    expect(new Set(answers.map(({ createInspectionPlan: { plan } }) => plan?.id)).size).toBe(1);
    expect(answers.flatMap(({ createInspectionPlan: { userErrors } }) => userErrors)).toEqual([]);
    program.clock.set("2027-06-01T10:00:00+08:00");
    const { createInspectionPlan } = await program.data<Data>(
      MUTATION,
      { input: request },
      { token: persons.organizer.token },
    );
    expect(createInspectionPlan.plan?.id).toBe(answers[0]?.createInspectionPlan.plan?.id);
    expect(await plans()).toBe(before + 1);
    const other = await program.data<Data>(
      MUTATION,
      { input: { ...request, title: "另一个" } },
      { token: persons.organizer.token },
    );
    expect(errorsOf(other.createInspectionPlan)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing is planned",
    async (persona) => {
      const before = await plans();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: input() }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await plans()).toBe(before);
    },
  );

  test("an organizer of a street plans in it and nowhere else", async () => {
    const { person } = builders(program);
    const street = await person([{ role: "ORGANIZER", at: at.street }]);
    expect((await create({ scopeId: at.street.id }, street.token)).plan?.progress.planned).toBe(2);
    expect(errorsOf(await create({ scopeId: at.otherStreet.id }, street.token))).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "scopeId"] },
    ]);
    const both = await person([
      { role: "ORGANIZER", at: at.street },
      { role: "INSPECTOR", at: at.root },
    ]);
    expect(errorsOf(await create({ scopeId: at.otherStreet.id }, both.token))).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "scopeId"] },
    ]);
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ["an unknown scope", { scopeId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["scopeId"]],
    ["an unknown checklist", { checklistId: randomUUID() }, "CHECKLIST_NOT_FOUND", ["checklistId"]],
    ["an id that is none", { checklistId: "x" }, "ID_NOT_VALID", ["checklistId"]],
    ["a key that is none", { idempotencyKey: "x" }, "ID_NOT_VALID", ["idempotencyKey"]],
    ["an empty title", { title: " " }, "TEXT_EMPTY", ["title"]],
    ["a title of 201", { title: "长".repeat(201) }, "TEXT_TOO_LONG", ["title"]],
    ["a title with NUL", { title: "a\0" }, "TEXT_NOT_VALID", ["title"]],
    ["no levels", { levels: [] }, "LIST_EMPTY", ["levels"]],
    [
      "a level that the checklist does not know",
      { levels: ["GRASSROOTS", "STREET"] },
      "PLAN_LEVEL_NOT_APPLICABLE",
      ["levels", "1"],
    ],
    ["a special inspection by a general checklist", { kind: "SPECIAL" }, "PLAN_KIND_NOT_APPLICABLE", ["kind"]],
    [
      "a period far ahead",
      { period: "2028", opensOn: "2028-01-01", dueOn: "2028-02-01" },
      "PERIOD_TOO_FAR",
      ["period"],
    ],
    [
      "a period long past",
      { period: "2024-Q4", opensOn: "2024-10-01", dueOn: "2024-12-01" },
      "PERIOD_TOO_FAR",
      ["period"],
    ],
    ["days the wrong way around", { opensOn: "2026-12-21" }, "DATES_OUT_OF_ORDER", ["dueOn"]],
    ["days after the period", { opensOn: "2027-01-01", dueOn: "2027-02-01" }, "PLAN_OUTSIDE_PERIOD", ["opensOn"]],
    ["days before the period", { period: "2027-Q1" }, "PLAN_OUTSIDE_PERIOD", ["dueOn"]],
    ["a last day far behind the period", { dueOn: "2028-01-02" }, "DATE_OUT_OF_RANGE", ["dueOn"]],
    ["a first day far before the period", { opensOn: "2025-09-29" }, "DATE_OUT_OF_RANGE", ["opensOn"]],
    ["a last day that has passed", { dueOn: "2026-11-21" }, "PLAN_ALREADY_DUE", ["dueOn"]],
    ["a follow-up of nothing", { kind: "FOLLOW_UP" }, "PLAN_EMPTY", ["scopeId"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const before = await plans();
    const refused = await create(change);
    expect(refused.plan).toBeNull();
    expect(errorsOf(refused)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await plans()).toBe(before);
  });

  test("drafts and retired checklists, ungraded ones, closed scopes are refused", async () => {
    const { checklist: make } = planBuilders(program);
    for (const [status, code] of [
      ["DRAFT", "CHECKLIST_NOT_FOUND"],
      ["RETIRED", "CHECKLIST_NOT_PUBLISHED"],
    ] as const) {
      const refused = await create({ checklistId: (await make({ status })).id });
      expect(errorsOf(refused)).toEqual([{ code, path: ["input", "checklistId"] }]);
    }
    const audit = await make({ template: "audit" });
    expect(errorsOf(await create({ checklistId: audit.id }))).toEqual([
      { code: "PLAN_KIND_NOT_APPLICABLE", path: ["input", "kind"] },
    ]);
    const closed = await builders(program).tradeUnion({ parent: at.community });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    expect(errorsOf(await create({ scopeId: closed.id }))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "scopeId"] },
    ]);
  });

  test("periods and days that do not exist are refused by their type", async () => {
    for (const change of [{ period: "2026-Q5" }, { opensOn: "2026-02-30" }, { kind: "X" }]) {
      const answer = await program.run(MUTATION, { input: input(change) }, { token: persons.organizer.token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });

  test("a large plan costs as many statements as a small one", async () => {
    const { tradeUnion } = builders(program);
    const street = await tradeUnion({ parent: at.root, level: "STREET", name: "丙街道总工会" });
    const community = await tradeUnion({ parent: street, level: "COMMUNITY" });
    const counts: number[] = [];
    for (const unions of [1, 10, 100]) {
      const existing = unions === 1 ? 0 : unions / 10;
      await program.sql(
        `with n as (select nextval(pg_get_serial_sequence('trade_unions', 'number')) as number, i from generate_series($2::int + 1, $3::int) i)
         insert into trade_unions (id, number, parent_id, path, code, name, initials, level, form, created_at)
         select gen_random_uuid(), number, $1, text2ltree($4 || '.' || number), 'L' || number, '工会' || number, 'gh', 'GRASSROOTS', 'SINGLE', now() from n`,
        [community.id, existing, unions, community.path],
      );
      program.statements.length = 0;
      expect((await create({ scopeId: street.id })).plan?.progress.planned).toBe(unions);
      counts.push(program.statements.length);
    }
    expect(new Set(counts).size).toBe(1);
  });
});
