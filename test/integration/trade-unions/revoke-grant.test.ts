import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, NO_MANAGERS, refusalsOf, type Administration } from "../../support/account-administration.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const MUTATION = `mutation RevokeGrant($input: RevokeGrantInput!) {
  revokeGrant(input: $input) { account { id grants { id role } } userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const grantOf = async ({ accountId }: BuiltPerson, role = "INSPECTOR"): Promise<string> => {
  const [found] = await program.sql<{ id: string }>(
    "select id from grants where account_id = $1 and role = $2 order by id limit 1",
    [accountId, role],
  );
  return found?.id ?? "";
};
const isLive = async (id: string) =>
  (await program.sql("select 1 from grants where id = $1 and revoked_at is null", [id])).length === 1;
const revoke = (grantId: string, token = here.persons.administrator.token) =>
  refusalsOf(program, MUTATION, { grantId }, { token });
const DONE = { errors: [], userErrors: [] };

describe("revokeGrant", () => {
  test("the role stops with the next request; again it changes nothing; the journal says so once", async () => {
    const person = await builders(program).person([
      { role: "INSPECTOR", at: here.at.street },
      { role: "REVIEWER", at: here.at.street },
    ]);
    const grantId = await grantOf(person);
    const { revokeGrant } = await program.data<{ revokeGrant: unknown }>(
      MUTATION,
      { input: { grantId } },
      { token: here.persons.administrator.token },
    );
    expect(revokeGrant).toEqual({
      account: { id: person.accountId, grants: [{ id: await grantOf(person, "REVIEWER"), role: "REVIEWER" }] },
      userErrors: [],
    });
    const { viewer } = await program.data<{ viewer: { permissions: string[] } }>(
      "{ viewer { permissions } }",
      {},
      { token: person.token },
    );
    expect(viewer.permissions).not.toContain("inspection:submit");
    expect(await revoke(grantId)).toEqual(DONE);
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [grantId]),
    ).toEqual([
      {
        action: "grant.revoked",
        actor_id: here.persons.administrator.accountId,
        details: { accountId: person.accountId, role: "INSPECTOR", tradeUnionId: here.at.street.id },
      },
    ]);
  });

  test("a street's administrator takes away what lies below their street; the rest does not exist for them", async () => {
    const { person } = builders(program);
    const { streetAdministrator, at } = here;
    const both = await person([
      { role: "INSPECTOR", at: at.community },
      { role: "REVIEWER", at: at.otherStreet },
      { role: "LEADER", at: at.root },
    ]);
    expect(await revoke(await grantOf(both), streetAdministrator.token)).toEqual(DONE);
    for (const role of ["REVIEWER", "LEADER"]) {
      const grantId = await grantOf(both, role);
      expect(await revoke(grantId, streetAdministrator.token)).toEqual({
        errors: [],
        userErrors: [["GRANT_NOT_FOUND", "input", "grantId"]],
      });
      expect(await isLive(grantId)).toBe(true);
    }
  });

  test("nobody takes away their own last administration, but one of two", async () => {
    const own = await builders(program).person([{ role: "ADMINISTRATOR", at: here.at.street }]);
    const last = await grantOf(own, "ADMINISTRATOR");
    expect(await revoke(last, own.token)).toEqual({
      errors: [],
      userErrors: [["LAST_ADMINISTRATOR", "input", "grantId"]],
    });
    expect(await isLive(last)).toBe(true);

    const two = await builders(program).person([
      { role: "ADMINISTRATOR", at: here.at.street },
      { role: "ADMINISTRATOR", at: here.at.community },
      { role: "INSPECTOR", at: here.at.street },
    ]);
    expect(await revoke(await grantOf(two), two.token)).toEqual(DONE);
    expect(await revoke(await grantOf(two, "ADMINISTRATOR"), two.token)).toEqual(DONE);
  });

  test("an ended administration does not count as another one", async () => {
    const own = await builders(program).person([
      { role: "ADMINISTRATOR", at: here.at.street },
      { role: "ADMINISTRATOR", at: here.at.otherStreet, until: "2026-11-21" },
    ]);
    expect(await revoke(await grantOf(own, "ADMINISTRATOR"), own.token)).toEqual({
      errors: [],
      userErrors: [["LAST_ADMINISTRATOR", "input", "grantId"]],
    });
  });

  test("of two administrators who revoke each other at once one stays", async () => {
    const { person } = builders(program);
    const pair = [
      await person([{ role: "ADMINISTRATOR", at: here.at.root }]),
      await person([{ role: "ADMINISTRATOR", at: here.at.root }]),
    ] as const;
    const ids = [await grantOf(pair[0], "ADMINISTRATOR"), await grantOf(pair[1], "ADMINISTRATOR")] as const;
    const answers = await Promise.all([revoke(ids[1], pair[0].token), revoke(ids[0], pair[1].token)]);
    const live = [await isLive(ids[0]), await isLive(ids[1])];
    expect(live.filter(Boolean)).toHaveLength(1);
    // The later one is refused behind the lock, or, when it came in after the commit, at the door.
    expect(answers.filter(({ errors, userErrors }) => errors.length + userErrors.length > 0)).toHaveLength(1);
  });

  test.each(NO_MANAGERS)("%s may not, and it stays", async (persona) => {
    const grantId = await grantOf(here.inside);
    expect(await refusalsOf(program, MUTATION, { grantId }, { token: here.tokenOf(persona) })).toEqual({
      errors: [persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN"],
      userErrors: [],
    });
    expect(await isLive(grantId)).toBe(true);
  });

  test.each([
    [randomUUID(), "GRANT_NOT_FOUND"],
    ["x", "ID_NOT_VALID"],
  ])("%s is refused as %s", async (grantId, code) => {
    expect(await revoke(grantId)).toEqual({ errors: [], userErrors: [[code, "input", "grantId"]] });
  });
});
