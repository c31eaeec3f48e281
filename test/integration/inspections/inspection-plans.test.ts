import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { planBuilders, type BuiltPlan } from "../../support/builders-plans.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const PLANS = `query InspectionPlans($filter: InspectionPlanFilter, $first: Int!, $after: Cursor) {
  inspectionPlans(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { id title kind period opensOn dueOn status checklist { code version } progress { planned inspected notPerformed overdue } } }
  }
}`;
const PLAN = `query ($id: ID!) { inspectionPlan(id: $id) {
  id title levels preReviewByStreet version createdAt scope { id name } createdBy { id name }
  progress { planned unassigned inspected confirmed notPerformed overdue canceled }
} }`;

interface Plans {
  inspectionPlans: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { node: { id: string; progress: Record<string, number>; checklist: { code: string; version: number } } }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let district: BuiltPlan;
let street: BuiltPlan;
let otherStreet: BuiltPlan;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  const { plan, assignment, checklist } = planBuilders(program);
  const six = await checklist();
  district = await plan({ scope: at.root, by: persons.organizer, checklist: six });
  street = await plan({ scope: at.street, by: persons.organizer, checklist: six, opensOn: "2026-11-01" });
  otherStreet = await plan({
    scope: at.otherStreet,
    by: persons.organizer,
    checklist: six,
    opensOn: "2026-07-01",
    period: "2026-Q3",
    status: "CLOSED",
  });
  await assignment({ plan: district, union: at.union, status: "DONE" });
  await assignment({ plan: district, union: at.neighbor, inspectors: [persons.inspector], dueOn: "2026-11-21" });
  await assignment({ plan: district, union: at.farUnion, status: "NOT_PERFORMED" });
  await assignment({ plan: district, union: at.community, status: "SUBMITTED" });
  await assignment({ plan: district, union: at.otherCommunity, status: "CANCELED" });
  await assignment({ plan: district, union: at.street, dueOn: "2026-11-22" });
  await assignment({ plan: street, union: at.union });
});

const token = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const list = async (variables: Record<string, unknown>, of = persons.organizer.token) =>
  (await program.data<Plans>(PLANS, { first: 20, ...variables }, { token: of })).inspectionPlans;
const ids = ({ edges }: Plans["inspectionPlans"]) => edges.map(({ node }) => node.id);
const progressOf = async (id: string, { token: of }: BuiltPerson) =>
  (await program.data<{ inspectionPlan: { progress: Record<string, number> } | null }>(PLAN, { id }, { token: of }))
    .inspectionPlan?.progress;

describe("inspectionPlans", () => {
  test("the latest to open first, with their checklist and progress", async () => {
    const found = await list({ filter: { period: "2026-Q4" } });
    expect(found.totalCount).toBe(2);
    expect(found.edges.map(({ node }) => node)).toEqual([
      {
        id: street.id,
        title: "第四季度检查",
        kind: "ROUTINE",
        period: "2026-Q4",
        opensOn: "2026-11-01",
        dueOn: "2026-12-20",
        status: "OPEN",
        checklist: { code: found.edges[0]?.node.checklist.code, version: 1 },
        progress: { planned: 1, inspected: 0, notPerformed: 0, overdue: 0 },
      },
      expect.objectContaining({
        id: district.id,
        opensOn: "2026-10-01",
        progress: { planned: 5, inspected: 2, notPerformed: 1, overdue: 1 },
      }),
    ]);
  });

  test.each([
    [{}, () => [street.id, district.id, otherStreet.id]],
    [{ status: ["CLOSED"] }, () => [otherStreet.id]],
    [{ kind: ["SELF", "SPECIAL"] }, () => []],
    [{ kind: ["ROUTINE"], period: "2026-Q3" }, () => [otherStreet.id]],
    [{ checklistKind: "SIX_STANDARDS", status: ["OPEN"] }, () => [street.id, district.id]],
    [{ checklistKind: "AUDIT" }, () => []],
    [{ scope: "01980000-0000-4000-8000-000000000000" }, () => []],
  ])("filter %j", async (filter, expected) => {
    const found = await list({ filter });
    expect(ids(found)).toEqual(expected());
    expect(found.totalCount).toBe(expected().length);
  });

  test("by scope, and page by page", async () => {
    expect(ids(await list({ filter: { scope: at.street.id } }))).toEqual([street.id]);
    const first = await list({ first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    expect([...ids(first), ...ids(second)]).toEqual([street.id, district.id, otherStreet.id]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  test.each<[Persona, string[] | "FORBIDDEN" | "UNAUTHENTICATED"]>([
    ["administrator", ["street", "district", "otherStreet"]],
    ["leader", ["street", "district", "otherStreet"]],
    ["organizer", ["street", "district", "otherStreet"]],
    ["inspector", ["street", "district", "otherStreet"]],
    ["reviewer", ["street", "district", "otherStreet"]],
    ["streetOfficer", ["street", "district"]],
    ["otherStreetOfficer", ["district", "otherStreet"]],
    ["auditor", "FORBIDDEN"],
    ["supervisor", "FORBIDDEN"],
    ["unionOfficer", "FORBIDDEN"],
    ["otherUnionOfficer", "FORBIDDEN"],
    ["nobody", "FORBIDDEN"],
    ["anonymous", "UNAUTHENTICATED"],
  ])("%s sees %j", async (persona, expected) => {
    const answer = await program.run<Plans>(PLANS, { first: 20 }, { token: token(persona) });
    if (typeof expected === "string") {
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([expected]);
      return;
    }
    const names = new Map([
      [district.id, "district"],
      [street.id, "street"],
      [otherStreet.id, "otherStreet"],
    ]);
    expect(ids(answer.data.inspectionPlans).map((id) => names.get(id))).toEqual(expected);
    expect(answer.data.inspectionPlans.totalCount).toBe(expected.length);
  });

  test("a list of 1, 10 and 100 plans costs the same statements", async () => {
    const { plan, checklist } = planBuilders(program);
    const six = await checklist();
    const { tradeUnion, person } = builders(program);
    const root = await tradeUnion();
    const reader = await person([{ role: "ORGANIZER", at: root }]);
    const counts: number[] = [];
    let made = 0;
    for (const wanted of [1, 10, 100]) {
      for (; made < wanted; made++) await plan({ scope: root, by: reader, checklist: six });
      program.statements.length = 0;
      expect((await list({ first: 100 }, reader.token)).edges).toHaveLength(wanted);
      counts.push(program.statements.length);
    }
    // What is frozen in the checklist is read once per process, so the first list may cost one more.
    expect(counts[1]).toBe(counts[2]);
    expect((counts[0] ?? 0) - (counts[1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test("a forged cursor and a page too large are refused", async () => {
    for (const [variables, code] of [
      [{ first: 20, after: "x.y" }, "BAD_CURSOR"],
      [{ first: 101 }, "BAD_USER_INPUT"],
      [{ first: 0 }, "BAD_USER_INPUT"],
    ] as const) {
      const answer = await program.run(PLANS, variables, { token: persons.organizer.token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code]);
    }
  });
});

describe("inspectionPlan", () => {
  test("counts cover only what the caller reaches", async () => {
    expect(await progressOf(district.id, persons.organizer)).toEqual({
      planned: 5,
      unassigned: 1,
      inspected: 2,
      confirmed: 1,
      notPerformed: 1,
      overdue: 1,
      canceled: 1,
    });
    expect(await progressOf(district.id, persons.streetOfficer)).toEqual({
      planned: 4,
      unassigned: 1,
      inspected: 2,
      confirmed: 1,
      notPerformed: 0,
      overdue: 1,
      canceled: 0,
    });
    expect(await progressOf(district.id, persons.otherStreetOfficer)).toEqual({
      planned: 1,
      unassigned: 0,
      inspected: 0,
      confirmed: 0,
      notPerformed: 1,
      overdue: 0,
      canceled: 1,
    });
  });

  test("one plan, with who made it for whom", async () => {
    const { inspectionPlan } = await program.data<{ inspectionPlan: unknown }>(
      PLAN,
      { id: street.id },
      { token: persons.leader.token },
    );
    expect(inspectionPlan).toMatchObject({
      id: street.id,
      levels: ["GRASSROOTS"],
      preReviewByStreet: false,
      version: 1,
      createdAt: "2026-10-01T00:00:00.000Z",
      scope: { id: at.street.id, name: "甲街道总工会" },
      createdBy: { id: persons.organizer.accountId, name: "测试人员" },
    });
  });

  test("one that does not concern the caller is answered like a random id", async () => {
    const answers = [];
    for (const id of [otherStreet.id, randomUUID()]) {
      program.statements.length = 0;
      const answer = await program.run(PLAN, { id }, { token: persons.streetOfficer.token });
      answers.push({ data: answer.data, statements: program.statements.length });
    }
    expect(answers[0]?.data).toEqual({ inspectionPlan: null });
    expect(answers[0]).toEqual(answers[1]);
    expect(await progressOf(randomUUID(), persons.organizer)).toBeUndefined();
  });

  test.each<[Persona, string]>([
    ["auditor", "FORBIDDEN"],
    ["supervisor", "FORBIDDEN"],
    ["unionOfficer", "FORBIDDEN"],
    ["nobody", "FORBIDDEN"],
    ["anonymous", "UNAUTHENTICATED"],
  ])("%s may not", async (persona, code) => {
    const answer = await program.run(PLAN, { id: district.id }, { token: token(persona) });
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code]);
  });
});
