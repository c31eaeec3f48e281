import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, refusalsOf, type Administration } from "../../support/account-administration.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { member, signIn, isOpen } = identityBuilders(program);
const MUTATION = `mutation EnableAccount($input: EnableAccountInput!) {
  enableAccount(input: $input) { account { id disabledAt disabledReason grants { role } } userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
  await program.sql("update accounts set disabled_at = now(), disabled_reason = 'x' where id = any($1)", [
    [here.without, here.both, here.outside, here.inside].map(({ accountId }) => accountId),
  ]);
});

const enable = (accountId: string, token = here.persons.administrator.token) =>
  refusalsOf(program, MUTATION, { accountId }, { token });
const isDisabled = async (accountId: string) =>
  (await program.sql("select 1 from accounts where id = $1 and disabled_at is not null", [accountId])).length === 1;

describe("enableAccount", () => {
  test("lets a person sign in again with their roles; again it changes nothing; the journal says so once", async () => {
    const person = await member([{ role: "INSPECTOR", at: here.at.street }]);
    await program.data(
      "mutation D($input: DisableAccountInput!) { disableAccount(input: $input) { userErrors { code } } }",
      { input: { accountId: person.accountId } },
      { token: here.persons.administrator.token },
    );
    for (let i = 0; i < 2; i++) {
      expect(
        await program.data(
          MUTATION,
          { input: { accountId: person.accountId } },
          { token: here.persons.administrator.token },
        ),
      ).toEqual({
        enableAccount: {
          account: { id: person.accountId, disabledAt: null, disabledReason: null, grants: [{ role: "INSPECTOR" }] },
          userErrors: [],
        },
      });
    }
    expect(await isOpen(person.token)).toBe(false);
    expect(await isOpen((await signIn(person)).accessToken)).toBe(true);
    const entries = await program.sql(
      "select actor_id from journal_entries where subject_id = $1 and action = 'account.enabled'",
      [person.accountId],
    );
    expect(entries).toEqual([{ actor_id: here.persons.administrator.accountId }]);
  });

  test("is for the same people as disabling", async () => {
    const token = here.streetAdministrator.token;
    expect(await enable(here.both.accountId, token)).toEqual({
      errors: [],
      userErrors: [["NOT_PERMITTED", "input", "accountId"]],
    });
    expect(await enable(here.outside.accountId, token)).toEqual({
      errors: [],
      userErrors: [["ACCOUNT_NOT_FOUND", "input", "accountId"]],
    });
    expect([await isDisabled(here.both.accountId), await isDisabled(here.outside.accountId)]).toEqual([true, true]);
    expect(await enable(here.inside.accountId, token)).toEqual({ errors: [], userErrors: [] });
  });

  test.each(NO_MANAGERS)("%s may not, and the person stays out", async (persona) => {
    expect(
      await refusalsOf(program, MUTATION, { accountId: here.without.accountId }, { token: here.tokenOf(persona) }),
    ).toEqual({
      errors: [persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN"],
      userErrors: [],
    });
    expect(await isDisabled(here.without.accountId)).toBe(true);
  });

  test.each([
    [randomUUID(), "ACCOUNT_NOT_FOUND"],
    ["x", "ID_NOT_VALID"],
  ])("%s is refused as %s", async (accountId, code) => {
    expect(await enable(accountId)).toEqual({ errors: [], userErrors: [[code, "input", "accountId"]] });
  });
});
