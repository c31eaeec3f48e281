import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders, type BuiltPlan } from "../../support/builders-plans.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const LIST = `query ($filter: AssignmentFilter, $first: Int!, $after: Cursor) {
  assignments(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id status tradeUnion { id } inspectors { id } } }
  }
}`;
const ONE = `query ($id: ID!) { assignment(id: $id) { id status kind period createdAt inspection { id } plan { progress { planned } } } }`;

interface List {
  assignments: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string } }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let plan: BuiltPlan;
let own: string;
let unassigned: string;
let far: string;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  const { plan: make, assignment } = planBuilders(program);
  plan = await make({ scope: at.root, by: persons.organizer });
  own = await assignment({ plan, union: at.union, inspectors: [persons.inspector] });
  unassigned = await assignment({ plan, union: at.neighbor });
  far = await assignment({ plan, union: at.farUnion, status: "DONE", dueOn: "2026-11-01" });
});

const token = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const list = async (variables: Record<string, unknown>, of = persons.organizer.token) =>
  (await program.data<List>(LIST, { first: 20, ...variables }, { token: of })).assignments;
const ids = ({ edges }: List["assignments"]) => edges.map(({ node }) => node.id);

describe("assignments", () => {
  test("the most urgent first, filtered, page by page", async () => {
    expect(ids(await list({}))).toEqual([far, own, unassigned]);
    expect(ids(await list({ filter: { status: ["UNASSIGNED"] } }))).toEqual([unassigned]);
    expect(ids(await list({ filter: { planId: plan.id, scope: at.street.id } }))).toEqual([own, unassigned]);
    expect(ids(await list({ filter: { inspectorId: persons.inspector.accountId } }))).toEqual([own]);
    expect(ids(await list({ filter: { planId: randomUUID() } }))).toEqual([]);
    expect(
      (await list({ filter: { period: "2026-Q4", kind: ["ROUTINE"], scope: at.otherStreet.id } })).totalCount,
    ).toBe(1);
    const first = await list({ first: 2 });
    expect(first.totalCount).toBe(3);
    expect(ids(await list({ first: 2, after: first.pageInfo.endCursor }))).toEqual([unassigned]);
  });

  test.each<[Persona, number | string]>([
    ["administrator", 3],
    ["leader", 3],
    ["organizer", 3],
    ["inspector", 3],
    ["reviewer", 3],
    ["streetOfficer", 2],
    ["otherStreetOfficer", 1],
    ["auditor", "FORBIDDEN"],
    ["supervisor", "FORBIDDEN"],
    ["unionOfficer", "FORBIDDEN"],
    ["otherUnionOfficer", "FORBIDDEN"],
    ["nobody", "FORBIDDEN"],
    ["anonymous", "UNAUTHENTICATED"],
  ])("%s: %s", async (persona, expected) => {
    const answer = await program.run<List>(LIST, { first: 20 }, { token: token(persona) });
    const codes = answer.errors?.map((error) => error.extensions.code);
    if (typeof expected === "string") expect(codes).toEqual([expected]);
    else
      expect([answer.data.assignments.edges.length, answer.data.assignments.totalCount]).toEqual([expected, expected]);
  });

  test("a list of 1, 10 and 100 costs the same statements", async () => {
    const { assignment, plan: make } = planBuilders(program);
    const counts: number[] = [];
    for (const wanted of [1, 10, 100]) {
      const many = await make({ scope: at.root, by: persons.organizer, checklist: { id: plan.checklistId, code: "" } });
      const street = await builders(program).tradeUnion({ parent: at.street });
      for (let made = 0; made < wanted; made++) {
        await assignment({
          plan: many,
          union: await builders(program).tradeUnion({ parent: street }),
          inspectors: [persons.inspector],
        });
      }
      program.statements.length = 0;
      expect((await list({ first: 100, filter: { planId: many.id } })).edges).toHaveLength(wanted);
      counts.push(program.statements.length);
      await program.sql("delete from assignments where plan_id = $1", [many.id]);
    }
    expect(new Set(counts).size).toBe(1);
  }, 60_000);
});

describe("assignment", () => {
  test("one, within reach", async () => {
    const read = async (id: string, persona: Persona) =>
      (await program.run<{ assignment: unknown }>(ONE, { id }, { token: token(persona) })).data;
    expect(await read(own, "streetOfficer")).toEqual({
      assignment: {
        id: own,
        status: "OPEN",
        kind: "ROUTINE",
        period: "2026-Q4",
        createdAt: "2026-10-01T00:00:00.000Z",
        inspection: null,
        plan: { progress: { planned: 2 } },
      },
    });
    program.statements.length = 0;
    const hidden = await read(far, "streetOfficer");
    const statements = program.statements.splice(0).length;
    expect(hidden).toEqual({ assignment: null });
    expect(await read(randomUUID(), "streetOfficer")).toEqual(hidden);
    expect(program.statements.length).toBe(statements);
  });

  test.each<[Persona, string]>([
    ["auditor", "FORBIDDEN"],
    ["unionOfficer", "FORBIDDEN"],
    ["nobody", "FORBIDDEN"],
    ["anonymous", "UNAUTHENTICATED"],
  ])("%s may not", async (persona, code) => {
    const answer = await program.run(ONE, { id: own }, { token: token(persona) });
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code]);
  });
});
