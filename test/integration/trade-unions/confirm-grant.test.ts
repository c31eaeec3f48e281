import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { ROLES, type Role } from "../../../src/modules/trade-unions/duties/role-permissions.rules.js";
import { administration, type Administration } from "../../support/account-administration.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { person } = builders(program);
const GRANT =
  "id state role since extraPermissions person { id } grantedBy { id } confirmedBy { id } tradeUnion { id }";
const give = mutationOf(
  program,
  "grantRole",
  `account { grants { id } pendingGrants { id state role } } grant { ${GRANT} }`,
);
const confirm = mutationOf(program, "confirmGrant", `grant { ${GRANT} }`);
const revoke = mutationOf(program, "revokeGrant", "account { id grants { id } pendingGrants { id } }");
const reset = mutationOf(program, "resetPassword", "oneTimePassword");
const create = mutationOf(program, "createAccount", "account { id }");
const link = mutationOf(program, "linkAccounts", "account { id }");

interface Given {
  id: string;
  state: string;
}
let here: Administration;
beforeAll(async () => {
  here = await administration(program);
});

const ask = async (
  to: BuiltPerson,
  change: object = {},
  by: BuiltPerson = here.persons.administrator,
): Promise<Given> => {
  const input = { accountId: to.accountId, role: "REVIEWER", tradeUnionId: here.at.street.id };
  const { grant, userErrors } = await give.run<{ grant: Given | null }>(
    { ...input, idempotencyKey: randomUUID(), ...change },
    by,
  );
  if (grant === null) throw new Error(JSON.stringify(userErrors));
  return grant;
};
const permissionsOf = async ({ token }: BuiltPerson) =>
  program.data<{ viewer: { permissions: string[]; grants: object[] } }>(
    "{ viewer { permissions grants { id } } }",
    {},
    { token },
  );
const waiting = async ({ token }: BuiltPerson): Promise<string[]> => {
  const { pendingGrants } = await program.data<{
    pendingGrants: { totalCount: number; edges: { node: { id: string; state: string } }[] };
  }>("{ pendingGrants(first: 100) { totalCount edges { node { id state } } } }", {}, { token });
  expect(pendingGrants.totalCount).toBe(pendingGrants.edges.length);
  return pendingGrants.edges.map(({ node }) => node.id);
};
/** As after a sign-in with the new password, which was replaced there. */
async function signedInAgain({ accountId }: BuiltPerson): Promise<void> {
  await program.sql("update accounts set must_change_password = false where id = $1", [accountId]);
  await program.sql("update sessions set revoked_at = null, revoked_reason = null where account_id = $1", [accountId]);
}
const held = (id: string) => program.sql("select confirmed_by from grants where id = $1", [id]);
const NOT_SECOND = [{ code: "GRANT_CONFIRMER_NOT_SECOND", path: ["input", "grantId"] }];
const NOT_FOUND = [{ code: "GRANT_NOT_FOUND", path: ["input", "grantId"] }];
const DONE: object[] = [];

describe("confirmGrant", () => {
  const ALONE: readonly Role[] = ["INSPECTOR", "STREET_OFFICER", "UNION_OFFICER"];
  test.each(ROLES)("%s: what judges or sees what is sealed waits, the rest holds at once", async (role) => {
    const to = await person();
    const at = role === "UNION_OFFICER" ? here.at.union : here.at.street;
    const grant = await ask(to, { role, tradeUnionId: at.id });
    expect(grant.state).toBe(ALONE.includes(role) ? "HELD" : "PENDING");
    expect((await permissionsOf(to)).viewer.grants).toHaveLength(ALONE.includes(role) ? 1 : 0);
  });

  test("until it is confirmed it is nothing: no permission, no reach, no account in a lower scope, no eligibility", async () => {
    const { at, persons } = here;
    const to = await person();
    const grant = await ask(to, { role: "SUPERVISOR", tradeUnionId: at.root.id });
    expect(grant).toMatchObject({
      state: "PENDING",
      role: "SUPERVISOR",
      since: "2026-11-22",
      person: { id: to.accountId },
      grantedBy: { id: persons.administrator.accountId },
      confirmedBy: null,
      tradeUnion: { id: at.root.id },
    });
    expect((await permissionsOf(to)).viewer).toEqual({ permissions: [], grants: [] });
    const appoint = mutationOf(program, "appointSupervisor", "supervisor { id }");
    const term = { tradeUnionId: at.root.id, accountId: to.accountId, source: "LAWYER", termFrom: "2026-11-22" };
    expect(await appoint.refused({ ...term, idempotencyKey: randomUUID() }, persons.administrator)).toEqual([
      { code: "SUPERVISOR_ROLE_MISSING", path: ["input", "accountId"] },
    ]);
    // It does not put the person above the street's administrator either.
    expect(await reset.refused({ accountId: to.accountId }, here.streetAdministrator)).toEqual([]);
    await signedInAgain(to);
    expect((await journalOf(program, grant.id)).map(({ action }) => action)).toEqual(["grant.requested"]);

    const before = program.clock.now();
    const answer = await confirm.run<{ grant: Given }>({ grantId: grant.id }, persons.leader);
    expect(answer.grant).toMatchObject({
      id: grant.id,
      state: "HELD",
      confirmedBy: { id: persons.leader.accountId },
      grantedBy: { id: persons.administrator.accountId },
    });
    expect(before).toEqual(program.clock.now());
    expect((await permissionsOf(to)).viewer.permissions).toContain("visit:take-part");
    expect(await appoint.refused({ ...term, idempotencyKey: randomUUID() }, persons.administrator)).toEqual([]);
    expect(await journalOf(program, grant.id)).toEqual([
      { action: "grant.requested", actor_id: persons.administrator.accountId },
      { action: "grant.given", actor_id: persons.leader.accountId },
    ]);
    // The same again is the same success.
    expect(await confirm.refused({ grantId: grant.id }, persons.leader)).toEqual([]);
    expect(await held(grant.id)).toHaveLength(1);
  });

  test("more permissions wait too, and add nothing meanwhile", async () => {
    const to = await person([{ role: "INSPECTOR", at: here.at.street }]);
    const grant = await ask(to, {
      role: "INSPECTOR",
      tradeUnionId: here.at.otherStreet.id,
      extraPermissions: ["inspection:unassigned"],
    });
    expect(grant.state).toBe("PENDING");
    expect((await permissionsOf(to)).viewer.permissions).not.toContain("inspection:unassigned");
    expect(await confirm.refused({ grantId: grant.id }, here.persons.leader)).toEqual(DONE);
    expect((await permissionsOf(to)).viewer.permissions).toContain("inspection:unassigned");
  });

  test("those who can confirm find it and are told; nobody else does", async () => {
    const { persons, streetAdministrator, at } = here;
    const to = await person();
    const grant = await ask(to, { role: "LEADER", tradeUnionId: at.root.id });
    const below = await ask(to);
    expect(await waiting(persons.leader)).toEqual(expect.arrayContaining([grant.id, below.id]));
    expect(await waiting(persons.leader)).toContain(grant.id);
    expect(await waiting(streetAdministrator)).toContain(below.id);
    expect(await waiting(streetAdministrator)).not.toContain(grant.id);
    expect(await confirm.refused({ grantId: grant.id }, streetAdministrator)).toEqual(NOT_FOUND);
    expect(await held(grant.id)).toEqual([]);
    const told = async ({ token }: BuiltPerson) => {
      const { viewer } = await program.data<{
        viewer: { messages: { edges: { node: { kind: string; text: string } }[] } };
      }>(
        "{ viewer { messages(first: 100) { edges { node { kind text findings { id } tradeUnion { id } } } } } }",
        {},
        { token },
      );
      return viewer.messages.edges.filter(({ node }) => node.kind === "GRANT_PENDING");
    };
    expect((await told(persons.leader)).length).toBeGreaterThan(0);
    expect((await told(persons.leader))[0]?.node.text).toMatch(/waits for a second leader or administrator/);
    for (const other of [to, persons.administrator, persons.reviewer, persons.organizer])
      expect(await told(other)).toEqual([]);
  });

  test("neither who gave it nor who receives it confirms it, by whatever account", async () => {
    const { persons, at } = here;
    const second = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    const receiver = await person([{ role: "LEADER", at: at.root }]);
    const grant = await ask(receiver);
    expect(await confirm.refused({ grantId: grant.id }, persons.administrator)).toEqual(NOT_SECOND);
    expect(await confirm.refused({ grantId: grant.id }, receiver)).toEqual(NOT_SECOND);

    expect(
      await link.refused({ accountId: second.accountId, otherAccountId: persons.administrator.accountId }, second),
    ).toEqual([{ code: "NOT_PERMITTED", path: ["input", "accountId"] }]);
    const other = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    const third = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    const pair = { accountId: second.accountId, otherAccountId: other.accountId };
    expect(await link.refused(pair, third)).toEqual(DONE);
    expect(await link.refused(pair, third)).toEqual(DONE);
    const theirs = await ask(await person(), {}, other);
    expect(await confirm.refused({ grantId: theirs.id }, second)).toEqual(NOT_SECOND);
    expect(await confirm.refused({ grantId: theirs.id }, third)).toEqual(DONE);
    expect(await held(grant.id)).toEqual([]);
  });

  test("nor does an account into which whoever gave it can get", async () => {
    const { persons, at } = here;
    const own = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    const taken = await person([{ role: "LEADER", at: at.root }]);
    const grant = await ask(await person(), {}, own);
    await reset.run({ accountId: taken.accountId }, own);
    await signedInAgain(taken);
    expect(await confirm.refused({ grantId: grant.id }, taken)).toEqual(NOT_SECOND);
    // And not the other way round, with the taken account as the one that asks.
    const taken2 = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    await reset.run({ accountId: taken2.accountId }, own);
    await signedInAgain(taken2);
    const theirs = await ask(await person(), {}, taken2);
    expect(await confirm.refused({ grantId: theirs.id }, own)).toEqual(NOT_SECOND);
    // Both of them are in their hands.
    expect(await confirm.refused({ grantId: theirs.id }, taken)).toEqual(NOT_SECOND);
    expect(await confirm.refused({ grantId: theirs.id }, persons.leader)).toEqual(DONE);
    expect(await held(grant.id)).toEqual([]);
  });

  test("nor one into which they can get by way of another, or with another account of theirs", async () => {
    const { at } = here;
    const administrator = () => person([{ role: "ADMINISTRATOR", at: at.root }]);
    const leader = () => person([{ role: "LEADER", at: at.root }]);
    const [own, between, last, unrelated] = [
      await administrator(),
      await administrator(),
      await leader(),
      await leader(),
    ];
    await reset.run({ accountId: between.accountId }, own);
    await signedInAgain(between);
    await reset.run({ accountId: last.accountId }, between);
    await signedInAgain(last);
    const grant = await ask(await person(), {}, own);
    expect(await confirm.refused({ grantId: grant.id }, last)).toEqual(NOT_SECOND);
    expect(await held(grant.id)).toEqual([]);
    // Nor does it vouch for an account that is in their hands, which would set that one free to confirm.
    const to = await person();
    await reset.run({ accountId: to.accountId }, own);
    const theirs = await ask(to, {}, here.persons.administrator);
    expect(await confirm.refused({ grantId: theirs.id }, last)).toEqual(DONE);
    const issuers = "select password_issued_by from accounts where id = $1";
    expect(await program.sql(issuers, [to.accountId])).toEqual([{ password_issued_by: own.accountId }]);

    const [other, taken] = [await administrator(), await leader()];
    await link.run({ accountId: own.accountId, otherAccountId: other.accountId }, here.persons.administrator);
    await reset.run({ accountId: taken.accountId }, other);
    await signedInAgain(taken);
    expect(await confirm.refused({ grantId: grant.id }, taken)).toEqual(NOT_SECOND);
    expect(await held(grant.id)).toEqual([]);
    expect(await confirm.refused({ grantId: grant.id }, unrelated)).toEqual(DONE);
  });

  test("a new account is its owner's once a second person has confirmed its role", async () => {
    const { persons, at } = here;
    const { account } = await create.run<{ account: { id: string } }>(
      { username: `n${randomUUID().slice(0, 8)}`, name: "新领导", idempotencyKey: randomUUID() },
      persons.administrator,
    );
    const issued = () =>
      program.sql("select password_issued_by, password_issued_at is not null as waits from accounts where id = $1", [
        account.id,
      ]);
    expect(await issued()).toEqual([{ password_issued_by: persons.administrator.accountId, waits: true }]);
    const grant = await ask({ ...persons.nobody, accountId: account.id }, { role: "LEADER", tradeUnionId: at.root.id });
    expect(await confirm.refused({ grantId: grant.id }, persons.leader)).toEqual(DONE);
    expect(await issued()).toEqual([{ password_issued_by: null, waits: false }]);
  });

  test("but not where the password was replaced since the role was asked for: whoever did it is still in it", async () => {
    const { persons, streetAdministrator } = here;
    const to = await person();
    const grant = await ask(to, { role: "LEADER", tradeUnionId: here.at.root.id });
    program.clock.advance(1000);
    expect(await reset.refused({ accountId: to.accountId }, streetAdministrator)).toEqual(DONE);
    expect(await confirm.refused({ grantId: grant.id }, persons.leader)).toEqual(DONE);
    const waits = "select password_issued_by from accounts where id = $1";
    expect(await program.sql(waits, [to.accountId])).toEqual([{ password_issued_by: streetAdministrator.accountId }]);
  });

  test("what waits is taken back by an administrator, and can be asked for again", async () => {
    const to = await person();
    const grant = await ask(to);
    const again = { accountId: to.accountId, role: "REVIEWER", tradeUnionId: here.at.street.id };
    expect(await give.refused({ ...again, idempotencyKey: randomUUID() }, here.persons.administrator)).toEqual([
      { code: "GRANT_PENDING", path: ["input", "role"] },
    ]);
    const answer = await revoke.run<{ account: object }>({ grantId: grant.id }, here.persons.administrator);
    expect(answer.account).toEqual({ id: to.accountId, grants: [], pendingGrants: [] });
    expect(await revoke.refused({ grantId: grant.id }, here.persons.administrator)).toEqual(DONE);
    expect(await confirm.refused({ grantId: grant.id }, here.persons.leader)).toEqual([
      { code: "GRANT_NOT_PENDING", path: ["input", "grantId"] },
    ]);
    expect((await journalOf(program, grant.id)).map(({ action }) => action)).toEqual([
      "grant.requested",
      "grant.withdrawn",
    ]);
    expect((await ask(to)).state).toBe("PENDING");
  });

  test("the same request gives one, also sixteen at once and after the confirmation", async () => {
    const to = await person();
    const change = { idempotencyKey: randomUUID() };
    const asked = await Promise.all(Array.from({ length: 16 }, () => ask(to, change)));
    expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
    const grantId = asked[0]?.id ?? "";
    await confirm.run({ grantId }, here.persons.leader);
    expect(await ask(to, change)).toMatchObject({ id: grantId, state: "HELD" });
  });

  test("of confirmations and withdrawals at once one wins, and each role is there once or not at all", async () => {
    const second = await person([{ role: "LEADER", at: here.at.root }]);
    for (let round = 0; round < 5; round++) {
      const to = await person();
      const { id: grantId } = await ask(to);
      await Promise.all([
        ...[1, 2, 3].map(() => confirm.run({ grantId }, here.persons.leader)),
        ...[1, 2, 3].map(() => confirm.run({ grantId }, second)),
        revoke.run({ grantId }, here.persons.administrator),
      ]);
      const actions = (await journalOf(program, grantId)).map(({ action }) => action).toSorted();
      expect([
        ["grant.given", "grant.requested", "grant.revoked"],
        ["grant.requested", "grant.withdrawn"],
      ]).toContainEqual(actions);
      expect((await permissionsOf(to)).viewer.grants).toEqual([]);
    }
  });

  test("who loses the role that confirms does not confirm with it any more, also at the same time", async () => {
    const { at, persons } = here;
    for (let round = 0; round < 5; round++) {
      const leader = await person([{ role: "LEADER", at: at.root }]);
      const [own] = await program.sql<{ id: string }>("select id from grants where account_id = $1", [
        leader.accountId,
      ]);
      const { id: grantId } = await ask(await person());
      const [confirmed] = await Promise.all([
        program.run(confirm.text, { input: { grantId } }, { token: leader.token }),
        revoke.run({ grantId: own?.id }, persons.administrator),
      ]);
      const entries = await program.sql<{ action: string }>(
        "select action from journal_entries where subject_id in ($1, $2) and action in ('grant.given', 'grant.revoked') order by at, id",
        [grantId, own?.id],
      );
      const wasConfirmed = (await held(grantId)).length === 1;
      expect(entries.filter(({ action }) => action === "grant.given")).toHaveLength(wasConfirmed ? 1 : 0);
      if (!wasConfirmed) expect(JSON.stringify(confirmed)).toMatch(/FORBIDDEN|NOT_PERMITTED|GRANT_NOT_FOUND/);
    }
  });

  test("what was asked for by somebody who may not give it any more is confirmed by nobody, but can be asked for anew", async () => {
    const { at, persons } = here;
    const lost = [{ code: "GRANT_ASKER_LOST_ROLE", path: ["input", "grantId"] }];
    const grantsOf = (whose: BuiltPerson, change: string) =>
      program.sql(`update grants set ${change} where account_id = $1`, [whose.accountId]);
    const ways: readonly [string, (asker: BuiltPerson) => Promise<unknown>][] = [
      ["revoked", (asker) => grantsOf(asker, "revoked_at = now()")],
      ["run out", (asker) => grantsOf(asker, "until = '2026-11-21'")],
      ["elsewhere", (asker) => grantsOf(asker, `trade_union_id = '${at.otherStreet.id}'`)],
      ["another", (asker) => grantsOf(asker, "role = 'LEADER'")],
      [
        "shut out",
        ({ accountId }) => program.sql("update accounts set disabled_at = now() where id = $1", [accountId]),
      ],
    ];
    for (const [way, lose] of ways) {
      const asker = await person([{ role: "ADMINISTRATOR", at: at.street }]);
      const to = await person();
      const grant = await ask(to, {}, asker);
      await lose(asker);
      for (const confirmer of [persons.leader, persons.administrator])
        expect({ way, refused: await confirm.refused({ grantId: grant.id }, confirmer) }).toEqual({
          way,
          refused: lost,
        });
      expect(await held(grant.id)).toEqual([]);
      expect((await journalOf(program, grant.id)).map(({ action }) => action)).toEqual(["grant.requested"]);
      expect(await revoke.refused({ grantId: grant.id }, persons.administrator)).toEqual(DONE);
      const anew = await ask(to);
      expect(await confirm.refused({ grantId: anew.id }, persons.leader)).toEqual(DONE);
    }
  });

  test("whoever loses the role while it is being confirmed loses it before or after, never in between", async () => {
    const { at, persons } = here;
    for (let round = 0; round < 5; round++) {
      const asker = await person([{ role: "ADMINISTRATOR", at: at.root }]);
      const [own] = await program.sql<{ id: string }>("select id from grants where account_id = $1", [asker.accountId]);
      const { id: grantId } = await ask(await person(), {}, asker);
      const [confirmed] = await Promise.all([
        confirm.refused({ grantId }, persons.leader),
        revoke.refused({ grantId: own?.id }, persons.administrator),
      ]);
      const entries = await program.sql<{ action: string }>(
        "select action from journal_entries where subject_id in ($1, $2) and action in ('grant.given', 'grant.revoked') order by sequence",
        [grantId, own?.id],
      );
      expect(entries.map(({ action }) => action)).toEqual(
        confirmed.length === 0 ? ["grant.given", "grant.revoked"] : ["grant.revoked"],
      );
      expect(await held(grantId)).toHaveLength(confirmed.length === 0 ? 1 : 0);
    }
  });

  test("what cannot be held any more is not confirmed", async () => {
    const to = await person();
    const grant = await ask(to, { until: "2026-11-30" });
    await program.sql("update accounts set disabled_at = now() where id = $1", [to.accountId]);
    expect(await confirm.refused({ grantId: grant.id }, here.persons.leader)).toEqual([
      { code: "ACCOUNT_DISABLED", path: ["input", "grantId"] },
    ]);
    await program.sql("update accounts set disabled_at = null where id = $1", [to.accountId]);
    await program.sql("update pending_grants set until = '2026-11-01' where id = $1", [grant.id]);
    expect(await confirm.refused({ grantId: grant.id }, here.persons.leader)).toEqual([
      { code: "DATE_OUT_OF_RANGE", path: ["input", "grantId"] },
    ]);
    expect(await held(grant.id)).toEqual([]);
  });

  onlyFor(["administrator", "leader"], program, confirm, () => ({
    persons: here.persons,
    input: { grantId: randomUUID() },
    state: () => program.sql("select id, outcome from pending_grants order by id"),
  }));
});

describe("linkAccounts", () => {
  test("all accounts of a person are one, in whatever order they were linked", async () => {
    const [one, two, three, four] = await Promise.all([person(), person(), person(), person()]);
    const by = here.persons.administrator;
    if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error();
    await link.run({ accountId: one.accountId, otherAccountId: two.accountId }, by);
    await link.run({ accountId: three.accountId, otherAccountId: four.accountId }, by);
    await link.run({ accountId: one.accountId, otherAccountId: three.accountId }, by);
    const found = await program.sql(
      "select distinct coalesce(same_person_as, id) as first from accounts where id = any($1::uuid[])",
      [[one, two, three, four].map(({ accountId }) => accountId)],
    );
    expect(found).toHaveLength(1);
    expect(await link.refused({ accountId: one.accountId, otherAccountId: one.accountId }, by)).toEqual([
      { code: "ACCOUNTS_ARE_ONE", path: ["input", "otherAccountId"] },
    ]);
    expect(await link.refused({ accountId: one.accountId, otherAccountId: randomUUID() }, by)).toEqual([
      { code: "ACCOUNT_NOT_FOUND", path: ["input", "otherAccountId"] },
    ]);
  });

  onlyFor(["administrator"], program, link, () => ({
    persons: here.persons,
    input: { accountId: randomUUID(), otherAccountId: randomUUID() },
    state: () => program.sql("select id from accounts where same_person_as is not null order by id"),
  }));
});
