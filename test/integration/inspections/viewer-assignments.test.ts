import { beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { planBuilders, type BuiltPlan } from "../../support/builders-plans.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MY_ASSIGNMENTS = `query MyAssignments($first: Int!, $after: Cursor) {
  viewer {
    assignments(first: $first, after: $after, filter: { status: [OPEN] }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id kind dueOn version
          tradeUnion { id code name address location { latitude longitude } contactPhone }
          employer { id name }
          site { id kind name }
          checklist { id code version kind }
          plan { id title period }
          inspectors { id name }
          baselineInspection { id }
        }
      }
    }
  }
}`;
const FILTERED = `query ($filter: ViewerAssignmentFilter) {
  viewer { assignments(first: 100, filter: $filter) { totalCount edges { node { id status period } } } }
}`;

interface Mine {
  viewer: {
    assignments: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: Record<string, unknown> & { id: string } }[];
    };
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let plan: BuiltPlan;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  plan = await planBuilders(program).plan({ scope: at.root, by: persons.organizer, title: "四季度" });
});

const mine = async (person: BuiltPerson, variables: Record<string, unknown> = {}) =>
  (await program.data<Mine>(MY_ASSIGNMENTS, { first: 50, ...variables }, { token: person.token })).viewer.assignments;
const filtered = async (person: BuiltPerson, filter: unknown) =>
  (await program.data<Mine>(FILTERED, { filter }, { token: person.token })).viewer.assignments;
const inspector = () => builders(program).person([{ role: "INSPECTOR", at: at.root }], { name: "林检查" });

describe("viewer.assignments", () => {
  test("everything a tablet needs to know of a visit, the most urgent first", async () => {
    const { assignment, employer, site } = planBuilders(program);
    const me = await inspector();
    const employerId = await employer(at.union);
    const siteId = await site(at.union);
    await program.sql(
      "update trade_unions set address = '湖滨南路1号', latitude = 24.5, longitude = 118.1, contact_phone = '0592' where id = $1",
      [at.union.id],
    );
    const later = await assignment({ plan, union: at.union, inspectors: [me], employerId, siteId });
    const sooner = await assignment({
      plan,
      union: at.farUnion,
      inspectors: [me, persons.inspector],
      dueOn: "2026-11-30",
    });
    await assignment({ plan, union: at.neighbor, inspectors: [persons.inspector] });
    await assignment({ plan, union: at.community, inspectors: [me], status: "DONE" });
    const baseline = uuidv7();
    await program.sql(
      `insert into inspections (id, revision, status, kind, period, trade_union_id, checklist_id, checklist_kind, inspector_id, inspector_ids,
         submitted_at, content_hash, created_at)
       values ($1, 1, 'SUBMITTED', 'SELF', '2026-Q4', $2, $3, 'SIX_STANDARDS', $4, array[$4::uuid], now(), 'x', now())`,
      [baseline, at.union.id, plan.checklistId, persons.unionOfficer.accountId],
    );
    await program.sql("update assignments set baseline_inspection_id = $2 where id = $1", [later, baseline]);
    const found = await mine(me);
    expect(found.totalCount).toBe(2);
    const [{ code }] = (await program.sql<{ code: string }>("select code from checklists where id = $1", [
      plan.checklistId,
    ])) as [{ code: string }];
    const common = {
      kind: "ROUTINE",
      version: 1,
      checklist: { id: plan.checklistId, code, version: 1, kind: "SIX_STANDARDS" },
      plan: { id: plan.id, title: "四季度", period: "2026-Q4" },
    };
    expect(found.edges.map(({ node }) => node)).toEqual([
      {
        id: sooner,
        dueOn: "2026-11-30",
        tradeUnion: {
          id: at.farUnion.id,
          code: at.farUnion.code,
          name: "丙公司工会",
          address: null,
          location: null,
          contactPhone: null,
        },
        employer: null,
        site: null,
        inspectors: [
          { id: persons.inspector.accountId, name: "测试人员" },
          { id: me.accountId, name: "林检查" },
        ].sort((a, b) => a.name.localeCompare(b.name, "zh-u-co-pinyin")),
        baselineInspection: null,
        ...common,
      },
      {
        id: later,
        dueOn: "2026-12-20",
        tradeUnion: {
          id: at.union.id,
          code: at.union.code,
          name: "甲公司工会",
          address: "湖滨南路1号",
          location: { latitude: 24.5, longitude: 118.1 },
          contactPhone: "0592",
        },
        employer: { id: employerId, name: "某某公司" },
        site: { id: siteId, kind: "READING_ROOM", name: "职工书屋" },
        inspectors: [{ id: me.accountId, name: "林检查" }],
        baselineInspection: { id: baseline },
        ...common,
      },
    ]);
  });

  test("filters by state, period and kind", async () => {
    const { assignment, plan: make } = planBuilders(program);
    const me = await inspector();
    const special = await make({
      scope: at.root,
      by: persons.organizer,
      kind: "SPECIAL",
      period: "2026-11",
      checklist: { id: plan.checklistId, code: "" },
    });
    const routine = await make({
      scope: at.root,
      by: persons.organizer,
      checklist: { id: plan.checklistId, code: "" },
    });
    const open = await assignment({ plan: routine, union: at.neighbor, inspectors: [me] });
    const done = await assignment({ plan: special, union: at.neighbor, inspectors: [me], status: "DONE" });
    const ids = async (filter: unknown) => (await filtered(me, filter)).edges.map(({ node }) => node.id);
    expect(await ids(null)).toEqual([open, done].sort());
    expect(await ids({ status: ["DONE", "CANCELED"] })).toEqual([done]);
    expect(await ids({ period: "2026-Q4" })).toEqual([open]);
    expect(await ids({ kind: ["SPECIAL"] })).toEqual([done]);
    expect(await ids({ kind: ["SPECIAL"], status: ["OPEN"] })).toEqual([]);
    expect((await filtered(me, { kind: ["SPECIAL"] })).totalCount).toBe(1);
  });

  test("with the grant the work is gone", async () => {
    const { plan: make, assignment } = planBuilders(program);
    const own = await make({ scope: at.root, by: persons.organizer, checklist: { id: plan.checklistId, code: "" } });
    const me = await builders(program).person([
      { role: "INSPECTOR", at: at.street },
      { role: "INSPECTOR", at: at.otherStreet, until: "2026-11-21" },
      { role: "LEADER", at: at.root },
    ]);
    const kept = await assignment({ plan: own, union: at.union, inspectors: [me] });
    await assignment({ plan: own, union: at.farUnion, inspectors: [me] });
    const found = await mine(me);
    expect([found.totalCount, found.edges.map(({ node }) => node.id)]).toEqual([1, [kept]]);
  });

  test("nobody sees another's; anonymous callers are asked to sign in", async () => {
    const { assignment } = planBuilders(program);
    const me = await inspector();
    const id = await assignment({ plan, union: at.otherStreet, inspectors: [me] });
    for (const persona of PERSONAS) {
      expect((await mine(persons[persona])).edges.map(({ node }) => node.id)).not.toContain(id);
    }
    const answer = await program.run<{ viewer: unknown }>(MY_ASSIGNMENTS, { first: 5 });
    expect(answer.errors?.map((error) => error.extensions.code) ?? [answer.data.viewer]).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain(id);
  });

  test("1, 10 and 100 visits cost the same statements; pages follow one another", async () => {
    const { assignment, employer, site } = planBuilders(program);
    const counts: number[] = [];
    for (const wanted of [1, 10, 100]) {
      const me = await inspector();
      const own = await planBuilders(program).plan({
        scope: at.root,
        by: persons.organizer,
        checklist: { id: plan.checklistId, code: "" },
      });
      const visits = [];
      for (let made = 0; made < wanted; made++) {
        const union = await builders(program).tradeUnion({ parent: at.community });
        visits.push(
          await assignment({
            plan: own,
            union,
            inspectors: [me],
            employerId: await employer(union),
            siteId: await site(union),
          }),
        );
      }
      program.statements.length = 0;
      const found = await mine(me, { first: 100 });
      counts.push(program.statements.length);
      expect(found.edges.map(({ node }) => node.id)).toEqual([...visits].sort());
      if (wanted === 10) {
        const first = await mine(me, { first: 6 });
        const second = await mine(me, { first: 6, after: first.pageInfo.endCursor });
        expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual([...visits].sort());
      }
    }
    expect(new Set(counts).size).toBe(1);
  }, 60_000);
});
