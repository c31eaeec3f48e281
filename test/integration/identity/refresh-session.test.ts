import { describe, expect, test } from "@jest/globals";
import { identityBuilders } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";
import { newFamily, newToken } from "../../../src/modules/identity/token.rules.js";

const program = testProgram();
const { member, newDevice, signIn, refresh, refreshed, isOpen } = identityBuilders(program);

const start = async () => {
  const person = await member();
  return { person, ...(await signIn(person)) };
};
const codes = ({ session, userErrors }: Awaited<ReturnType<typeof refresh>>) => ({
  session,
  codes: userErrors.map(({ code, path }) => [code, ...path]),
});
const REVOKED = { session: null, codes: [["SESSION_REVOKED", "input", "refreshToken"]] };
const NOT_VALID = { session: null, codes: [["REFRESH_TOKEN_NOT_VALID", "input", "refreshToken"]] };
const DAY = 86_400_000;

describe("refreshSession", () => {
  test("gives the next pair; a request under way with the old access token still passes", async () => {
    const first = await start();
    program.clock.advance(30 * 60_000);
    const next = await refreshed(first.refreshToken);
    expect(next.accessTokenExpiresAt).toBe(new Date(program.clock.now().getTime() + 60 * 60_000).toISOString());
    expect(next.refreshTokenExpiresAt).toBe(new Date(program.clock.now().getTime() + 90 * DAY).toISOString());
    expect(await isOpen(next.accessToken)).toBe(true);
    expect(await isOpen(first.accessToken)).toBe(true);
    program.clock.advance(31 * 60_000);
    expect([await isOpen(first.accessToken), await isOpen(next.accessToken)]).toEqual([false, true]);
  });

  test("goes on for months", async () => {
    let { refreshToken } = await start();
    for (let i = 0; i < 6; i++) {
      program.clock.advance(80 * DAY);
      const next = await refreshed(refreshToken);
      expect(await isOpen(next.accessToken)).toBe(true);
      refreshToken = next.refreshToken;
    }
    program.clock.advance(90 * DAY);
    expect(codes(await refresh(refreshToken))).toEqual(NOT_VALID);
  });

  test("a lost answer: the same token again, as often as needed, gives fresh pairs", async () => {
    const { refreshToken } = await start();
    const answers = [];
    for (let i = 0; i < 40; i++) answers.push(await refreshed(refreshToken));
    expect(new Set(answers.map(({ accessToken }) => accessToken)).size).toBe(40);
    const last = answers.at(-1);
    expect(await isOpen(last?.accessToken ?? "")).toBe(true);
    await refreshed(last?.refreshToken ?? "");
  });

  test("an answer received in the end counts, though a later one was lost", async () => {
    const { refreshToken } = await start();
    const received = await refreshed(refreshToken);
    await refreshed(refreshToken);
    expect(await isOpen(received.accessToken)).toBe(true);
    expect(await isOpen((await refreshed(received.refreshToken)).accessToken)).toBe(true);
  });

  test("eight at once with the same token all get a pair that can be used", async () => {
    const { refreshToken } = await start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => refreshed(refreshToken)));
    for (const { accessToken } of answers) expect(await isOpen(accessToken)).toBe(true);
    await refreshed(answers[3]?.refreshToken ?? "");
  });

  test("twenty sessions at once, beside twenty refreshes of one, all go on", async () => {
    const sessions = await Promise.all(Array.from({ length: 20 }, start));
    const [one] = sessions;
    const tokens = [
      ...sessions.map(({ refreshToken }) => refreshToken),
      ...Array.from({ length: 20 }, () => one?.refreshToken ?? ""),
    ];
    const answers = await Promise.all(tokens.map(refreshed));
    expect(await Promise.all(answers.map(({ accessToken }) => isOpen(accessToken)))).toEqual(tokens.map(() => true));
  });

  test("a token whose successor was used is a replay: everything of the session stops, and the journal says so", async () => {
    const first = await start();
    const second = await refreshed(first.refreshToken);
    expect(await isOpen(second.accessToken)).toBe(true);

    expect(codes(await refresh(first.refreshToken))).toEqual(REVOKED);
    expect([await isOpen(first.accessToken), await isOpen(second.accessToken)]).toEqual([false, false]);
    expect(codes(await refresh(second.refreshToken))).toEqual(REVOKED);
    const [session] = await program.sql<{ id: string; revoked_reason: string }>(
      "select id, revoked_reason from sessions where account_id = $1 and device_id = $2",
      [first.person.accountId, first.deviceId],
    );
    expect(session?.revoked_reason).toBe("REPLAYED");
    expect(
      await program.sql("select action, details from journal_entries where subject_id = $1", [session?.id]),
    ).toEqual([{ action: "session.replayed", details: { generation: 1 } }]);
  });

  test("using the successor to refresh gives the one before up as well", async () => {
    const { refreshToken } = await start();
    const second = await refreshed(refreshToken);
    const third = await refreshed(second.refreshToken);
    expect(codes(await refresh(refreshToken))).toEqual(REVOKED);
    expect(await isOpen(third.accessToken)).toBe(false);
  });

  test("a token of a hundred refreshes ago is still known as a replay", async () => {
    const first = await start();
    let { refreshToken } = first;
    for (let i = 0; i < 100; i++) ({ refreshToken } = await refreshed(refreshToken));
    const [{ count } = { count: 0 }] = await program.sql<{ count: number }>(
      "select count(*)::int as count from session_tokens t join sessions s on s.id = t.session_id where s.account_id = $1 and s.device_id = $2",
      [first.person.accountId, first.deviceId],
    );
    expect(count).toBe(21);
    expect(codes(await refresh(first.refreshToken))).toEqual(REVOKED);
    expect(codes(await refresh(refreshToken))).toEqual(REVOKED);
  });

  test("the end of one session leaves the person's other sessions", async () => {
    const { person, refreshToken } = await start();
    const other = await signIn(person, newDevice());
    const second = await refreshed(refreshToken);
    await isOpen(second.accessToken);
    await refresh(refreshToken);
    expect(await isOpen(other.accessToken)).toBe(true);
  });

  test("works beside an access token that has expired", async () => {
    const { accessToken, refreshToken } = await start();
    program.clock.advance(61 * 60_000);
    const { data } = await program.run<{ refreshSession: { userErrors: unknown[] } }>(
      "mutation R($input: RefreshSessionInput!) { refreshSession(input: $input) { userErrors { code } } }",
      { input: { refreshToken } },
      { token: accessToken },
    );
    expect(data.refreshSession.userErrors).toEqual([]);
  });

  test.each([
    ["nothing", ""],
    ["an access token", newToken()],
    ["one of a session that never was", `${newFamily()}.${newToken()}`],
    ["200 characters", "x".repeat(200)],
  ])("%s is not valid", async (_case, token) => {
    expect(codes(await refresh(token))).toEqual(NOT_VALID);
  });

  test.each([
    ["a lone surrogate", "\uDC00", "TEXT_NOT_VALID"],
    ["NUL", "a\0", "TEXT_NOT_VALID"],
    ["201 characters", "x".repeat(201), "TEXT_TOO_LONG"],
  ])("%s is refused", async (_case, token, code) => {
    expect(codes(await refresh(token))).toEqual({ session: null, codes: [[code, "input", "refreshToken"]] });
  });

  test("of a disabled person or on a revoked device gives nothing", async () => {
    const a = await start();
    await program.sql(
      "update sessions set revoked_at = now(), revoked_reason = 'ACCOUNT_DISABLED' where account_id = $1",
      [a.person.accountId],
    );
    expect(codes(await refresh(a.refreshToken))).toEqual(REVOKED);
  });
});
