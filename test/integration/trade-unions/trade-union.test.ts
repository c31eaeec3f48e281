import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const CARD = `query Card($id: ID!) {
  tradeUnion(id: $id) {
    id code name level version location { latitude longitude }
    parent { id name }
    ancestors { id name level }
    path { id }
    coverage(first: 20) { totalCount edges { node { id kind employer { id name creditCode ownership workers } } } }
    sites(first: 10) { edges { node { id kind name address } } }
  }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let employer: string;
const site = randomUUID();
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  employer = await organizationBuilders(program).employer([
    { at: at.union, kind: "PRIMARY" },
    { at: at.community, kind: "SECONDARY" },
  ]);
  await organizationBuilders(program).employer([{ at: at.union, kind: "PRIMARY", until: "2025-01-01" }]);
  await program.sql(
    `insert into sites (id, trade_union_id, kind, name, address, created_at) values ($1, $2, 'READING_ROOM', '书屋', '一楼', now())`,
    [site, at.union.id],
  );
  await program.sql("update trade_unions set latitude = 24.47, longitude = 118.09 where id = $1", [at.union.id]);
});

const card = async (id: string, persona: keyof typeof persons) =>
  (await program.data<{ tradeUnion: Record<string, unknown> | null }>(CARD, { id }, { token: persons[persona].token }))
    .tradeUnion;

describe("tradeUnion", () => {
  test("the card has place, parents, coverage and sites", async () => {
    expect(await card(at.union.id, "administrator")).toEqual({
      id: at.union.id,
      code: at.union.code,
      name: "甲公司工会",
      level: "GRASSROOTS",
      version: 1,
      location: { latitude: 24.47, longitude: 118.09 },
      parent: { id: at.community.id, name: "甲社区工会" },
      ancestors: [
        { id: at.root.id, name: "测试区总工会", level: "DISTRICT" },
        { id: at.street.id, name: "甲街道总工会", level: "STREET" },
        { id: at.community.id, name: "甲社区工会", level: "COMMUNITY" },
      ],
      path: [at.root, at.street, at.community, at.union].map(({ id }) => ({ id })),
      coverage: {
        totalCount: 1,
        edges: [
          {
            node: {
              id: expect.any(String),
              kind: "PRIMARY",
              employer: { id: employer, name: "测试单位", creditCode: null, ownership: "PRIVATE", workers: 0 },
            },
          },
        ],
      },
      sites: { edges: [{ node: { id: site, kind: "READING_ROOM", name: "书屋", address: "一楼" } }] },
    });
  });

  test("the top has nothing above it", async () => {
    expect(await card(at.root.id, "administrator")).toMatchObject({
      parent: null,
      ancestors: [],
      path: [{ id: at.root.id }],
    });
  });

  test.each<[keyof typeof persons, boolean]>([
    ["administrator", true],
    ["leader", true],
    ["organizer", true],
    ["inspector", true],
    ["reviewer", true],
    ["auditor", true],
    ["streetOfficer", true],
    ["otherStreetOfficer", false],
    ["unionOfficer", true],
    ["otherUnionOfficer", false],
  ])("%s sees it: %s", async (persona, sees) => {
    expect((await card(at.union.id, persona)) !== null).toBe(sees);
  });

  test.each<Persona>(["supervisor", "nobody", "anonymous"])("%s is turned away", async (persona) => {
    const token = persona === "anonymous" ? undefined : persons[persona].token;
    const answer = await program.run(CARD, { id: at.union.id }, { token });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([
      persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
    ]);
  });

  test("one out of reach answers, and costs, what a random id does; parents out of reach show their names only", async () => {
    const statements = async (id: string) => {
      program.statements.length = 0;
      expect(await card(id, "unionOfficer")).toBeNull();
      return program.statements.map((text) => text.replace(/'[^']*'/g, "?"));
    };
    expect((await statements(at.neighbor.id)).length).toBe((await statements(randomUUID())).length);
    expect((await statements(at.community.id)).length).toBe((await statements(randomUUID())).length);

    const query = `query ($id: ID!) { tradeUnion(id: $id) { parent { name sites(first: 1) { totalCount } coverage(first: 5) { totalCount pageInfo { hasNextPage } edges { node { id } } } }
      ancestors { name coverage(first: 1) { totalCount } } } }`;
    const empty = { totalCount: 0, pageInfo: { hasNextPage: false }, edges: [] };
    const asked = (persona: keyof typeof persons) =>
      program.data(query, { id: at.union.id }, { token: persons[persona].token });
    expect(await asked("unionOfficer")).toEqual({
      tradeUnion: {
        parent: { name: "甲社区工会", sites: { totalCount: 0 }, coverage: empty },
        ancestors: ["测试区总工会", "甲街道总工会", "甲社区工会"].map((name) => ({
          name,
          coverage: { totalCount: 0 },
        })),
      },
    });
    expect(await asked("streetOfficer")).toMatchObject({ tradeUnion: { parent: { coverage: { totalCount: 1 } } } });
  });

  test("nested lists page and filter", async () => {
    const { employer: cover } = organizationBuilders(program);
    for (let i = 0; i < 5; i++) await cover([{ at: at.neighbor, kind: i < 3 ? "PRIMARY" : "SECONDARY" }]);
    const query = `query ($id: ID!, $first: Int!, $after: Cursor, $filter: CoverageFilterInput) {
      tradeUnion(id: $id) { coverage(first: $first, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor } edges { node { id kind } } } } }`;
    interface Answer {
      tradeUnion: {
        coverage: {
          totalCount: number;
          pageInfo: { hasNextPage: boolean; endCursor: string };
          edges: { node: { id: string; kind: string } }[];
        };
      };
    }
    const asked = async (variables: object) =>
      (await program.data<Answer>(query, { id: at.neighbor.id, ...variables }, { token: persons.administrator.token }))
        .tradeUnion.coverage;
    const first = await asked({ first: 3 });
    const rest = await asked({ first: 3, after: first.pageInfo.endCursor });
    const whole = await asked({ first: 10 });
    expect([...first.edges, ...rest.edges]).toEqual(whole.edges);
    expect([first.totalCount, first.pageInfo.hasNextPage, rest.pageInfo.hasNextPage]).toEqual([5, true, false]);
    expect((await asked({ first: 10, filter: { kind: "SECONDARY" } })).totalCount).toBe(2);
    expect((await asked({ first: 10, filter: { hasEnded: true } })).totalCount).toBe(0);
    const wrong = await program.run(
      query,
      { id: at.union.id, first: 3, after: first.pageInfo.endCursor },
      { token: persons.administrator.token },
    );
    expect(wrong.errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_CURSOR"]);
  });
});
