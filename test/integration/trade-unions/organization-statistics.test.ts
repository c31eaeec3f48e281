import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const QUERY = `query OrganizationStatistics($scope: ID!, $on: Date) {
  organizationStatistics(scope: $scope, on: $on) {
    grassrootsUnions coveredEmployers
    eligibleEmployers { value qualifier derivedFrom }
    organizationRate
    members workers membershipRate
    nonPublicMembers { value qualifier } nonPublicShare
    targets { id measure assigner sourceDocument from to assigned done { value qualifier } taskProgress timeProgress paceIndex isOnPace }
  }
}`;

interface Statistics {
  grassrootsUnions: number;
  coveredEmployers: number;
  [field: string]: unknown;
}

const program = testProgram();
const build = organizationBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let wageTarget: string;
let doubly: string;

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  await build.headcount(at.union, "2026-03-31", { workers: 90, members: 90 });
  await build.headcount(at.union, "2026-09-30", { workers: 100, members: 80, nonPublic: 80 });
  await build.headcount(at.neighbor, "2026-06-30", { workers: 50, members: 40, nonPublic: 30, qualifier: "ABOUT" });
  await build.headcount(at.farUnion, "2026-10-31", { workers: 30, members: 30 });
  doubly = await build.employer([
    { at: at.union, kind: "PRIMARY" },
    { at: at.farUnion, kind: "SECONDARY" },
  ]);
  await build.employer([{ at: at.neighbor, kind: "PRIMARY", until: "2026-06-30" }]);
  await build.employer([{ at: at.neighbor, kind: "PRIMARY", since: "2026-07-01" }]);
  await build.employer([{ at: at.farUnion, kind: "PRIMARY" }]);
  await build.employer([{ at: at.farUnion, kind: "SECONDARY" }]);
  await build.eligibleEmployers(at.community, "2026-01-01", 9);
  await build.eligibleEmployers(at.community, "2026-07-01", 3);
  await build.eligibleEmployers(at.otherCommunity, "2026-01-01", 2, "ABOUT");
  wageTarget = await build.target(at.root, { assigned: 100 });
  await build.target(at.root, { from: "2025-01-01", to: "2025-12-31" });
  await build.target(at.street);
  await build.progress(wageTarget, "2026-03-31", 65, "MORE_THAN");
});

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const statistics = async (scope: Pick<BuiltUnion, "id">, on?: string, persona: Persona = "leader") =>
  (
    await program.data<{ organizationStatistics: Statistics | null }>(
      QUERY,
      { scope: scope.id, on },
      { token: tokenOf(persona) },
    )
  ).organizationStatistics;

describe("organizationStatistics", () => {
  test("the district is the sum of what lies below, each employer once and none for second coverage", async () => {
    expect(await statistics(at.root)).toEqual({
      grassrootsUnions: 3,
      coveredEmployers: 3,
      eligibleEmployers: { value: 5, qualifier: "ABOUT", derivedFrom: "REPORTED_RATE" },
      organizationRate: 60,
      members: 150,
      workers: 180,
      membershipRate: 83.33,
      nonPublicMembers: { value: 110, qualifier: "ABOUT" },
      nonPublicShare: 73.33,
      targets: [
        {
          id: wageTarget,
          measure: "NEW_NON_PUBLIC_UNIONS",
          assigner: "市总工会",
          sourceDocument: null,
          from: "2026-01-01",
          to: "2026-12-31",
          assigned: 100,
          done: { value: 65, qualifier: "MORE_THAN" },
          taskProgress: 65,
          timeProgress: 89.32,
          paceIndex: 0.73,
          isOnPace: false,
        },
      ],
    });
  });

  test("each node gives the sum below it", async () => {
    expect(await statistics(at.street)).toMatchObject({
      grassrootsUnions: 2,
      coveredEmployers: 2,
      eligibleEmployers: { value: 3, qualifier: "EXACT", derivedFrom: null },
      organizationRate: 66.67,
      members: 120,
      workers: 150,
      membershipRate: 80,
      nonPublicMembers: { value: 110, qualifier: "ABOUT" },
    });
    expect(await statistics(at.otherStreet)).toMatchObject({
      grassrootsUnions: 1,
      coveredEmployers: 1,
      eligibleEmployers: { value: 2, qualifier: "ABOUT", derivedFrom: "REPORTED_RATE" },
      organizationRate: 50,
      members: 30,
      workers: 30,
      membershipRate: 100,
      nonPublicMembers: null,
      nonPublicShare: null,
      targets: [],
    });
    expect(await statistics(at.union)).toMatchObject({
      grassrootsUnions: 1,
      coveredEmployers: 1,
      eligibleEmployers: null,
      organizationRate: null,
    });
  });

  test("as of an earlier day everything is as it was then", async () => {
    expect(await statistics(at.root, "2026-04-30")).toMatchObject({
      coveredEmployers: 3,
      eligibleEmployers: { value: 11 },
      organizationRate: 27.27,
      members: 90,
      workers: 90,
      nonPublicMembers: null,
    });
    expect(await statistics(at.root, "2026-02-28")).toMatchObject({
      members: null,
      workers: null,
      membershipRate: null,
      targets: [{ done: null, taskProgress: null, paceIndex: null, isOnPace: null, timeProgress: 16.16 }],
    });
    expect(await statistics(at.root, "2019-12-31")).toMatchObject({
      grassrootsUnions: 0,
      coveredEmployers: 0,
      eligibleEmployers: null,
    });
  });

  test("a union counts until the end of the day on which it was closed", async () => {
    const { tradeUnion } = builders(program);
    const street = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    const community = await tradeUnion({ parent: street, form: "COMMUNITY" });
    const closed = await tradeUnion({ parent: community });
    await build.headcount(closed, "2026-01-01", { workers: 10, members: 10 });
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1`, [closed.id]);
    expect(await statistics(street, "2026-10-01")).toMatchObject({ grassrootsUnions: 1, members: 10 });
    expect(await statistics(street, "2026-10-02")).toMatchObject({ grassrootsUnions: 0, members: null });
  });

  test("the published figures of the district give the published rates", async () => {
    const { tradeUnion } = builders(program);
    const root = await tradeUnion({ level: "DISTRICT", form: "FEDERATION" });
    const street = await tradeUnion({ parent: root, form: "STREET_FEDERATION" });
    const community = await tradeUnion({ parent: street, form: "COMMUNITY" });
    const union = await tradeUnion({ parent: community });
    await program.sql(
      `insert into trade_unions (id, number, parent_id, path, code, name, initials, level, form, created_at)
       select gen_random_uuid(), 1000000 + i, $1, text2ltree($2 || '.' || (1000000 + i)), 'N' || i, '工会' || i, 'gh', 'GRASSROOTS', 'SINGLE', now()
       from generate_series(1, 3020) i`,
      [community.id, community.path],
    );
    await program.sql(
      `with made as (insert into employers (id, name, initials, ownership, created_at)
         select gen_random_uuid(), '单位', 'dw', 'PRIVATE', now() from generate_series(1, 13949) returning id)
       insert into coverages (id, employer_id, trade_union_id, kind, since, created_at)
       select gen_random_uuid(), id, $1, 'PRIMARY', '2012-01-01', now() from made`,
      [union.id],
    );
    await build.employer([{ at: union, kind: "SECONDARY" }]);
    await build.eligibleEmployers(community, "2012-05-16", 17_221, "ABOUT");
    await build.headcount(union, "2012-05-16", {
      workers: 272_703,
      members: 237_252,
      nonPublic: 210_900,
      qualifier: "ABOUT",
    });
    expect(await statistics(root, undefined, "leader")).toBeNull();
    const leader = await builders(program).person([{ role: "LEADER", at: root }]);
    const answer = await program.data<{ organizationStatistics: Statistics }>(
      QUERY,
      { scope: root.id },
      { token: leader.token },
    );
    expect(answer.organizationStatistics).toEqual({
      grassrootsUnions: 3021,
      coveredEmployers: 13_949,
      eligibleEmployers: { value: 17_221, qualifier: "ABOUT", derivedFrom: "REPORTED_RATE" },
      organizationRate: 81,
      members: 237_252,
      workers: 272_703,
      membershipRate: 87,
      nonPublicMembers: { value: 210_900, qualifier: "ABOUT" },
      nonPublicShare: 88.89,
      targets: [],
    });
  });

  test("a scope costs the same statements whatever lies below, and only what is asked for is added up", async () => {
    const statements = async (scope: BuiltUnion, query = QUERY) => {
      program.statements.length = 0;
      await program.data(query, { scope: scope.id }, { token: persons.leader.token });
      return program.statements.length;
    };
    const ofUnion = await statements(at.farUnion);
    expect(await statements(at.otherStreet)).toBe(ofUnion);
    expect(await statements(at.root)).toBe(ofUnion + 1);
    const one = await statements(
      at.root,
      "query($scope: ID!) { organizationStatistics(scope: $scope) { grassrootsUnions } }",
    );
    expect(one).toBe(ofUnion - 3);
    for (let i = 0; i < 9; i++) await build.target(at.otherStreet);
    expect(await statements(at.otherStreet)).toBe(await statements(at.root));
  });

  test.each<[Persona, boolean]>([
    ["administrator", true],
    ["leader", true],
    ["organizer", true],
    ["reviewer", true],
    ["streetOfficer", true],
    ["otherStreetOfficer", false],
  ])("%s sees the street: %s", async (persona, sees) => {
    const found = await statistics(at.street, undefined, persona);
    expect(found === null).toBe(!sees);
  });

  const MAY = ["administrator", "leader", "organizer", "reviewer", "streetOfficer", "otherStreetOfficer"];
  test.each<Persona>([...PERSONAS.filter((persona) => !MAY.includes(persona)), "anonymous"])(
    "%s may not",
    async (persona) => {
      const answer = await program.run(QUERY, { scope: at.union.id }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
    },
  );

  test("a scope out of reach is answered like one that does not exist, by the same statements", async () => {
    const ask = async (scope: string) => {
      program.statements.length = 0;
      const answer = await program.data(QUERY, { scope }, { token: persons.streetOfficer.token });
      return { answer, statements: program.statements.length };
    };
    const unknown = await ask(randomUUID());
    expect(unknown.answer).toEqual({ organizationStatistics: null });
    expect(await ask(at.root.id)).toEqual(unknown);
    expect(await ask(at.otherStreet.id)).toEqual(unknown);
  });

  test("who holds the permission elsewhere only does not read statistics here", async () => {
    const both = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "INSPECTOR", at: at.root },
    ]);
    const answer = await program.data(QUERY, { scope: at.root.id }, { token: both.token });
    expect(answer).toEqual({ organizationStatistics: null });
  });

  test("an employer covered twice counts where its first coverage is", async () => {
    const [coverage] = await program.sql("select count(*)::int as count from coverages where employer_id = $1", [
      doubly,
    ]);
    expect(coverage).toEqual({ count: 2 });
    expect((await statistics(at.farUnion))?.coveredEmployers).toBe(1);
  });
});
