import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, refusalsOf, type Administration } from "../../support/account-administration.js";
import { builders } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const MUTATION = `mutation GrantRole($input: GrantRoleInput!) {
  grantRole(input: $input) { account { id grants { id role since until extraPermissions tradeUnion { id name } } } userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const input = (change: object = {}) => ({
  accountId: here.without.accountId,
  role: "INSPECTOR",
  tradeUnionId: here.at.street.id,
  idempotencyKey: randomUUID(),
  ...change,
});
const grantsOf = (accountId: string) =>
  program.sql("select role, granted_by from grants where account_id = $1 and revoked_at is null", [accountId]);
const grant = (given: object, token = here.persons.administrator.token) =>
  refusalsOf(program, MUTATION, given, { token });
const DONE = { errors: [], userErrors: [] };

describe("grantRole", () => {
  test("the administrator gives a role; it works on the next request, and the journal says so", async () => {
    const person = await builders(program).person();
    const data = await program.data<{ grantRole: { account: { grants: { id: string }[] } } }>(
      MUTATION,
      {
        input: input({ accountId: person.accountId, until: "2027-12-31" }),
      },
      { token: here.persons.administrator.token },
    );
    expect(data.grantRole).toEqual({
      account: {
        id: person.accountId,
        grants: [
          {
            id: expect.any(String),
            role: "INSPECTOR",
            since: "2026-11-22",
            until: "2027-12-31",
            extraPermissions: [],
            tradeUnion: { id: here.at.street.id, name: "甲街道总工会" },
          },
        ],
      },
      userErrors: [],
    });
    const { viewer } = await program.data<{ viewer: { permissions: string[] } }>(
      "{ viewer { permissions } }",
      {},
      { token: person.token },
    );
    expect(viewer.permissions).toContain("inspection:submit");
    const grantId = data.grantRole.account.grants[0]?.id;
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [grantId]),
    ).toEqual([
      {
        action: "grant.given",
        actor_id: here.persons.administrator.accountId,
        details: { accountId: person.accountId, role: "INSPECTOR", tradeUnionId: here.at.street.id },
      },
    ]);
  });

  test("the same request again, also sixteen at once, gives one role", async () => {
    const person = await builders(program).person();
    const given = input({ accountId: person.accountId });
    const answers = await Promise.all(Array.from({ length: 16 }, () => grant(given)));
    expect(answers).toEqual(Array.from({ length: 16 }, () => DONE));
    expect(await grant(given)).toEqual(DONE);
    expect(await grantsOf(person.accountId)).toEqual([
      { role: "INSPECTOR", granted_by: here.persons.administrator.accountId },
    ]);
    expect(await grant({ ...given, role: "REVIEWER" })).toEqual({
      errors: [],
      userErrors: [["IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey"]],
    });
    const other = await builders(program).person();
    expect(await grant({ ...given, accountId: other.accountId })).toEqual({
      errors: [],
      userErrors: [["IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey"]],
    });
  });

  test("the same role under another key is held already, also when both come at once", async () => {
    const person = await builders(program).person();
    const answers = await Promise.all([1, 2, 3].map(() => grant(input({ accountId: person.accountId }))));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
      ["GRANT_EXISTS", "input", "role"],
      ["GRANT_EXISTS", "input", "role"],
    ]);
    expect(await grant(input({ accountId: person.accountId, tradeUnionId: here.at.otherStreet.id }))).toEqual(DONE);
    expect(await grantsOf(person.accountId)).toHaveLength(2);
  });

  test("a role that has ended or was revoked can be given anew", async () => {
    const { person } = builders(program);
    const ended = await person([{ role: "INSPECTOR", at: here.at.street, until: "2026-11-21" }]);
    expect(await grant(input({ accountId: ended.accountId }))).toEqual(DONE);
    const revoked = await person([{ role: "INSPECTOR", at: here.at.street }]);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [revoked.accountId]);
    expect(await grant(input({ accountId: revoked.accountId }))).toEqual(DONE);
  });

  test("fifty roles are the most", async () => {
    const person = await builders(program).person();
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, since, created_at)
       select gen_random_uuid(), $1, u.id, r.role, '2026-01-01', now()
       from (select id from trade_unions where level <> 'GRASSROOTS' order by id limit 5) u,
         unnest(array['ADMINISTRATOR','LEADER','ORGANIZER','REVIEWER','AUDITOR','SUPERVISOR','DEPARTMENT_MEMBER','STREET_OFFICER','UNION_OFFICER','INSPECTOR']) as r (role)`,
      [person.accountId],
    );
    await program.sql("delete from grants where account_id = $1 and role = 'INSPECTOR' and trade_union_id = $2", [
      person.accountId,
      here.at.street.id,
    ]);
    await program.sql(
      "update grants set revoked_at = now() where account_id = $1 and role = 'UNION_OFFICER' and trade_union_id = $2",
      [person.accountId, here.at.root.id],
    );
    expect(await grant(input({ accountId: person.accountId }))).toEqual(DONE);
    expect(
      await grant(input({ accountId: person.accountId, tradeUnionId: here.at.union.id, role: "UNION_OFFICER" })),
    ).toEqual(DONE);
    expect(
      await grant(input({ accountId: person.accountId, tradeUnionId: here.at.farUnion.id, role: "UNION_OFFICER" })),
    ).toEqual({
      errors: [],
      userErrors: [["GRANTS_TOO_MANY"]],
    });
  });

  test("a street's administrator gives roles below their street, to those whom they see", async () => {
    const { streetAdministrator, inside, outside, both, at } = here;
    const token = streetAdministrator.token;
    const give = (change: object) => grant(input(change), token);
    expect(await give({ accountId: inside.accountId, role: "REVIEWER" })).toEqual(DONE);
    expect(await give({ accountId: both.accountId, role: "ORGANIZER", tradeUnionId: at.community.id })).toEqual(DONE);
    expect(await give({ accountId: outside.accountId })).toEqual({
      errors: [],
      userErrors: [["ACCOUNT_NOT_FOUND", "input", "accountId"]],
    });
    expect(await give({ accountId: inside.accountId, tradeUnionId: at.root.id })).toEqual({
      errors: [],
      userErrors: [["TRADE_UNION_NOT_FOUND", "input", "tradeUnionId"]],
    });
    expect(await give({ accountId: inside.accountId, tradeUnionId: at.otherStreet.id })).toEqual({
      errors: [],
      userErrors: [["TRADE_UNION_NOT_FOUND", "input", "tradeUnionId"]],
    });
  });

  test("nobody gives themselves anything: no role, no permission, no longer time, and not by another account of theirs", async () => {
    const { person } = builders(program);
    const administrator = here.persons.administrator;
    const own = await person([{ role: "INSPECTOR", at: here.at.street, until: "2026-12-31" }]);
    await program.sql("update accounts set same_person_as = $1 where id = $2", [
      administrator.accountId,
      own.accountId,
    ]);
    const both = await person([
      { role: "ADMINISTRATOR", at: here.at.root },
      { role: "INSPECTOR", at: here.at.street, until: "2026-11-21" },
    ]);
    const before = await program.sql("select id from grants union all select id from pending_grants order by 1");
    const given = [
      ...["LEADER", "REVIEWER", "INSPECTOR", "ADMINISTRATOR"].map((role) => ({ role })),
      { extraPermissions: ["inspection:unassigned"] },
      { until: "2199-12-31" },
    ];
    for (const change of given) {
      for (const [accountId, token] of [
        [administrator.accountId, administrator.token],
        [own.accountId, administrator.token],
        [both.accountId, both.token],
      ])
        expect(await grant(input({ accountId, ...change }), token)).toEqual({
          errors: [],
          userErrors: [["GRANT_TO_ONESELF", "input", "accountId"]],
        });
    }
    expect(await program.sql("select id from grants union all select id from pending_grants order by 1")).toEqual(
      before,
    );
    await program.sql("update accounts set same_person_as = null");
  });

  test("who sees a union by another role cannot give roles there", async () => {
    const mixed = await builders(program).person([
      { role: "ADMINISTRATOR", at: here.at.street },
      { role: "REVIEWER", at: here.at.root },
    ]);
    expect(await grant(input({ tradeUnionId: here.at.otherStreet.id }), mixed.token)).toEqual({
      errors: [],
      userErrors: [["NOT_PERMITTED", "input", "tradeUnionId"]],
    });
  });

  test.each(NO_MANAGERS)("%s may not, and nothing is given", async (persona) => {
    const { accountId } = await builders(program).person();
    expect(await refusalsOf(program, MUTATION, input({ accountId }), { token: here.tokenOf(persona) })).toEqual({
      errors: [persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN"],
      userErrors: [],
    });
    expect(await grantsOf(accountId)).toEqual([]);
  });

  test.each([
    ["an account that is none", () => ({ accountId: randomUUID() }), ["ACCOUNT_NOT_FOUND", "input", "accountId"]],
    ["an id that is none", () => ({ accountId: "x" }), ["ID_NOT_VALID", "input", "accountId"]],
    [
      "a union that is none",
      () => ({ tradeUnionId: randomUUID() }),
      ["TRADE_UNION_NOT_FOUND", "input", "tradeUnionId"],
    ],
    ["an end before today", () => ({ until: "2026-11-21" }), ["DATE_OUT_OF_RANGE", "input", "until"]],
    ["an end far ahead", () => ({ until: "2200-01-01" }), ["DATE_OUT_OF_RANGE", "input", "until"]],
    [
      "an inspector of a grassroots union",
      () => ({ tradeUnionId: here.at.union.id }),
      ["ROLE_NOT_AT_LEVEL", "input", "role"],
    ],
    [
      "a street officer of a district",
      () => ({ role: "STREET_OFFICER", tradeUnionId: here.at.root.id }),
      ["ROLE_NOT_AT_LEVEL", "input", "role"],
    ],
    ["a union officer of a street", () => ({ role: "UNION_OFFICER" }), ["ROLE_NOT_AT_LEVEL", "input", "role"]],
    [
      "a permission that no grant adds",
      () => ({ extraPermissions: ["account:manage"] }),
      ["PERMISSION_NOT_GRANTABLE", "input", "extraPermissions"],
    ],
    [
      "a permission of another role",
      () => ({ role: "REVIEWER", extraPermissions: ["inspection:unassigned"] }),
      ["PERMISSION_NOT_GRANTABLE", "input", "extraPermissions"],
    ],
    [
      "a permission nobody can store",
      () => ({ extraPermissions: ["\uD800\0"] }),
      ["TEXT_NOT_VALID", "input", "extraPermissions", "0"],
    ],
    [
      "eleven permissions",
      () => ({ extraPermissions: Array.from({ length: 11 }, () => "x") }),
      ["LIST_TOO_LONG", "input", "extraPermissions"],
    ],
    ["a key that is none", () => ({ idempotencyKey: "" }), ["ID_NOT_VALID", "input", "idempotencyKey"]],
  ])("%s is refused", async (_case, change, refusal) => {
    expect(await grant(input(change()))).toEqual({ errors: [], userErrors: [refusal] });
    expect(await grantsOf(here.without.accountId)).toEqual([]);
  });

  test.each(["MEMBER", "PUBLIC", "inspector"])("%s is no role to be given", async (role) => {
    expect(await grant(input({ role }))).toEqual({ errors: ["BAD_USER_INPUT"], userErrors: [] });
  });

  test("an end today holds until the day is over", async () => {
    const person = await builders(program).person();
    expect(await grant(input({ accountId: person.accountId, until: "2026-11-22" }))).toEqual(DONE);
  });

  test("a disabled person gets none, nor does anybody at a closed union", async () => {
    const { person, tradeUnion } = builders(program);
    const { accountId } = await person();
    await program.sql("update accounts set disabled_at = now() where id = $1", [accountId]);
    expect(await grant(input({ accountId }))).toEqual({
      errors: [],
      userErrors: [["ACCOUNT_DISABLED", "input", "accountId"]],
    });
    const closed = await tradeUnion({ parent: here.at.root });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    expect(await grant(input({ tradeUnionId: closed.id }))).toEqual({
      errors: [],
      userErrors: [["TRADE_UNION_CLOSED", "input", "tradeUnionId"]],
    });
  });
});
