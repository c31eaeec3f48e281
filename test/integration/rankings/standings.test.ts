import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { rebuildStandings } from "../../../src/modules/rankings/standing.projection.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";

const QUERY = `query LiveRanking($scope: ID!, $period: Period!, $level: TradeUnionLevel!, $group: String, $first: Int!, $after: Cursor) {
  standings(scope: $scope, period: $period, level: $level, checklistKind: SIX_STANDARDS, group: $group, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node { rank percent grade vetoed coverage { eligible inspected } tradeUnion { id name parent { name } } previousRank } }
  }
}`;

interface Node {
  rank: number;
  percent: number;
  grade: string | null;
  vetoed: boolean;
  coverage: { eligible: number; inspected: number };
  tradeUnion: { id: string; name: string; parent: { name: string } | null };
  previousRank: number | null;
}
interface Answer {
  standings: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { cursor: string; node: Node }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let inspector: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  inspector = persons.inspector;
});

const standings = async (variables: Record<string, unknown>, persona: Persona = "leader") => {
  const data = await program.data<Answer>(
    QUERY,
    { scope: at.root.id, period: "2026-Q4", level: "GRASSROOTS", first: 100, ...variables },
    { token: persona === "anonymous" ? undefined : persons[persona].token },
  );
  return data.standings;
};
const shape = ({ edges }: Answer["standings"]) =>
  edges.map(({ node }) => [node.tradeUnion.id, node.rank, node.percent]);
const byId = (a: BuiltUnion, b: BuiltUnion) => (a.id < b.id ? -1 : 1);

describe("standings", () => {
  test("equal percents share a rank, means stand for streets, and the period before is compared", async () => {
    const confirm = results(program, inspector);
    await confirm(at.farUnion, 91.5, "2026-Q3");
    await confirm(at.union, 70, "2026-Q3");
    const fourth = await builders(program).tradeUnion({ parent: at.otherCommunity });
    await confirm(at.union, 88.25);
    await confirm(at.neighbor, 88.25);
    await confirm(at.farUnion, 91.5);
    await confirm(fourth, 40);

    const grassroots = await standings({});
    expect(grassroots.totalCount).toBe(4);
    const [second, third] = [at.union, at.neighbor].sort(byId);
    expect(shape(grassroots)).toEqual([
      [at.farUnion.id, 1, 91.5],
      [second?.id, 2, 88.25],
      [third?.id, 2, 88.25],
      [fourth.id, 4, 40],
    ]);
    const node = grassroots.edges.find(({ node }) => node.tradeUnion.id === at.union.id)?.node;
    expect(node).toMatchObject({
      previousRank: 2,
      coverage: { eligible: 1, inspected: 1 },
      grade: "PASS",
      vetoed: false,
    });
    expect(node?.tradeUnion.parent).toEqual({ name: "甲社区工会" });

    const streets = await standings({ level: "STREET" });
    expect(
      streets.edges.map(({ node }) => [node.tradeUnion.id, node.rank, node.percent, node.grade, node.coverage]),
    ).toEqual([
      [at.street.id, 1, 88.25, null, { eligible: 2, inspected: 2 }],
      [at.otherStreet.id, 2, 65.75, null, { eligible: 2, inspected: 2 }],
    ]);
    // A later result of the same union takes the place of the earlier one.
    await confirm(at.union, 10);
    expect(shape(await standings({})).at(-1)).toEqual([at.union.id, 4, 10]);
    expect((await standings({ level: "STREET" })).edges[0]?.node.percent).toBe(65.75);
    // Nothing applied: no percent, no rank.
    await confirm(fourth, null);
    expect((await standings({})).totalCount).toBe(3);
  });

  test("pages carry the rank on, and groups are ranked by themselves", async () => {
    const confirm = results(program, inspector);
    const community = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    const made: BuiltUnion[] = [];
    for (let i = 0; i < 12; i++) {
      const union = await builders(program).tradeUnion({
        parent: community,
        form: i % 3 === 0 ? "BUILDING" : "SINGLE",
      });
      made.push(union);
      await confirm(union, 50 + Math.floor(i / 2), "2026-Q2");
    }
    const whole = await standings({ scope: community.id, period: "2026-Q2" });
    expect(whole.edges.map(({ node }) => node.rank)).toEqual([1, 1, 3, 3, 5, 5, 7, 7, 9, 9, 11, 11]);
    const paged: unknown[] = [];
    for (let after: string | null = null; ;) {
      const part: Answer["standings"] = await standings({ scope: community.id, period: "2026-Q2", first: 5, after });
      paged.push(...shape(part));
      after = part.pageInfo.endCursor;
      if (!part.pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(shape(whole));
    const group = await standings({ scope: community.id, period: "2026-Q2", group: "FORM:BUILDING" });
    expect(group.totalCount).toBe(4);
    expect(group.edges.map(({ node }) => [node.rank, node.percent])).toEqual([
      [1, 54],
      [2, 53],
      [3, 51],
      [4, 50],
    ]);
    const wrong = await program.run(
      QUERY,
      { scope: at.root.id, period: "2026-Q2", level: "GRASSROOTS", group: "x", first: 5 },
      { token: persons.leader.token },
    );
    expect(wrong.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  test.each<[Persona, boolean | string]>([
    ["administrator", true],
    ["leader", true],
    ["organizer", true],
    ["reviewer", true],
    ["streetOfficer", false],
    ["unionOfficer", false],
    ["otherStreetOfficer", false],
    ["otherUnionOfficer", false],
    ["inspector", "FORBIDDEN"],
    ["auditor", "FORBIDDEN"],
    ["supervisor", "FORBIDDEN"],
    ["nobody", "FORBIDDEN"],
    ["anonymous", "UNAUTHENTICATED"],
  ])("%s reads the district's: %s", async (persona, outcome) => {
    if (typeof outcome === "string") {
      const answer = await program.run(
        QUERY,
        { scope: at.root.id, period: "2026-Q4", level: "GRASSROOTS", first: 1 },
        { token: persona === "anonymous" ? undefined : persons[persona].token },
      );
      expect(answer.errors?.[0]?.extensions.code).toBe(outcome);
      return;
    }
    const real = await standings({}, persona);
    expect(real.totalCount > 0).toBe(outcome);
    if (outcome) return;
    // Out of reach: the same answer and the same statements as for an id that nobody has.
    program.statements.length = 0;
    expect(await standings({}, persona)).toEqual(await standings({ scope: randomUUID() }, persona));
    const half = program.statements.length / 2;
    expect(half).toBeGreaterThan(0);
    expect(program.statements.slice(0, half)).toEqual(program.statements.slice(half));
  });
  expect(PERSONAS.length).toBe(12);

  test("the number of statements does not depend on the number of rows", async () => {
    const count = async (first: number) => {
      program.statements.length = 0;
      await standings({ period: "2026-Q2", first });
      return program.statements.length;
    };
    await count(1);
    const one = await count(1);
    expect([await count(5), await count(12), await count(100)]).toEqual([one, one, one]);
  });

  test("kept step by step, they are what a rebuild makes of the results", async () => {
    const confirm = results(program, inspector);
    const communities = [at.community, at.otherCommunity];
    const unions = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        builders(program).tradeUnion({
          parent: communities[i % 2] as BuiltUnion,
          form: i % 2 === 0 ? "JOINT" : "PARK",
        }),
      ),
    );
    const dump = async () => ({
      standings: await program.sql(
        `select s.* from standings s where period = '2026-Q1' order by scope_id, trade_union_id`,
      ),
      histograms: await program.sql(
        `select * from standing_histograms where period = '2026-Q1' and unions <> 0 order by scope_id, level, group_code, whole`,
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.nat(7),
            fc.option(
              fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100),
              { freq: 6 },
            ),
          ),
          {
            minLength: 3,
            maxLength: 12,
          },
        ),
        async (changes) => {
          // All at once: the order in which they arrive is the database's to decide.
          await Promise.all(changes.map(([i, percent]) => confirm(unions[i] as BuiltUnion, percent, "2026-Q1")));
          const kept = await dump();
          await program.program.services.unitOfWork(null, ({ em }) =>
            rebuildStandings(em, { period: "2026-Q1", checklistKind: "SIX_STANDARDS" }),
          );
          expect(kept).toEqual(await dump());
        },
      ),
      { numRuns: 8 },
    );
  }, 60_000);

  test("a union's own place says how many stand in the order", async () => {
    const confirm = results(program, inspector);
    await confirm(at.union, 77, "2025-Q4");
    await confirm(at.neighbor, 78, "2025-Q4");
    const data = await program.data<{ tradeUnion: { standing: unknown } }>(
      `query ($id: ID!) { tradeUnion(id: $id) { standing(period: "2025-Q4", checklistKind: SIX_STANDARDS) { rank outOf percent grade } } }`,
      { id: at.union.id },
      { token: persons.unionOfficer.token },
    );
    expect(data.tradeUnion.standing).toEqual({ rank: 2, outOf: 2, percent: 77, grade: "PASS" });
  });
});
