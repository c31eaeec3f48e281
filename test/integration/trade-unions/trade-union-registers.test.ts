import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const build = organizationBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  await build.officer(at.union, { name: "甲", post: "FINANCE", since: "2025-02-01" });
  await build.officer(at.union, { name: "乙", post: "COMMITTEE_MEMBER", since: "2025-03-01" });
  await build.officer(at.union, { name: "丙", post: "CHAIR", kind: "HR_HEAD", since: "2025-01-01" });
  await build.officer(at.union, { name: "甲", post: "AUDITING_MEMBER", since: "2025-01-01" });
  await build.officer(at.union, { name: "丁", post: "CHAIR", since: "2020-01-01", until: "2025-01-01" });
  await build.officer(at.root, { name: "戊", post: "CHAIR", kind: "PARTY_DEPUTY_SECRETARY" });
  await build.headcount(at.union, "2026-06-30", {
    workers: 100,
    members: 80,
    women: 30,
    nonPublic: 80,
    qualifier: "ROUND",
  });
  await build.headcount(at.union, "2026-09-30", { workers: 110, members: 90 });
  await build.headcount(at.neighbor, "2026-05-31", { workers: 50, members: 40, women: 10, nonPublic: 40 });
});

interface Registers {
  officers: Record<string, unknown>[];
  officerWarnings: unknown[];
  headcount: Record<string, unknown> | null;
}

const ask = async (union: BuiltUnion, fields: string, token = persons.leader.token) =>
  (
    await program.data<{ tradeUnion: Registers & Record<string, unknown> }>(
      `query($id: ID!) { tradeUnion(id: $id) { ${fields} } }`,
      { id: union.id },
      { token },
    )
  ).tradeUnion;

describe("TradeUnion.officers", () => {
  test("those in office, chair first, each with what is doubtful", async () => {
    const { officers } = await ask(at.union, "officers { name post concurrentPost since warnings { code } }");
    const person = (name: string, post: string, since: string, ...codes: string[]) => ({
      name,
      post,
      concurrentPost: null,
      since,
      warnings: codes.map((code) => ({ code })),
    });
    expect(officers).toEqual([
      person("丙", "CHAIR", "2025-01-01", "CHAIR_NOT_ELIGIBLE", "NOT_TRAINED_WITHIN_A_YEAR"),
      person("乙", "COMMITTEE_MEMBER", "2025-03-01"),
      person("甲", "AUDITING_MEMBER", "2025-01-01", "AUDITOR_IS_FINANCE"),
      person("甲", "FINANCE", "2025-02-01"),
    ]);
  });

  test("a union without a chair says so, with the days", async () => {
    const { officers, officerWarnings } = await ask(at.neighbor, "officers { id } officerWarnings { code message }");
    expect(officers).toEqual([]);
    expect(officerWarnings).toEqual([
      { code: "CHAIR_VACANT", message: "The post of chair has been vacant for 1786 days." },
    ]);
    expect((await ask(at.union, "officerWarnings { code }")).officerWarnings).toEqual([]);
  });
});

describe("TradeUnion.headcount", () => {
  const FIELDS = "{ on workers members womenMembers nonPublicMembers nonPublicQualifier version }";

  test("the latest count of a union as of a day", async () => {
    expect((await ask(at.union, `headcount ${FIELDS}`)).headcount).toEqual({
      on: "2026-09-30",
      workers: 110,
      members: 90,
      womenMembers: null,
      nonPublicMembers: null,
      nonPublicQualifier: null,
      version: 1,
    });
    expect((await ask(at.union, `headcount(on: "2026-09-29") ${FIELDS}`)).headcount).toMatchObject({
      on: "2026-06-30",
      members: 80,
    });
    expect((await ask(at.union, `headcount(on: "2026-06-29") ${FIELDS}`)).headcount).toBeNull();
  });

  test("above the grassroots the sum of the latest counts below", async () => {
    expect((await ask(at.root, `headcount ${FIELDS}`)).headcount).toEqual({
      on: "2026-09-30",
      workers: 160,
      members: 130,
      womenMembers: 10,
      nonPublicMembers: 40,
      nonPublicQualifier: "EXACT",
      version: null,
    });
    expect((await ask(at.community, `headcount(on: "2026-07-01") ${FIELDS}`)).headcount).toMatchObject({
      members: 120,
      womenMembers: 40,
      nonPublicMembers: 120,
      nonPublicQualifier: "ROUND",
    });
    expect((await ask(at.otherStreet, `headcount ${FIELDS}`)).headcount).toBeNull();
  });
});

describe("what a caller may see of a parent", () => {
  test("a parent out of reach has a name but no registers", async () => {
    const fields =
      "parent { name officers { name } officerWarnings { code } headcount { members } targets(first: 1) { edges { node { id } } } memberAppraisals(first: 1) { totalCount edges { node { id } } } }";
    await build.target(at.community);
    const { parent } = await ask(at.union, fields, persons.unionOfficer.token);
    expect(parent).toEqual({
      name: "甲社区工会",
      officers: [],
      officerWarnings: [],
      headcount: null,
      targets: { edges: [] },
      memberAppraisals: { totalCount: 0, edges: [] },
    });
  });
});

describe("TradeUnion.targets", () => {
  test("pages run from the latest begun back", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    for (const year of [2024, 2026, 2025]) await build.target(union, { from: `${year}-01-01`, to: `${year}-12-31` });
    const page = (after: string | null) =>
      program.data<{
        tradeUnion: {
          targets: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { from: string } }[] };
        };
      }>(
        `query($id: ID!, $after: Cursor) { tradeUnion(id: $id) { targets(first: 2, after: $after) { totalCount pageInfo { endCursor } edges { node { from } } } } }`,
        { id: union.id, after },
        { token: persons.leader.token },
      );
    const first = (await page(null)).tradeUnion.targets;
    expect(first.totalCount).toBe(3);
    expect(first.edges.map(({ node }) => node.from)).toEqual(["2026-01-01", "2025-01-01"]);
    const second = (await page(first.pageInfo.endCursor)).tradeUnion.targets;
    expect(second.edges.map(({ node }) => node.from)).toEqual(["2024-01-01"]);
  });
});

describe("lists of unions", () => {
  const QUERY = `query($scope: ID!, $first: Int!) { tradeUnions(filter: { scope: $scope }, first: $first) { edges { node {
    officers { name warnings { code } } officerWarnings { code } headcount { members } earlier: headcount(on: "2026-01-31") { members }
    targets(first: 3) { totalCount edges { node { done { value } taskProgress remainder tradeUnion { name } parts { id } } } }
    memberAppraisals(first: 3) { edges { node { year satisfactionPercent } } } } } } }`;

  test("1, 10 and 100 unions cost the same number of statements", async () => {
    const { tradeUnion } = builders(program);
    const scope = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    for (let i = 0; i < 100; i++) {
      const union = await tradeUnion({ parent: scope });
      await build.officer(union, { post: "CHAIR", kind: "UNIT_HEAD" });
      await build.headcount(union, "2026-01-01", { workers: 10, members: 5 });
      await build.progress(await build.target(union), "2026-02-01", 1);
    }
    const statements = async (first: number) => {
      program.statements.length = 0;
      const { tradeUnions } = await program.data<{
        tradeUnions: { edges: { node: { headcount: { members: number } | null } }[] };
      }>(QUERY, { scope: scope.id, first }, { token: persons.leader.token });
      expect(tradeUnions.edges).toHaveLength(first);
      return program.statements.length;
    };
    const two = await statements(2);
    expect(await statements(10)).toBe(two);
    expect(await statements(100)).toBe(two);
  });
});
