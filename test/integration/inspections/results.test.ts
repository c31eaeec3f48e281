import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { verifyScores } from "../../../src/modules/inspections/records/score-verification.queries.js";
import { builders as treeBuilders, type BuiltUnion, type District } from "../../support/builders.js";
import {
  builders,
  confirm,
  rawInspection,
  SIX_STANDARDS,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const maxima = indexChecklist(SIX_STANDARDS.body).criteria.map(({ criterion }) => criterion.maxPoints);
const losses = [
  [],
  [{ criterion: "S2.5", points: 0, note: "x" }],
  [{ criterion: "S1.1", points: 0, note: "x" }],
  [
    { criterion: "S2.5", points: 0, note: "x" },
    { criterion: "S5.1", notApplicable: undefined, points: 0, note: "x" },
  ],
];

const submittedFor = async (union: BuiltUnion, kind: string, period: string, loss: number, assigned = true) => {
  const { assignmentId } = assigned
    ? await builders(program).assignment({ union, inspectors: [persons.inspector], kind, period })
    : { assignmentId: null };
  const answers = sixStandardsAnswers(...(losses[loss] ?? []));
  return submitted(
    program,
    persons.inspector.token,
    rawInspection({ tradeUnionId: union.id, assignmentId, kind, period, answers }),
  );
};

/** Everything that the confirmations keep up to date, computed anew from the inspections. */
async function fromScratch(): Promise<{ results: object[]; sums: object[]; criteria: object[] }> {
  const results = await program.sql(
    `select distinct on (trade_union_id, period, checklist_kind) trade_union_id, period, checklist_kind, id as inspection_id, percent::float, grade, vetoed
     from inspections where status = 'CONFIRMED' and kind = case when checklist_kind like 'SPECIAL\\_%' then 'SPECIAL' else 'ROUTINE' end
     order by trade_union_id, period, checklist_kind, submitted_at desc, id`,
  );
  const counted = results.map(({ inspection_id }) => inspection_id as string);
  const sums = await program.sql(
    `select s.scope_id, i.period, i.checklist_kind, count(*)::int as inspected, count(i.percent)::int as scored, sum(i.percent)::float as percent_sum,
       (select jsonb_object_agg(grade, n) from (select j.grade, count(*) as n from inspections j join trade_union_scopes t on t.trade_union_id = j.trade_union_id
         where j.id = any($1) and t.scope_id = s.scope_id and j.period = i.period and j.checklist_kind = i.checklist_kind group by j.grade) g) as grades
     from inspections i join trade_union_scopes s on s.trade_union_id = i.trade_union_id where i.id = any($1)
     group by s.scope_id, i.period, i.checklist_kind order by 1, 2, 3`,
    [counted],
  );
  const criteria = await program.sql(
    `with points as (
       select s.scope_id, i.period, i.checklist_id, p.at, p.point, most.value::numeric as most
       from inspections i join trade_union_scopes s on s.trade_union_id = i.trade_union_id
       cross join jsonb_array_elements(i.criterion_points) with ordinality as p (point, at)
       join jsonb_array_elements_text($2) with ordinality as most (value, at) on most.at = p.at
       where i.id = any($1)),
     summed as (
       select scope_id, period, checklist_id, at, count(*) filter (where point <> 'null')::int as answered, count(*) filter (where point = '0')::int as failed,
         coalesce(sum((most - point::text::numeric) * 100) filter (where point <> 'null'), 0)::int as lost
       from points group by scope_id, period, checklist_id, at)
     select scope_id, period, checklist_id, array_agg(answered order by at) as answered, array_agg(failed order by at) as failed,
       array_agg(lost order by at) as lost_hundredths
     from summed group by scope_id, period, checklist_id order by 1, 2, 3`,
    [counted, JSON.stringify(maxima)],
  );
  return { results, sums, criteria };
}

/** What stands in the tables; sums that have come back to nothing are as good as none. */
async function asKept(): Promise<Awaited<ReturnType<typeof fromScratch>>> {
  return {
    results: await program.sql(
      `select trade_union_id, period, checklist_kind, inspection_id, percent::float, grade, vetoed from inspection_results order by 1, 2, 3`,
    ),
    sums: await program.sql(
      `select scope_id, period, checklist_kind, inspected, scored, percent_sum::float, grades from inspection_aggregates where inspected <> 0 order by 1, 2, 3`,
    ),
    criteria: await program.sql(
      `select scope_id, period, checklist_id, answered, failed, lost_hundredths::int[] from criterion_aggregates
       where exists (select from unnest(answered) a where a <> 0) order by 1, 2, 3`,
    ),
  };
}

describe("results and their sums", () => {
  test("equal those computed from scratch, after any sequence of confirmations and moves", async () => {
    const unions = [at.union, at.neighbor, at.farUnion];
    const step = fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({
          union: fc.nat(2),
          kind: fc.constantFrom("ROUTINE", "ROUTINE", "FOLLOW_UP"),
          period: fc.constantFrom("2026-Q4", "2026-H2"),
          loss: fc.nat(3),
        }),
      },
      { weight: 1, arbitrary: fc.constantFrom({ move: "there" as const }, { move: "back" as const }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), async (steps) => {
        const waiting: { id: string; version: number }[] = [];
        for (const each of steps) {
          program.clock.advance(1000);
          if ("move" in each) {
            const [community] = await program.sql<{ version: number; parent_id: string }>(
              "select version, parent_id from trade_unions where id = $1",
              [at.community.id],
            );
            const target = each.move === "there" ? at.otherStreet : at.street;
            if (community?.parent_id === target.id) continue;
            const data = await program.data<{ moveTradeUnion: { userErrors: object[] } }>(
              "mutation($input: MoveTradeUnionInput!) { moveTradeUnion(input: $input) { tradeUnion { id } userErrors { code path } } }",
              {
                input: {
                  tradeUnionId: at.community.id,
                  parentId: target.id,
                  expectedVersion: community?.version,
                  reason: "区划调整",
                },
              },
              { token: persons.administrator.token },
            );
            expect(data.moveTradeUnion.userErrors).toEqual([]);
          } else {
            const union = unions[each.union];
            if (union !== undefined) waiting.push(await submittedFor(union, each.kind, each.period, each.loss));
          }
          // Confirmed in another order than submitted: only the latest submitted one counts.
          const next = waiting.length > 2 ? waiting.pop() : undefined;
          if (next !== undefined) await confirm(program, persons.reviewer.token, next);
        }
        for (const left of waiting) await confirm(program, persons.reviewer.token, left);
        expect(await asKept()).toEqual(await fromScratch());
      }),
      { numRuns: 4 },
    );
    const { results } = await asKept();
    expect(results.length).toBeGreaterThan(0);
  }, 120_000);

  test("sixteen confirmations at once below one district leave the right sums", async () => {
    const unions = await Promise.all(
      Array.from({ length: 16 }, () => treeBuilders(program).tradeUnion({ parent: at.otherCommunity })),
    );
    const waiting = [];
    for (const [i, union] of unions.entries())
      waiting.push(await submittedFor(union, "ROUTINE", "2026-Q4", i % losses.length));
    await Promise.all(waiting.map((inspection) => confirm(program, persons.reviewer.token, inspection)));
    expect(await asKept()).toEqual(await fromScratch());
  }, 60_000);

  test("self-inspections and follow-ups never count", async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.otherCommunity });
    const officer = await treeBuilders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const self = await submitted(program, officer.token, rawInspection({ tradeUnionId: union.id, kind: "SELF" }));
    await confirm(program, persons.reviewer.token, self);
    await confirm(program, persons.reviewer.token, await submittedFor(union, "FOLLOW_UP", "2026-Q4", 0));
    expect(await program.sql("select period from inspection_results where trade_union_id = $1", [union.id])).toEqual(
      [],
    );
  });

  test("every stored score is what its answers give", async () => {
    const verified = await verifyScores(program.program.orm.em.fork() as never);
    expect(verified.differences).toEqual([]);
    expect(verified.checked).toBeGreaterThan(20);
    const [one] = await program.sql<{ id: string }>("select id from inspections where status = 'CONFIRMED' limit 1");
    await program.sql("update inspections set percent = 1, grade = 'EXCELLENT' where id = $1", [one?.id]);
    const { differences } = await verifyScores(program.program.orm.em.fork() as never);
    expect(differences).toEqual([{ inspectionId: one?.id, revision: 1, fields: expect.arrayContaining(["percent"]) }]);
    await program.sql(
      "update inspections set percent = r.percent, grade = r.grade from inspection_results r where r.inspection_id = inspections.id and inspections.id = $1",
      [one?.id],
    );
  });
});

describe("inspectionStatistics", () => {
  const QUERY = `query InspectionStatistics($scope: ID!, $period: Period!, $checklistKind: ChecklistKind!) {
    inspectionStatistics(scope: $scope, period: $period, checklistKind: $checklistKind) {
      planned inspected notPerformed byGrade { grade count } byTradeUnion { tradeUnion { id name } inspected meanPercent }
      byCriterion { criterion { code title } answered failed pointsLost }
    }
  }`;
  const variables = (scope: string) => ({ scope, period: "2025-Q4", checklistKind: "SIX_STANDARDS" });

  test("by grade, by union and by criterion", async () => {
    const street = await treeBuilders(program).tradeUnion({
      parent: at.root,
      level: "STREET",
      form: "STREET_FEDERATION",
    });
    const community = await treeBuilders(program).tradeUnion({ parent: street, name: "一社区" });
    const other = await treeBuilders(program).tradeUnion({ parent: street, name: "二社区" });
    const [a, b, c] = [
      await treeBuilders(program).tradeUnion({ parent: community }),
      await treeBuilders(program).tradeUnion({ parent: community }),
      await treeBuilders(program).tradeUnion({ parent: other }),
    ];
    await confirm(program, persons.reviewer.token, await submittedFor(a, "ROUTINE", "2025-Q4", 0));
    await confirm(program, persons.reviewer.token, await submittedFor(b, "ROUTINE", "2025-Q4", 1));
    await builders(program).assignment({ union: c, inspectors: [persons.inspector], period: "2025-Q4" });
    for (const kind of ["SELF", "FOLLOW_UP"])
      await builders(program).assignment({ union: c, inspectors: [persons.inspector], period: "2025-Q4", kind });
    const data = await program.data<{ inspectionStatistics: { byCriterion: { criterion: { code: string } }[] } }>(
      QUERY,
      variables(street.id),
      {
        token: persons.leader.token,
      },
    );
    const { byCriterion, ...rest } = data.inspectionStatistics;
    expect(rest).toEqual({
      planned: 3,
      inspected: 2,
      notPerformed: 0,
      byGrade: [{ grade: "EXCELLENT", count: 2 }],
      byTradeUnion: [
        { tradeUnion: { id: other.id, name: "二社区" }, inspected: 0, meanPercent: null },
        { tradeUnion: { id: community.id, name: "一社区" }, inspected: 2, meanPercent: 93.82 },
      ],
    });
    const at2 = byCriterion.find(({ criterion }) => criterion.code === "S2.5");
    expect(at2).toMatchObject({ answered: 2, failed: 1, pointsLost: 2 });
    expect(byCriterion.find(({ criterion }) => criterion.code === "S6.4")).toMatchObject({
      answered: 0,
      failed: 0,
      pointsLost: 0,
    });
  });

  test.each<Persona>([...PERSONAS, "anonymous"])("%s", async (persona) => {
    const token = persona === "anonymous" ? undefined : persons[persona].token;
    const answer = await program.run<{ inspectionStatistics: object | null }>(QUERY, variables(at.street.id), {
      token,
    });
    const readers: Persona[] = ["administrator", "leader", "organizer", "reviewer", "streetOfficer"];
    if (readers.includes(persona)) expect(answer.data.inspectionStatistics).not.toBeNull();
    else if (persona === "otherStreetOfficer") expect(answer.data.inspectionStatistics).toBeNull();
    else expect(answer.errors?.[0]?.extensions.code).toBe(persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
  });
});
