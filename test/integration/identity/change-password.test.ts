import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema } from "../../../src/app/schema.js";
import { builders } from "../../support/builders.js";
import { identityBuilders, PASSWORD, type Refusal } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";
import { leastDocumentOf, rootFieldsOf } from "../../support/schema-documents.js";

const program = testProgram();
const { member, newDevice, trySignIn, signIn, isOpen } = identityBuilders(program);
const MUTATION =
  "mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code message path } } }";

const change = async (token: string, newPassword: string, currentPassword = PASSWORD) => {
  const data = await program.data<{ changePassword: { userErrors: Refusal[] } }>(
    MUTATION,
    { input: { currentPassword, newPassword } },
    { token },
  );
  return data.changePassword.userErrors.map(({ code, path }) => [code, ...path]);
};

describe("changePassword", () => {
  test("replaces the password, keeps this session and ends the others; the journal says so", async () => {
    const person = await member();
    const [here, there] = [await signIn(person), await signIn(person, newDevice())];
    expect(await change(here.accessToken, "another sound one")).toEqual([]);
    expect([await isOpen(here.accessToken), await isOpen(there.accessToken), await isOpen(person.token)]).toEqual([
      true,
      false,
      false,
    ]);
    expect((await trySignIn(person)).data.signIn.userErrors.map(({ code }) => code)).toEqual(["SIGN_IN_FAILED"]);
    await signIn({ ...person, password: "another sound one" });
    const entries = await program.sql(
      "select actor_id from journal_entries where subject_id = $1 and action = 'account.password-changed'",
      [person.accountId],
    );
    expect(entries).toEqual([{ actor_id: person.accountId }]);
  });

  test("opens what a one-time password keeps closed", async () => {
    const at = await builders(program).district();
    const person = await member([{ role: "ADMINISTRATOR", at: at.root }]);
    await program.sql("update accounts set must_change_password = true where id = $1", [person.accountId]);
    const { accessToken: token } = await signIn(person);
    const closed = await program.run("{ accounts(first: 1) { edges { node { id } } } }", {}, { token });
    expect(closed.errors?.map(({ extensions }) => extensions.code)).toEqual(["PASSWORD_CHANGE_REQUIRED"]);
    expect(await program.data("{ viewer { mustChangePassword } }", {}, { token })).toEqual({
      viewer: { mustChangePassword: true },
    });
    expect(await change(token, "my own sound one")).toEqual([]);
    expect(await program.data("{ viewer { mustChangePassword } }", {}, { token })).toEqual({
      viewer: { mustChangePassword: false },
    });
    await program.data("{ accounts(first: 1) { edges { node { id } } } }", {}, { token });
  });

  describe("a session of a one-time password", () => {
    let token: string;
    let person: Awaited<ReturnType<typeof member>>;
    beforeAll(async () => {
      const at = await builders(program).district();
      person = await member([{ role: "ADMINISTRATOR", at: at.root }]);
      await program.sql("update accounts set must_change_password = true where id = $1", [person.accountId]);
      token = (await signIn(person)).accessToken;
    });
    const codes = async (query: string, variables: Record<string, unknown> = {}) =>
      (await program.run(query, variables, { token })).errors?.map(({ extensions }) => extensions.code);

    test("opens no other root field, whatever is asked of it, nor those for anonymous callers", async () => {
      const schema = buildSchema();
      const open = ["viewer", "changePassword", "signOut", "signIn", "refreshSession"];
      const closed = rootFieldsOf(schema).filter(({ name }) => !open.includes(name));
      for (const field of closed) {
        expect([field.name, await codes(leastDocumentOf(schema, field))]).toEqual([
          field.name,
          ["PASSWORD_CHANGE_REQUIRED"],
        ]);
      }
      expect(closed.length).toBeGreaterThan(100);
    });

    test.each([
      ["work", "{ viewer { assignments(first: 1) { totalCount } } }"],
      ["messages", "{ viewer { messages(first: 1) { totalCount } } }"],
      ["what was refused", "{ viewer { rejections(first: 1) { totalCount } } }"],
      ["more of a union than its name", "{ viewer { grants { tradeUnion { address } } } }"],
      [
        "more of it in a fragment",
        "{ viewer { ...V } } fragment V on Viewer { g: grants { ... on Grant { t: tradeUnion { parent { id } } } } }",
      ],
    ])("does not show %s", async (_what, query) => {
      // The second time it is answered by another path.
      for (let time = 1; time <= 3; time++) expect(await codes(query)).toEqual(["PASSWORD_CHANGE_REQUIRED"]);
    });

    test("shows no more to the sign-in that begins it, which begins none then", async () => {
      const query = (fields: string) =>
        `mutation ($input: SignInInput!) { signIn(input: $input) { session { accessToken } viewer { ${fields} } userErrors { code } } }`;
      const signInWith = (fields: string) =>
        program.run(query(fields), { input: { username: person.username, password: PASSWORD, device: newDevice() } });
      for (const fields of ["grants { tradeUnion { address } }", "id assignments(first: 1) { totalCount }"]) {
        const begun = () => program.sql("select from sessions where account_id = $1", [person.accountId]);
        const before = (await begun()).length;
        const answer = await signInWith(fields);
        expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["PASSWORD_CHANGE_REQUIRED"]);
        expect((await begun()).length).toBe(before);
      }
      expect((await signInWith("id grants { role tradeUnion { id code name level } }")).errors).toBeUndefined();
    });

    test("shows what a sign-in asks", async () => {
      const query =
        "{ viewer { __typename id name permissions device { name } grants { role tradeUnion { id code name level } } } }";
      for (let time = 1; time <= 3; time++) expect(await codes(query)).toBeUndefined();
    });
  });

  test.each([
    ["a wrong current password", "another sound one", "wrong password", ["PASSWORD_WRONG", "input", "currentPassword"]],
    ["a short one", "short one", PASSWORD, ["PASSWORD_TOO_SHORT", "input", "newPassword"]],
    ["one of 201 characters", `${"ab1!".repeat(50)}x`, PASSWORD, ["PASSWORD_TOO_LONG", "input", "newPassword"]],
    ["a common one", "password2026", PASSWORD, ["PASSWORD_TOO_WEAK", "input", "newPassword"]],
    ["the same again", PASSWORD, PASSWORD, ["PASSWORD_UNCHANGED", "input", "newPassword"]],
    ["a lone surrogate", "another sound \uD800", PASSWORD, ["TEXT_NOT_VALID", "input", "newPassword"]],
    ["NUL", "another sound \0", PASSWORD, ["TEXT_NOT_VALID", "input", "newPassword"]],
    ["10,001 characters", "ab1!".repeat(2501), PASSWORD, ["TEXT_TOO_LONG", "input", "newPassword"]],
  ])("%s is refused, and the password stays", async (_case, newPassword, currentPassword, refusal) => {
    const person = await member();
    expect(await change(person.token, newPassword, currentPassword)).toEqual([refusal]);
    expect((await trySignIn(person)).data.signIn.userErrors).toEqual([]);
    expect(await isOpen(person.token)).toBe(true);
  });

  test("the username is no password", async () => {
    const person = await member([], { username: `sailor.${randomUUID().slice(0, 8)}` });
    expect(await change(person.token, person.username.toUpperCase())).toEqual([
      ["PASSWORD_TOO_WEAK", "input", "newPassword"],
    ]);
  });

  test("a stolen session cannot try passwords without end", async () => {
    const person = await member();
    for (let i = 0; i < 6; i++)
      expect(await change(person.token, "another sound one", `guess ${i}`)).toEqual([
        ["PASSWORD_WRONG", "input", "currentPassword"],
      ]);
    expect(await change(person.token, "another sound one")).toEqual([["TOO_MANY_ATTEMPTS"]]);
    program.clock.advance(1000);
    expect(await change(person.token, "another sound one")).toEqual([]);
  });

  test("of two at once with the same current password one wins", async () => {
    const person = await member();
    const answers = await Promise.all([
      change(person.token, "the first new one"),
      change(person.token, "the second new one"),
    ]);
    expect(answers.map((codes) => codes.length).sort()).toEqual([0, 1]);
    expect(answers.flat()).toEqual([["PASSWORD_WRONG", "input", "currentPassword"]]);
  });

  test("an anonymous caller has none", async () => {
    const { errors } = await program.run(MUTATION, {
      input: { currentPassword: PASSWORD, newPassword: "another sound one" },
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });
});
