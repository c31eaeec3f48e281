import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { pino } from "pino";
import { openProgram, type Program } from "../../../src/app/program.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

/** Longer than the tests take, so that only announcements make a server forget. */
const rememberActorsMs = 3_600_000;
const program = testProgram({ rememberActorsMs });
const { member, signIn, refreshed } = identityBuilders(program);

let second: Program;
let at: District;
let administrator: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  administrator = await builders(program).person([{ role: "ADMINISTRATOR", at: at.root }]);
  second = await openProgram({
    databaseUrl: program.appUrl,
    secret: "another server of the same deployment",
    poolSize: 4,
    host: "127.0.0.1",
    port: 0,
    isProduction: false,
    corsOrigins: [],
    trustProxy: false,
    clock: program.clock,
    log: pino({ level: "silent" }),
    rememberActorsMs,
  });
}, 60_000);
afterAll(() => second.close(), 60_000);

let person: BuiltPerson;
beforeEach(async () => {
  person = await builders(program).person([{ role: "INSPECTOR", at: at.street }]);
});

/** Why a server does not let a token read trade unions; undefined when it does. */
async function refusalsAt(url: string, token: string): Promise<string[] | undefined> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { id } tradeUnion(id: "01980000-0000-4000-8000-000000000000") { id } }' }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors && [...new Set(errors.map(({ extensions }) => extensions.code))];
}
const here = (token: string) => refusalsAt(program.program.url, token);
const there = (token: string) => refusalsAt(second.url, token);

/** Asks again while the answer is not the one waited for, as announcements take a moment; in the end answers what it got. */
async function until<Answer>(ask: () => Promise<Answer>, isIt: (answer: Answer) => boolean): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask();
    if (attempt === 300 || isIt(answer)) return answer;
    await pause(10);
  }
}

const manage = (mutation: string, input: object) =>
  program.data(
    `mutation M($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { userErrors { code } } }`,
    { input },
    { token: administrator.token },
  );

const authenticationStatements = () => program.statements.filter((text) => text.includes("session_tokens")).length;

describe("two servers that remember who is signed in", () => {
  test("ask the database once", async () => {
    expect(await here(person.token)).toBeUndefined();
    // The announcements of what was just made may still be on their way, and make the server forget once more.
    await until(
      async () => {
        program.statements.length = 0;
        await here(person.token);
        return authenticationStatements();
      },
      (asked) => asked === 0,
    );
    for (let i = 0; i < 5; i++) await here(person.token);
    expect(authenticationStatements()).toBe(0);
  });

  test.each<[string, () => Promise<unknown>, string[] | undefined]>([
    ["a revoked device", () => manage("revokeDevice", { deviceId: person.deviceId }), ["UNAUTHENTICATED"]],
    ["a disabled account", () => manage("disableAccount", { accountId: person.accountId }), ["UNAUTHENTICATED"]],
    ["a reset password", () => manage("resetPassword", { accountId: person.accountId }), ["UNAUTHENTICATED"]],
    [
      "a sign-out",
      () => program.data("mutation { signOut { userErrors { code } } }", {}, { token: person.token }),
      ["UNAUTHENTICATED"],
    ],
    [
      "a revoked role",
      async () => {
        const [grant] = await program.sql<{ id: string }>("select id from grants where account_id = $1", [
          person.accountId,
        ]);
        await manage("revokeGrant", { grantId: grant?.id });
      },
      ["FORBIDDEN"],
    ],
  ])("%s stops at once on the server that did it, and a moment later on the other", async (_case, change, codes) => {
    expect([await here(person.token), await there(person.token)]).toEqual([undefined, undefined]);
    await change();
    expect(await here(person.token)).toEqual(codes);
    expect(
      await until(
        () => there(person.token),
        (answer) => answer !== undefined,
      ),
    ).toEqual(codes);
  });

  test("a new role works at once", async () => {
    const novice = await builders(program).person();
    expect([await here(novice.token), await there(novice.token)]).toEqual([["FORBIDDEN"], ["FORBIDDEN"]]);
    await manage("grantRole", {
      accountId: novice.accountId,
      role: "INSPECTOR",
      tradeUnionId: at.street.id,
      idempotencyKey: "01980000-0000-7000-8000-00000000000f",
    });
    expect(await here(novice.token)).toBeUndefined();
    expect(
      await until(
        () => there(novice.token),
        (answer) => answer === undefined,
      ),
    ).toBeUndefined();
  });

  test("what is changed beside the program is announced as well", async () => {
    await here(person.token);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [person.accountId]);
    expect(
      await until(
        () => here(person.token),
        (answer) => answer !== undefined,
      ),
    ).toEqual(["FORBIDDEN"]);
  });

  test("a moved subtree takes everybody's reach along", async () => {
    const { tradeUnion } = builders(program);
    const street = await tradeUnion({ parent: at.root });
    const reach = async () =>
      (
        await program.data<{ viewer: unknown; tradeUnion: object | null }>(
          "query T($id: ID!) { viewer { id } tradeUnion(id: $id) { id } }",
          { id: at.union.id },
          { token: officer.token },
        )
      ).tradeUnion !== null;
    const officer = await builders(program).person([{ role: "STREET_OFFICER", at: street }]);
    expect(await reach()).toBe(false);
    await program.sql("update trade_unions set path = text2ltree($2 || '.' || number) where id = $1", [
      at.community.id,
      street.path,
    ]);
    await program.sql("update trade_unions set path = text2ltree($2 || '.' || $3 || '.' || number) where id = $1", [
      at.union.id,
      street.path,
      String(at.community.number),
    ]);
    expect(await until(reach, (is) => is)).toBe(true);
  });

  test("a first use is noted on whichever server it happens, so that a replay is known", async () => {
    const member1 = await member();
    const first = await signIn(member1);
    const next = await refreshed(first.refreshToken);
    const response = await there(next.accessToken);
    expect(response).toEqual(["FORBIDDEN"]);
    const { refreshSession } = await program.data<{ refreshSession: { userErrors: { code: string }[] } }>(
      "mutation R($input: RefreshSessionInput!) { refreshSession(input: $input) { userErrors { code } } }",
      { input: { refreshToken: first.refreshToken } },
    );
    expect(refreshSession.userErrors).toEqual([{ code: "SESSION_REVOKED" }]);
    expect(
      await until(
        () => there(next.accessToken),
        (answer) => answer?.[0] === "UNAUTHENTICATED",
      ),
    ).toEqual(["UNAUTHENTICATED"]);
  });

  test("without the listening connection nobody is remembered; it comes back by itself", async () => {
    await here(person.token);
    await program.sql(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'liuyou listener' and datname = current_database()",
    );
    const asked = () => {
      program.statements.length = 0;
      return here(person.token).then(authenticationStatements);
    };
    // Lost: asked again each time; back: remembered again.
    expect(await until(asked, (count) => count === 1)).toBe(1);
    expect(await until(asked, (count) => count === 0)).toBe(0);
    await manage("revokeDevice", { deviceId: person.deviceId });
    expect(
      await until(
        () => there(person.token),
        (answer) => answer !== undefined,
      ),
    ).toEqual(["UNAUTHENTICATED"]);
  });
});
