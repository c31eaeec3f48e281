import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { member, newDevice, signIn, refresh, isOpen } = identityBuilders(program);
const MUTATION = "mutation SignOut { signOut { userErrors { code message path } } }";
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  persons = await people(program, await builders(program).district());
});

describe("signOut", () => {
  test.each(PERSONAS)("%s signs out; the journal says so", async (persona) => {
    const { token, accountId, sessionId } = persons[persona];
    expect(await program.data(MUTATION, {}, { token })).toEqual({ signOut: { userErrors: [] } });
    expect(await isOpen(token)).toBe(false);
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [accountId]),
    ).toEqual([{ action: "session.signed-out", actor_id: accountId, details: { sessionId } }]);
  });

  test("an anonymous caller has nothing to sign out of", async () => {
    const { errors } = await program.run(MUTATION);
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  test("ends this session alone, with both its tokens", async () => {
    const person = await member();
    const [here, there] = [await signIn(person), await signIn(person, newDevice())];
    await program.data(MUTATION, {}, { token: here.accessToken });
    expect([await isOpen(here.accessToken), await isOpen(there.accessToken)]).toEqual([false, true]);
    expect((await refresh(here.refreshToken)).userErrors.map(({ code }) => code)).toEqual(["SESSION_REVOKED"]);
    expect((await refresh(there.refreshToken)).userErrors).toEqual([]);
  });
});
