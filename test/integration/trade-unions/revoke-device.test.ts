import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { administration, refusalsOf, type Administration } from "../../support/account-administration.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { member, newDevice, trySignIn, signIn, refresh, isOpen } = identityBuilders(program);
const REVOKE = `mutation RevokeDevice($input: RevokeDeviceInput!) {
  revokeDevice(input: $input) { device { id name revokedAt } devices { account { id } revokedReason } userErrors { code message path } }
}`;
const RESTORE = `mutation RestoreDevice($input: RestoreDeviceInput!) {
  restoreDevice(input: $input) { device { id revokedAt revokedReason } devices { account { id } } userErrors { code message path } }
}`;
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const revoke = (input: object, token = here.persons.administrator.token) =>
  refusalsOf(program, REVOKE, input, { token });
const restore = (input: object, token = here.persons.administrator.token) =>
  refusalsOf(program, RESTORE, input, { token });
const DONE = { errors: [], userErrors: [] };
const NOT_FOUND = { errors: [], userErrors: [["DEVICE_NOT_FOUND", "input", "deviceId"]] };

describe("revokeDevice", () => {
  test("a lost tablet stops at once for everybody on it; again it changes nothing; the journal says so once for each", async () => {
    const [a, b] = [
      await member([{ role: "INSPECTOR", at: here.at.street }]),
      await member([{ role: "INSPECTOR", at: here.at.otherStreet }]),
    ];
    const device = newDevice();
    const [first, second, elsewhere] = [await signIn(a, device), await signIn(b, device), await signIn(a)];
    for (let i = 0; i < 2; i++) {
      const { revokeDevice } = await program.data<{ revokeDevice: unknown }>(
        REVOKE,
        { input: { deviceId: device.id, reason: "lost" } },
        { token: here.persons.administrator.token },
      );
      expect(revokeDevice).toEqual({
        device: { id: device.id, name: "Tablet 1", revokedAt: "2026-11-22T02:00:00.000Z" },
        devices: [a.accountId, b.accountId].sort().map((id) => ({ account: { id }, revokedReason: "lost" })),
        userErrors: [],
      });
    }
    expect([
      await isOpen(first.accessToken),
      await isOpen(second.accessToken),
      await isOpen(elsewhere.accessToken),
    ]).toEqual([false, false, true]);
    expect((await refresh(first.refreshToken)).userErrors.map(({ code }) => code)).toEqual(["SESSION_REVOKED"]);
    expect((await trySignIn(a, device)).data.signIn.userErrors.map(({ code }) => code)).toEqual(["DEVICE_REVOKED"]);
    expect(
      await program.sql(
        "select action, actor_id, details from journal_entries where subject_id = $1 order by details::text",
        [device.id],
      ),
    ).toEqual(
      [a.accountId, b.accountId].sort().map((accountId) => ({
        action: "device.revoked",
        actor_id: here.persons.administrator.accountId,
        details: { accountId },
      })),
    );
  });

  test("for one person only, the others go on", async () => {
    const [a, b] = [await member(), await member()];
    const device = newDevice();
    const [first, second] = [await signIn(a, device), await signIn(b, device)];
    expect(await revoke({ deviceId: device.id, accountId: a.accountId })).toEqual(DONE);
    expect([await isOpen(first.accessToken), await isOpen(second.accessToken)]).toEqual([false, true]);
  });

  test("a sign-in or refresh at the same time does not slip through", async () => {
    for (let i = 0; i < 4; i++) {
      const person = await member();
      const device = newDevice();
      const { refreshToken } = await signIn(person, device);
      const [, signedIn, refreshed] = await Promise.all([
        revoke({ deviceId: device.id }),
        trySignIn(person, device),
        refresh(refreshToken),
      ]);
      for (const tokens of [signedIn.data.signIn.session, refreshed.session])
        expect(await isOpen(tokens?.accessToken ?? "none")).toBe(false);
    }
  });

  test.each(PERSONAS)("%s revokes their own, and finds nobody else's unless they manage accounts", async (persona) => {
    const own = here.persons[persona];
    const victim = await member([{ role: "LEADER", at: here.at.root }]);
    const device = newDevice();
    const { accessToken } = await signIn(victim, device);
    const isManager = persona === "administrator";
    expect(await revoke({ deviceId: device.id }, own.token)).toEqual(isManager ? DONE : NOT_FOUND);
    expect(await isOpen(accessToken)).toBe(!isManager);

    await program.sql(
      "insert into devices (id, account_id, name, platform, first_seen_at, last_seen_at) values ($1, $2, 'P', 'ios', now(), now())",
      ["01980000-0000-7000-8000-0000000000aa", own.accountId],
    );
    expect(
      await revoke({ deviceId: "01980000-0000-7000-8000-0000000000aa", accountId: own.accountId }, own.token),
    ).toEqual(DONE);
    expect(await isOpen(own.token)).toBe(true);
  });

  test("a street's administrator reaches those whose every role lies below their street", async () => {
    const { streetAdministrator, both, outside, inside } = here;
    const token = streetAdministrator.token;
    expect(await revoke({ deviceId: both.deviceId }, token)).toEqual({
      errors: [],
      userErrors: [["NOT_PERMITTED", "input", "deviceId"]],
    });
    expect(await revoke({ deviceId: outside.deviceId }, token)).toEqual(NOT_FOUND);
    expect([await isOpen(both.token), await isOpen(outside.token)]).toEqual([true, true]);
    expect(await revoke({ deviceId: inside.deviceId }, token)).toEqual(DONE);
    expect(await isOpen(inside.token)).toBe(false);
  });

  test("an anonymous caller revokes nothing", async () => {
    expect(await refusalsOf(program, REVOKE, { deviceId: here.without.deviceId }, {})).toEqual({
      errors: ["UNAUTHENTICATED"],
      userErrors: [],
    });
    expect(await isOpen(here.without.token)).toBe(true);
  });

  test.each([
    ["a device that is none", { deviceId: randomUUID() }, ["DEVICE_NOT_FOUND", "input", "deviceId"]],
    ["an id that is none", { deviceId: "tablet" }, ["ID_NOT_VALID", "input", "deviceId"]],
    ["an account that is none", { accountId: "x" }, ["ID_NOT_VALID", "input", "accountId"]],
    ["an account that never used it", { accountId: randomUUID() }, ["DEVICE_NOT_FOUND", "input", "deviceId"]],
    ["a reason with NUL", { reason: "\0" }, ["TEXT_NOT_VALID", "input", "reason"]],
    ["a reason of 501 characters", { reason: "x".repeat(501) }, ["TEXT_TOO_LONG", "input", "reason"]],
  ])("%s is refused", async (_case, change, refusal) => {
    expect(await revoke({ deviceId: here.without.deviceId, ...change })).toEqual({ errors: [], userErrors: [refusal] });
    expect(await isOpen(here.without.token)).toBe(true);
  });
});

describe("restoreDevice", () => {
  test("the tablet can be signed in on again; what was open before stays closed; the journal says so", async () => {
    const person = await member([{ role: "INSPECTOR", at: here.at.street }]);
    const device = newDevice();
    const before = await signIn(person, device);
    await revoke({ deviceId: device.id, reason: "lost" });
    const { restoreDevice } = await program.data<{ restoreDevice: unknown }>(
      RESTORE,
      { input: { deviceId: device.id } },
      { token: here.persons.administrator.token },
    );
    expect(restoreDevice).toEqual({
      device: { id: device.id, revokedAt: null, revokedReason: null },
      devices: [{ account: { id: person.accountId } }],
      userErrors: [],
    });
    expect(await isOpen(before.accessToken)).toBe(false);
    expect(await isOpen((await signIn(person, device)).accessToken)).toBe(true);
    expect(await restore({ deviceId: device.id })).toEqual(DONE);
    const entries = await program.sql(
      "select details from journal_entries where subject_id = $1 and action = 'device.restored'",
      [device.id],
    );
    expect(entries).toEqual([{ details: { accountId: person.accountId } }]);
  });

  test.each(PERSONAS.filter((persona) => persona !== "administrator"))(
    "%s may not, not even their own",
    async (persona) => {
      const { token, deviceId } = here.persons[persona];
      expect(await restore({ deviceId }, token)).toEqual({ errors: ["FORBIDDEN"], userErrors: [] });
    },
  );

  test("is for the same people as revoking", async () => {
    const { streetAdministrator, both, outside } = here;
    expect(await restore({ deviceId: both.deviceId }, streetAdministrator.token)).toEqual({
      errors: [],
      userErrors: [["NOT_PERMITTED", "input", "deviceId"]],
    });
    expect(await restore({ deviceId: outside.deviceId }, streetAdministrator.token)).toEqual(NOT_FOUND);
    expect(await refusalsOf(program, RESTORE, { deviceId: both.deviceId }, {})).toEqual({
      errors: ["UNAUTHENTICATED"],
      userErrors: [],
    });
    expect(await restore({ deviceId: "x" })).toEqual({
      errors: [],
      userErrors: [["ID_NOT_VALID", "input", "deviceId"]],
    });
  });
});
