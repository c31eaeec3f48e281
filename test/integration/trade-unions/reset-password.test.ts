import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, refusalsOf, type Administration } from "../../support/account-administration.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { member, trySignIn, signIn, refresh, isOpen } = identityBuilders(program);
const MUTATION = `mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) { account { id mustChangePassword } oneTimePassword userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const reset = (accountId: string, token = here.persons.administrator.token) =>
  refusalsOf(program, MUTATION, { accountId }, { token });
const hashOf = async (accountId: string) =>
  program.sql("select password_hash, must_change_password from accounts where id = $1", [accountId]);

describe("resetPassword", () => {
  test("gives a one-time password, ends every session, and is journaled", async () => {
    const person = await member([{ role: "INSPECTOR", at: here.at.street }]);
    const before = await signIn(person);
    const { resetPassword } = await program.data<{ resetPassword: { oneTimePassword: string } }>(
      MUTATION,
      { input: { accountId: person.accountId } },
      { token: here.persons.administrator.token },
    );
    expect(resetPassword).toEqual({
      account: { id: person.accountId, mustChangePassword: true },
      oneTimePassword: expect.stringMatching(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/),
      userErrors: [],
    });
    expect([await isOpen(before.accessToken), await isOpen(person.token)]).toEqual([false, false]);
    expect((await refresh(before.refreshToken)).userErrors.map(({ code }) => code)).toEqual(["SESSION_REVOKED"]);
    expect((await trySignIn(person)).data.signIn.userErrors.map(({ code }) => code)).toEqual(["SIGN_IN_FAILED"]);
    const { accessToken } = await signIn({ username: person.username, password: resetPassword.oneTimePassword });
    expect(await program.data("{ viewer { mustChangePassword } }", {}, { token: accessToken })).toEqual({
      viewer: { mustChangePassword: true },
    });
    const entries = await program.sql(
      "select actor_id, details from journal_entries where subject_id = $1 and action = 'account.password-reset'",
      [person.accountId],
    );
    expect(entries).toEqual([{ actor_id: here.persons.administrator.accountId, details: {} }]);
  });

  test("is not for people with a role elsewhere, nor for oneself, nor for those out of reach", async () => {
    const { streetAdministrator, inside, outside, both } = here;
    const token = streetAdministrator.token;
    expect(await reset(inside.accountId, token)).toEqual({ errors: [], userErrors: [] });
    for (const [person, code] of [
      [both, "NOT_PERMITTED"],
      [streetAdministrator, "NOT_PERMITTED"],
      [outside, "ACCOUNT_NOT_FOUND"],
    ] as const) {
      expect(await reset(person.accountId, token)).toEqual({ errors: [], userErrors: [[code, "input", "accountId"]] });
      expect(await hashOf(person.accountId)).toEqual([{ password_hash: "-", must_change_password: false }]);
    }
  });

  test.each(NO_MANAGERS)("%s may not, and the password stays", async (persona) => {
    expect(
      await refusalsOf(program, MUTATION, { accountId: here.without.accountId }, { token: here.tokenOf(persona) }),
    ).toEqual({
      errors: [persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN"],
      userErrors: [],
    });
    expect(await hashOf(here.without.accountId)).toEqual([{ password_hash: "-", must_change_password: false }]);
  });

  test.each([
    [randomUUID(), "ACCOUNT_NOT_FOUND"],
    ["x", "ID_NOT_VALID"],
  ])("%s is refused as %s", async (accountId, code) => {
    expect(await reset(accountId)).toEqual({ errors: [], userErrors: [[code, "input", "accountId"]] });
  });
});
