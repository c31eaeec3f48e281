import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildSchema } from "../../../src/app/schema.js";
import { queries } from "../../support/arbitraries/operations.js";
import { builders, type BuiltPerson, type BuiltUnion } from "../../support/builders.js";
import { builders as inspectionBuilders, rawInspection, submitted } from "../../support/builders-inspections.js";
import { planBuilders } from "../../support/builders-plans.js";
import { visitBuilders, type BuiltVisit } from "../../support/builders-visits.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { learned, questionOf, type Question } from "../../support/learned.js";
import { mutationOf } from "../../support/mutations.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { edgesTo } from "../../support/schema-edges.js";

const schema = buildSchema();
// Thousands of questions in a minute; nobody is to be kept waiting here.
const ENOUGH = 1_000_000_000;
const program = testProgram({ budgets: { account: ENOUGH, address: ENOUGH } });
const build = visitBuilders(program);

let at: Awaited<ReturnType<ReturnType<typeof builders>["district"]>>;
let outsiders: { name: string; person: BuiltPerson }[];
let approver: BuiltPerson;
let drafters: BuiltPerson[];
let pool: BuiltPerson[];
let questions: Question[];
let expected: Map<string, string>;

// Everybody who may see anything, and of the visited street those who must not.
const OUTSIDERS = PERSONAS.filter((name) => !["otherStreetOfficer", "otherUnionOfficer", "nobody"].includes(name));

async function everythingLearned(): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const { name, person } of outsiders)
    for (const [at, question] of questions.entries())
      all.set(`${name} ${at}`, await learned(program, question, person));
  return all;
}

beforeAll(async () => {
  const { district, person } = builders(program);
  at = await district();
  const persons = await people(program, at);
  drafters = [];
  while (drafters.length < 12) drafters.push(await person([{ role: "ORGANIZER", at: at.root }]));
  approver = await person([{ role: "LEADER", at: at.root }]);
  pool = [await build.supervisor(at.root), await build.supervisor(at.root), await build.supervisor(at.root)];
  // Invited and asked for, but always barred: somebody of the pool who is sent nowhere knows nothing either.
  const barred = await build.supervisor(at.root);
  await mutationOf(program, "declareRelation", "relation { id }").run(
    { tradeUnionId: at.root.id, reason: "DEBT", idempotencyKey: randomUUID() },
    barred,
  );
  pool.push(barred);
  outsiders = [
    ...OUTSIDERS.map((name) => ({ name, person: persons[name] })),
    { name: "barred", person: barred },
    { name: "member", person: await build.member(at.root) },
  ];
  await planBuilders(program).site(at.union, "SERVICE_POINT");
  await planBuilders(program).site(at.farUnion, "SERVICE_POINT");
  const { assignmentId, planId } = await inspectionBuilders(program).assignment({
    union: at.union,
    inspectors: [persons.inspector],
  });
  const { id } = await submitted(
    program,
    persons.inspector.token,
    rawInspection({ tradeUnionId: at.union.id, assignmentId }),
  );
  const ids = {
    tradeUnion: at.union.id,
    scope: at.root.id,
    account: persons.inspector.accountId,
    assignment: assignmentId,
    inspectionPlan: planId,
    inspection: id,
  };
  const roots = Object.values(schema.getQueryType()?.getFields() ?? {});
  const scalars = {
    ID: Object.values(ids),
    Period: ["2026-Q4"],
    Date: ["2026-11-22"],
    DateTime: ["2026-11-22T09:00:00+08:00"],
    Cursor: ["x"],
    Int: [1, 20, 100],
    Sha256: ["a".repeat(64)],
    CreditCode: ["81350203MC0000004N"],
    Fen: [100],
    JSON: [{}],
    LooseString: ["x"],
    LooseInt: [1],
    LooseFloat: [1],
    LooseBoolean: [true],
  };
  const generated = fc.sample(queries(schema, { scalars, depth: 4 }), { seed: 20261122, numRuns: 15 });
  questions = [
    ...roots.map((field) => questionOf(schema, field, ids)),
    ...generated.map((question) => ({ ...question, isManifold: true })),
  ];
  // What is read once for the whole process.
  for (const question of questions) await learned(program, question, persons.administrator);
  expected = await everythingLearned();
}, 120_000);

const FATES = ["DRAWN", "APPROVED", "REJECTED", "LEAKED", "STEPPED_BACK", "OPENED", "INSPECTED"] as const;
type Fate = (typeof FATES)[number];

async function fulfil(visit: BuiltVisit, fate: Fate): Promise<void> {
  const someone = pool.find(({ accountId }) => visit.team.some(({ id }) => id === accountId));
  if (someone === undefined) throw new Error("nobody of the pool is in the team");
  if (fate === "LEAKED") await build.leak.run({ visitId: visit.id, note: "外泄" }, approver);
  if (fate === "STEPPED_BACK") await build.conflict.run({ visitId: visit.id, reason: "NEAR_RELATIVE" }, someone);
  if (fate === "REJECTED")
    await build.approve.run({ visitId: visit.id, decision: "REJECT", expectedVersion: 1 }, approver);
  if (fate !== "APPROVED" && fate !== "OPENED" && fate !== "INSPECTED") return;
  const approved = await build.approved(visit, approver);
  if (fate === "APPROVED") return;
  const opened = await build.opened(approved, someone);
  if (fate === "INSPECTED") await build.inspected(opened, someone);
}

const plans = fc.array(
  fc.record({
    scope: fc.constantFrom<"root" | "street">("root", "street"),
    subject: fc.constantFrom("GRASSROOTS_COMPLIANCE", "SERVICE_POINT", "STAFF_CONDUCT"),
    mode: fc.constantFrom("OPEN", "COVERT"),
    perStratum: fc.integer({ min: 1, max: 3 }),
    fates: fc.array(fc.constantFrom<Fate>(...FATES), { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 2, maxLength: 4 },
);

/** Somebody who has drawn nothing before, so that nobody is barred for having been there. */
function drafter(): BuiltPerson {
  const next = drafters.pop();
  if (next === undefined) throw new Error("more is drawn than there are people for");
  return next;
}

describe("whatever is planned", () => {
  test("nobody outside it is answered anything else, and nothing else is executed for them", async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (given) => {
        for (const { scope, fates, ...plan } of given) {
          const change = { ...plan, approverId: approver.accountId, excludeVisitedWithinDays: 0 };
          const { visits } = await build.drawn(build.request(at[scope], pool, change), drafter());
          for (const [place, visit] of visits.entries()) await fulfil(visit, fates[place % fates.length] ?? "DRAWN");
        }
        const now = await everythingLearned();
        const different = [...expected].filter(([question, answer]) => now.get(question) !== answer);
        expect(different.map(([question, answer]) => [question, answer, now.get(question)])).toEqual([]);
      }),
      { numRuns: 2, seed: 1126, endOnFailure: true },
    );
    const [{ planned = 0 } = {}] = await program.sql<{ planned: number }>(
      "select count(*)::int as planned from supervision_visits",
    );
    expect(planned).toBeGreaterThan(5);
    expect(questions.length).toBeGreaterThan(50);
  }, 240_000);

  test("nobody outside it is noted as a reader, and everybody inside it is", async () => {
    const readers = await program.sql<{ account_id: string }>("select distinct account_id from visit_reads");
    const ids = readers.map(({ account_id }) => account_id);
    expect(outsiders.filter(({ person }) => ids.includes(person.accountId)).map(({ name }) => name)).toEqual([]);
    expect(ids).toContain(approver.accountId);
  });
});

describe("whoever is inside", () => {
  let visit: BuiltVisit;
  let inspection: { id: string; version: number };
  let member: BuiltPerson;
  let drafter: BuiltPerson;
  const readers = async (): Promise<string[]> =>
    (
      await program.sql<{ account_id: string }>("select account_id from visit_reads where visit_id = $1 order by id", [
        visit.id,
      ])
    ).map(({ account_id }) => account_id);
  const notes = async (body: () => Promise<unknown>): Promise<string[]> => {
    const before = (await readers()).length;
    await body();
    return (await readers()).slice(before);
  };

  beforeAll(async () => {
    const { person, tradeUnion } = builders(program);
    const union = await tradeUnion({ parent: at.community });
    drafter = await person([{ role: "ORGANIZER", at: at.root }]);
    const team = [await build.supervisor(at.root), await build.supervisor(at.root)];
    [member = drafter] = team;
    // With the role of an inspector everything that leads to assignments and inspections is open.
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, since, created_at)
       select gen_random_uuid(), $1, $2, role, '2026-01-01', now() from unnest(array['INSPECTOR', 'REVIEWER']) role`,
      [member.accountId, at.root.id],
    );
    const [drawn] = (
      await build.drawn(build.request(union, team, { approverId: approver.accountId, mode: "OPEN" }), drafter)
    ).visits;
    if (drawn === undefined) throw new Error("nothing was drawn");
    visit = await build.opened(await build.approved(drawn, approver), member);
    inspection = await build.inspected(visit, member);
  });

  test("is noted as a reader by whatever field a visit comes, whatever is asked of it, and by every executor", async () => {
    const edges = edgesTo(schema, ["SupervisionVisit", "Assignment", "Inspection"], {
      supervisionVisit: visit.id,
      assignment: visit.id,
      inspection: inspection.id,
      tradeUnion: visit.tradeUnion.id,
    });
    const led = new Map<string, string[]>();
    for (const { name, query, slight } of edges) {
      for (const person of [member, drafter, approver]) {
        const ask = async (text: string) => JSON.stringify(await program.run(text, {}, { token: person.token }));
        const answer = await ask(query);
        if (![visit.id, inspection.id].some((id) => answer.includes(id))) continue;
        led.set(name, [...(led.get(name) ?? []), person.accountId]);
        for (const text of [query, ...slight, ...slight])
          expect([text, new Set(await notes(() => ask(text)))]).toEqual([text, new Set([person.accountId])]);
      }
    }
    const { accountId } = member;
    const leading = [...led].filter(([, accounts]) => accounts.includes(accountId)).map(([name]) => name);
    expect(leading).toEqual(
      expect.arrayContaining([
        ...["Query.supervisionVisit", "Query.supervisionVisits", "Query.inspection", "Query.inspections"],
        ...["Query.assignment", "Viewer.assignments", "TradeUnion.inspections", "Assignment.supervisionVisit"],
        ...["Inspection.assignment", "SupervisionVisit.inspection"],
      ]),
    );
    expect(led.get("Query.supervisionVisit")).toEqual([accountId, drafter.accountId, approver.accountId]);
  });

  test("is noted though they were refused, and though it is a command on what comes with the visit", async () => {
    const raw = { ...build.inspection(visit), id: inspection.id, revision: 1 };
    const refused: [string, object][] = [
      ["withdrawInspection", { inspectionId: inspection.id, expectedVersion: 99 }],
      ["signInspection", { inspectionId: inspection.id, revision: 99 }],
      ["reviewInspection", { inspectionId: inspection.id, decision: "CONFIRM", expectedVersion: 99 }],
      ["saveInspectionDraft", { inspection: { ...raw, revision: 9 } }],
      [
        "submitVisitReport",
        { visitId: visit.id, inspectionId: randomUUID(), summary: "x", signatures: [], expectedVersion: 9 },
      ],
    ];
    for (const [name, input] of refused) {
      const command = mutationOf(program, name, "__typename");
      let errors: object[] = [];
      expect([name, await notes(async () => (errors = await command.refused(input as never, member)))]).toEqual([
        name,
        expect.arrayContaining([member.accountId]),
      ]);
      expect([name, errors]).not.toEqual([name, []]);
    }
    for (const submission of [raw, { ...raw, revision: 2 }, { ...raw, id: randomUUID() }])
      expect(
        await notes(() =>
          program.data(
            "mutation($input: SubmitInspectionsInput!) { submitInspections(input: $input) { results { outcome } } }",
            { input: { inspections: [submission] } },
            { token: member.token },
          ),
        ),
      ).toContain(member.accountId);
    // Somebody else's attempt reads nothing.
    const outsider = outsiders.find(({ name }) => name === "inspector")?.person ?? member;
    expect(
      await notes(() =>
        mutationOf(program, "signInspection", "__typename").refused(
          { inspectionId: inspection.id, revision: 1 },
          outsider,
        ),
      ),
    ).toEqual([]);
  });

  test("is not noted any more once the result stands", async () => {
    const reviewer = await builders(program).person([{ role: "REVIEWER", at: at.root }]);
    const [{ version } = { version: 0 }] = await program.sql<{ version: number }>(
      "select version from supervision_visits where id = $1",
      [visit.id],
    );
    await build.confirmed(await build.reported({ ...visit, version }, member, inspection.id), reviewer);
    const read = "query($id: ID!) { inspection(id: $id) { assignment { supervisionVisit { id } } } }";
    let seen: object = {};
    expect(
      await notes(async () => (seen = await program.data(read, { id: inspection.id }, { token: member.token }))),
    ).toEqual([]);
    expect(seen).toEqual({ inspection: { assignment: { supervisionVisit: { id: visit.id } } } });
  });
});

describe("beside what is asked", () => {
  const request = (change: object) => build.request(at.street, pool, { approverId: approver.accountId, ...change });

  test("a draw of another organizer is the same with plans and opened visits as without", async () => {
    const other = await builders(program).person([{ role: "ORGANIZER", at: at.root }]);
    const hashOf = async () =>
      (await build.drawn(request({ perStratum: 2, excludeVisitedWithinDays: 90 }), other)).eligibleListHash;
    const before = await hashOf();
    const { visits } = await build.drawn(request({ perStratum: 2, excludeVisitedWithinDays: 0 }), drafter());
    for (const visit of visits) await fulfil(visit, "INSPECTED");
    expect(await hashOf()).toBe(before);
  });

  test("a union with a plan is closed like one without", async () => {
    const { tradeUnion, person } = builders(program);
    const administrator = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    const close = mutationOf(program, "closeTradeUnion", "tradeUnion { status version closedOn }");
    const closed = async (union: BuiltUnion) => {
      let answer: object = {};
      const statements = await statementsDuring(async () => {
        const input = { tradeUnionId: union.id, expectedVersion: 1, reason: "DISSOLVED", on: "2026-11-20" };
        answer = await close.run(input, administrator);
      });
      return JSON.parse(JSON.stringify({ answer, statements }).replaceAll(union.id, "ID")) as { answer: object };
    };
    const plain = await tradeUnion({ parent: at.community });
    const planned = await tradeUnion({ parent: at.community });
    const { visits } = await build.drawn(
      build.request(planned, pool, { approverId: approver.accountId, excludeVisitedWithinDays: 0 }),
      drafter(),
    );
    expect(visits).toHaveLength(1);
    const expectedAnswer = await closed(plain);
    expect(expectedAnswer.answer).toMatchObject({ tradeUnion: { status: "CLOSED" }, userErrors: [] });
    expect(await closed(planned)).toEqual(expectedAnswer);
  });

  test("planned visits are spread as if nobody were on an unannounced one", async () => {
    const { person, tradeUnion } = builders(program);
    const organizer = await person([{ role: "ORGANIZER", at: at.root }]);
    // The first of two without work is given the only visit; with the unannounced one counted it would be the second.
    const twofold = await build.supervisor(at.root);
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, since, created_at)
       values ($1, $2, $3, 'INSPECTOR', '2026-01-01', now())`,
      [randomUUID(), twofold.accountId, at.root.id],
    );
    const second = await person([{ role: "INSPECTOR", at: at.root }]);
    const visited = await tradeUnion({ parent: at.community });
    const other = await build.supervisor(at.root);
    const { visits } = await build.drawn(
      build.request(visited, [twofold, other], { approverId: approver.accountId }),
      drafter(),
    );
    const [visit] = visits;
    if (visit === undefined) throw new Error("nothing was drawn");
    await build.opened(await build.approved(visit, approver), twofold);
    const scope = await tradeUnion({ parent: at.community });
    const plan = await planBuilders(program).plan({ scope, by: organizer });
    await planBuilders(program).assignment({ plan, union: scope });
    const assign = mutationOf(program, "assignInspections", "assignments { inspectors { id } } unassigned { reason }");
    const answer = await assign.run(
      {
        planId: plan.id,
        strategy: "SPREAD_BY_STREET_AND_LOAD",
        teamSize: 1,
        idempotencyKey: randomUUID(),
        inspectorIds: [twofold.accountId, second.accountId],
      },
      organizer,
    );
    expect(answer).toMatchObject({ unassigned: [], assignments: [{ inspectors: [{ id: twofold.accountId }] }] });
  });
});
