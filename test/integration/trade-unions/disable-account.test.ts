import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, refusalsOf, type Administration } from "../../support/account-administration.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { member, trySignIn, signIn, refresh, isOpen } = identityBuilders(program);
const MUTATION = `mutation DisableAccount($input: DisableAccountInput!) {
  disableAccount(input: $input) { account { id disabledAt disabledReason } userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const disable = (input: object, token = here.persons.administrator.token) =>
  refusalsOf(program, MUTATION, input, { token });
const isDisabled = async (accountId: string) =>
  (await program.sql("select 1 from accounts where id = $1 and disabled_at is not null", [accountId])).length === 1;

describe("disableAccount", () => {
  test("shuts a person out at once; again it changes nothing; the journal says so once", async () => {
    const person = await member([{ role: "INSPECTOR", at: here.at.street }]);
    const session = await signIn(person);
    const run = () =>
      program.data(
        MUTATION,
        { input: { accountId: person.accountId, reason: "left the office" } },
        { token: here.persons.administrator.token },
      );
    const expected = {
      disableAccount: {
        account: { id: person.accountId, disabledAt: "2026-11-22T02:00:00.000Z", disabledReason: "left the office" },
        userErrors: [],
      },
    };
    expect(await run()).toEqual(expected);
    expect([await isOpen(session.accessToken), await isOpen(person.token)]).toEqual([false, false]);
    expect((await refresh(session.refreshToken)).userErrors.map(({ code }) => code)).toEqual(["SESSION_REVOKED"]);
    expect((await trySignIn(person)).data.signIn.userErrors.map(({ code }) => code)).toEqual(["SIGN_IN_FAILED"]);
    expect(await run()).toEqual(expected);
    const entries = await program.sql(
      "select actor_id from journal_entries where subject_id = $1 and action = 'account.disabled'",
      [person.accountId],
    );
    expect(entries).toEqual([{ actor_id: here.persons.administrator.accountId }]);
  });

  test("a sign-in at the same time does not slip through", async () => {
    for (let i = 0; i < 5; i++) {
      const person = await member();
      const [, { data }] = await Promise.all([disable({ accountId: person.accountId }), trySignIn(person)]);
      const { accessToken } = data.signIn.session ?? { accessToken: "none" };
      expect(await isOpen(accessToken)).toBe(false);
    }
  });

  test("is not for people with a role elsewhere, nor for oneself, nor for those out of reach", async () => {
    const { streetAdministrator, inside, outside, both, persons } = here;
    const token = streetAdministrator.token;
    expect(await disable({ accountId: inside.accountId }, token)).toEqual({ errors: [], userErrors: [] });
    for (const [person, code] of [
      [both, "NOT_PERMITTED"],
      [streetAdministrator, "NOT_PERMITTED"],
      [outside, "ACCOUNT_NOT_FOUND"],
      [persons.administrator, "ACCOUNT_NOT_FOUND"],
    ] as const) {
      expect(await disable({ accountId: person.accountId }, token)).toEqual({
        errors: [],
        userErrors: [[code, "input", "accountId"]],
      });
      expect(await isDisabled(person.accountId)).toBe(false);
    }
  });

  test.each(NO_MANAGERS)("%s may not, and the person stays", async (persona) => {
    expect(
      await refusalsOf(program, MUTATION, { accountId: here.without.accountId }, { token: here.tokenOf(persona) }),
    ).toEqual({
      errors: [persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN"],
      userErrors: [],
    });
    expect(await isDisabled(here.without.accountId)).toBe(false);
  });

  test.each([
    ["an account that is none", { accountId: randomUUID() }, ["ACCOUNT_NOT_FOUND", "input", "accountId"]],
    ["an id that is none", { accountId: "x" }, ["ID_NOT_VALID", "input", "accountId"]],
    ["a reason of 501 characters", { reason: "x".repeat(501) }, ["TEXT_TOO_LONG", "input", "reason"]],
    ["a reason with NUL", { reason: "\0" }, ["TEXT_NOT_VALID", "input", "reason"]],
    ["a reason with a lone surrogate", { reason: "\uD800" }, ["TEXT_NOT_VALID", "input", "reason"]],
  ])("%s is refused", async (_case, change, refusal) => {
    expect(await disable({ accountId: here.without.accountId, ...change })).toEqual({
      errors: [],
      userErrors: [refusal],
    });
    expect(await isDisabled(here.without.accountId)).toBe(false);
  });
});
