import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import { verifyDraws } from "../../../src/modules/supervision/visits/draw-verification.queries.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { planBuilders } from "../../support/builders-plans.js";
import type { BuiltVisit } from "../../support/builders-visits.js";
import { mutationOf, onlyFor } from "../../support/mutations.js";
import { testProgram } from "../../support/program.js";
import { visitsStage } from "../../support/visits-stage.js";

const program = testProgram();
const stage = visitsStage(program);
const {
  build,
  person,
  link,
  RANDOM_ID,
  draw,
  approve,
  conflict,
  leak,
  open,
  NOW,
  teamOf,
  first,
  street,
  drawnIn,
  approvedIn,
  openedIn,
  confirmedIn,
  actions,
  everything,
} = stage;

describe("drawSupervisionVisits", () => {
  test("draws of every street and a team for each, and keeps what it depends on", async () => {
    const answer = await build.drawn(
      build.request(stage.at.root, stage.pool, {
        departmentMembers: [{ accountId: stage.member.accountId }],
        perStratum: 2,
      }),
      stage.persons.organizer,
    );
    expect(answer.eligibleCount).toBe(3);
    expect(answer.strata.map(({ tradeUnion: { name }, ...counts }) => ({ name, ...counts }))).toEqual(
      expect.arrayContaining([
        { name: "甲街道总工会", eligible: 2, drawn: 2 },
        { name: "乙街道总工会", eligible: 1, drawn: 1 },
      ]),
    );
    expect(answer.seed).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.eligibleListHash).toMatch(/^[0-9a-f]{64}$/);
    expect(answer.visits).toHaveLength(3);
    for (const visit of answer.visits) {
      expect(visit).toMatchObject({ status: "DRAWN", version: 1, mode: "COVERT", site: null });
      expect(new Set(visit.team.map(({ id }) => id)).size).toBe(2);
      expect(await actions(visit.id)).toEqual(["supervision-visit.drawn"]);
    }
    expect(await actions(answer.id)).toEqual(["visit-draw.made"]);
  });

  test("gives ids that tell nothing: neither the order of the draw, nor its time, nor what lies between two", async () => {
    const { street: scope } = await street(10);
    const { street: other } = await street(10);
    const input = { perStratum: 10, excludeVisitedWithinDays: 0 };
    for (const where of [scope, other]) {
      const drawn = await build.drawn(build.request(where, stage.pool, input), stage.persons.organizer);
      const ids = drawn.visits.map(({ id }) => id);
      expect([drawn.id, ...ids].filter((id) => !RANDOM_ID.test(id))).toEqual([]);
      // Ten in rising or falling order come about once in two million draws.
      expect(ids).not.toEqual(ids.toSorted());
      expect(ids).not.toEqual(ids.toSorted().reverse());
      // Nor do they share the beginning that instants have: 48 bits of milliseconds.
      expect(new Set(ids.map((id) => id.slice(0, 8))).size).toBe(10);
      // They are handed to their drafter in the order of the draw nevertheless.
      const [{ places } = { places: [] }] = await program.sql<{ places: string[] }>(
        "select array(select jsonb_path_query(outcome, '$[*].place.tradeUnionId') #>> '{}') as places from visit_draws where id = $1",
        [drawn.id],
      );
      expect(drawn.visits.map(({ tradeUnion: union }) => union.id)).toEqual(places);
    }
  });

  test("the same key of the same person gives the same draw, also at once; of another person it is a key like any", async () => {
    const { street: scope } = await street();
    const input = build.request(scope, stage.pool);
    const answers = await Promise.all(Array.from({ length: 4 }, () => build.drawn(input, stage.persons.organizer)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(answers[3]?.visits).toEqual(answers[0]?.visits);
    expect(await draw.refused({ ...input, perStratum: 2 }, stage.persons.organizer)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    const other = await person([{ role: "ORGANIZER", at: stage.at.root }]);
    expect((await build.drawn({ ...input, perStratum: 2 }, other)).id).not.toBe(answers[0]?.id);
  });

  test("leaves out what was visited within so many business days", async () => {
    const { street: scope } = await street(1);
    const { visit } = await confirmedIn(scope);
    const others = [await build.supervisor(stage.at.root), await build.supervisor(stage.at.root)];
    const opened = "update supervision_visits set opened_at = $1 where id = $2";
    // The first of the 90 days before the draw, which by UTC is the day before it, and an hour earlier.
    await program.sql(opened, ["2026-08-24T00:30:00+08:00", visit.id]);
    expect(await draw.refused(build.request(scope, others), stage.persons.organizer)).toEqual([
      { code: "VISIT_NOTHING_TO_DRAW", path: ["input"] },
    ]);
    await program.sql(opened, ["2026-08-23T23:30:00+08:00", visit.id]);
    expect((await build.drawn(build.request(scope, others), stage.persons.organizer)).eligibleCount).toBe(1);
  });

  test("leaves out people who are related, hold office or held one, and where they were", async () => {
    const { street: scope, unions } = await street(3);
    const [office, related, free] = unions;
    if (office === undefined || related === undefined || free === undefined) throw new Error("too few unions");
    const own = [await build.supervisor(stage.at.root), await build.supervisor(stage.at.root)];
    const [one, two] = own;
    if (one === undefined || two === undefined) throw new Error("too few supervisors");
    const declare = mutationOf(program, "declareRelation", "relation { id }");
    await declare.run({ tradeUnionId: related.id, reason: "NEAR_RELATIVE", idempotencyKey: randomUUID() }, one);
    const eligible = async () =>
      (await build.drawn(build.request(scope, own, { perStratum: 3 }), stage.persons.organizer)).visits;
    expect((await eligible()).map((visit) => visit.tradeUnion.id).toSorted()).toEqual([office.id, free.id].toSorted());

    // Office two and a half years ago bars from the whole street, but from no other one.
    await organizationBuilders(program).officer(office, {
      accountId: two.accountId,
      since: "2020-01-01",
      until: "2024-06-01",
    });
    expect(await draw.refused(build.request(scope, own), stage.persons.organizer)).toEqual([
      { code: "VISIT_NOTHING_TO_DRAW", path: ["input"] },
    ]);
    expect((await build.drawn(build.request(stage.at.street, own), stage.persons.organizer)).eligibleCount).toBe(2);
    await program.sql("update officers set until = '2023-11-22' where account_id = $1", [two.accountId]);
    expect(await eligible()).toHaveLength(2);

    // So does a role: held on the first of the days that count, by its last day or, in business days, by its revocation.
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, since, created_at)
       values ($1, $2, $3, 'UNION_OFFICER', '2020-01-01', now())`,
      [randomUUID(), two.accountId, office.id],
    );
    for (const [until, revokedAt, eligibleUnions] of [
      ["2023-11-22", null, undefined],
      ["2023-11-21", null, 2],
      [null, "2023-11-22T00:30:00+08:00", undefined],
      [null, "2023-11-21T23:30:00+08:00", 2],
    ] as const) {
      await program.sql("update grants set until = $1, revoked_at = $2 where account_id = $3 and trade_union_id = $4", [
        until,
        revokedAt,
        two.accountId,
        office.id,
      ]);
      if (eligibleUnions === undefined)
        expect(await draw.refused(build.request(scope, own), stage.persons.organizer)).toHaveLength(1);
      else expect(await eligible()).toHaveLength(eligibleUnions);
    }
  });

  test("leaves out whoever was there with another account, and takes nobody with two of theirs", async () => {
    const { street: scope } = await street(1);
    const { one } = await confirmedIn(scope);
    const own = [await build.supervisor(stage.at.root), await build.supervisor(stage.at.root)];
    const [first, second] = own;
    if (first === undefined || second === undefined) throw new Error("too few supervisors");
    const request = () => build.request(scope, own, { excludeVisitedWithinDays: 0 });
    await link(second, first);
    expect(await draw.refused(request(), stage.persons.organizer)).toEqual([
      { code: "VISIT_PERSON_DOUBLED", path: ["input", "supervisorPoolIds", "1"] },
    ]);
    await link(second, one);
    expect(await draw.refused(request(), stage.persons.organizer)).toEqual([
      { code: "VISIT_NOTHING_TO_DRAW", path: ["input"] },
    ]);
    await link(second, null);
    expect(await draw.refused(request(), stage.persons.organizer)).toEqual([]);
  });

  test("draws service points as sites, and street and community unions for the conduct of staff", async () => {
    const { street: scope, unions } = await street(1);
    const [union] = unions;
    if (union === undefined) throw new Error("no union");
    const siteId = await planBuilders(program).site(union, "SERVICE_POINT");
    const point = await drawnIn(scope, { subject: "SERVICE_POINT" });
    expect(point).toMatchObject({ site: { id: siteId }, tradeUnion: { id: union.id } });
    const staff = await build.drawn(
      build.request(scope, stage.pool, { subject: "STAFF_CONDUCT", perStratum: 5 }),
      stage.persons.organizer,
    );
    expect(staff.visits.map((visit) => visit.tradeUnion.id)).toContain(scope.id);
    expect(staff.eligibleCount).toBe(2);
  });

  onlyFor(["organizer"], program, draw, () => ({
    persons: stage.persons,
    input: build.request(stage.at.root, stage.pool),
    state: everything,
  }));

  test.each<[string, () => Record<string, unknown>, string, string[]]>([
    ["a team of one", () => ({ teamSize: 1 }), "VISIT_TEAM_TOO_SMALL", ["teamSize"]],
    [
      "a pool of one",
      () => ({ supervisorPoolIds: [stage.pool[0]?.accountId] }),
      "VISIT_POOL_TOO_SMALL",
      ["supervisorPoolIds"],
    ],
    ["nobody", () => ({ supervisorPoolIds: [] }), "LIST_EMPTY", ["supervisorPoolIds"]],
    [
      "somebody twice",
      () => ({ departmentMembers: [{ accountId: stage.pool[0]?.accountId }] }),
      "VISIT_PERSON_DOUBLED",
      ["departmentMembers", "0", "accountId"],
    ],
    [
      "a supervisor without a term",
      () => ({ supervisorPoolIds: [stage.pool[0]?.accountId, stage.persons.supervisor.accountId] }),
      "VISIT_SUPERVISOR_NOT_ACTIVE",
      ["supervisorPoolIds", "1"],
    ],
    [
      "an unknown supervisor",
      () => ({ supervisorPoolIds: [randomUUID(), stage.pool[0]?.accountId] }),
      "VISIT_SUPERVISOR_NOT_ACTIVE",
      ["supervisorPoolIds", "0"],
    ],
    [
      "an inspector as a department member",
      () => ({ departmentMembers: [{ accountId: stage.persons.inspector.accountId }] }),
      "VISIT_MEMBER_NOT_FOUND",
      ["departmentMembers", "0", "accountId"],
    ],
    [
      "itself as the approver",
      () => ({ approverId: stage.persons.organizer.accountId }),
      "VISIT_APPROVER_IS_ORGANIZER",
      ["approverId"],
    ],
    [
      "a reviewer as the approver",
      () => ({ approverId: stage.persons.reviewer.accountId }),
      "VISIT_APPROVER_NOT_FOUND",
      ["approverId"],
    ],
    [
      "days that are over",
      () => ({ windowFrom: "2026-11-01", windowTo: "2026-11-21" }),
      "VISIT_WINDOW_OVER",
      ["windowTo"],
    ],
    ["days in the wrong order", () => ({ windowTo: "2026-11-19" }), "DATES_OUT_OF_ORDER", ["windowTo"]],
    ["days without end", () => ({ windowTo: "2028-01-01" }), "VISIT_WINDOW_TOO_LONG", ["windowTo"]],
    ["an unknown scope", () => ({ scopeId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["scopeId"]],
    ["an unknown checklist", () => ({ checklistId: randomUUID() }), "CHECKLIST_NOT_FOUND", ["checklistId"]],
    ["nothing of a street", () => ({ perStratum: 0 }), "NUMBER_OUT_OF_RANGE", ["perStratum"]],
    [
      "no place at all",
      () => ({ scopeId: stage.at.farUnion.id, subject: "SERVICE_POINT" }),
      "VISIT_NOTHING_TO_DRAW",
      [],
    ],
  ])("%s is refused, and nothing is drawn", async (_case, change, code, path) => {
    const before = await everything();
    expect(await draw.refused(build.request(stage.at.root, stage.pool, change()), stage.persons.organizer)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await everything()).toEqual(before);
  });

  test("the Six Standards are no checklist for it", async () => {
    const [other] = await program.sql<{ id: string }>("select id from checklists where kind = 'SIX_STANDARDS'");
    expect(
      await draw.refused(build.request(stage.at.root, stage.pool, { checklistId: other?.id }), stage.persons.organizer),
    ).toEqual([{ code: "VISIT_CHECKLIST_NOT_APPLICABLE", path: ["input", "checklistId"] }]);
  });

  test("of two leaders one is named", async () => {
    const { street: scope } = await street();
    const other = await person([{ role: "LEADER", at: scope }]);
    expect(await draw.refused(build.request(scope, stage.pool), stage.persons.organizer)).toEqual([
      { code: "VISIT_APPROVER_NOT_NAMED", path: ["input", "approverId"] },
    ]);
    const visit = await drawnIn(scope, { approverId: other.accountId });
    expect(
      await approve.refused({ visitId: visit.id, decision: "APPROVE", expectedVersion: 1 }, stage.persons.leader),
    ).toEqual([{ code: "VISIT_NOT_FOUND", path: ["input", "visitId"] }]);
    expect(await build.approved(visit, other)).toMatchObject({ status: "APPROVED" });
  });
});

describe("declareConflict", () => {
  test("the seat is drawn anew, and an approval with the old team does not hold", async () => {
    const { street: scope } = await street(1);
    const visit = await approvedIn(scope);
    const [leaving, staying] = teamOf(visit);
    if (leaving === undefined || staying === undefined) throw new Error("the team is too small");
    const changed = await conflict.run<{ visit: BuiltVisit }>({ visitId: visit.id, reason: "NEAR_RELATIVE" }, leaving);
    expect(changed.visit).toMatchObject({ status: "DRAWN", version: 3 });
    const ids = changed.visit.team.map(({ id }) => id);
    expect(ids).toHaveLength(2);
    expect(ids).toContain(staying.accountId);
    expect(ids).not.toContain(leaving.accountId);
    expect(await conflict.refused({ visitId: visit.id, reason: "DEBT" }, leaving)).toEqual([
      { code: "VISIT_NOT_FOUND", path: ["input", "visitId"] },
    ]);
    expect(await actions(visit.id)).toContain("supervision-visit.team-changed");
    // Nobody else learns of it from the register of relations.
    expect(await program.sql("select id from declared_relations where account_id = $1", [leaving.accountId])).toEqual(
      [],
    );

    const again = await conflict.run<{ visit: BuiltVisit }>({ visitId: visit.id, reason: "DEBT" }, staying);
    expect(again.visit).toMatchObject({ status: "VOIDED" });
  });

  test("two who step back at once are both out", async () => {
    const { street: scope } = await street(1);
    const visit = await drawnIn(scope, { departmentMembers: [{ accountId: stage.member.accountId }] });
    await Promise.all(teamOf(visit).map((each) => conflict.run({ visitId: visit.id, reason: "DEBT" }, each)));
    const left = await program.sql<{ account_id: string }>(
      "select account_id from visit_team_members where visit_id = $1 and left_at is not null order by 1",
      [visit.id],
    );
    expect(left.map(({ account_id }) => account_id)).toEqual(visit.team.map(({ id }) => id).toSorted());
  });

  onlyFor(["supervisor"], program, conflict, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), reason: "DEBT" },
    state: everything,
  }));
});

describe("approveSupervisionVisit", () => {
  test("a leader approves, once, at the version that they read", async () => {
    const { street: scope } = await street();
    const visit = await drawnIn(scope);
    const input = { visitId: visit.id, decision: "APPROVE", expectedVersion: 1 };
    expect(await approve.refused({ ...input, expectedVersion: 2 }, stage.persons.leader)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    const both = await Promise.all([
      approve.run<{ visit: BuiltVisit | null }>(input, stage.persons.leader),
      approve.run<{ visit: BuiltVisit | null }>(input, stage.persons.leader),
    ]);
    expect(both.filter((answer) => answer.visit !== null)).toHaveLength(1);
    expect(both.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(["STALE_VERSION"]);
    expect(await approve.refused({ ...input, expectedVersion: 2 }, stage.persons.leader)).toEqual([
      { code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] },
    ]);
  });

  test("what is rejected stays sealed", async () => {
    const { street: scope } = await street();
    const visit = await drawnIn(scope);
    const input = { visitId: visit.id, decision: "REJECT", comment: "不宜", expectedVersion: 1 };
    expect((await approve.run<{ visit: BuiltVisit }>(input, stage.persons.leader)).visit.status).toBe("REJECTED");
    const [member1] = teamOf(visit);
    if (member1 === undefined) throw new Error("no team");
    expect(await open.refused({ visitId: visit.id, openedAt: NOW, expectedVersion: 2 }, member1)).toEqual([
      { code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] },
    ]);
  });

  test("the organizer does not approve, though they are a leader too", async () => {
    const { street: scope } = await street();
    const both = await person([
      { role: "ORGANIZER", at: stage.at.root },
      { role: "LEADER", at: stage.at.root },
    ]);
    const visit = first(
      await build.drawn(build.request(scope, stage.pool, { approverId: stage.persons.leader.accountId }), both),
    );
    const before = await everything();
    expect(await approve.refused({ visitId: visit.id, decision: "APPROVE", expectedVersion: 1 }, both)).toEqual([
      { code: "VISIT_APPROVER_IS_ORGANIZER", path: ["input", "visitId"] },
    ]);
    expect(await everything()).toEqual(before);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [both.accountId]);
  });

  test("a team with a relative in it is not approved", async () => {
    const { street: scope } = await street(1);
    const visit = await drawnIn(scope);
    const [relative] = teamOf(visit);
    if (relative === undefined) throw new Error("no team");
    const declare = mutationOf(program, "declareRelation", "relation { id }");
    await declare.run(
      { tradeUnionId: visit.tradeUnion.id, reason: "NEAR_RELATIVE", idempotencyKey: randomUUID() },
      relative,
    );
    const input = { visitId: visit.id, decision: "APPROVE", expectedVersion: 1 };
    const before = await everything();
    expect(await approve.refused(input, stage.persons.leader)).toEqual([
      { code: "VISIT_TEAM_MEMBER_BARRED", path: ["input", "visitId"] },
    ]);
    expect(await everything()).toEqual(before);
  });

  test("nothing is approved after its last day", async () => {
    const { street: scope } = await street();
    const visit = await drawnIn(scope, { windowTo: "2026-11-30" });
    program.clock.set("2026-12-01T08:00:00+08:00");
    expect(
      await approve.refused({ visitId: visit.id, decision: "APPROVE", expectedVersion: 1 }, stage.persons.leader),
    ).toEqual([{ code: "VISIT_WINDOW_OVER", path: ["input", "visitId"] }]);
  });

  onlyFor(["leader"], program, approve, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), decision: "APPROVE", expectedVersion: 1 },
    state: everything,
  }));
});

describe("reportLeak", () => {
  test("voids the plan and draws another place of the street, to be approved anew", async () => {
    const { street: scope } = await street(3);
    const visit = await approvedIn(scope);
    const answer = await leak.run<{ visit: BuiltVisit; replacement: BuiltVisit }>(
      { visitId: visit.id, note: "名单外泄" },
      stage.persons.organizer,
    );
    expect(answer.visit).toMatchObject({ id: visit.id, status: "VOIDED" });
    expect(answer.replacement).toMatchObject({ status: "DRAWN", version: 1, mode: "COVERT" });
    expect(answer.replacement.tradeUnion.id).not.toBe(visit.tradeUnion.id);
    expect(await leak.refused({ visitId: visit.id, note: "再报" }, stage.persons.organizer)).toEqual([
      { code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] },
    ]);
    const next = await leak.run<{ visit: BuiltVisit; replacement: BuiltVisit }>(
      { visitId: answer.replacement.id, note: "又泄" },
      stage.persons.leader,
    );
    expect([visit.tradeUnion.id, answer.replacement.tradeUnion.id]).not.toContain(next.replacement.tradeUnion.id);
    const last = await leak.run<{ replacement: null }>(
      { visitId: next.replacement.id, note: "三泄" },
      stage.persons.leader,
    );
    expect(last).toMatchObject({ replacement: null, userErrors: [] });
  });

  test("who of the old team is not in the new one learns nothing of it", async () => {
    const { street: scope } = await street(2);
    const visit = await drawnIn(scope);
    const [reporter] = teamOf(visit);
    if (reporter === undefined) throw new Error("no team");
    const answer = await leak.run<{ replacement: BuiltVisit | null }>({ visitId: visit.id, note: "外泄" }, reporter);
    const [made] = await program.sql<{ id: string; is_in: boolean }>(
      `select v.id, exists (select from visit_team_members m where m.visit_id = v.id and m.account_id = $2) as is_in
       from supervision_visits v where v.replaces_id = $1`,
      [visit.id, reporter.accountId],
    );
    expect(answer.replacement?.id ?? null).toBe(made?.is_in === true ? made.id : null);
  });

  test("an opened visit is void no more", async () => {
    const { street: scope } = await street();
    const { visit } = await openedIn(scope);
    expect(await leak.refused({ visitId: visit.id, note: "外泄" }, stage.persons.organizer)).toEqual([
      { code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] },
    ]);
  });

  onlyFor(["leader", "organizer", "supervisor"], program, leak, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), note: "外泄" },
    state: everything,
  }));
});

describe("draw:verify", () => {
  const verify = () => verifyDraws(program.program.orm.em.fork() as never);
  const changed = async (text: string, values: unknown[], undo: string) => {
    await program.sql(text, values);
    const { differences } = await verify();
    await program.sql(undo, values);
    return differences.map(({ fields }) => fields);
  };

  test("every draw of these tests comes out the same again", async () => {
    const { checked, differences } = await verify();
    expect(checked).toBeGreaterThan(20);
    expect(differences).toEqual([]);
  });

  test("whatever was changed afterwards shows", async () => {
    const { street: scope } = await street(4);
    // Three of four, in an order and with teams that another seed hardly ever leads to.
    const drawn = await build.drawn(build.request(scope, stage.pool, { perStratum: 3 }), stage.persons.organizer);
    const visit = first(drawn);
    const [leaving] = teamOf(visit);
    if (leaving === undefined) throw new Error("no team");
    const swap = "update visit_draws set seed = reverse(seed) where id = $1";
    expect(await changed(swap, [drawn.id], swap)).toHaveLength(1);
    const list = (sign: string) =>
      `update visit_draws set list = jsonb_set(list, '{perStratum}', to_jsonb((list ->> 'perStratum')::int ${sign} 1)) where id = $1`;
    expect(await changed(list("+"), [drawn.id], list("-"))).toEqual([["eligibleListHash", "outcome"]]);
    expect(
      await changed(
        "update supervision_visits set trade_union_id = $2 where id = $1",
        [visit.id, stage.at.farUnion.id],
        `update supervision_visits set trade_union_id = '${visit.tradeUnion.id}' where id = $1 and $2::uuid is not null`,
      ),
    ).toEqual([["visits"]]);
    await conflict.run({ visitId: visit.id, reason: "DEBT" }, leaving);
    expect((await verify()).differences).toEqual([]);
    const seed = "update visit_team_draws set list_hash = reverse(list_hash) where visit_id = $1";
    expect(await changed(seed, [visit.id], seed)).toEqual([["listHash"]]);
  });
});
