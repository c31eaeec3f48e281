import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { planBuilders, type BuiltPlan } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation AssignInspections($input: AssignInspectionsInput!) {
  assignInspections(input: $input) {
    plan { id progress { planned unassigned } }
    assignments { id status version tradeUnion { id } inspectors { id } dueOn }
    unassigned { assignment { id } tradeUnion { id name } reason }
    userErrors { code message path }
  }
}`;

interface Data {
  assignInspections: {
    plan: { id: string; progress: { planned: number; unassigned: number } } | null;
    assignments:
      | {
          id: string;
          status: string;
          version: number;
          dueOn: string;
          tradeUnion: { id: string };
          inspectors: { id: string }[];
        }[]
      | null;
    unassigned: { assignment: { id: string }; tradeUnion: { id: string; name: string }; reason: string }[] | null;
    userErrors: { code: string; path: string[] }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let second: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  second = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
});

/** A plan with a visit to each of the unions. */
async function planned(
  unions: readonly BuiltUnion[] = [at.union, at.neighbor, at.farUnion],
  given: { kind?: string; scope?: BuiltUnion } = {},
) {
  const { plan, assignment } = planBuilders(program);
  const made = await plan({ scope: given.scope ?? at.root, by: persons.organizer, ...given });
  const visits = [];
  for (const union of unions) visits.push(await assignment({ plan: made, union }));
  return { plan: made, visits };
}
const spread = (plan: BuiltPlan, given: Record<string, unknown> = {}) => ({
  planId: plan.id,
  strategy: "SPREAD_BY_STREET_AND_LOAD",
  inspectorIds: [persons.inspector.accountId, second.accountId],
  teamSize: 1,
  idempotencyKey: randomUUID(),
  ...given,
});
const byHand = (plan: BuiltPlan, assignments: unknown) => ({
  planId: plan.id,
  strategy: "BY_HAND",
  assignments,
  idempotencyKey: randomUUID(),
});
const assign = async (input: Record<string, unknown>, token = persons.organizer.token) =>
  (await program.data<Data>(MUTATION, { input }, { token })).assignInspections;
const errorsOf = ({ userErrors }: Data["assignInspections"]) => userErrors.map(({ code, path }) => ({ code, path }));
const stored = (plan: BuiltPlan) =>
  program.sql<{ status: string; inspectors: string[] }>(
    `select a.status, array(select x.account_id::text from assignment_inspectors x where x.assignment_id = a.id order by 1) as inspectors
     from assignments a where a.plan_id = $1 order by a.id`,
    [plan.id],
  );

describe("assignInspections", () => {
  test("spreads the visits evenly, by street; the journal says so", async () => {
    const { plan, visits } = await planned();
    const answer = await assign(spread(plan));
    expect(answer.userErrors).toEqual([]);
    expect(answer.unassigned).toEqual([]);
    expect(answer.plan).toEqual({ id: plan.id, progress: { planned: 3, unassigned: 0 } });
    expect(answer.assignments?.map(({ id, status, version, dueOn }) => ({ id, status, version, dueOn }))).toEqual(
      [...visits].sort().map((id) => ({ id, status: "OPEN", version: 2, dueOn: "2026-12-20" })),
    );
    const byUnion = new Map(
      answer.assignments?.map(({ tradeUnion, inspectors }) => [tradeUnion.id, inspectors.map(({ id }) => id)]),
    );
    expect(byUnion.get(at.union.id)).toEqual(byUnion.get(at.neighbor.id));
    expect(byUnion.get(at.farUnion.id)).not.toEqual(byUnion.get(at.union.id));
    const entries = await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [
      plan.id,
    ]);
    expect(entries).toEqual([
      {
        action: "inspection-plan.assigned",
        actor_id: persons.organizer.accountId,
        details: { strategy: "SPREAD_BY_STREET_AND_LOAD", assigned: 3, unassigned: 0 },
      },
    ]);
  });

  test("nobody is sent to a union in which they hold office; teams that cannot be made are named with the reason", async () => {
    const { office } = planBuilders(program);
    const { person } = builders(program);
    const officer = await person([{ role: "INSPECTOR", at: at.root }]);
    await office(at.union, officer);
    const former = await person([{ role: "INSPECTOR", at: at.root }]);
    await office(at.union, former, "2026-11-22");
    const streetOnly = await person([{ role: "INSPECTOR", at: at.street }]);
    const unionOfficer = await person([
      { role: "INSPECTOR", at: at.root },
      { role: "UNION_OFFICER", at: at.neighbor },
    ]);

    const one = await planned();
    const alone = await assign(spread(one.plan, { inspectorIds: [officer.accountId] }));
    expect(alone.assignments).toHaveLength(2);
    expect(alone.unassigned).toEqual([
      {
        assignment: { id: one.visits[0] },
        tradeUnion: { id: at.union.id, name: at.union.name },
        reason: "INSPECTOR_HOLDS_OFFICE",
      },
    ]);
    const rest = await assign(spread(one.plan, { inspectorIds: [former.accountId] }));
    expect(rest.assignments?.map(({ id }) => id)).toEqual([one.visits[0]]);

    const two = await planned();
    const pairs = await assign(
      spread(two.plan, { inspectorIds: [streetOnly.accountId, unionOfficer.accountId], teamSize: 2 }),
    );
    expect(pairs.assignments?.map(({ tradeUnion, inspectors }) => [tradeUnion.id, inspectors.length])).toEqual([
      [at.union.id, 2],
    ]);
    expect(new Map(pairs.unassigned?.map(({ tradeUnion, reason }) => [tradeUnion.id, reason]))).toEqual(
      new Map([
        [at.neighbor.id, "INSPECTOR_HOLDS_OFFICE"],
        [at.farUnion.id, "INSPECTOR_OUT_OF_REACH"],
      ]),
    );
  });

  test("a union closed since is left out", async () => {
    const gone = await builders(program).tradeUnion({ parent: at.community });
    const { plan } = await planned([gone, at.union]);
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-11-01' where id = $1", [gone.id]);
    const answer = await assign(spread(plan));
    expect(answer.assignments?.map(({ tradeUnion }) => tradeUnion.id)).toEqual([at.union.id]);
    expect(answer.unassigned?.map(({ reason }) => reason)).toEqual(["TRADE_UNION_CLOSED"]);
  });

  test("by hand: each union its team; what is assigned already or would be sent home is answered", async () => {
    const { office } = planBuilders(program);
    const officer = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
    await office(at.farUnion, officer);
    const { plan } = await planned();
    const team = [persons.inspector.accountId, second.accountId].sort();
    const first = await assign(byHand(plan, [{ tradeUnionId: at.union.id, inspectorIds: team }]));
    expect(first.assignments?.map(({ inspectors }) => inspectors.map(({ id }) => id).sort())).toEqual([team]);
    const again = await assign(
      byHand(plan, [
        { tradeUnionId: at.union.id, inspectorIds: [second.accountId] },
        { tradeUnionId: at.neighbor.id, inspectorIds: [second.accountId] },
        { tradeUnionId: at.farUnion.id, inspectorIds: [officer.accountId, second.accountId] },
      ]),
    );
    expect(again.assignments?.map(({ tradeUnion }) => tradeUnion.id)).toEqual([at.neighbor.id]);
    expect(again.unassigned?.map(({ tradeUnion, reason }) => [tradeUnion.id, reason])).toEqual([
      [at.union.id, "ALREADY_ASSIGNED"],
      [at.farUnion.id, "INSPECTOR_HOLDS_OFFICE"],
    ]);
    expect(await stored(plan)).toEqual([
      { status: "OPEN", inspectors: team },
      { status: "OPEN", inspectors: [second.accountId] },
      { status: "UNASSIGNED", inspectors: [] },
    ]);
  });

  test("a self-inspection is made by the union's own officers", async () => {
    const { plan } = await planned([at.union, at.farUnion], { kind: "SELF" });
    const answer = await assign(
      spread(plan, { inspectorIds: [persons.unionOfficer.accountId, persons.otherUnionOfficer.accountId] }),
    );
    expect(answer.unassigned).toEqual([]);
    expect(new Map(answer.assignments?.map(({ tradeUnion, inspectors }) => [tradeUnion.id, inspectors]))).toEqual(
      new Map([
        [at.union.id, [{ id: persons.unionOfficer.accountId }]],
        [at.farUnion.id, [{ id: persons.otherUnionOfficer.accountId }]],
      ]),
    );
    expect(errorsOf(await assign(spread(plan)))).toEqual([
      { code: "INSPECTOR_NOT_ELIGIBLE", path: ["input", "inspectorIds", "0"] },
      { code: "INSPECTOR_NOT_ELIGIBLE", path: ["input", "inspectorIds", "1"] },
    ]);
  });

  test("two requests at once share the visits out once; the same one twice is one", async () => {
    const { plan } = await planned();
    const same = spread(plan);
    const answers = await Promise.all([assign(same), assign(spread(plan)), assign(same), assign(spread(plan))]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers[2]).toEqual(answers[0]);
    const [, other, , third] = answers;
    expect([answers[0], other, third].map((answer) => answer?.assignments?.length).sort()).toEqual([0, 0, 3]);
    expect((await stored(plan)).map(({ inspectors }) => inspectors.length)).toEqual([1, 1, 1]);
    expect(errorsOf(await assign({ ...same, teamSize: 2 }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    const elsewhere = await planned();
    expect(errorsOf(await assign({ ...same, planId: elsewhere.plan.id }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test("those who have much to do already get less", async () => {
    const { person } = builders(program);
    const busy = await person([{ role: "INSPECTOR", at: at.root }]);
    const free = await person([{ role: "INSPECTOR", at: at.root }]);
    const { plan: other, visits } = await planned();
    for (const visit of visits) {
      await program.sql("update assignments set status = 'OPEN' where id = $1", [visit]);
      await program.sql("insert into assignment_inspectors values ($1, $2)", [visit, busy.accountId]);
    }
    expect(other.id).toBeDefined();
    const { plan } = await planned();
    const answer = await assign(spread(plan, { inspectorIds: [busy.accountId, free.accountId] }));
    expect(answer.assignments?.map(({ inspectors }) => inspectors)).toEqual(Array(3).fill([{ id: free.accountId }]));
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nobody is sent",
    async (persona) => {
      const { plan } = await planned([at.union]);
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: spread(plan) }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(plan)).toEqual([{ status: "UNASSIGNED", inspectors: [] }]);
    },
  );

  test("an organizer of a street may not assign the district's plan, and another street's is not there", async () => {
    const street = await builders(program).person([{ role: "ORGANIZER", at: at.street }]);
    const district = await planned([at.union]);
    expect(errorsOf(await assign(spread(district.plan), street.token))).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "planId"] },
    ]);
    const other = await planned([at.farUnion], { scope: at.otherStreet });
    program.statements.length = 0;
    const hidden = await assign(spread(other.plan), street.token);
    const statements = [...program.statements];
    program.statements.length = 0;
    const random = await assign(spread({ id: randomUUID(), checklistId: "" }), street.token);
    expect(errorsOf(hidden)).toEqual([{ code: "INSPECTION_PLAN_NOT_FOUND", path: ["input", "planId"] }]);
    expect(hidden).toEqual(random);
    expect(program.statements.length).toBe(statements.length);
  });

  test("bad input", async () => {
    const { plan } = await planned();
    const disabled = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
    await program.sql("update accounts set disabled_at = now() where id = $1", [disabled.accountId]);
    const ended = await builders(program).person([{ role: "INSPECTOR", at: at.root, until: "2026-11-21" }]);
    const inspector = persons.inspector.accountId;
    const cases: [Record<string, unknown>, string, string[]][] = [
      [spread(plan, { inspectorIds: [] }), "LIST_EMPTY", ["inspectorIds"]],
      [spread(plan, { inspectorIds: null }), "LIST_EMPTY", ["inspectorIds"]],
      [spread(plan, { inspectorIds: ["x"] }), "ID_NOT_VALID", ["inspectorIds", "0"]],
      [spread(plan, { inspectorIds: Array(201).fill(inspector) }), "LIST_TOO_LONG", ["inspectorIds"]],
      [spread(plan, { inspectorIds: [inspector, randomUUID()] }), "INSPECTOR_NOT_ELIGIBLE", ["inspectorIds", "1"]],
      [spread(plan, { inspectorIds: [persons.reviewer.accountId] }), "INSPECTOR_NOT_ELIGIBLE", ["inspectorIds", "0"]],
      [spread(plan, { inspectorIds: [disabled.accountId] }), "INSPECTOR_NOT_ELIGIBLE", ["inspectorIds", "0"]],
      [spread(plan, { inspectorIds: [ended.accountId] }), "INSPECTOR_NOT_ELIGIBLE", ["inspectorIds", "0"]],
      [spread(plan, { teamSize: 3 }), "TEAM_TOO_LARGE", ["teamSize"]],
      [spread(plan, { teamSize: 2, inspectorIds: [inspector, inspector] }), "TEAM_TOO_LARGE", ["teamSize"]],
      [spread(plan, { teamSize: 0 }), "NUMBER_OUT_OF_RANGE", ["teamSize"]],
      [spread(plan, { teamSize: 6 }), "NUMBER_OUT_OF_RANGE", ["teamSize"]],
      [spread(plan, { planId: randomUUID() }), "INSPECTION_PLAN_NOT_FOUND", ["planId"]],
      [byHand(plan, null), "LIST_EMPTY", ["assignments"]],
      [
        byHand(plan, [{ tradeUnionId: randomUUID(), inspectorIds: [inspector] }]),
        "ASSIGNMENT_NOT_FOUND",
        ["assignments", "0", "tradeUnionId"],
      ],
      [
        byHand(plan, [{ tradeUnionId: at.union.id, inspectorIds: [] }]),
        "LIST_EMPTY",
        ["assignments", "0", "inspectorIds"],
      ],
      [
        byHand(plan, [{ tradeUnionId: at.union.id, inspectorIds: [randomUUID()] }]),
        "INSPECTOR_NOT_ELIGIBLE",
        ["assignments", "0", "inspectorIds", "0"],
      ],
      [
        byHand(
          plan,
          [at.union, at.union].map(({ id }) => ({ tradeUnionId: id, inspectorIds: [inspector] })),
        ),
        "ASSIGNMENT_DOUBLED",
        ["assignments", "1", "tradeUnionId"],
      ],
    ];
    for (const [input, code, path] of cases) {
      expect(errorsOf(await assign(input))).toEqual([{ code, path: ["input", ...path] }]);
    }
    await program.sql("update inspection_plans set status = 'CLOSED' where id = $1", [plan.id]);
    expect(errorsOf(await assign(spread(plan)))).toEqual([{ code: "PLAN_NOT_OPEN", path: ["input", "planId"] }]);
    expect((await stored(plan)).map(({ status }) => status)).toEqual(["UNASSIGNED", "UNASSIGNED", "UNASSIGNED"]);
  });

  test("many visits cost as many statements as one", async () => {
    const counts: number[] = [];
    for (const unions of [1, 10, 100]) {
      const made = [];
      while (made.length < unions) made.push(await builders(program).tradeUnion({ parent: at.community }));
      const { plan } = await planned(made);
      program.statements.length = 0;
      expect((await assign(spread(plan))).assignments).toHaveLength(unions);
      counts.push(program.statements.length);
    }
    expect(new Set(counts).size).toBe(1);
  });
});
