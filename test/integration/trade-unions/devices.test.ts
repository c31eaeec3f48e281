import { beforeAll, describe, expect, test } from "@jest/globals";
import { administration, type Administration } from "../../support/account-administration.js";
import { builders } from "../../support/builders.js";
import { PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const QUERY = `query Devices($first: Int!, $after: Cursor) {
  devices(first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { cursor node { id name platform account { id name } firstSeenAt lastSeenAt revokedAt revokedReason } }
  }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

interface Page {
  devices: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { id: string; account: { id: string } } }[];
  };
}
const list = async (token: string, variables: object = {}) =>
  (await program.data<Page>(QUERY, { first: 100, ...variables }, { token })).devices;
const peopleOf = ({ edges }: Page["devices"]) => edges.map(({ node }) => node.account.id).sort();

describe("devices", () => {
  test.each(PERSONAS.filter((persona) => persona !== "administrator"))("%s sees their own", async (persona) => {
    const { token, accountId, deviceId } = here.persons[persona];
    const { edges, totalCount } = await list(token);
    expect(totalCount).toBe(1);
    expect(edges.map(({ node }) => node)).toEqual([
      {
        id: deviceId,
        name: "Tablet",
        platform: "android",
        account: { id: accountId, name: "测试人员" },
        firstSeenAt: expect.any(String),
        lastSeenAt: expect.any(String),
        revokedAt: null,
        revokedReason: null,
      },
    ]);
  });

  test("the administrators see those of the people whom they see", async () => {
    const { streetAdministrator, inside, both, without, persons } = here;
    const [{ count } = { count: 0 }] = await program.sql<{ count: number }>(
      "select count(*)::int as count from devices",
    );
    expect((await list(persons.administrator.token)).totalCount).toBe(count);
    const street = [
      streetAdministrator,
      inside,
      both,
      without,
      persons.nobody,
      persons.streetOfficer,
      persons.unionOfficer,
    ];
    expect(peopleOf(await list(streetAdministrator.token))).toEqual(street.map(({ accountId }) => accountId).sort());
  });

  test("the one used last comes first; a tablet that two share is listed for both; pages join without a gap", async () => {
    const { person } = builders(program);
    const chief = await person([
      { role: "ADMINISTRATOR", at: await builders(program).tradeUnion({ level: "DISTRICT" }) },
    ]);
    await program.sql("update grants set revoked_at = now() where account_id <> $1", [chief.accountId]);
    await program.sql("delete from session_tokens where session_id <> $1", [chief.sessionId]);
    await program.sql("delete from sessions where id <> $1", [chief.sessionId]);
    await program.sql("delete from devices where account_id <> $1", [chief.accountId]);
    const [a, b] = [await person(), await person()];
    const shared = "01980000-0000-7000-8000-000000000001";
    await program.sql(
      "delete from session_tokens t using sessions s where s.id = t.session_id and s.account_id = any($1)",
      [[a.accountId, b.accountId]],
    );
    await program.sql("delete from sessions where account_id = any($1)", [[a.accountId, b.accountId]]);
    await program.sql("delete from devices where account_id = any($1)", [[a.accountId, b.accountId]]);
    await program.sql(
      `insert into devices (id, account_id, name, platform, first_seen_at, last_seen_at)
       values ($1, $2, 'T', 'android', now(), '2026-11-01T00:00:00.123456Z'), ($1, $3, 'T', 'android', now(), '2026-11-01T00:00:00.123456Z'),
         (gen_random_uuid(), $2, 'Phone', 'ios', now(), '2026-11-01T00:00:00.123457Z')`,
      [shared, a.accountId, b.accountId],
    );
    await program.sql("update devices set last_seen_at = '2026-11-02' where account_id = $1", [chief.accountId]);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Page["devices"] = await list(chief.token, { first: 1, after });
      expect(page.totalCount).toBe(4);
      seen.push(...page.edges.map(({ node }) => node.account.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([chief.accountId, a.accountId, ...[a.accountId, b.accountId].sort()]);

    const statements = async (first: number) => {
      program.statements.length = 0;
      await list(chief.token, { first });
      return program.statements.length;
    };
    expect([await statements(2), await statements(100)]).toEqual([await statements(1), await statements(1)]);
  });

  test("an anonymous caller sees none", async () => {
    const { errors } = await program.run(QUERY, { first: 1 });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  test.each([
    ["no rows", { first: 0 }, "BAD_USER_INPUT"],
    ["101 rows", { first: 101 }, "BAD_USER_INPUT"],
    ["a forged cursor", { after: "W10.AAAAAAAAAAAAAAAA" }, "BAD_CURSOR"],
  ])("%s are refused", async (_case, variables, code) => {
    const { token } = await builders(program).person();
    const { errors } = await program.run(QUERY, { first: 1, ...variables }, { token });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});
