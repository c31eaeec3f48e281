import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import type { BuiltPerson } from "../../support/builders.js";
import { someEvidence } from "../../support/answers.js";
import { submit } from "../../support/builders-inspections.js";
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
  conflict,
  open,
  report,
  review,
  state,
  refer,
  NOW,
  RANDOM_ID,
  teamOf,
  first,
  street,
  drawnIn,
  approvedIn,
  openedIn,
  reportedIn,
  confirmedIn,
  everything,
} = stage;

describe("openSupervisionVisit", () => {
  test("opens with what the tablet claims, and sends the team under the visit's own id", async () => {
    const { street: scope } = await street();
    const visit = await approvedIn(scope, { mode: "OPEN" });
    const [one, two] = teamOf(visit);
    if (one === undefined || two === undefined) throw new Error("the team is too small");
    await program.sql("update trade_unions set latitude = 24.47, longitude = 118.09 where id = $1", [
      visit.tradeUnion.id,
    ]);
    const input = {
      visitId: visit.id,
      openedAt: "2026-11-22T09:30:00+08:00",
      expectedVersion: 2,
      location: { latitude: 24.47, longitude: 118.09, accuracyMeters: 15 },
    };
    program.clock.set("2026-11-22T09:29:00+08:00");
    program.clock.set(NOW);
    const { visit: opened, userErrors } = await open.run<{ visit: BuiltVisit & Record<string, unknown> }>(input, one);
    expect(userErrors).toEqual([]);
    expect(opened).toMatchObject({
      status: "OPENED",
      version: 3,
      reportDueOn: "2026-11-25",
      openedAt: "2026-11-22T01:30:00.000Z",
      checklist: { code: "SUPERVISION_DEFAULT", version: 1 },
      openedLocation: { latitude: 24.47, accuracyMeters: 15 },
    });
    // A lost answer: the same again gives the same; from the other tablet it is too late.
    expect((await open.run<{ visit: BuiltVisit }>(input, one)).visit).toMatchObject({ status: "OPENED", version: 3 });
    expect(await open.refused(input, two)).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
    interface Own {
      viewer: { assignments: { edges: { node: { id: string; dueOn: string; supervisionVisit: object } }[] } };
    }
    const own = await program.data<Own>(
      "{ viewer { assignments(first: 50) { edges { node { id dueOn supervisionVisit { subject } } } } } }",
      {},
      { token: two.token },
    );
    expect(own.viewer.assignments.edges.map(({ node }) => node)).toContainEqual({
      id: visit.id,
      dueOn: "2026-11-25",
      supervisionVisit: { subject: "GRASSROOTS_COMPLIANCE" },
    });
  });

  test("what is not plausible is flagged, not refused", async () => {
    const { street: scope } = await street();
    const visit = await approvedIn(scope, { windowFrom: "2026-12-01" });
    const [one] = teamOf(visit);
    if (one === undefined) throw new Error("no team");
    await program.sql("update trade_unions set latitude = 24.47, longitude = 118.09 where id = $1", [
      visit.tradeUnion.id,
    ]);
    const input = {
      visitId: visit.id,
      openedAt: "2026-11-18T09:30:00+08:00",
      expectedVersion: 2,
      location: { latitude: 24.9, longitude: 118.09, accuracyMeters: 900 },
    };
    const { visit: opened } = await open.run<{ visit: { flags: { code: string }[] } }>(input, one);
    expect(opened.flags.map(({ code }) => code)).toEqual([
      ...["OPENED_BEFORE_APPROVAL", "OPENED_OUTSIDE_WINDOW", "OPENING_RECEIVED_LATE"],
      ...["OPENED_AT_INACCURATE_PLACE", "OPENED_FAR_AWAY"],
    ]);
  });

  test.each<[string, object, string, string]>([
    ["a year long past", { openedAt: "2011-12-31T09:00:00+08:00" }, "OPENING_TIME_OUT_OF_RANGE", "openedAt"],
    ["the day after tomorrow", { openedAt: "2026-11-24T09:00:00+08:00" }, "OPENING_TIME_OUT_OF_RANGE", "openedAt"],
    ["an unknown visit", { visitId: randomUUID() }, "VISIT_NOT_FOUND", "visitId"],
  ])("%s is refused", async (_case, change, code, field) => {
    const { street: scope } = await street(1);
    const visit = await approvedIn(scope);
    const [one] = teamOf(visit);
    if (one === undefined) throw new Error("no team");
    const input = { visitId: visit.id, openedAt: NOW, expectedVersion: 2, ...change };
    expect(await open.refused(input, one)).toEqual([{ code, path: ["input", field] }]);
  });

  test("before the approval nobody opens it, and nobody but the team after", async () => {
    const { street: scope } = await street(1);
    const visit = await drawnIn(scope, { departmentMembers: [{ accountId: stage.member.accountId }] });
    const [one] = teamOf(visit);
    if (one === undefined) throw new Error("no team");
    const input = { visitId: visit.id, openedAt: NOW, expectedVersion: 1 };
    expect(await open.refused(input, one)).toEqual([{ code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] }]);
    const outsider = [...stage.pool, stage.member].find(
      ({ accountId }) => !visit.team.some(({ id }) => id === accountId),
    );
    if (outsider === undefined) throw new Error("everybody is in the team");
    expect(await open.refused(input, outsider)).toEqual([{ code: "VISIT_NOT_FOUND", path: ["input", "visitId"] }]);
  });

  onlyFor(["supervisor"], program, open, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), openedAt: NOW, expectedVersion: 1 },
    state: everything,
  }));
});

describe("the inspection of a visit", () => {
  test("asks what the subject is asked; the rest does not apply", async () => {
    const { street: scope, unions } = await street(1);
    const [union] = unions;
    if (union === undefined) throw new Error("no union");
    await planBuilders(program).site(union, "SERVICE_POINT");
    const { visit, one } = await openedIn(scope, { subject: "SERVICE_POINT" });
    const all = build.answers("GRASSROOTS_COMPLIANCE");
    const [wrong] = await submit(program, one.token, build.inspection(visit, { answers: all }));
    const codes = wrong?.userErrors.map(({ code }) => code) ?? [];
    expect(codes).toContain("CRITERION_NOT_ASKED");
    expect(codes).toContain("ANSWER_MISSING");
    const submitted = await build.inspected(visit, one);
    expect(submitted.score).toMatchObject({ maxPoints: 90, percent: 100 });
  });

  test("one that could not take place ends the visit", async () => {
    const { street: scope } = await street();
    const { visit, one } = await openedIn(scope);
    await submit(
      program,
      one.token,
      build.inspection(visit, {
        answers: [],
        signatures: [],
        notPerformed: { reason: "NO_CONTACT", note: "大门紧锁" },
      }),
    );
    expect(await program.sql("select status, version from supervision_visits where id = $1", [visit.id])).toEqual([
      { status: "NOT_PERFORMED", version: 4 },
    ]);
  });

  test("taken back after the report, it takes the report with it", async () => {
    const { street: scope } = await street();
    const { visit, one, inspection } = await reportedIn(scope);
    const withdraw = mutationOf(program, "withdrawInspection", "inspection { status }");
    expect(await withdraw.refused({ inspectionId: inspection.id, expectedVersion: 1 }, one)).toEqual([]);
    expect(await program.sql("select status, inspection_id from supervision_visits where id = $1", [visit.id])).toEqual(
      [{ status: "OPENED", inspection_id: null }],
    );
  });
});

describe("submitVisitReport", () => {
  test("reports with two signatures; a late one is flagged", async () => {
    const { street: scope } = await street();
    const { visit, one, two } = await openedIn(scope);
    const inspection = await build.inspected(visit, one);
    program.clock.set("2026-11-26T08:00:00+08:00");
    const answer = await report.run<{ visit: BuiltVisit & Record<string, unknown> }>(
      {
        visitId: visit.id,
        inspectionId: inspection.id,
        summary: "情况属实",
        expectedVersion: 3,
        signatures: [{ accountId: one.accountId }, { accountId: two.accountId }],
      },
      one,
    );
    expect(answer.userErrors).toEqual([]);
    expect(answer.visit).toMatchObject({
      status: "REPORTED",
      version: 4,
      reviewDueOn: "2026-12-01",
      score: { percent: 100 },
      inspection: { id: inspection.id, status: "SUBMITTED" },
      report: { summary: "情况属实", isLate: true, signedBy: [{ id: one.accountId }, { id: two.accountId }] },
    });
    expect(answer.visit["flags"]).toContainEqual({ code: "REPORT_LATE" });
  });

  test("what is wrong with it is said, and nothing changes", async () => {
    const { street: scope } = await street();
    const { visit, one, two } = await openedIn(scope);
    const inspection = await build.inspected(visit, one);
    const outsider = stage.pool.find(({ accountId }) => ![one, two].some((each) => each.accountId === accountId));
    const signed = (...who: (BuiltPerson | undefined)[]) => ({
      signatures: who.map((each) => ({ accountId: each?.accountId })),
    });
    const input = {
      visitId: visit.id,
      inspectionId: inspection.id,
      summary: "情况属实",
      expectedVersion: 3,
      ...signed(one, two),
    };
    const before = await everything();
    const cases: [object, string, string[]][] = [
      [signed(one), "VISIT_SIGNATURES_TOO_FEW", ["signatures"]],
      [signed(one, one), "VISIT_SIGNER_DOUBLED", ["signatures", "1", "accountId"]],
      [signed(one, outsider), "VISIT_SIGNER_NOT_IN_TEAM", ["signatures", "1", "accountId"]],
      [{ inspectionId: randomUUID() }, "VISIT_INSPECTION_NOT_FOUND", ["inspectionId"]],
      [{ clues: [{ code: "U9.9", note: "某车" }] }, "CLUE_UNKNOWN", ["clues", "0", "code"]],
      [{ expectedVersion: 2 }, "STALE_VERSION", ["expectedVersion"]],
    ];
    for (const [change, code, path] of cases) {
      expect(await report.refused({ ...input, ...change }, one)).toEqual([{ code, path: ["input", ...path] }]);
    }
    expect(await report.refused({ ...input, visitId: randomUUID() }, one)).toEqual([
      { code: "VISIT_NOT_FOUND", path: ["input", "visitId"] },
    ]);
    expect(await everything()).toEqual(before);
  });

  onlyFor(["supervisor"], program, report, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), inspectionId: randomUUID(), summary: "情况", signatures: [], expectedVersion: 1 },
    state: everything,
  }));
});

describe("reviewVisitReport", () => {
  test("confirms the inspection and lets its result be seen", async () => {
    const { street: scope } = await street();
    const { visit, inspection } = await reportedIn(scope);
    const { visit: done } = await review.run<{ visit: BuiltVisit & Record<string, unknown> }>(
      { visitId: visit.id, decision: "CONFIRM", comment: null, expectedVersion: 4 },
      stage.persons.reviewer,
    );
    expect(done).toMatchObject({
      status: "CONFIRMED",
      version: 5,
      statementDueOn: "2026-11-27",
      inspection: { id: inspection.id, status: "CONFIRMED" },
    });
    const seen = await program.data<{ inspection: object | null }>(
      "query($id: ID!) { inspection(id: $id) { status } }",
      { id: inspection.id },
      { token: stage.persons.administrator.token },
    );
    expect(seen.inspection).toEqual({ status: "CONFIRMED" });
  });

  test("gives both back, with a reason; the next revision is reported again", async () => {
    const { street: scope } = await street();
    const { visit, one, inspection } = await reportedIn(scope);
    const input = { visitId: visit.id, decision: "RETURN", expectedVersion: 4 };
    expect(await review.refused(input, stage.persons.reviewer)).toEqual([
      { code: "REVIEW_WITHOUT_REASON", path: ["input", "comment"] },
    ]);
    const back = await review.run<{ visit: BuiltVisit }>({ ...input, comment: "补充照片" }, stage.persons.reviewer);
    expect(back.visit).toMatchObject({ status: "OPENED", version: 5 });
    const again = await build.inspected(visit, one, { id: inspection.id, revision: 2 });
    const reported = await build.reported({ ...back.visit, team: visit.team }, one, again.id);
    expect(await build.confirmed(reported, stage.persons.reviewer)).toMatchObject({ status: "CONFIRMED" });
  });

  test("nobody of the team reviews, not even who stepped back, nor who drafted it", async () => {
    const { street: scope } = await street(1);
    const twofold = await person([
      { role: "ORGANIZER", at: stage.at.root },
      { role: "REVIEWER", at: stage.at.root },
    ]);
    const drawn = first(await build.drawn(build.request(scope, stage.pool), twofold));
    const approved = await build.approved(drawn, stage.persons.leader);
    const [one] = teamOf(approved);
    if (one === undefined) throw new Error("no team");
    const opened = await build.opened(approved, one);
    const reported = await build.reported(opened, one, (await build.inspected(opened, one)).id);
    const input = { visitId: reported.id, decision: "CONFIRM", expectedVersion: 4 };
    const before = await everything();
    expect(await review.refused(input, twofold)).toEqual([
      { code: "VISIT_REVIEWER_TOOK_PART", path: ["input", "visitId"] },
    ]);
    expect(await everything()).toEqual(before);
  });

  test("nor whom the team took along without a seat in it", async () => {
    const { street: scope } = await street(1);
    const along = await person([
      { role: "INSPECTOR", at: stage.at.root },
      { role: "REVIEWER", at: stage.at.root },
    ]);
    const { visit: opened, one } = await openedIn(scope);
    const { id } = await build.inspected(opened, one, { coInspectorIds: [along.accountId] });
    const reported = await build.reported(opened, one, id);
    expect(await review.refused({ visitId: reported.id, decision: "CONFIRM", expectedVersion: 4 }, along)).toEqual([
      { code: "VISIT_REVIEWER_TOOK_PART", path: ["input", "visitId"] },
    ]);
  });

  onlyFor(["reviewer"], program, review, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), decision: "CONFIRM", expectedVersion: 1 },
    state: everything,
  }));
});

describe("the names of who was asked", () => {
  test("are read by those who were there and the reviewers, and left out for everybody else", async () => {
    const { street: scope } = await street(1);
    const { visit: opened, one } = await openedIn(scope);
    const answers = build.answers("GRASSROOTS_COMPLIANCE", {
      criterion: "U3.1",
      points: 0,
      note: "王五、赵六答不出",
      sample: { asked: 5, positive: 3 },
    });
    const signatures = [{ role: "WITNESS", name: "王五", sha256: someEvidence, signedAt: NOW }];
    const inspection = await build.inspected(opened, one, { answers, signatures });
    await build.confirmed(await build.reported(opened, one, inspection.id), stage.persons.reviewer);
    const QUERY = `query($id: ID!) { inspection(id: $id) { signatures { role name } answers { criterion { code } note } } }`;
    interface Read {
      inspection: { signatures: object[]; answers: { criterion: { code: string }; note: string | null }[] };
    }
    const read = async (who: BuiltPerson) => {
      const { inspection: found } = await program.data<Read>(QUERY, { id: inspection.id }, { token: who.token });
      const note = found.answers.find(({ criterion }) => criterion.code === "U3.1")?.note;
      return [found.signatures, note];
    };
    expect(await read(stage.persons.reviewer)).toEqual([[{ role: "WITNESS", name: "王五" }], "王五、赵六答不出"]);
    const [{ trade_union_id: visited } = { trade_union_id: "" }] = await program.sql<{ trade_union_id: string }>(
      "select trade_union_id from supervision_visits where id = $1",
      [opened.id],
    );
    // Whoever reviews elsewhere only, or whose own affair the union is, is none of its reviewers.
    const elsewhere = await person([
      { role: "REVIEWER", at: stage.at.otherStreet },
      { role: "ADMINISTRATOR", at: stage.at.root },
    ]);
    const concerned = await person([{ role: "REVIEWER", at: stage.at.root }]);
    const officer = "insert into officers (id, trade_union_id, account_id, name, post, since, created_at)";
    await program.sql(`${officer} values (gen_random_uuid(), $1, $2, '王五', 'CHAIR', '2025-01-01', now())`, [
      visited,
      concerned.accountId,
    ]);
    for (const who of [stage.persons.administrator, stage.persons.leader, elsewhere, concerned])
      expect(await read(who)).toEqual([[{ role: "WITNESS", name: null }], null]);
    const reportRead = async (who: BuiltPerson) =>
      (
        await program.data<{ supervisionVisit: { report: object | null } }>(
          "query($id: ID!) { supervisionVisit(id: $id) { report { summary } } }",
          { id: opened.id },
          { token: who.token },
        )
      ).supervisionVisit.report;
    expect(await reportRead(stage.persons.reviewer)).not.toBeNull();
    expect(await reportRead(concerned)).toBeNull();
  });
});

describe("submitVisitStatement and referVisit", () => {
  test("the visited union states once, in time", async () => {
    const { street: scope } = await street(1);
    const { visit } = await confirmedIn(scope);
    const officer = await person([{ role: "UNION_OFFICER", at: { ...stage.at.union, id: visit.tradeUnion.id } }]);
    const input = { visitId: visit.id, statement: "已知悉", evidence: ["a".repeat(64)], expectedVersion: 5 };
    const streetOfficer = await person([{ role: "STREET_OFFICER", at: scope }]);
    expect(await state.refused(input, streetOfficer)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "visitId"] }]);
    expect(await state.refused(input, stage.persons.unionOfficer)).toEqual([
      { code: "VISIT_NOT_FOUND", path: ["input", "visitId"] },
    ]);
    program.clock.set("2026-11-28T08:00:00+08:00");
    expect(await state.refused(input, officer)).toEqual([
      { code: "VISIT_STATEMENT_OVERDUE", path: ["input", "visitId"] },
    ]);
    program.clock.set("2026-11-27T20:00:00+08:00");
    const answer = await state.run<{ visit: BuiltVisit & { statement: object } }>(input, officer);
    expect(answer.visit).toMatchObject({ status: "STATED", version: 6, statement: { statement: "已知悉" } });
    expect(await state.refused({ ...input, expectedVersion: 6 }, officer)).toEqual([
      { code: "VISIT_TRANSITION_REFUSED", path: ["input", "visitId"] },
    ]);
  });

  test("a referral to the discipline body and its clues are read by its handlers only", async () => {
    const { street: scope } = await street(1);
    const { visit: opened, one } = await openedIn(scope);
    const inspection = await build.inspected(opened, one);
    const clue = { code: "U4.1", note: "十时许,院内停放公车一辆", evidence: [] };
    const reported = await build.reported(opened, one, inspection.id, { clues: [clue] });
    const visit = await build.confirmed(reported, stage.persons.reviewer);
    const input = { visitId: visit.id, to: "DISCIPLINE_BODY", reason: "疑似公车私用", expectedVersion: 5 };
    const referred = await refer.run<{ visit: BuiltVisit & { referrals: object[] } }>(input, stage.persons.leader);
    expect(referred.visit).toMatchObject({ status: "CONFIRMED", version: 6, referrals: [{ to: "DISCIPLINE_BODY" }] });
    const handler = await person([{ role: "LEADER", at: scope, extra: ["visit:clues"] }]);
    const QUERY = "query($id: ID!) { supervisionVisit(id: $id) { referrals { to } } }";
    const referrals = async (who: BuiltPerson) =>
      (await program.data<{ supervisionVisit: { referrals: object[] } }>(QUERY, { id: visit.id }, { token: who.token }))
        .supervisionVisit.referrals;
    expect(await referrals(handler)).toHaveLength(1);
    expect(await referrals(stage.persons.reviewer)).toEqual([]);
    expect(await referrals(stage.persons.organizer)).toEqual([]);
    const CLUES = "{ visitClues(first: 10) { totalCount edges { node { code note tradeUnion { id } } } } }";
    const clues = await program.data<{ visitClues: object }>(CLUES, {}, { token: handler.token });
    expect(clues.visitClues).toEqual({
      totalCount: 1,
      edges: [{ node: { code: "U4.1", note: clue.note, tradeUnion: { id: visit.tradeUnion.id } } }],
    });
    // A handler whose own affair the visited union is reads of it nothing.
    const office = "insert into officers (id, trade_union_id, account_id, name, post, since, created_at)";
    await program.sql(`${office} values (gen_random_uuid(), $1, $2, '王五', 'CHAIR', '2025-01-01', now())`, [
      visit.tradeUnion.id,
      handler.accountId,
    ]);
    expect((await program.data<{ visitClues: object }>(CLUES, {}, { token: handler.token })).visitClues).toEqual({
      totalCount: 0,
      edges: [],
    });
    for (const who of [stage.persons.leader, stage.persons.administrator, stage.persons.reviewer, one]) {
      const answer = await program.run(CLUES, {}, { token: who.token });
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    }
    expect(await program.sql("select id from findings where inspection_id = $1", [inspection.id])).toEqual([]);
  });

  onlyFor(["streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"], program, state, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), statement: "知悉", expectedVersion: 1 },
    state: everything,
  }));
  onlyFor(["leader", "organizer", "reviewer"], program, refer, () => ({
    persons: stage.persons,
    input: { visitId: randomUUID(), to: "DISCIPLINE_BODY", reason: "疑似", expectedVersion: 1 },
    state: everything,
  }));
});

describe("ids of what is known to few", () => {
  test("are random wherever unannounced visits leave something", async () => {
    const { street: scope } = await street();
    const visit = await drawnIn(scope);
    const [leaving] = teamOf(visit);
    if (leaving === undefined) throw new Error("no team");
    await conflict.run({ visitId: visit.id, reason: "DEBT" }, leaving);
    const tables = [
      ...["visit_draws", "supervision_visits", "visit_team_draws", "visit_reports", "visit_clues", "visit_referrals"],
    ];
    for (const table of tables) {
      const made = await program.sql<{ id: string }>(`select id from ${table}`);
      expect([table, made.filter(({ id }) => !RANDOM_ID.test(id))]).toEqual([table, []]);
      expect([table, made.length > 0]).toEqual([table, true]);
    }
  });
});
