import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, type Administration } from "../../support/account-administration.js";
import { builders } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const QUERY = `query Accounts($first: Int!, $after: Cursor, $search: String) {
  accounts(first: $first, after: $after, search: $search) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name username language mustChangePassword disabledAt disabledReason createdAt grants { id role tradeUnion { name } } } }
  }
}`;
const ONE = "query Account($id: ID!) { account(id: $id) { id username grants { role tradeUnion { id } } } }";
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

interface Page {
  accounts: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string; name: string; grants: { role: string; tradeUnion: { name: string } }[] } }[];
  };
}
const list = async (token: string, variables: object = {}) =>
  (await program.data<Page>(QUERY, { first: 100, ...variables }, { token })).accounts;
const idsOf = ({ edges }: Page["accounts"]) => edges.map(({ node }) => node.id);

describe("accounts", () => {
  test("the district's administrator sees everybody of it, and their roles", async () => {
    const all = await list(here.persons.administrator.token);
    const [{ count } = { count: 0 }] = await program.sql<{ count: number }>(
      "select count(*)::int as count from accounts",
    );
    expect([all.totalCount, all.edges.length]).toEqual([count, count]);
    expect(all.edges.find(({ node }) => node.id === here.both.accountId)?.node.grants).toEqual([
      { id: expect.any(String), role: "INSPECTOR", tradeUnion: { name: "甲街道总工会" } },
      { id: expect.any(String), role: "REVIEWER", tradeUnion: { name: "乙街道总工会" } },
    ]);
  });

  test("a street's administrator sees those with a role there, those with none and themselves, but no role elsewhere", async () => {
    const { streetAdministrator, inside, both, without, persons } = here;
    const seen = await list(streetAdministrator.token);
    const expected = [
      streetAdministrator,
      inside,
      both,
      without,
      persons.nobody,
      persons.streetOfficer,
      persons.unionOfficer,
    ];
    expect(idsOf(seen).sort()).toEqual(expected.map(({ accountId }) => accountId).sort());
    expect(seen.totalCount).toBe(7);
    expect(seen.edges.find(({ node }) => node.id === both.accountId)?.node.grants.map(({ role }) => role)).toEqual([
      "INSPECTOR",
    ]);
  });

  test("who lost their last role there is seen by all; who holds one that has ended belongs where it was", async () => {
    const { person } = builders(program);
    const revoked = await person([{ role: "INSPECTOR", at: here.at.otherStreet }]);
    const ended = await person([{ role: "INSPECTOR", at: here.at.otherStreet, until: "2026-01-01" }]);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [revoked.accountId]);
    const seen = idsOf(await list(here.streetAdministrator.token));
    expect([seen.includes(revoked.accountId), seen.includes(ended.accountId)]).toEqual([true, false]);
  });

  test("pages follow the pinyin of the names and the ids", async () => {
    const { person } = builders(program);
    const names = ["安", "白", "蔡", "蔡", "邓2", "邓10"];
    for (const name of names) await person([], { name: `排序${name}` });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page["accounts"] = await list(here.persons.administrator.token, { first: 2, after, search: "排序" });
      expect([page.totalCount, page.edges.length]).toEqual([6, 2]);
      seen.push(...page.edges.map(({ node }) => node.name.slice(2)));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(names);
  });

  test.each([
    ["part of a username in capitals", "FINDME", 1],
    ["a percent sign", "%", 0],
    ["an underscore", "_", 0],
    ["a backslash", "\\", 0],
    ["nothing", "", undefined],
  ])("search takes %s as it stands", async (_case, search, count) => {
    if (count === 1) await builders(program).person([], { username: `findme${randomUUID().slice(0, 6)}` });
    const [{ all } = { all: 0 }] = await program.sql<{ all: number }>("select count(*)::int as all from accounts");
    expect((await list(here.persons.administrator.token, { search })).totalCount).toBe(count ?? all);
  });

  test("search finds a name in whatever width it is kept or typed, with what a paste brings along", async () => {
    const found = await builders(program).person();
    await program.sql("update accounts set name = 'ＷＩＤＥ王' where id = $1", [found.accountId]);
    for (const search of ["ＷＩＤＥ", "wide王", "\u200Bwide\u00A0"])
      expect((await list(here.persons.administrator.token, { search })).totalCount).toBe(1);
  });

  test("costs as many statements for one account as for many", async () => {
    const statements = async (first: number) => {
      program.statements.length = 0;
      await list(here.persons.administrator.token, { first });
      return program.statements.length;
    };
    const one = await statements(1);
    expect([await statements(10), await statements(100)]).toEqual([one, one]);
  });

  test.each(NO_MANAGERS)("%s sees no list and no account", async (persona) => {
    const token = here.tokenOf(persona);
    const code = persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN";
    for (const [query, variables] of [
      [QUERY, { first: 1 }],
      [ONE, { id: here.inside.accountId }],
    ] as const) {
      const { errors } = await program.run(query, variables, { token });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });

  test.each([
    ["no rows", { first: 0 }, "BAD_USER_INPUT"],
    ["101 rows", { first: 101 }, "BAD_USER_INPUT"],
    ["a forged cursor", { after: "abc.def" }, "BAD_CURSOR"],
    ["a lone surrogate", { search: "\uD800" }, "BAD_USER_INPUT"],
    ["NUL", { search: "a\0" }, "BAD_USER_INPUT"],
    ["101 characters", { search: "x".repeat(101) }, "BAD_USER_INPUT"],
  ])("%s are refused", async (_case, variables, code) => {
    const { errors } = await program.run(
      QUERY,
      { first: 1, ...variables },
      { token: here.persons.administrator.token },
    );
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});

describe("account", () => {
  test("one of those who are listed; anybody else is no more than a random id, also by what is executed", async () => {
    const { streetAdministrator, inside, outside } = here;
    const one = async (id: string) => {
      program.statements.length = 0;
      const { account } = await program.data<{ account: unknown }>(ONE, { id }, { token: streetAdministrator.token });
      return { account, statements: program.statements.map((text) => text.replace(/'[0-9a-f-]{36}'|\[took .*/g, "")) };
    };
    expect((await one(inside.accountId)).account).toEqual({
      id: inside.accountId,
      username: inside.username,
      grants: [{ role: "INSPECTOR", tradeUnion: { id: here.at.community.id } }],
    });
    const [hidden, unknown] = [await one(outside.accountId), await one(randomUUID())];
    expect(hidden.account).toBeNull();
    expect(unknown.account).toBeNull();
    expect(hidden.statements).toHaveLength(unknown.statements.length);
  });
});
