import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { runAdminCommand } from "../../../src/app/admin/run-admin-command.js";
import { verifyDraws } from "../../../src/modules/supervision/visits/draw-verification.queries.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { visitBuilders, type BuiltVisit } from "../../support/builders-visits.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const program = testProgram();
const build = visitBuilders(program);
const { tradeUnion, person } = builders(program);
const confirm = mutationOf(program, "confirmInsider", "visit { id shutFor { id } }");
const reset = mutationOf(program, "resetPassword", "oneTimePassword");
const disable = mutationOf(program, "disableAccount", "account { id }");
const enable = mutationOf(program, "enableAccount", "account { id }");

let at: Awaited<ReturnType<ReturnType<typeof builders>["district"]>>;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});
beforeEach(() => program.clock.set(`${TODAY}T10:00:00+08:00`));

/** A plan in a street of its own, with insiders of its own. */
async function planned(poolSize = 4, unions = 3) {
  const street = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
  const community = await tradeUnion({ parent: street, form: "COMMUNITY" });
  for (let each = 0; each < unions; each++) await tradeUnion({ parent: community });
  const organizer = await person([{ role: "ORGANIZER", at: at.root }]);
  const leader = await person([{ role: "LEADER", at: street }]);
  const pool: BuiltPerson[] = [];
  for (let each = 0; each < poolSize; each++) pool.push(await build.supervisor(at.root));
  const input = build.request(street, pool, { approverId: leader.accountId });
  const draw = await build.drawn(input, organizer);
  const [visit] = draw.visits;
  if (visit === undefined) throw new Error("nothing was drawn");
  const team = visit.team.map(({ id }) => {
    const found = pool.find(({ accountId }) => accountId === id);
    if (found === undefined) throw new Error("nobody of the pool");
    return found;
  });
  const [one, two] = team;
  if (one === undefined || two === undefined) throw new Error("the team is too small");
  return { street, organizer, leader, pool, visit, draw, input, one, two };
}
/** As after a sign-in with the new password, which was replaced there. */
async function signedInAgain({ accountId }: BuiltPerson): Promise<void> {
  await program.sql("update accounts set must_change_password = false, disabled_at = null where id = $1", [accountId]);
  await program.sql("update sessions set revoked_at = null, revoked_reason = null where account_id = $1", [accountId]);
}
async function taken(who: BuiltPerson, by: BuiltPerson = persons.administrator): Promise<void> {
  expect(await reset.refused({ accountId: who.accountId }, by)).toEqual([]);
  await signedInAgain(who);
}
const seen = async ({ token }: BuiltPerson): Promise<string[]> => {
  const { supervisionVisits } = await program.data<{
    supervisionVisits: { totalCount: number; edges: { node: { id: string } }[] };
  }>("{ supervisionVisits(first: 100) { totalCount edges { node { id } } } }", {}, { token });
  expect(supervisionVisits.totalCount).toBe(supervisionVisits.edges.length);
  return supervisionVisits.edges.map(({ node }) => node.id);
};
const NOT_FOUND = [{ code: "VISIT_NOT_FOUND", path: ["input", "visitId"] }];
const NOT_SECOND = [{ code: "INSIDER_NOT_SECOND", path: ["input", "accountId"] }];
const stateOf = async (id: string) => {
  const [visit] = await program.sql<{ status: string; voided_because: string | null }>(
    "select status, voided_because from supervision_visits where id = $1",
    [id],
  );
  return visit;
};
const insteadOf = async (id: string): Promise<string | undefined> =>
  (await program.sql<{ id: string }>("select id from supervision_visits where replaces_id = $1", [id]))[0]?.id;
const told = async ({ token }: BuiltPerson): Promise<string[]> => {
  const { viewer } = await program.data<{ viewer: { messages: { edges: { node: { text: string } }[] } } }>(
    "{ viewer { messages(first: 100) { edges { node { kind text tradeUnion { id } findings { id } } } } } }",
    {},
    { token },
  );
  return viewer.messages.edges.map(({ node }) => node.text);
};

describe("after somebody else opened the way into an insider's account", () => {
  test.each(["organizer", "leader", "one"] as const)(
    "a plan is shut for the %s, in every field and command, until another insider confirms",
    async (role) => {
      const { visit, draw, input, organizer, leader, one, two, ...rest } = await planned();
      const who = { ...rest, organizer, leader, one }[role];
      const before = await seen(who);
      expect(before).toEqual([visit.id]);
      await taken(who);

      expect(await seen(who)).toEqual([]);
      const { supervisionVisit } = await program.data<{ supervisionVisit: object | null }>(
        "query ($id: ID!) { supervisionVisit(id: $id) { id } }",
        { id: visit.id },
        { token: who.token },
      );
      expect(supervisionVisit).toBeNull();
      if (role === "organizer")
        expect(await build.draw.refused(input, who)).toEqual([
          { code: "NOT_PERMITTED", path: ["input", "idempotencyKey"] },
        ]);
      expect(await build.leak.refused({ visitId: visit.id, note: "看过" }, who)).toEqual(NOT_FOUND);
      const approval = { visitId: visit.id, decision: "APPROVE", expectedVersion: 1 };
      if (role === "leader") expect(await build.approve.refused(approval, who)).toEqual(NOT_FOUND);
      if (role === "one")
        expect(await build.conflict.refused({ visitId: visit.id, reason: "DEBT" }, who)).toEqual(NOT_FOUND);
      expect(await confirm.refused({ visitId: visit.id, accountId: who.accountId }, who)).toEqual(NOT_FOUND);
      expect(await stateOf(visit.id)).toEqual({ status: "DRAWN", voided_because: null });

      // Neither whoever opened the way in, nor somebody who is no insider.
      for (const other of [persons.administrator, persons.reviewer])
        expect(
          (
            await program.run(
              confirm.text,
              { input: { visitId: visit.id, accountId: who.accountId } },
              { token: other.token },
            )
          ).errors?.map(({ extensions }) => extensions.code),
        ).toEqual(["FORBIDDEN"]);
      for (const other of [persons.leader, persons.organizer])
        expect(await confirm.refused({ visitId: visit.id, accountId: who.accountId }, other)).toEqual(NOT_FOUND);
      expect(await seen(who)).toEqual([]);

      const answers = await Promise.all(
        [1, 2, 3].map(() =>
          confirm.run<{ visit: object | null }>({ visitId: visit.id, accountId: who.accountId }, two),
        ),
      );
      for (const answer of answers) expect(answer.visit).toEqual({ id: visit.id, shutFor: [] });
      expect(await seen(who)).toEqual([visit.id]);
      const actions = (await journalOf(program, visit.id)).map(({ action }) => action);
      expect(actions.filter((action) => action === "supervision-visit.insider-confirmed")).toHaveLength(1);
      expect(await confirm.refused({ visitId: visit.id, accountId: persons.nobody.accountId }, two)).toEqual([
        { code: "INSIDER_NOT_SHUT", path: ["input", "accountId"] },
      ]);
      expect(draw.visits).toHaveLength(1);
    },
  );

  test("other insiders see for whom it is shut; whoever opened the way in does not confirm, by any account of theirs", async () => {
    const { visit, one, two, organizer } = await planned();
    const by = await person([
      { role: "ADMINISTRATOR", at: at.root },
      { role: "ORGANIZER", at: at.root },
    ]);
    await program.sql("update supervision_visits set drafted_by = $1 where id = $2", [by.accountId, visit.id]);
    await taken(one, by);
    const shutFor = async ({ token }: BuiltPerson) =>
      (
        await program.data<{ supervisionVisit: { shutFor: { id: string }[] } }>(
          "query ($id: ID!) { supervisionVisit(id: $id) { shutFor { id } } }",
          { id: visit.id },
          { token },
        )
      ).supervisionVisit.shutFor;
    expect(await shutFor(two)).toEqual([{ id: one.accountId }]);
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, by)).toEqual(NOT_SECOND);
    // Nor an insider whose password the same person issued.
    await program.sql("update accounts set password_issued_by = $1, password_issued_at = now() where id = $2", [
      by.accountId,
      two.accountId,
    ]);
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, two)).toEqual(NOT_SECOND);
    // Nor another account of the same person.
    await program.sql(
      "update accounts set password_issued_by = null, password_issued_at = null, same_person_as = $1 where id = $2",
      [one.accountId, two.accountId],
    );
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, two)).toEqual(NOT_SECOND);
    // Nor another account of whoever opened the way in, nor one whose password that other account issued.
    const other = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    await program.sql("update accounts set same_person_as = $1 where id = $2", [by.accountId, two.accountId]);
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, two)).toEqual(NOT_SECOND);
    await program.sql("update accounts set same_person_as = $1 where id = $2", [by.accountId, other.accountId]);
    await program.sql(
      "update accounts set same_person_as = null, password_issued_by = $1, password_issued_at = now() where id = $2",
      [other.accountId, two.accountId],
    );
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, two)).toEqual(NOT_SECOND);
    await program.sql(
      "update accounts set same_person_as = null, password_issued_by = null, password_issued_at = null where id = any($1::uuid[])",
      [[two.accountId, other.accountId]],
    );
    expect(await seen(one)).toEqual([]);
    expect(await confirm.refused({ visitId: visit.id, accountId: one.accountId }, two)).toEqual([]);
    expect(await seen(one)).toEqual([visit.id]);
    expect(await seen(organizer)).toEqual([]);
  });

  test("a person let in again is shut out of plans like one with a new password; so is one reset beside the server", async () => {
    const { visit, one, two } = await planned();
    await disable.run({ accountId: one.accountId }, persons.administrator);
    await enable.run({ accountId: one.accountId }, persons.administrator);
    await signedInAgain(one);
    expect(await seen(one)).toEqual([]);
    await confirm.run({ visitId: visit.id, accountId: one.accountId }, two);
    expect(await seen(one)).toEqual([visit.id]);
    await runAdminCommand(
      program.databaseUrl,
      { kind: "reset-password", username: one.username },
      { say: () => undefined, complain: () => undefined },
    );
    await signedInAgain(one);
    expect(await seen(one)).toEqual([]);
    expect(await told(one)).toEqual([
      expect.stringMatching(/was replaced by the operator of the server/),
      expect.stringMatching(/was let in again by/),
    ]);
  });

  test("the person and the leaders are told, in words that tell nothing of a plan; for outsiders the words are the same", async () => {
    const { one, leader } = await planned();
    const outsider = await build.supervisor(at.root);
    await taken(one);
    await taken(outsider);
    const expected = /^The password of 周监督 was replaced by 测试人员\. Sealed plans/;
    const [ofOne] = await told(one);
    expect(ofOne).toMatch(expected);
    expect(await told(outsider)).toEqual([ofOne]);
    expect((await told(persons.leader)).filter((text) => text === ofOne).length).toBeGreaterThanOrEqual(2);
    for (const other of [persons.administrator, persons.reviewer, persons.organizer, leader])
      expect((await told(other)).filter((text) => expected.test(text))).toEqual([]);
  });

  test("what is drawn later is shut for the account too, until somebody vouches", async () => {
    const { pool, organizer, leader, street } = await planned(2);
    const [one, two] = pool;
    if (one === undefined || two === undefined) throw new Error("the pool is too small");
    await taken(one);
    const next = await build.drawn(
      build.request(street, pool, { approverId: leader.accountId, excludeVisitedWithinDays: 0 }),
      organizer,
    );
    const [visit] = next.visits;
    expect(visit?.team.map(({ id }) => id)).toContain(one.accountId);
    expect(await seen(one)).toEqual([]);
    expect(await seen(two)).toContain(visit?.id);
    await confirm.run({ visitId: visit?.id, accountId: one.accountId }, organizer);
    expect(await seen(one)).toEqual([visit?.id]);
  });

  test("where no other insider is left the plan is void and drawn anew, unknown to the account; the draw can be replayed", async () => {
    const { visit, one, two, organizer, leader, pool } = await planned();
    for (const each of [one, two, leader]) await taken(each);
    expect(await stateOf(visit.id)).toEqual({ status: "DRAWN", voided_because: null });
    await taken(organizer);
    expect(await stateOf(visit.id)).toEqual({ status: "VOIDED", voided_because: "NO_INSIDER" });
    const drawn = await insteadOf(visit.id);
    expect(drawn).toEqual(expect.any(String));
    const team = await program.sql<{ account_id: string }>(
      "select account_id from visit_team_members where visit_id = $1 order by 1",
      [drawn],
    );
    const fresh = pool.filter((each) => each !== one && each !== two);
    expect(team.map(({ account_id }) => account_id)).toEqual(fresh.map(({ accountId }) => accountId).toSorted());
    for (const each of [one, two, leader, organizer]) expect(await seen(each)).toEqual([]);
    for (const each of fresh) expect(await seen(each)).toEqual([drawn]);
    const places = await program.sql("select distinct trade_union_id from supervision_visits where id in ($1, $2)", [
      visit.id,
      drawn,
    ]);
    expect(places).toHaveLength(2);
    const verified = await verifyDraws(program.program.orm.em.fork());
    expect(verified.differences).toEqual([]);
    // The new team knows the leader: they are the person, and approve.
    const [first] = fresh;
    if (first === undefined) throw new Error("nobody is new");
    expect(await confirm.refused({ visitId: drawn, accountId: leader.accountId }, first)).toEqual([]);
    const approval = { visitId: drawn, decision: "APPROVE", expectedVersion: 1 };
    expect((await build.approve.run<{ visit: BuiltVisit }>(approval, leader)).visit.status).toBe("APPROVED");
  });

  test("resets of the last two insiders at once leave no plan that nobody can open", async () => {
    const { visit, one, two, organizer, leader } = await planned();
    for (const each of [one, two]) await taken(each);
    await Promise.all(
      [organizer, leader].map((each) => reset.run({ accountId: each.accountId }, persons.administrator)),
    );
    expect(await stateOf(visit.id)).toEqual({ status: "VOIDED", voided_because: "NO_INSIDER" });
    expect(await program.sql("select id from supervision_visits where replaces_id = $1", [visit.id])).toHaveLength(1);
  });

  test("the last other insider who goes afterwards takes the plan along", async () => {
    for (const goes of ["disabled", "revoked"]) {
      const { visit, one, two, organizer, leader } = await planned();
      for (const each of [one, two, leader]) await taken(each);
      const [grant] = await program.sql<{ id: string }>("select id from grants where account_id = $1", [
        organizer.accountId,
      ]);
      if (goes === "disabled") await disable.run({ accountId: organizer.accountId }, persons.administrator);
      else
        await mutationOf(program, "revokeGrant", "account { id }").run({ grantId: grant?.id }, persons.administrator);
      expect(await stateOf(visit.id)).toEqual({ status: "VOIDED", voided_because: "NO_INSIDER" });
      expect(await insteadOf(visit.id)).toEqual(expect.any(String));
    }
  });

  test("where nothing is left to draw it is void all the same", async () => {
    const { visit, one, two, organizer, leader } = await planned(2, 1);
    for (const each of [one, two, leader, organizer]) await taken(each);
    expect(await stateOf(visit.id)).toEqual({ status: "VOIDED", voided_because: "NO_INSIDER" });
    expect(await insteadOf(visit.id)).toBeUndefined();
  });

  test("another insider in the hands of whoever opened the way in is none", async () => {
    const { visit, one, two, organizer, leader } = await planned();
    const between = await person([{ role: "ADMINISTRATOR", at: at.root }]);
    await program.sql("update accounts set disabled_at = now() where id = any($1::uuid[])", [
      [two.accountId, organizer.accountId],
    ]);
    const issued = "update accounts set password_issued_by = $1, password_issued_at = now() where id = $2";
    await program.sql(issued, [persons.administrator.accountId, between.accountId]);
    await program.sql(issued, [between.accountId, leader.accountId]);
    await taken(one);
    expect((await stateOf(visit.id))?.status).toBe("VOIDED");
  });

  test("another insider who lost the role, or cannot sign in, is none", async () => {
    const { visit, one, two, organizer, leader } = await planned();
    await program.sql("update accounts set disabled_at = now() where id = any($1::uuid[])", [
      [one.accountId, two.accountId],
    ]);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [organizer.accountId]);
    await taken(leader);
    expect((await stateOf(visit.id))?.status).toBe("VOIDED");
  });

  test("what was opened is shut too, with what belongs to it, until another insider confirms or the result stands", async () => {
    const { visit, one, two, leader } = await planned();
    const opened = await build.opened(await build.approved(visit, leader), two);
    const inspection = await build.inspected(opened, two);
    await program.sql("update inspections set inspector_ids = array[inspector_id, $1::uuid] where id = $2", [
      one.accountId,
      inspection.id,
    ]);
    const reads = async () => {
      const { viewer } = await program.data<{ viewer: { assignments: { totalCount: number; edges: object[] } } }>(
        "{ viewer { assignments(first: 10) { totalCount edges { node { id tradeUnion { id } } } } } }",
        {},
        { token: one.token },
      );
      return [viewer.assignments.totalCount, viewer.assignments.edges.length];
    };
    const sign = mutationOf(program, "signInspection", "inspection { id }");
    const signing = { inspectionId: inspection.id, revision: 1 };
    expect(await reads()).toEqual([1, 1]);
    await taken(one);
    expect(await reads()).toEqual([0, 0]);
    expect((await sign.refused(signing, one)).map(({ code }) => code)).toEqual(["INSPECTION_NOT_FOUND"]);
    await confirm.run({ visitId: visit.id, accountId: one.accountId }, two);
    expect(await reads()).toEqual([1, 1]);
    expect((await sign.refused(signing, one)).map(({ code }) => code)).not.toContain("INSPECTION_NOT_FOUND");

    await taken(one);
    expect(await reads()).toEqual([0, 0]);
    await build.confirmed(await build.reported(opened, two, inspection.id), persons.reviewer);
    expect(await reads()).toEqual([1, 1]);
  });

  onlyFor(["leader", "organizer", "supervisor"], program, confirm, () => ({
    persons,
    input: { visitId: randomUUID(), accountId: randomUUID() },
    state: () => program.sql("select id, confirmed_at from visit_shut_insiders order by id"),
  }));
});
