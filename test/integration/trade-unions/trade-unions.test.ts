import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const QUERY = `query TradeUnions($filter: TradeUnionFilter, $orderBy: TradeUnionOrder, $first: Int!, $after: Cursor) {
  tradeUnions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { cursor node { id code creditCode name level form ownership status foundedOn termEndsOn parent { id name } } }
  }
}`;

interface Page {
  tradeUnions: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
    edges: { cursor: string; node: { id: string; name: string; parent: { id: string; name: string } | null } }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const list = async (variables: Record<string, unknown>, person: BuiltPerson = persons.administrator) =>
  (await program.data<Page>(QUERY, { first: 100, ...variables }, { token: person.token })).tradeUnions;
const namesOf = (page: Page["tradeUnions"]): string[] => page.edges.map(({ node }) => node.name);
const named = (...unions: BuiltUnion[]): string[] => unions.map(({ name }) => name);

describe("reach", () => {
  test("the administrator finds the whole district, in pinyin order, with parents and a count", async () => {
    const page = await list({});
    expect(namesOf(page)).toEqual([
      ...[
        "丙公司工会",
        "测试区总工会",
        "甲公司工会",
        "甲街道总工会",
        "甲社区工会",
        "乙公司工会",
        "乙街道总工会",
        "乙社区工会",
      ],
    ]);
    expect(page.totalCount).toBe(8);
    expect(page.pageInfo.hasNextPage).toBe(false);
    expect(page.edges.find(({ node }) => node.id === at.union.id)?.node).toEqual({
      id: at.union.id,
      code: at.union.code,
      creditCode: null,
      name: "甲公司工会",
      level: "GRASSROOTS",
      form: "SINGLE",
      ownership: "PRIVATE",
      status: "ACTIVE",
      foundedOn: "2022-01-01",
      termEndsOn: "2029-12-31",
      parent: { id: at.community.id, name: "甲社区工会" },
    });
  });

  test.each<[Persona, number]>([
    ["administrator", 8],
    ["leader", 8],
    ["organizer", 8],
    ["inspector", 8],
    ["reviewer", 8],
    ["auditor", 8],
    ["streetOfficer", 4],
    ["otherStreetOfficer", 3],
    ["unionOfficer", 1],
    ["otherUnionOfficer", 1],
  ])("%s sees %i", async (persona, count) => {
    const page = await list({}, persons[persona as keyof typeof persons]);
    expect([page.edges.length, page.totalCount]).toEqual([count, count]);
  });

  test.each<Persona>(["supervisor", "nobody", "anonymous"])("%s is turned away", async (persona) => {
    const token = persona === "anonymous" ? undefined : persons[persona].token;
    const answer = await program.run(QUERY, { first: 10 }, { token });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([
      persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
    ]);
  });

  test("a scope out of reach answers, and costs, what a random id does", async () => {
    const asked = async (scope: string) => {
      program.statements.length = 0;
      const page = await list({ filter: { scope } }, persons.streetOfficer);
      return { page, statements: [...program.statements] };
    };
    const hidden = await asked(at.otherStreet.id);
    const above = await asked(at.root.id);
    const random = await asked(randomUUID());
    expect(hidden.page).toEqual({ totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] });
    expect(above.page).toEqual(hidden.page);
    expect(random.page).toEqual(hidden.page);
    expect(hidden.statements.length).toBe(random.statements.length);
  });

  test("several grants, nested ones and doubled ones among them, show each union once", async () => {
    const person = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "UNION_OFFICER", at: at.union },
      { role: "INSPECTOR", at: at.street },
      { role: "UNION_OFFICER", at: at.farUnion },
      { role: "SUPERVISOR", at: at.root },
    ]);
    const page = await list({}, person);
    expect(namesOf(page)).toEqual(named(at.farUnion, at.union, at.street, at.community, at.neighbor));
    expect(page.totalCount).toBe(5);
    const scoped = await list({ filter: { scope: at.community.id } }, person);
    expect(namesOf(scoped)).toEqual(named(at.union, at.community, at.neighbor));
  });
});

describe("pages", () => {
  test.each(["NAME", "CODE"])("by %s: small pages put together are the large one", async (orderBy) => {
    const whole = await list({ orderBy });
    const parts: string[] = [];
    let after: string | null = null;
    do {
      const part: Page["tradeUnions"] = await list({ orderBy, first: 3, after });
      parts.push(...namesOf(part));
      after = part.pageInfo.hasNextPage ? part.pageInfo.endCursor : null;
    } while (after !== null);
    expect(parts).toEqual(namesOf(whole));
    expect(parts).toHaveLength(8);
  });

  test("numbers in names sort by value", async () => {
    const community = await builders(program).tradeUnion({ parent: at.otherStreet, name: "数字社区" });
    for (const number of [10, 9, 100])
      await builders(program).tradeUnion({ parent: community, name: `第${number}工会` });
    const page = await list({ filter: { scope: community.id, level: ["GRASSROOTS"] } });
    expect(namesOf(page)).toEqual(["第9工会", "第10工会", "第100工会"]);
  });

  test("a page survives what is inserted before it", async () => {
    const community = await builders(program).tradeUnion({ parent: at.otherStreet, name: "插入社区" });
    for (const name of ["一", "二", "三"])
      await builders(program).tradeUnion({ parent: community, name: `插入${name}工会` });
    const filter = { scope: community.id, level: ["GRASSROOTS"] };
    const first = await list({ filter, first: 2 });
    expect(namesOf(first)).toEqual(["插入二工会", "插入三工会"]);
    await builders(program).tradeUnion({ parent: community, name: "阿工会" });
    expect(namesOf(await list({ filter, first: 2, after: first.pageInfo.endCursor }))).toEqual(["插入一工会"]);
  });

  test.each([
    [{ first: 0 }, "BAD_USER_INPUT"],
    [{ first: 101 }, "BAD_USER_INPUT"],
    [{ first: 10, after: "forged.cursor" }, "BAD_CURSOR"],
    [{ first: 10, filter: { search: "x".repeat(101) } }, "BAD_USER_INPUT"],
    [{ first: 10, filter: { search: "a b c d e f" } }, "BAD_USER_INPUT"],
    [{ first: 10, filter: { search: "a\u0000" } }, "BAD_USER_INPUT"],
  ])("%j is %s", async (variables, code) => {
    const answer = await program.run(QUERY, variables, { token: persons.administrator.token });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });

  test("a cursor of one order is refused by the other", async () => {
    const { pageInfo } = await list({ first: 1 });
    const answer = await program.run(
      QUERY,
      { first: 1, orderBy: "CODE", after: pageInfo.endCursor },
      { token: persons.administrator.token },
    );
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_CURSOR"]);
  });

  test("one statement whether the page has 1, 10 or 100 unions", async () => {
    const community = await builders(program).tradeUnion({ parent: at.otherStreet, name: "多会社区" });
    for (let i = 0; i < 100; i++) await builders(program).tradeUnion({ parent: community, name: `多会${i}` });
    const query = `query W($scope: ID!, $first: Int!) {
      tradeUnions(filter: { scope: $scope, level: [GRASSROOTS] }, first: $first) { pageInfo { hasNextPage endCursor } edges { node { id name parent { name } } } }
    }`;
    const nested = `query W($scope: ID!, $first: Int!) {
      tradeUnions(filter: { scope: $scope, level: [GRASSROOTS] }, first: $first) {
        totalCount edges { node { id address parent { name address } ancestors { name } path { id } sites(first: 5) { totalCount edges { node { id } } }
          coverage(first: 5) { totalCount edges { node { id employer { name } tradeUnion { name } } } } } }
      }
    }`;
    const counts = async (operation: string) => {
      const found: number[] = [];
      for (const first of [1, 10, 100]) {
        program.statements.length = 0;
        const data = await program.data<Page>(
          operation,
          { scope: community.id, first },
          { token: persons.administrator.token },
        );
        expect(data.tradeUnions.edges).toHaveLength(first);
        found.push(
          program.statements.filter((text) => text.includes("trade_union") || text.includes("employers")).length,
        );
      }
      return found;
    };
    const plain = await counts(query);
    expect(plain).toEqual([plain[0], plain[0], plain[0]]);
    expect(await counts(nested)).toEqual(Array(3).fill((await counts(nested))[0]));
  });
});

describe("filters", () => {
  let street: BuiltUnion;
  const scoped = (filter: object) => list({ filter: { scope: street.id, ...filter } });
  beforeAll(async () => {
    const { tradeUnion } = builders(program);
    street = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION", name: "筛选街道总工会" });
    const community = await tradeUnion({ parent: street, form: "COMMUNITY", name: "筛选社区工会" });
    const made = [
      { name: "鹭江楼宇联合工会", form: "BUILDING", ownership: null, creditCode: "81350203MC0000004N" },
      { name: "100%全资_商贸(集团)公司工会", form: "JOINT" },
      { name: "ＡＢＣ电子公司工会", form: "SINGLE", ownership: "FOREIGN" },
      { name: "a\\b'c工会", form: "SINGLE" },
    ];
    for (const union of made) await tradeUnion({ parent: community, ...union });
    const closed = await tradeUnion({ parent: community, name: "已撤销工会" });
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1`, [closed.id]);
    await program.sql(
      `update trade_unions set initials = 'ljlylhgh', term_ends_on = '2026-12-31' where name = '鹭江楼宇联合工会'`,
    );
  });

  test.each<[object, string[]]>([
    [
      { search: "楼宇", level: ["GRASSROOTS"], form: ["BUILDING", "JOINT"], termEndsBefore: "2027-01-01" },
      ["鹭江楼宇联合工会"],
    ],
    [{ search: "楼宇", termEndsBefore: "2026-12-31" }, []],
    [{ search: "楼" }, ["鹭江楼宇联合工会"]],
    [{ search: "ljly" }, ["鹭江楼宇联合工会"]],
    [{ search: "LYLH" }, ["鹭江楼宇联合工会"]],
    [{ search: "81350203mc0000004n" }, ["鹭江楼宇联合工会"]],
    [{ search: "楼宇 联合" }, ["鹭江楼宇联合工会"]],
    [{ search: "联合 商贸" }, []],
    [{ search: "%" }, ["100%全资_商贸(集团)公司工会"]],
    [{ search: "_" }, ["100%全资_商贸(集团)公司工会"]],
    [{ search: "（集团）" }, ["100%全资_商贸(集团)公司工会"]],
    [{ search: "\\b'" }, ["a\\b'c工会"]],
    [{ search: "abc" }, ["ＡＢＣ电子公司工会"]],
    [{ search: "   ", form: ["BUILDING"] }, ["鹭江楼宇联合工会"]],
    [{ form: ["STREET_FEDERATION"] }, ["筛选街道总工会"]],
    [{ level: ["STREET", "COMMUNITY"] }, ["筛选街道总工会", "筛选社区工会"]],
    [{ level: [] }, []],
    [{ ownership: ["FOREIGN"] }, ["ＡＢＣ电子公司工会"]],
    [{ status: ["CLOSED"] }, ["已撤销工会"]],
    [{ status: [] }, []],
    [{ search: "撤销" }, []],
    [{ search: "撤销", status: ["ACTIVE", "CLOSED"] }, ["已撤销工会"]],
  ])("%j finds %j", async (filter, expected) => {
    const page = await scoped(filter);
    expect(namesOf(page)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  });

  test("a search pages like any list, whether its words are frequent or rare", async () => {
    const community = await builders(program).tradeUnion({ parent: at.otherStreet, name: "搜索社区" });
    // More than are looked at in order before the index of words is asked.
    await program.sql(
      `with n as (select i, nextval(pg_get_serial_sequence('trade_unions', 'number')) as number from generate_series(1, 1500) i)
       insert into trade_unions (id, number, parent_id, path, code, name, initials, level, form, created_at)
       select gen_random_uuid(), number, $1, text2ltree($2 || '.' || number), 'S' || number,
         case when i > 1490 then '珍稀' else '常见' end || lpad(i::text, 4, '0'), 'x', 'GRASSROOTS', 'SINGLE', now() from n`,
      [community.id, community.path],
    );
    for (const [search, total] of [
      ["珍稀", 10],
      ["常见", 1490],
      ["珍稀 149", 9],
    ] as const) {
      const filter = { scope: community.id, search };
      const first = await list({ filter, first: 4 });
      const second = await list({ filter, first: 4, after: first.pageInfo.endCursor });
      const whole = namesOf(await list({ filter }));
      expect([...namesOf(first), ...namesOf(second)]).toEqual(whole.slice(0, 8));
      expect(first.totalCount).toBe(total);
    }
  });
});

test("a filter that names more than there can be is refused, with its place", async () => {
  const answer = await program.run(
    "query($filter: TradeUnionFilter) { tradeUnions(first: 1, filter: $filter) { totalCount } }",
    { filter: { level: Array.from({ length: 21 }, () => "STREET") } },
    { token: persons.administrator.token },
  );
  expect(answer.errors?.[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    userErrors: [{ code: "LIST_TOO_LONG", path: ["filter", "level"] }],
  });
});
