import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { identityBuilders, type Refusal } from "../../support/builders-identity.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { signIn, trySignIn } = identityBuilders(program);
const MUTATION = `mutation CreateAccount($input: CreateAccountInput!) {
  createAccount(input: $input) { account { id username name } oneTimePassword userErrors { code message path } }
}`;
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  account: { id: string; username: string; name: string } | null;
  oneTimePassword: string | null;
  userErrors: Refusal[];
}
const input = (change: object = {}) => ({
  username: `u${randomUUID().slice(0, 12)}`,
  name: "林检查",
  language: "zh-CN",
  idempotencyKey: randomUUID(),
  ...change,
});
const create = async (given: object) =>
  (await program.data<{ createAccount: Answer }>(MUTATION, { input: given }, { token: persons.administrator.token }))
    .createAccount;
const accounts = (username: string) => program.sql("select id from accounts where username = $1", [username]);

describe("createAccount", () => {
  test("the administrator makes an account; its one-time password opens a session that has to replace it", async () => {
    const given = input({ username: "Lin.Inspector" });
    const { account, oneTimePassword, userErrors } = await create(given);
    expect(userErrors).toEqual([]);
    expect(account).toEqual({ id: expect.any(String), username: "lin.inspector", name: "林检查" });
    expect(oneTimePassword).toMatch(/^([A-Z2-9]{4}-){3}[A-Z2-9]{4}$/);
    const { accessToken } = await signIn({ username: "lin.inspector", password: oneTimePassword ?? "" });
    expect(
      await program.data("{ viewer { id mustChangePassword grants { id } } }", {}, { token: accessToken }),
    ).toEqual({
      viewer: { id: account?.id, mustChangePassword: true, grants: [] },
    });
    const entries = await program.sql(
      "select action, actor_id, details from journal_entries where subject_id = $1 order by at, id",
      [account?.id],
    );
    expect(entries[0]).toEqual({ action: "account.created", actor_id: persons.administrator.accountId, details: {} });
  });

  test("the same request again gives the same account, without the password", async () => {
    const given = input();
    const first = await create(given);
    expect(await create(given)).toEqual({ account: first.account, oneTimePassword: null, userErrors: [] });
    expect(
      (await trySignIn({ username: given.username, password: first.oneTimePassword ?? "" })).data.signIn.userErrors,
    ).toEqual([]);
  });

  test("also after the person has changed something", async () => {
    const given = input();
    const { account } = await create(given);
    await program.sql("update accounts set language = 'en' where id = $1", [account?.id]);
    expect((await create(given)).userErrors).toEqual([]);
  });

  test("sixteen at once make one account", async () => {
    const given = input();
    const answers = await Promise.all(Array.from({ length: 16 }, () => create(given)));
    expect(answers.map(({ userErrors }) => userErrors)).toEqual(Array.from({ length: 16 }, () => []));
    expect(new Set(answers.map(({ account }) => account?.id)).size).toBe(1);
    expect(answers.filter(({ oneTimePassword }) => oneTimePassword !== null)).toHaveLength(1);
    expect(await accounts(given.username)).toHaveLength(1);
  });

  test("another content under the same key is refused", async () => {
    const given = input();
    await create(given);
    for (const change of [{ name: "别人" }, { language: "en" }, { username: `${given.username}x` }]) {
      const { account, userErrors } = await create({ ...given, ...change });
      expect([account, ...userErrors.map(({ code, path }) => [code, ...path])]).toEqual([
        null,
        ["IDEMPOTENCY_KEY_REUSED", "input", "idempotencyKey"],
      ]);
    }
  });

  test("of two for the same username at once one wins", async () => {
    const given = input();
    const answers = await Promise.all([create(given), create({ ...given, idempotencyKey: randomUUID() })]);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code, path }) => [code, ...path]))).toEqual([
      ["USERNAME_TAKEN", "input", "username"],
    ]);
    expect(await accounts(given.username)).toHaveLength(1);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "administrator"), "anonymous"])(
    "%s may not, and nothing is made",
    async (persona) => {
      const given = input();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const { errors } = await program.run(MUTATION, { input: given }, { token });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await accounts(given.username)).toEqual([]);
    },
  );

  test.each([
    ["a username of one letter", { username: "x" }, "USERNAME_NOT_VALID", "username"],
    ["a username of 64 letters", { username: "x".repeat(64) }, "USERNAME_NOT_VALID", "username"],
    ["a username with a blank", { username: "lin wei" }, "USERNAME_NOT_VALID", "username"],
    ["a Chinese username", { username: "林检查" }, "USERNAME_NOT_VALID", "username"],
    ["a username with a lone surrogate", { username: "lin\uD83D" }, "TEXT_NOT_VALID", "username"],
    ["an empty name", { name: "  " }, "TEXT_EMPTY", "name"],
    ["a name of 101 characters", { name: "林".repeat(101) }, "TEXT_TOO_LONG", "name"],
    ["a name with NUL", { name: "林\0" }, "TEXT_NOT_VALID", "name"],
    ["a language it does not speak", { language: "fr" }, "VALUE_UNKNOWN", "language"],
    ["a key that is none", { idempotencyKey: "1" }, "ID_NOT_VALID", "idempotencyKey"],
  ])("%s is refused", async (_case, change, code, field) => {
    const { account, oneTimePassword, userErrors } = await create(input(change));
    expect([account, oneTimePassword]).toEqual([null, null]);
    expect(userErrors.map((error) => ({ code: error.code, path: error.path }))).toEqual([
      { code, path: ["input", field] },
    ]);
  });
});
