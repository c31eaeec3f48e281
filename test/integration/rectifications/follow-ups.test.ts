import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { drawFollowUps } from "../../../src/modules/rectifications/follow-ups/draw-follow-ups.job.js";
import { remindOfFindings } from "../../../src/modules/rectifications/messages/remind-of-findings.job.js";
import { drawnFollowUps } from "../../../src/modules/rectifications/follow-ups/follow-up.rules.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  submit,
  submitted,
} from "../../support/builders-inspections.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { inspected, finding, issued, state, version } = rectificationBuilders(program);
const assign = mutationOf(program, "assignFollowUp", "assignment { id kind dueOn inspectors { id } findings { id } }");

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let second: BuiltPerson;
let inspectionId: string;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  second = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
  inspectionId = await inspected(at.union, persons);
});
beforeEach(() => program.clock.set("2026-11-22T10:00:00+08:00"));

const closed = async (closedOn: string, followUp = "DUE", severity = "MAJOR") => {
  const id = await finding(at.union, inspectionId, { severity });
  await program.sql(
    `update findings set status = 'CLOSED', issued_at = now(), served_on = $2::date, settled_on = $2::date, closed_on = $2::date, follow_up = $3 where id = $1`,
    [id, closedOn, followUp],
  );
  return id;
};
const visit = (findingIds: string[], change: object = {}) => ({
  findingIds,
  inspectorIds: [second.accountId],
  dueOn: "2026-12-15",
  idempotencyKey: randomUUID(),
  ...change,
});

describe("assignFollowUp", () => {
  test("sends another team, whose inspection answers the findings only and opens again what was not put right", async () => {
    const ids = [await closed("2026-10-20"), await closed("2026-10-22"), await closed("2026-10-22", "DUE", "CRITICAL")];
    const [rectified = "", partly = "", not = ""] = ids;
    const input = visit(ids);
    const answers = await Promise.all([
      assign.run<{ assignment: { id: string } }>(input, persons.organizer),
      assign.run<{ assignment: { id: string } }>(input, persons.organizer),
    ]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    const assignmentId = answers[0]?.assignment.id ?? "";
    expect(answers[1]?.assignment.id).toBe(assignmentId);
    expect(answers[0]?.assignment).toMatchObject({ kind: "FOLLOW_UP", inspectors: [{ id: second.accountId }] });
    const own = await program.data<{ viewer: { assignments: { edges: { node: { findings: object[] } }[] } } }>(
      "{ viewer { assignments(first: 10) { edges { node { id findings { id status } } } } } }",
      {},
      { token: second.token },
    );
    expect(own.viewer.assignments.edges[0]?.node.findings).toHaveLength(3);

    const check = (findingId: string, outcome: string) => ({ findingId, outcome, note: "现场查看" });
    const other = await closed("2026-10-20");
    const raw = rawInspection({
      tradeUnionId: at.union.id,
      assignmentId,
      kind: "FOLLOW_UP",
      period: "2026-Q4",
      answers: [],
      findingChecks: [check(rectified, "RECTIFIED"), check(partly, "PARTLY_RECTIFIED")],
    });
    const [missing] = await submit(program, second.token, raw);
    expect(missing?.userErrors.map(({ code }) => code)).toEqual(["FINDING_CHECKS_MISSING"]);
    const all = [...(raw["findingChecks"] as object[]), check(not, "NOT_RECTIFIED")];
    const [foreign] = await submit(program, second.token, {
      ...raw,
      findingChecks: [...all, check(other, "RECTIFIED")],
    });
    expect(foreign?.userErrors.map(({ code }) => code)).toEqual(["FINDING_NOT_ASSIGNED"]);
    const inspection = await submitted(program, second.token, { ...raw, findingChecks: all });
    expect(inspection.score).toBeNull();
    await confirm(program, persons.reviewer.token, inspection);
    expect(await state(rectified)).toMatchObject({ status: "CLOSED", follow_up: "DONE" });
    expect(await state(partly)).toMatchObject({
      status: "ISSUED",
      follow_up: null,
      closed_on: null,
      due_on: "2026-12-11",
    });
    expect(await state(not)).toMatchObject({ status: "ISSUED", settled_on: null, due_on: "2026-12-01" });
  });

  test("what those say is put right who found it, or put it right, stays due; be it of a plan or taken along", async () => {
    const [rectifier, another] = [
      await builders(program).person([{ role: "INSPECTOR", at: at.root }]),
      await builders(program).person([{ role: "INSPECTOR", at: at.root }]),
    ];
    const followedUp = async (id: string, by: BuiltPerson, along: BuiltPerson[] = [], sent?: string) => {
      const { assignmentId } =
        sent === undefined
          ? await inspectionBuilders(program).assignment({ union: at.union, inspectors: [by], kind: "FOLLOW_UP" })
          : { assignmentId: sent };
      const inspection = await submitted(
        program,
        by.token,
        rawInspection({
          tradeUnionId: at.union.id,
          assignmentId,
          kind: "FOLLOW_UP",
          answers: [],
          findingChecks: [{ findingId: id, outcome: "RECTIFIED", note: "现场查看" }],
          coInspectorIds: along.map(({ accountId }) => accountId),
        }),
      );
      await program.sql("update co_signatures set signed_at = due_at where inspection_id = $1", [inspection.id]);
      await confirm(program, persons.reviewer.token, inspection);
      return (await state(id))?.["follow_up"];
    };
    const id = await closed("2026-10-20");
    await program.sql(
      `insert into rectifications (id, finding_id, description, submitted_by, submitted_at)
       values (gen_random_uuid(), $1, '已改', $2, now())`,
      [id, rectifier.accountId],
    );
    expect(await assign.refused(visit([id], { inspectorIds: [rectifier.accountId] }), persons.organizer)).toEqual([
      { code: "VERIFIER_IS_RECTIFIER", path: ["input", "inspectorIds", "0"] },
    ]);
    expect(await followedUp(id, persons.inspector)).toBe("DUE");
    expect(await followedUp(id, rectifier)).toBe("DUE");
    const { assignment } = await assign.run<{ assignment: { id: string } }>(visit([id]), persons.organizer);
    expect(await followedUp(id, second, [persons.inspector], assignment.id)).toBe("DUE");
    expect(await followedUp(id, another)).toBe("DONE");
  });

  test("a follow-up that does not take place is still due", async () => {
    const id = await closed("2026-10-20");
    const { assignment } = await assign.run<{ assignment: { id: string } }>(visit([id]), persons.organizer);
    expect(await state(id)).toMatchObject({ follow_up: "ASSIGNED" });
    await submitted(
      program,
      second.token,
      rawInspection({
        tradeUnionId: at.union.id,
        assignmentId: assignment.id,
        kind: "FOLLOW_UP",
        answers: [],
        notPerformed: { reason: "NO_CONTACT", note: "无人" },
      }),
    );
    expect(await state(id)).toMatchObject({ follow_up: "DUE" });
  });

  test("refuses the first team, officers of the union, days out of range and what is not due", async () => {
    const id = await closed("2026-10-20");
    const refused = (change: object) => assign.refused(visit([id], change), persons.organizer);
    expect(await refused({ inspectorIds: [second.accountId, persons.inspector.accountId] })).toEqual([
      { code: "FOLLOW_UP_BY_FIRST_TEAM", path: ["input", "inspectorIds", "1"] },
    ]);
    expect(await refused({ inspectorIds: [persons.leader.accountId] })).toEqual([
      { code: "INSPECTOR_NOT_ELIGIBLE", path: ["input", "inspectorIds", "0"] },
    ]);
    for (const dueOn of ["2026-11-30", "2027-03-01"])
      expect(await refused({ dueOn })).toEqual([{ code: "FOLLOW_UP_DAY_OUT_OF_RANGE", path: ["input", "dueOn"] }]);
    const spared = await closed("2026-10-20", "SPARED", "MINOR");
    expect(await assign.refused(visit([id, spared]), persons.organizer)).toEqual([
      { code: "FOLLOW_UP_NOT_DUE", path: ["input", "findingIds", "1"] },
    ]);
    const elsewhere = await finding(at.neighbor, await inspected(at.neighbor, persons));
    expect(await assign.refused(visit([id, elsewhere]), persons.organizer)).toEqual([
      { code: "FOLLOW_UPS_DIFFER", path: ["input", "findingIds", "1"] },
    ]);
    expect(await assign.refused(visit([randomUUID()]), persons.organizer)).toEqual([
      { code: "FINDING_NOT_FOUND", path: ["input", "findingIds", "0"] },
    ]);
    expect(await state(id)).toMatchObject({ follow_up: "DUE" });
  });

  describe("is for organizers", () => {
    let id: string;
    beforeAll(async () => void (id = await closed("2026-10-20")));
    onlyFor(["organizer"], program, assign, () => ({ persons, input: visit([id]), state: () => state(id) }));
  });
});

describe("the monthly draw", () => {
  test("draws a fifth of the MINOR findings closed in each month that has ended, once, and can be done again", async () => {
    const july = await Promise.all(Array.from({ length: 11 }, () => closed("2026-07-15", "UNDRAWN", "MINOR")));
    const now = await closed("2026-11-20", "UNDRAWN", "MINOR");
    await drawFollowUps.run(program.program.services);
    const [draw] = await program.sql<{ seed: string; eligible: string[]; drawn: string[]; share: number }>(
      "select seed, eligible::text[], drawn::text[], share::float8 from follow_up_draws where month = '2026-07'",
    );
    expect(draw?.eligible.sort()).toEqual([...july].sort());
    expect(draw?.drawn).toHaveLength(3);
    expect(drawnFollowUps(draw?.seed ?? "", draw?.eligible ?? [], draw?.share ?? 0)).toEqual(draw?.drawn.sort());
    const states = await Promise.all(july.map(async (id) => (await state(id))?.["follow_up"]));
    expect(states.filter((each) => each === "DUE")).toHaveLength(3);
    expect(states.filter((each) => each === "SPARED")).toHaveLength(8);
    expect(await state(now)).toMatchObject({ follow_up: "UNDRAWN" });
    await Promise.all([drawFollowUps.run(program.program.services), drawFollowUps.run(program.program.services)]);
    expect(await program.sql("select month from follow_up_draws")).toHaveLength(1);
  });
});

interface Messages {
  viewer: {
    messages: {
      totalCount: number;
      edges: {
        node: {
          id: string;
          text: string;
          onDay: string;
          readAt: string | null;
          tradeUnion: { id: string };
          findings: { id: string }[];
        };
      }[];
    };
  };
}
const messagesOf = async (person: BuiltPerson, unread: boolean | null = null) =>
  (
    await program.data<Messages>(
      `query($unread: Boolean) { viewer { messages(first: 10, unread: $unread) { totalCount edges { node {
        id kind text onDay readAt tradeUnion { id } findings { id } } } } } }`,
      { unread },
      { token: person.token },
    )
  ).viewer.messages;
const on = async (day: string) => {
  program.clock.set(`${day}T08:00:00+08:00`);
  await remindOfFindings.run(program.program.services);
};

describe("reminders", () => {
  const aboutUnion = async (person: BuiltPerson) =>
    (await messagesOf(person)).edges.filter(({ node }) => node.tradeUnion.id === union.id).length;
  let union: BuiltUnion;
  let officer: BuiltPerson;
  let street: BuiltPerson;
  let ids: string[];
  beforeAll(async () => {
    program.clock.set("2026-11-22T10:00:00+08:00");
    union = await builders(program).tradeUnion({ parent: at.otherCommunity });
    officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    street = persons.otherStreetOfficer;
    const inspection = await inspected(union, persons);
    ids = [
      await finding(union, inspection, { severity: "CRITICAL" }),
      await finding(union, inspection, { severity: "CRITICAL" }),
    ];
    await issued(ids, persons.reviewer);
  });

  test("one message a day for a union: three days before, on the day, weekly after; then to the street and the federation", async () => {
    await on("2026-11-30");
    expect(await messagesOf(officer)).toMatchObject({ totalCount: 0 });
    await on("2026-12-01");
    await on("2026-12-01");
    await on("2026-12-02");
    const soon = await messagesOf(officer);
    expect(soon).toMatchObject({
      totalCount: 1,
      edges: [
        { node: { text: "Findings to be put right: 2 due soon.", onDay: "2026-12-01", tradeUnion: { id: union.id } } },
      ],
    });
    expect(soon.edges[0]?.node.findings.map(({ id }) => id).sort()).toEqual([...ids].sort());
    await on("2026-12-04");
    await on("2026-12-05");
    expect(await messagesOf(officer)).toMatchObject({ totalCount: 2 });
    expect(await messagesOf(street)).toMatchObject({ totalCount: 0 });
    await on("2026-12-11");
    expect(await messagesOf(street)).toMatchObject({
      totalCount: 1,
      edges: [{ node: { text: "Findings to be put right: 2 overdue." } }],
    });
    expect(await aboutUnion(persons.reviewer)).toBe(0);
    // The 18th was missed altogether: it is made up for, once.
    await on("2026-12-20");
    await Promise.all([on("2026-12-21"), on("2026-12-21")]);
    expect(await messagesOf(officer)).toMatchObject({ totalCount: 4 });
    expect(await messagesOf(street)).toMatchObject({ totalCount: 2 });
    expect(await aboutUnion(persons.reviewer)).toBe(1);
    for (const outsider of [persons.streetOfficer, persons.unionOfficer, persons.otherUnionOfficer, persons.nobody])
      expect(await aboutUnion(outsider)).toBe(0);
  });

  test("what was read is read until something is added", async () => {
    const mark = mutationOf(program, "markMessagesRead", "messageIds");
    const [first] = (await messagesOf(officer)).edges;
    const id = first?.node.id ?? "";
    expect(await mark.run({ messageIds: [id, randomUUID()] }, officer)).toMatchObject({ messageIds: [id] });
    expect(await mark.run({ messageIds: [id] }, persons.nobody)).toMatchObject({ messageIds: [] });
    expect(await messagesOf(officer, true)).toMatchObject({ totalCount: 3 });
    expect(await messagesOf(officer, false)).toMatchObject({ totalCount: 1 });
  });

  test("a list of messages costs the same for one and for more", async () => {
    const cost = async (first: number) => {
      program.statements.length = 0;
      await program.data(
        "query($first: Int!) { viewer { messages(first: $first) { edges { node { text tradeUnion { name } findings { id notice { number } } } } } } }",
        { first },
        { token: officer.token },
      );
      return program.statements.length;
    };
    expect(await cost(1)).toBe(await cost(4));
  });
});

describe("the list of findings", () => {
  const QUERY = `query Findings($filter: FindingFilter, $first: Int!, $after: Cursor) {
    findings(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { id severity isOverdue daysOverdue basis { mark text } tradeUnion { name } inspection { id kind }
        criterion { code } evidence { sha256 } notice { number } extension { until } contest { statement } transfer { target }
        rectifications { id verification { verifier { name } } } } } } }`;
  interface Listed {
    findings: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string; severity: string; isOverdue: boolean; daysOverdue: number; basis: object[] } }[];
    };
  }
  const list = async (filter: object | null, person: BuiltPerson, first = 50, after: string | null = null) =>
    (await program.data<Listed>(QUERY, { filter, first, after }, { token: person.token })).findings;

  test("filters by scope, what is open, overdue and severity, and pages", async () => {
    program.clock.set("2026-12-25T10:00:00+08:00");
    const overdue = await list(
      { scope: at.otherStreet.id, open: true, overdue: true, severity: ["CRITICAL"] },
      persons.leader,
    );
    expect(overdue.totalCount).toBe(2);
    const renamed = { scope: at.otherStreet.id, isOpen: true, isOverdue: true, isExtensionPending: false };
    expect(await list({ ...renamed, severity: ["CRITICAL"] }, persons.leader)).toEqual(overdue);
    expect((await list({ ...renamed, isOpen: false, open: true }, persons.leader)).totalCount).toBe(0);
    expect(overdue.edges[0]?.node).toMatchObject({ isOverdue: true, daysOverdue: 21 });
    expect(overdue.edges[0]?.node.basis.length).toBeGreaterThan(0);
    const one = await list({ scope: at.otherStreet.id }, persons.leader, 1);
    expect(one.pageInfo.hasNextPage).toBe(true);
    const next = await list({ scope: at.otherStreet.id }, persons.leader, 1, one.pageInfo.endCursor);
    expect(next.edges[0]?.node.id).not.toBe(one.edges[0]?.node.id);
    expect(await list({ scope: at.otherStreet.id }, persons.streetOfficer)).toMatchObject({ totalCount: 0, edges: [] });
  });

  test("costs the same for one and for many", async () => {
    const cost = async (first: number) => {
      program.statements.length = 0;
      await list({ scope: at.root.id }, persons.reviewer, first);
      return program.statements.length;
    };
    expect(await cost(1)).toBe(await cost(20));
  });

  test("what belongs to a restricted inspection, or stands on a working paper, is in no list", async () => {
    const before = (await list({ scope: at.root.id }, persons.reviewer)).totalCount;
    await finding(at.union, inspectionId, { status: "RECORDED" });
    expect((await list({ scope: at.root.id }, persons.reviewer)).totalCount).toBe(before);
    await program.sql("update inspections set is_restricted = true, owner = 'AUDIT', owner_id = id where id = $1", [
      inspectionId,
    ]);
    const restricted = await list({ scope: at.root.id }, persons.reviewer);
    await program.sql("update inspections set is_restricted = false, owner = null, owner_id = null where id = $1", [
      inspectionId,
    ]);
    expect(restricted.totalCount).toBeLessThan(before);
  });
});

test("a finding that is transferred is taken out of what was said of it, with its notice", async () => {
  program.clock.set("2026-11-22T10:00:00+08:00");
  const union = await builders(program).tradeUnion({ parent: at.otherCommunity });
  const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
  const inspection = await inspected(union, persons);
  const both = [
    await finding(union, inspection, { severity: "CRITICAL" }),
    await finding(union, inspection, { criterion: "S5.5", severity: "CRITICAL" }),
  ];
  const noticeId = await issued(both, persons.reviewer);
  await on("2026-12-01");
  const texts = async (person: BuiltPerson) => {
    const { totalCount, edges } = await messagesOf(person);
    return { totalCount, texts: edges.map(({ node }) => node.text) };
  };
  expect(await texts(officer)).toEqual({ totalCount: 1, texts: ["Findings to be put right: 2 due soon."] });

  const transfer = mutationOf(program, "transferFinding", "finding { status }");
  const handed = async (findingId: string) =>
    transfer.run(
      { findingId, to: "AUDITING_COMMISSION", comment: "请审查", expectedVersion: await version(findingId) },
      persons.reviewer,
    );
  await handed(both[1] ?? "");
  expect(await texts(officer)).toEqual({ totalCount: 1, texts: ["Findings to be put right: 1 due soon."] });
  await on("2026-12-02");
  expect(await texts(officer)).toMatchObject({ totalCount: 1 });

  await handed(both[0] ?? "");
  expect(await texts(officer)).toEqual({ totalCount: 0, texts: [] });
  const acknowledge = mutationOf(program, "acknowledgeNotice", "notice { id }");
  expect(await acknowledge.refused({ noticeId, name: "王某" }, officer)).toEqual([
    { code: "NOTICE_NOT_FOUND", path: ["input", "noticeId"] },
  ]);
});
