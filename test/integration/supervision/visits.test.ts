import { randomUUID } from "node:crypto";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { visitLifecycle, type VisitStatusCode } from "../../../src/modules/supervision/visits/visit.lifecycle.js";
import { type BuiltPerson, type BuiltUnion } from "../../support/builders.js";
import { submit } from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import type { BuiltVisit } from "../../support/builders-visits.js";
import { testProgram, TODAY } from "../../support/program.js";
import { visitsStage } from "../../support/visits-stage.js";

const program = testProgram();
const stage = visitsStage(program);
const {
  build,
  person,
  link,
  approve,
  conflict,
  leak,
  open,
  report,
  review,
  state,
  refer,
  NOW,
  teamOf,
  street,
  drawnIn,
  reportedIn,
  everything,
} = stage;

describe("no sequence of commands", () => {
  const COURSE = ["approve", "open", "inspect", "report", "confirm", "state", "refer"] as const;
  type Step = (typeof COURSE)[number] | "conflict" | "reject" | "leak" | "return";
  const anything = fc.constantFrom<Step>("conflict", "reject", "leak", "return", ...COURSE);
  /** The usual course with something else now and then between its steps. */
  const steps = fc
    .array(fc.array(anything, { maxLength: 1 }), { minLength: COURSE.length, maxLength: COURSE.length })
    .map((between) => COURSE.flatMap((step, place) => [...(between[place] ?? []), step]));

  test("reaches a state that the table does not allow, or is half done", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (given) => {
        const { street: scope } = await street(2);
        const { id, tradeUnion: visited } = await drawnIn(scope);
        const officer = await person([{ role: "UNION_OFFICER", at: { ...stage.at.union, id: visited.id } }]);
        const now = async () => {
          const [found] = await program.sql<{ status: VisitStatusCode; version: number; inspection: string | null }>(
            "select status, version, inspection_id as inspection from supervision_visits where id = $1",
            [id],
          );
          const team = await program.sql<{ id: string }>(
            "select account_id as id from visit_team_members where visit_id = $1 and left_at is null order by seat",
            [id],
          );
          if (found === undefined) throw new Error("the visit is gone");
          return { ...found, team };
        };
        const perform = async (step: Step): Promise<string[]> => {
          const { version, inspection, team } = await now();
          const at = { visitId: id, expectedVersion: version };
          const sent = stage.pool.find(({ accountId }) => accountId === team[0]?.id) ?? stage.persons.supervisor;
          const visit = { id, tradeUnion: visited, site: null, subject: "GRASSROOTS_COMPLIANCE" } as BuiltVisit;
          const codes = (refusals: { code: string }[]) => refusals.map(({ code }) => code);
          switch (step) {
            case "conflict":
              return codes(await conflict.refused({ visitId: id, reason: "DEBT" }, sent));
            case "approve":
              return codes(await approve.refused({ ...at, decision: "APPROVE" }, stage.persons.leader));
            case "reject":
              return codes(await approve.refused({ ...at, decision: "REJECT" }, stage.persons.leader));
            case "leak":
              return codes(await leak.refused({ visitId: id, note: "外泄" }, stage.persons.organizer));
            case "open":
              return codes(await open.refused({ ...at, openedAt: NOW }, sent));
            case "inspect":
              return (await submit(program, sent.token, build.inspection(visit))).flatMap(({ userErrors }) =>
                codes(userErrors),
              );
            case "report": {
              const signatures = team.map((each) => ({ accountId: each.id }));
              const input = { ...at, inspectionId: inspection ?? randomUUID(), summary: "情况", signatures };
              return codes(await report.refused(input, sent));
            }
            case "confirm":
              return codes(await review.refused({ ...at, decision: "CONFIRM" }, stage.persons.reviewer));
            case "return":
              return codes(
                await review.refused({ ...at, decision: "RETURN", comment: "补充" }, stage.persons.reviewer),
              );
            case "state":
              return codes(await state.refused({ ...at, statement: "知悉" }, officer));
            case "refer":
              return codes(
                await refer.refused({ ...at, to: "AUDITING_COMMISSION", reason: "移送" }, stage.persons.leader),
              );
          }
        };
        for (const step of given) {
          const before = await now();
          const refusals = await perform(step);
          const after = await now();
          if (refusals.length > 0) expect(after).toEqual(before);
          if (after.status !== before.status)
            expect(Object.values(visitLifecycle[before.status])).toContain(after.status);
          // The same opening sent once more is answered once more, and an inspection alone changes nothing of the visit.
          const isRepeated = step === "open" && before.status !== "APPROVED";
          const isStill = refusals.length > 0 || step === "inspect" || isRepeated;
          expect(after.version - before.version).toBe(isStill ? 0 : 1);
        }
      }),
      { numRuns: 6, seed: 1126, endOnFailure: true },
    );
  });
});

describe("supervisionVisits", () => {
  const LIST = `query($filter: SupervisionVisitFilter, $first: Int!, $after: Cursor) {
    supervisionVisits(filter: $filter, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { id status team { id name } tradeUnion { id name } site { id } visitedAt score { percent grade } statementDueOn } } } }`;
  interface List {
    supervisionVisits: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string; status: string } }[];
    };
  }
  const listOf = async (who: BuiltPerson, variables: object) =>
    (await program.data<List>(LIST, { first: 20, ...variables }, { token: who.token })).supervisionVisits;

  test("costs the same statements for one visit and for ten, and pages through all", async () => {
    const { street: scope } = await street(10);
    const { visits } = await build.drawn(build.request(scope, stage.pool, { perStratum: 10 }), stage.persons.organizer);
    const filter = { scope: scope.id };
    const { street: other } = await street(1);
    await build.drawn(build.request(other, stage.pool, { perStratum: 1 }), stage.persons.organizer);
    const statements = async (street: { id: string }) => {
      program.statements.length = 0;
      await listOf(stage.persons.organizer, { filter: { scope: street.id } });
      return program.statements.length;
    };
    expect(await statements(scope)).toBe(await statements(other));
    const page = await listOf(stage.persons.organizer, { filter, first: 6 });
    expect(page).toMatchObject({ totalCount: 10, pageInfo: { hasNextPage: true } });
    const rest = await listOf(stage.persons.organizer, { filter, first: 6, after: page.pageInfo.endCursor });
    const ids = [...page.edges, ...rest.edges].map(({ node }) => node.id);
    expect(ids.toSorted()).toEqual(visits.map(({ id }) => id).toSorted());
  });

  test("every read of a plan is noted, in the list too", async () => {
    const { street: scope } = await street(1);
    const visit = await drawnIn(scope);
    const reads = async () =>
      (
        await program.sql<{ account_id: string }>(
          "select account_id from visit_reads where visit_id = $1 order by id",
          [visit.id],
        )
      ).map(({ account_id }) => account_id);
    const before = (await reads()).length;
    await listOf(stage.persons.leader, { filter: { scope: scope.id } });
    await program.data(
      "query($id: ID!) { supervisionVisit(id: $id) { id } }",
      { id: visit.id },
      { token: stage.persons.organizer.token },
    );
    await listOf(stage.persons.administrator, { filter: { scope: scope.id } });
    const { leader, organizer } = stage.persons;
    // The list and its count are one reading, as they are one request.
    expect((await reads()).slice(before)).toEqual([leader.accountId, organizer.accountId]);
    // A refusal tells the version, so it is noted as well.
    expect(await approve.refused({ visitId: visit.id, decision: "APPROVE", expectedVersion: 9 }, leader)).toHaveLength(
      1,
    );
    expect((await reads()).slice(before + 2)).toEqual([leader.accountId]);
  });

  test("a read is noted once for a request, whatever fields read the visit and however often they are executed", async () => {
    const { street: scope } = await street(2);
    const { visits } = await build.drawn(build.request(scope, stage.pool, { perStratum: 2 }), stage.persons.organizer);
    const [visit, other] = visits;
    const noted = async (query: string, variables: object, who = stage.persons.organizer) => {
      const count = async () => {
        const found = await program.sql<{ id: string; times: number }>(
          "select visit_id as id, count(*)::int as times from visit_reads where visit_id = any($1) group by 1",
          [visits.map(({ id }) => id)],
        );
        return visits.map(({ id }) => found.find((each) => each.id === id)?.times ?? 0);
      };
      const before = await count();
      const answer = await program.run(query, { ...variables }, { token: who.token });
      const after = await count();
      return { times: after.map((times, i) => times - (before[i] ?? 0)), codes: answer.errors?.length ?? 0 };
    };
    const one = `query($id: ID!, $again: ID!, $scope: ID!) {
      a: supervisionVisit(id: $id) { id } b: supervisionVisit(id: $again) { id team { id } }
      supervisionVisits(filter: { scope: $scope }, first: 20) { totalCount edges { node { id mode } } } }`;
    const failing = one.replace("a: ", 'none: supervisionVisit(id: "no id") { id } a: ');
    const ids = { id: visit?.id, again: visit?.id, scope: scope.id };
    for (const times of [1, 2, 3]) expect([times, await noted(one, ids)]).toEqual([times, { times: [1, 1], codes: 0 }]);
    for (const times of [1, 2, 3])
      expect([times, await noted(failing, ids)]).toEqual([times, { times: [1, 1], codes: 1 }]);
    // A command, what it answers and what its caller asks of it are one reading as well.
    const input = { visitId: other?.id, decision: "APPROVE", expectedVersion: 9 };
    const change = `mutation($input: ApproveSupervisionVisitInput!) {
      a: approveSupervisionVisit(input: $input) { userErrors { code } }
      b: approveSupervisionVisit(input: $input) { userErrors { code } } }`;
    const refused = await noted(change, { input }, stage.persons.leader);
    expect(refused.times).toEqual([0, 1]);
  });

  test("a reported visit is in the reviewers' list, a confirmed one in everybody's who sees the union's results", async () => {
    const { street: scope } = await street(1);
    const { visit } = await reportedIn(scope);
    const filter = { scope: scope.id, status: ["REPORTED", "CONFIRMED"] };
    expect((await listOf(stage.persons.reviewer, { filter })).edges.map(({ node }) => node.id)).toEqual([visit.id]);
    expect((await listOf(stage.persons.administrator, { filter })).totalCount).toBe(0);
    await build.confirmed(visit, stage.persons.reviewer);
    const officer = await person([{ role: "UNION_OFFICER", at: { ...stage.at.union, id: visit.tradeUnion.id } }]);
    for (const who of [stage.persons.administrator, stage.persons.leader, officer])
      expect(
        (await listOf(who, { filter: { status: ["CONFIRMED"], scope: who === officer ? null : scope.id } })).edges,
      ).toEqual([
        {
          node: expect.objectContaining({
            id: visit.id,
            status: "CONFIRMED",
            score: { percent: 100, grade: "EXCELLENT" },
          }),
        },
      ]);
    expect((await listOf(stage.persons.otherUnionOfficer, { filter: {} })).totalCount).toBe(0);
  });

  test("for a reviewer who holds office in the visited union there is none until the result stands", async () => {
    const { street: scope } = await street(1);
    const { visit } = await reportedIn(scope);
    const union = { ...stage.at.union, id: visit.tradeUnion.id };
    const reviewer = { role: "REVIEWER", at: stage.at.root } as const;
    const { officer } = organizationBuilders(program);
    const [chair, auditor, linked, byRole] = [
      await person([reviewer]),
      await person([reviewer]),
      await person([reviewer]),
      await person([reviewer, { role: "UNION_OFFICER", at: union }]),
    ];
    await officer(union, { accountId: chair.accountId, post: "CHAIR" });
    await officer(union, { accountId: auditor.accountId, post: "AUDITING_MEMBER" });
    await link(await person([{ role: "UNION_OFFICER", at: union }]), linked);
    const filter = { scope: scope.id, status: ["REPORTED", "CONFIRMED"] };
    const known = async (who: BuiltPerson, id: string) => {
      const found = "query($id: ID!) { supervisionVisit(id: $id) { id } }";
      const one = await program.data(found, { id }, { token: who.token });
      const input = { visitId: id, decision: "CONFIRM", expectedVersion: 4 };
      return { one, list: await listOf(who, { filter }), refused: await review.refused(input, who) };
    };
    const read = () => program.sql("select account_id from visit_reads where visit_id = $1 order by at", [visit.id]);
    const before = [await read(), await everything()];
    for (const who of [chair, auditor, linked, byRole]) {
      const answer = await known(who, visit.id);
      expect(answer).toEqual(await known(who, randomUUID()));
      expect(answer).toMatchObject({ one: { supervisionVisit: null }, list: { totalCount: 0, edges: [] } });
    }
    expect([await read(), await everything()]).toEqual(before);
    await build.confirmed(visit, stage.persons.reviewer);
    for (const who of [chair, auditor, linked, byRole])
      expect((await listOf(who, { filter })).edges.map(({ node }) => node.id)).toEqual([visit.id]);
  });
});

describe("a visit whose result stands", () => {
  const QUERY = `query($scope: ID) { supervisionVisits(first: 20, filter: { scope: $scope, status: [CONFIRMED] }) {
    edges { cursor node { id createdAt windowFrom windowTo approvedAt visitedAt } } } }`;
  interface Shown {
    supervisionVisits: { edges: { cursor: string; node: Record<string, string | null> }[] };
  }
  const shown = async (who: BuiltPerson, scope: BuiltUnion) =>
    (await program.data<Shown>(QUERY, { scope: scope.id }, { token: who.token })).supervisionVisits.edges;

  test("does not tell those who had no part in it when it was drawn, nor until when the rest of its draw waits", async () => {
    const { street: scope } = await street(4);
    const drawn = await build.drawn(build.request(scope, stage.pool, { perStratum: 4 }), stage.persons.organizer);
    const drawnAt = program.clock.now();
    const team = async (visit: BuiltVisit, minutes: number): Promise<BuiltPerson[]> => {
      program.clock.advance(minutes * 60_000);
      const approved = await build.approved(visit, stage.persons.leader);
      const [one, two] = teamOf(approved);
      if (one === undefined || two === undefined) throw new Error("the team is too small");
      const openedAt = program.clock.now().toISOString();
      const opened = await build.opened(approved, one, { openedAt });
      const inspection = await build.inspected(opened, one);
      await build.confirmed(await build.reported(opened, one, inspection.id), stage.persons.reviewer);
      return [one, two];
    };
    // Opened in the reverse order, so that no order tells the order of the draw.
    const [, second, third] = drawn.visits;
    if (second === undefined || third === undefined) throw new Error("too little was drawn");
    const [member] = await team(third, 5);
    await team(second, 7);
    if (member === undefined) throw new Error("nobody is in the team");

    const outside = await shown(stage.persons.administrator, scope);
    expect(outside.map(({ node }) => node["id"])).toEqual([second.id, third.id]);
    for (const { cursor, node } of outside) {
      expect(node).toMatchObject({ windowFrom: TODAY, windowTo: TODAY, approvedAt: null });
      expect(node["createdAt"]).toBe(node["visitedAt"]);
      expect(Date.parse(node["createdAt"] ?? "")).toBeGreaterThan(drawnAt.getTime());
      expect(Buffer.from(cursor.split(".")[0] ?? "", "base64url").toString()).not.toContain("02:00:00");
    }
    const inside = { windowFrom: "2026-11-20", windowTo: "2026-12-31", createdAt: drawnAt.toISOString() };
    for (const who of [stage.persons.organizer, stage.persons.leader]) {
      for (const { node } of await shown(who, scope)) {
        expect(node).toMatchObject(inside);
        expect(node["approvedAt"]).not.toBeNull();
      }
    }
    expect((await shown(stage.persons.reviewer, scope)).map(({ node }) => node["windowTo"])).toEqual([TODAY, TODAY]);
  });
});
