import { beforeAll, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { verifyDraws } from "../../../src/modules/supervision/visits/draw-verification.queries.js";
import type { BuiltPerson } from "../../support/builders.js";
import { submit } from "../../support/builders-inspections.js";
import { someEvidence } from "../../support/answers.js";
import { SUPERVISION, visitBuilders } from "../../support/builders-visits.js";
import { contractOperations, type VariablesOf } from "../../support/contract.js";
import { demonstrationProgram } from "../../support/demonstration.js";
import { mutationOf } from "../../support/mutations.js";
import { TODAY } from "../../support/program.js";

const { program, people: who } = demonstrationProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["supervision"]);
const { answers } = visitBuilders(program);
const idOf = async (text: string, values: unknown[] = []): Promise<string> => {
  const [found] = await program.sql<{ id: string }>(text, values);
  if (found === undefined) throw new Error(`nothing is found by ${text}`);
  return found.id;
};

let districtId: string;
let ownUnionId: string;
beforeAll(async () => {
  districtId = await idOf("select id from trade_unions where level = 'DISTRICT'");
  ownUnionId = await idOf("select trade_union_id as id from grants where account_id = $1", [
    who["union-officer"].accountId,
  ]);
});

type DrawInput = VariablesOf<"DrawSupervisionVisits">["input"];
const request = (change: Partial<DrawInput> = {}): DrawInput => ({
  scopeId: districtId,
  subject: "GRASSROOTS_COMPLIANCE",
  mode: "COVERT",
  checklistId: SUPERVISION.id,
  stratifyBy: "STREET",
  perStratum: 2,
  excludeVisitedWithinDays: 90,
  teamSize: 2,
  windowFrom: "2026-11-22",
  windowTo: "2026-12-31",
  idempotencyKey: uuidv7(),
  supervisorPoolIds: [who.supervisor1, who.supervisor2, who.supervisor3].map(({ accountId }) => accountId),
  departmentMembers: [{ accountId: who["department-member"].accountId }],
  ...change,
});

const memberOf = ({ team }: { team: { id: string }[] }): BuiltPerson => {
  const found = Object.values(who).find(({ accountId }) => team.some(({ id }) => id === accountId));
  if (found === undefined) throw new Error("the team is not of the demonstration");
  return found;
};

test("the district is drawn street by street; somebody steps back, and a plan leaks", async () => {
  const { supervisors } = await perform("Supervisors", { first: 20 }, who.organizer);
  expect(supervisors.edges.map(({ node }) => node.isActive)).toEqual([true, true, true]);
  const { draw } = (await perform("DrawSupervisionVisits", { input: request() }, who.organizer)).drawSupervisionVisits;
  expect(draw.strata).toHaveLength(10);
  expect(draw.strata.map(({ drawn }) => drawn)).toEqual(Array.from({ length: 10 }, () => 2));
  expect(draw.eligibleCount).toBeGreaterThan(3000);
  expect(draw.visits).toHaveLength(20);
  const [first, second] = draw.visits;
  if (first === undefined || second === undefined) throw new Error("too little was drawn");

  const leaving = memberOf(first);
  const changed = await perform("DeclareConflict", { input: { visitId: first.id, reason: "NEAR_RELATIVE" } }, leaving);
  expect(changed.declareConflict.visit.team.map(({ id }) => id)).not.toContain(leaving.accountId);
  const { reportLeak } = await perform(
    "ReportLeak",
    { input: { visitId: second.id, note: "名单在会前被传出" } },
    who.organizer,
  );
  expect(reportLeak).toMatchObject({ visit: { status: "VOIDED" }, replacement: { status: "DRAWN" } });
  const { checked, differences } = await verifyDraws(program.program.orm.em.fork() as never);
  expect({ checked, differences }).toEqual({ checked: 3, differences: [] });
  const { supervisionVisits } = await perform("SupervisionVisits", { filter: null, first: 20 }, who.administrator);
  expect(supervisionVisits).toMatchObject({ totalCount: 0, edges: [] });
});

test("one visit from the draw to the finding that is followed up", async () => {
  const drawn = await perform(
    "DrawSupervisionVisits",
    { input: request({ scopeId: ownUnionId, perStratum: 1 }) },
    who.organizer,
  );
  const [plan] = drawn.drawSupervisionVisits.draw.visits;
  if (plan === undefined) throw new Error("nothing was drawn");
  const visitId = plan.id;
  const member = memberOf(plan);
  const { approveSupervisionVisit } = await perform(
    "ApproveSupervisionVisit",
    { input: { visitId, decision: "APPROVE", expectedVersion: 1 } },
    who.leader,
  );
  expect(approveSupervisionVisit.visit).toMatchObject({ status: "APPROVED", version: 2 });
  // The tablet was offline: the opening comes half an hour later.
  program.clock.set(`${TODAY}T10:30:00+08:00`);
  const { openSupervisionVisit } = await perform(
    "OpenSupervisionVisit",
    {
      input: {
        visitId,
        openedAt: `${TODAY}T10:00:00+08:00`,
        expectedVersion: 2,
        location: { latitude: 24.47, longitude: 118.09, accuracyMeters: 15 },
      },
    },
    member,
  );
  expect(openSupervisionVisit.visit).toMatchObject({
    status: "OPENED",
    version: 3,
    openedAt: `${TODAY}T02:00:00.000Z`,
    checklist: { code: "SUPERVISION_DEFAULT" },
  });
  const fault = {
    id: uuidv7(),
    severity: "MAJOR",
    description: "签到表所列两人均称未参加",
    requirement: "如实记录活动",
  };
  const inspectionId = uuidv7();
  const [submitted] = await submit(program, member.token, {
    id: inspectionId,
    revision: 1,
    assignmentId: visitId,
    checklistId: SUPERVISION.id,
    tradeUnionId: ownUnionId,
    kind: "SPECIAL",
    period: "2026-Q4",
    evidence: [{ sha256: someEvidence, size: 9, mediaType: "image/jpeg" }],
    startedAt: `${TODAY}T10:02:00+08:00`,
    finishedAt: `${TODAY}T10:29:00+08:00`,
    answers: answers("GRASSROOTS_COMPLIANCE", {
      criterion: "U3.2",
      points: 0,
      note: "抽问三人",
      faults: [fault],
      sample: { asked: 3, positive: 1 },
    }),
  });
  expect(submitted).toMatchObject({ outcome: "ACCEPTED", userErrors: [] });
  const team = plan.team.map(({ id }) => ({ accountId: id }));
  const { submitVisitReport } = await perform(
    "SubmitVisitReport",
    { input: { visitId, inspectionId, summary: "活动记录不实", signatures: team, expectedVersion: 3 } },
    member,
  );
  expect(submitVisitReport.visit).toMatchObject({
    status: "REPORTED",
    version: 4,
    inspection: { id: inspectionId, score: { percent: 79.17 } },
  });
  const { supervisionVisits } = await perform(
    "SupervisionVisits",
    { filter: { status: ["REPORTED"] }, first: 20 },
    who.reviewer,
  );
  expect(supervisionVisits).toMatchObject({ totalCount: 1, edges: [{ node: { id: visitId, statementDueOn: null } }] });
  await perform(
    "ReviewVisitReport",
    { input: { visitId, decision: "CONFIRM", comment: null, expectedVersion: 4 } },
    who.reviewer,
  );
  const { supervisionVisits: published } = await perform(
    "SupervisionVisits",
    { filter: { status: ["CONFIRMED"] }, first: 20 },
    who["union-officer"],
  );
  expect(published).toMatchObject({
    edges: [{ node: { id: visitId, status: "CONFIRMED", statementDueOn: "2026-11-27" } }],
  });
  await perform(
    "SubmitVisitStatement",
    { input: { visitId, statement: "已核实,立即改正", evidence: [], expectedVersion: 5 } },
    who["union-officer"],
  );
  const { referVisit } = await perform(
    "ReferVisit",
    { input: { visitId, to: "DISCIPLINE_BODY", reason: "记录失实,建议问责", expectedVersion: 6 } },
    who.leader,
  );
  expect(referVisit.visit).toMatchObject({ status: "STATED" });

  const sure = async (field: string, input: object, person: BuiltPerson) =>
    expect(await mutationOf(program, field, "__typename").refused(input, person)).toEqual([]);
  const { circular } = await mutationOf(program, "draftCircular", "circular { id }").run<{ circular: { id: string } }>(
    {
      kind: "SUPERVISION",
      title: "关于明察暗访情况的通报",
      naming: "ANONYMOUS",
      visitIds: [visitId],
      body: "近期开展了明察暗访,个别单位活动记录不实。",
      idempotencyKey: uuidv7(),
    },
    who.organizer,
  );
  const circularId = circular.id;
  await sure("signCircular", { circularId, number: "思工〔2026〕9号", expectedVersion: 1 }, who.leader);
  await sure("publishCircular", { circularId, audience: "INTERNAL", expectedVersion: 2 }, who.leader);

  const findings = await program.sql<{ id: string; severity: string; status: string }>(
    "select id, severity, status from findings where inspection_id = $1",
    [inspectionId],
  );
  expect(findings).toMatchObject([{ severity: "MAJOR", status: "CONFIRMED" }]);
  const findingId = findings[0]?.id ?? "";
  const version = async () =>
    (await program.sql<{ version: number }>("select version from findings where id = $1", [findingId]))[0]?.version;
  await sure(
    "issueNotice",
    { kind: "RECTIFICATION_NOTICE", findingIds: [findingId], number: null, idempotencyKey: uuidv7() },
    who.reviewer,
  );
  const noticeId = await idOf("select notice_id as id from findings where id = $1", [findingId]);
  await sure("acknowledgeNotice", { noticeId, name: "林主席", post: "工会主席" }, who["union-officer"]);
  await sure(
    "submitRectification",
    {
      findingId,
      rectificationId: uuidv7(),
      description: "已重新登记",
      evidence: [],
      expectedVersion: await version(),
    },
    who["union-officer"],
  );
  await sure(
    "verifyRectification",
    { findingId, outcome: "ACCEPTED", comment: null, expectedVersion: await version() },
    who.reviewer,
  );
  await sure("closeFinding", { findingId, expectedVersion: await version() }, who.reviewer);
  expect(await program.sql("select status, follow_up from findings where id = $1", [findingId])).toEqual([
    { status: "CLOSED", follow_up: "DUE" },
  ]);

  // Six weeks later somebody else looks whether it stayed so.
  const { assignment } = await mutationOf(program, "assignFollowUp", "assignment { id period }").run<{
    assignment: { id: string; period: string };
  }>(
    {
      findingIds: [findingId],
      inspectorIds: [who.inspector1.accountId],
      dueOn: "2027-01-29",
      idempotencyKey: uuidv7(),
    },
    who.organizer,
  );
  program.clock.set("2027-01-20T10:30:00+08:00");
  // Nobody is signed in for that long.
  await program.sql("update session_tokens set access_expires_at = '2099-01-01'");
  const [again] = await submit(program, who.inspector1.token, {
    id: uuidv7(),
    revision: 1,
    assignmentId: assignment.id,
    checklistId: SUPERVISION.id,
    tradeUnionId: ownUnionId,
    kind: "FOLLOW_UP",
    period: assignment.period,
    answers: [],
    evidence: [],
    startedAt: "2027-01-20T09:02:00+08:00",
    finishedAt: "2027-01-20T09:29:00+08:00",
    findingChecks: [{ findingId, outcome: "RECTIFIED", note: "记录完整" }],
  });
  expect(again?.userErrors).toEqual([]);
  await sure(
    "reviewInspection",
    { inspectionId: again?.id, decision: "CONFIRM", expectedVersion: again?.inspection?.version },
    who.reviewer,
  );
  expect(await program.sql("select status, follow_up from findings where id = $1", [findingId])).toEqual([
    { status: "CLOSED", follow_up: "DONE" },
  ]);
});

everyOperationIsPerformed();
