import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { identityBuilders, PASSWORD, SIGN_IN } from "../../support/builders-identity.js";
import { testProgram } from "../../support/program.js";

const program = testProgram({ trustProxy: true });
const { member, newDevice, trySignIn, signIn, isOpen } = identityBuilders(program);
let at: District;
let lin: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  at = await builders(program).district();
  lin = await member([{ role: "INSPECTOR", at: at.street }], { name: "林检查", username: "lin.inspector" });
});

const sessionsOf = (accountId: string) =>
  program.sql(
    "select device_id, revoked_reason from sessions where account_id = $1 and generation = 0 order by created_at, id",
    [accountId],
  );

describe("signIn", () => {
  test("opens a session on the device, tells who it is, and is journaled", async () => {
    const device = newDevice();
    const { data } = await trySignIn(lin, device);
    expect(data.signIn.userErrors).toEqual([]);
    expect(data.signIn.viewer).toEqual({
      id: lin.accountId,
      name: "林检查",
      grants: [
        {
          role: "INSPECTOR",
          tradeUnion: { id: at.street.id, code: at.street.code, name: "甲街道总工会", level: "STREET" },
        },
      ],
    });
    expect(data.signIn.session).toEqual({
      accessToken: expect.stringMatching(/^[\w-]{43}$/),
      accessTokenExpiresAt: "2026-11-22T03:00:00.000Z",
      refreshToken: expect.stringMatching(/^[\w-]{22}\.[\w-]{43}$/),
      refreshTokenExpiresAt: "2027-02-20T02:00:00.000Z",
    });
    expect(await isOpen(data.signIn.session?.accessToken ?? "")).toBe(true);
    const entries = await program.sql(
      "select action, actor_id, details ->> 'deviceId' as device from journal_entries where subject_id = $1",
      [lin.accountId],
    );
    expect(entries).toEqual([{ action: "session.signed-in", actor_id: null, device: device.id }]);
    const [stored] = await program.sql("select name, platform, last_seen_at from devices where id = $1", [device.id]);
    expect(stored).toEqual({ name: "Tablet 1", platform: "android", last_seen_at: program.clock.now() });
  });

  test("keeps neither the password nor a token", async () => {
    const tokens = await signIn(lin);
    const [stored] = await program.sql<{ everything: string }>(
      `select (select jsonb_agg(to_jsonb(a)) from accounts a)::text || (select jsonb_agg(to_jsonb(s)) from sessions s)::text
        || (select jsonb_agg(to_jsonb(t)) from session_tokens t)::text || (select jsonb_agg(to_jsonb(j)) from journal_entries j)::text as everything`,
    );
    for (const secret of [PASSWORD, tokens.accessToken, tokens.refreshToken, tokens.refreshToken.slice(0, 22)]) {
      expect(stored?.everything).not.toContain(secret);
    }
  });

  test("takes the username in capitals and with blanks, and the password as another keyboard writes it", async () => {
    await member([], { username: "wide", password: "pass 123 word" });
    const { data } = await trySignIn({ username: " ＷＩＤＥ ", password: "ｐａｓｓ １２３ ｗｏｒｄ" });
    expect(data.signIn.userErrors).toEqual([]);
  });

  test("two accounts use one device side by side, and each goes without the other", async () => {
    const [a, b] = [await member(), await member()];
    const device = newDevice();
    const [first, second] = [await signIn(a, device), await signIn(b, device)];
    const viewer = (token: string) => program.data("{ viewer { id device { id } } }", {}, { token });
    expect(await viewer(first.accessToken)).toEqual({ viewer: { id: a.accountId, device: { id: device.id } } });
    expect(await viewer(second.accessToken)).toEqual({ viewer: { id: b.accountId, device: { id: device.id } } });

    await program.data("mutation { signOut { userErrors { code } } }", {}, { token: first.accessToken });
    expect([await isOpen(first.accessToken), await isOpen(second.accessToken)]).toEqual([false, true]);
  });

  test("a lost answer costs nothing: signing in again leaves the first session, five at the most", async () => {
    const person = await member();
    const device = newDevice();
    for (let i = 0; i < 7; i++) {
      program.clock.advance(1);
      await signIn(person, device);
    }
    expect((await sessionsOf(person.accountId)).filter(({ device_id }) => device_id === device.id)).toEqual([
      ...Array.from({ length: 2 }, () => ({ device_id: device.id, revoked_reason: "TOO_MANY_SESSIONS" })),
      ...Array.from({ length: 5 }, () => ({ device_id: device.id, revoked_reason: null })),
    ]);
  });

  test("eight at once on one device all succeed", async () => {
    const person = await member();
    const device = newDevice();
    const answers = await Promise.all(Array.from({ length: 8 }, () => trySignIn(person, device)));
    expect(answers.map(({ data }) => data.signIn.userErrors)).toEqual(Array.from({ length: 8 }, () => []));
  });

  test("an unknown name, a wrong password, a password that cannot be one and a disabled account get the same answer", async () => {
    const disabled = await member();
    const unusable = await builders(program).person();
    await program.sql("update accounts set disabled_at = now() where id = $1", [disabled.accountId]);
    const answers = [
      await trySignIn({ username: "nobody.at.all", password: PASSWORD }),
      await trySignIn({ username: lin.username, password: "not the password" }),
      await trySignIn({ username: lin.username, password: "" }),
      await trySignIn({ username: "' or 1=1 --", password: PASSWORD }),
      await trySignIn(disabled),
      await trySignIn({ username: unusable.username, password: PASSWORD }),
    ];
    for (const { data, errors, headers } of answers) {
      expect(errors).toBeUndefined();
      expect(data.signIn).toEqual({
        session: null,
        viewer: null,
        userErrors: [{ code: "SIGN_IN_FAILED", message: "用户名或密码不正确。", path: [] }],
      });
      expect(headers.get("retry-after")).toBeNull();
    }
    expect(await sessionsOf(disabled.accountId)).toHaveLength(1);
  });

  test("the refusal speaks the language that was asked for", async () => {
    const { data } = await trySignIn({ username: "x", password: "y" }, newDevice(), {
      headers: { "accept-language": "en-GB" },
    });
    expect(data.signIn.userErrors[0]?.message).toBe("The username or the password is not right.");
  });

  describe("wrong passwords", () => {
    const OFFICE = "192.0.2.10";
    const ELSEWHERE = "203.0.113.9";
    const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
    const outcome = ({ data, headers }: Awaited<ReturnType<typeof trySignIn>>) => {
      const [refusal] = data.signIn.userErrors;
      const seconds = headers.get("retry-after");
      return `${refusal?.code ?? "SIGNED_IN"}${seconds === null ? "" : ` ${seconds}`}`;
    };
    const wrong = (username: string, address: string, device = newDevice()) =>
      trySignIn({ username, password: "wrong" }, device, from(address)).then(outcome);
    const right = (person: { username: string; password: string }, address: string, device = newDevice()) =>
      trySignIn(person, device, from(address)).then(outcome);
    const ghost = () => `ghost${randomUUID().slice(0, 8)}`;

    test("slow down the next, longer each time; an unknown name just as well", async () => {
      const person = await member();
      for (const username of [person.username, ghost()]) {
        const answers: string[] = [];
        for (let i = 0; i < 7; i++) answers.push(await wrong(username, ELSEWHERE));
        expect(answers).toEqual([...Array.from({ length: 6 }, () => "SIGN_IN_FAILED"), "TOO_MANY_ATTEMPTS 1"]);
        for (const seconds of [2, 4, 8]) {
          program.clock.advance((seconds / 2) * 1000 - 1);
          expect(await right({ ...person, username }, ELSEWHERE)).toBe("TOO_MANY_ATTEMPTS 1");
          program.clock.advance(1);
          expect(await wrong(username, ELSEWHERE)).toBe("SIGN_IN_FAILED");
          expect(await right({ ...person, username }, ELSEWHERE)).toBe(`TOO_MANY_ATTEMPTS ${seconds}`);
        }
        const { data } = await trySignIn({ ...person, username }, newDevice(), from(ELSEWHERE));
        expect(data.signIn.userErrors).toEqual([
          { code: "TOO_MANY_ATTEMPTS", message: "尝试次数过多,请在 8 秒后重试。", path: [] },
        ]);
      }
    });

    test("of an anonymous caller keep nobody out: neither on their own device nor on a new one elsewhere", async () => {
      const person = await member();
      const device = newDevice();
      expect(await right(person, ELSEWHERE, device)).toBe("SIGNED_IN");
      for (let i = 0; i < 12; i++) await wrong(person.username, ELSEWHERE);
      expect(await right(person, ELSEWHERE)).toMatch(/^TOO_MANY_ATTEMPTS/);
      expect(await right(person, ELSEWHERE, device)).toBe("SIGNED_IN");
      expect(await right(person, OFFICE)).toBe("SIGNED_IN");
    });

    test("of a hundred and forty, on every account and from an address, shut neither", async () => {
      const people = await Promise.all(Array.from({ length: 14 }, () => member()));
      for (const { username } of people)
        await Promise.all(Array.from({ length: 10 }, () => wrong(username, ELSEWHERE)));
      expect(await Promise.all(people.map((each) => right(each, OFFICE)))).toEqual(people.map(() => "SIGNED_IN"));
      expect(await right(await member(), ELSEWHERE)).toBe("SIGNED_IN");
    });

    test("on a device count for it alone, and a revoked one is as good as unknown", async () => {
      const person = await member();
      const [device, other] = [newDevice(), newDevice()];
      for (const each of [device, other]) expect(await right(person, OFFICE, each)).toBe("SIGNED_IN");
      for (let i = 0; i < 7; i++) await wrong(person.username, OFFICE, device);
      expect(await right(person, OFFICE, device)).toBe("TOO_MANY_ATTEMPTS 1");
      expect(await right(person, OFFICE, other)).toBe("SIGNED_IN");
      expect(await right(person, OFFICE)).toBe("SIGNED_IN");
      await program.sql("update devices set revoked_at = now(), revoked_reason = 'lost' where id = $1", [other.id]);
      for (let i = 0; i < 7; i++) await wrong(person.username, ELSEWHERE, other);
      expect(await wrong(person.username, ELSEWHERE)).toMatch(/^TOO_MANY_ATTEMPTS/);
    });

    test("a device that others use is not known for an account that never used it", async () => {
      const [person, colleague] = [await member(), await member()];
      const shared = newDevice();
      expect(await right(colleague, OFFICE, shared)).toBe("SIGNED_IN");
      for (let i = 0; i < 7; i++) await wrong(person.username, ELSEWHERE, shared);
      expect(await wrong(person.username, ELSEWHERE)).toMatch(/^TOO_MANY_ATTEMPTS/);
    });

    test("sent at once do not slip through together, and right ones at once all pass", async () => {
      const person = await member();
      const answers = await Promise.all(Array.from({ length: 30 }, () => wrong(person.username, ELSEWHERE)));
      expect(answers.filter((answer) => answer === "SIGN_IN_FAILED")).toHaveLength(6);
      expect(answers.filter((answer) => answer === "TOO_MANY_ATTEMPTS 1")).toHaveLength(24);

      const address = "198.51.100.77";
      const same = await member();
      const others = await Promise.all(Array.from({ length: 20 }, () => member()));
      const arrivals = [...Array.from({ length: 20 }, () => same), ...others].map((each) => right(each, address));
      expect(await Promise.all(arrivals)).toEqual(Array.from({ length: 40 }, () => "SIGNED_IN"));
    });
  });

  test.each([
    [
      "under an alias",
      "mutation T($a: SignInInput!) { one: signIn(input: $a) { userErrors { code } } two: signIn(input: $a) { userErrors { code } } }",
    ],
    [
      "in fragments",
      `mutation T($a: SignInInput!) { ...F ... on Mutation { two: signIn(input: $a) { userErrors { code } } } }
       fragment F on Mutation { signIn(input: $a) { userErrors { code } } }`,
    ],
  ])("a second one in an operation, %s, is refused with the first", async (_case, mutation) => {
    const person = await member();
    const before = await sessionsOf(person.accountId);
    const { errors } = await program.run(mutation, {
      a: { username: person.username, password: PASSWORD, device: newDevice() },
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    expect(await sessionsOf(person.accountId)).toEqual(before);
  });

  test.each([
    ["a lone surrogate in the username", { username: "lin\uD800" }, "TEXT_NOT_VALID", ["input", "username"]],
    ["NUL in the password", { password: "a\0b" }, "TEXT_NOT_VALID", ["input", "password"]],
    ["a password of 201 characters", { password: "𠮷".repeat(201) }, "TEXT_TOO_LONG", ["input", "password"]],
    [
      "a device without a proper id",
      { device: { id: "tablet", name: "T", platform: "android" } },
      "ID_NOT_VALID",
      ["input", "device", "id"],
    ],
    [
      "a device without a name",
      { device: { id: randomUUID(), name: " ", platform: "android" } },
      "TEXT_EMPTY",
      ["input", "device", "name"],
    ],
    [
      "a device of a long name",
      { device: { id: randomUUID(), name: "x".repeat(101), platform: "a" } },
      "TEXT_TOO_LONG",
      ["input", "device", "name"],
    ],
    [
      "a platform with NUL",
      { device: { id: randomUUID(), name: "x", platform: "\0" } },
      "TEXT_NOT_VALID",
      ["input", "device", "platform"],
    ],
  ])("%s is refused", async (_case, change, code, path) => {
    const { data, errors } = await program.run<{
      signIn: { session: null; userErrors: { code: string; path: string[] }[] };
    }>(SIGN_IN, {
      input: { username: lin.username, password: PASSWORD, device: newDevice(), ...change },
    });
    expect(errors).toBeUndefined();
    expect(data.signIn.session).toBeNull();
    expect(data.signIn.userErrors.map((error) => ({ code: error.code, path: error.path }))).toEqual([{ code, path }]);
  });

  test("a device that was revoked for the account stays closed to it, and open to others", async () => {
    const [a, b] = [await member(), await member()];
    const device = newDevice();
    await signIn(a, device);
    await program.sql("update devices set revoked_at = now(), revoked_reason = 'lost' where id = $1", [device.id]);
    expect((await trySignIn(a, device)).data.signIn.userErrors.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: "DEVICE_REVOKED", path: ["input", "device", "id"] },
    ]);
    expect(
      (await trySignIn({ ...a, password: "wrong" }, device)).data.signIn.userErrors.map(({ code }) => code),
    ).toEqual(["SIGN_IN_FAILED"]);
    expect((await trySignIn(b, device)).data.signIn.userErrors).toEqual([]);
  });

  test("sessions that ended long ago are cleared away", async () => {
    const person = await member();
    await program.sql("update sessions set revoked_at = $2, revoked_reason = 'SIGNED_OUT' where account_id = $1", [
      person.accountId,
      new Date(program.clock.now().getTime() - 31 * 86_400_000),
    ]);
    await signIn(person);
    expect(await sessionsOf(person.accountId)).toHaveLength(1);
  });
});
