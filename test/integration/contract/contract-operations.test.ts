import { beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { hashPassword } from "../../../src/modules/identity/password-hash.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import {
  builders as inspectionBuilders,
  rawInspection,
  SIX_STANDARDS,
  type BuiltAssignment,
} from "../../support/builders-inspections.js";
import { contractOperations, type OperationName, type VariablesOf } from "../../support/contract.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";

const PASSWORD = "一个足够长的测试口令 1";
const DEVICE = { id: "01980000-0000-7000-8000-000000000001", name: "Tablet 1", platform: "android" };

const program = testProgram();
const contract = contractOperations(
  program,
  ["account", "plans", "rankings", "tablet-work", "trade-unions"],
  ["review-and-rectify"],
);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let assigned: BuiltAssignment;
let self: BuiltPerson;

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  self = await builders(program).person([{ role: "INSPECTOR", at: at.root }], {
    passwordHash: await hashPassword(PASSWORD),
  });
  assigned = await inspectionBuilders(program).assignment({ union: at.union, inspectors: [persons.inspector] });
  const confirm = results(program, persons.inspector);
  await confirm(at.neighbor, 91.5, "2026-Q3");
  await confirm(at.neighbor, 88.25);
});

const perform = <Name extends OperationName>(
  name: Name,
  variables: VariablesOf<Name>,
  person: BuiltPerson | null = persons.administrator,
) => contract.perform(name, variables, person);

const key = () => ({ idempotencyKey: uuidv7() });
const version = async (table: "trade_unions" | "assignments", id: string) =>
  (await program.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]?.version ?? 0;

describe("contract operations", () => {
  test("account: a person signs in, stays signed in, is given and loses a role and a device", async () => {
    const signedIn = await perform(
      "SignIn",
      { input: { username: self.username, password: PASSWORD, device: DEVICE } },
      null,
    );
    const refreshed = await perform(
      "RefreshSession",
      { input: { refreshToken: signedIn.signIn.session.refreshToken } },
      null,
    );
    const now = { ...self, token: refreshed.refreshSession.session.accessToken };
    const { viewer } = await perform("Viewer", {}, now);
    expect(viewer).toMatchObject({
      id: self.accountId,
      device: { id: DEVICE.id },
      rejections: { totalCount: 0, edges: [] },
    });
    await perform("ChangePassword", { input: { currentPassword: PASSWORD, newPassword: `${PASSWORD}新` } }, now);
    await perform("SignOut", {}, now);

    const { createAccount } = await perform("CreateAccount", {
      input: { username: "lin.inspector", name: "林检查", language: "zh-CN", ...key() },
    });
    expect(createAccount.oneTimePassword).toEqual(expect.any(String));
    const { grantRole } = await perform("GrantRole", {
      input: {
        accountId: createAccount.account.id,
        role: "INSPECTOR",
        tradeUnionId: at.street.id,
        until: "2027-12-31",
        ...key(),
      },
    });
    expect(grantRole.account.grants).toHaveLength(1);
    await perform("RevokeGrant", { input: { grantId: grantRole.account.grants[0]?.id ?? "" } });
    const { devices } = await perform("Devices", { first: 20 });
    expect(devices.edges.length).toBeGreaterThan(5);
    const { revokeDevice } = await perform("RevokeDevice", {
      input: { deviceId: persons.supervisor.deviceId, reason: "lost" },
    });
    expect(revokeDevice.device.revokedAt).toEqual(expect.any(String));
  });

  test("trade unions: the tree is kept, counted and given targets", async () => {
    const { createTradeUnion } = await perform("CreateTradeUnion", {
      input: {
        parentId: at.community.id,
        name: "示例楼宇联合工会",
        level: "GRASSROOTS",
        form: "BUILDING",
        creditCode: "81350203MC0000004N",
        foundedOn: "2026-03-01",
        termEndsOn: "2031-02-28",
        address: "思明区示例路1号",
        location: { latitude: 24.47, longitude: 118.09 },
        ...key(),
      },
    });
    const { id } = createTradeUnion.tradeUnion;
    expect(createTradeUnion.tradeUnion.path).toHaveLength(4);
    const { tradeUnions } = await perform("TradeUnions", {
      filter: {
        scope: at.street.id,
        search: "楼宇",
        level: ["GRASSROOTS"],
        form: ["BUILDING", "JOINT"],
        termEndsBefore: "2032-01-01",
      },
      orderBy: "NAME",
      first: 50,
    });
    expect(tradeUnions.totalCount).toBe(1);
    await perform("ChangeTradeUnion", { input: { tradeUnionId: id, expectedVersion: 1, name: "新名称" } });
    await perform("RecordHeadcount", {
      input: {
        tradeUnionId: id,
        on: "2026-09-30",
        workers: 255,
        members: 237,
        womenMembers: 101,
        nonPublicMembers: { value: 237, qualifier: "EXACT" },
      },
    });
    await perform(
      "ProposeTradeUnionChange",
      { input: { tradeUnionId: id, kind: "DISSOLVED", note: "现场已无此单位", evidence: ["a".repeat(64)] } },
      persons.inspector,
    );
    const { moveTradeUnion } = await perform("MoveTradeUnion", {
      input: {
        tradeUnionId: id,
        parentId: at.otherCommunity.id,
        expectedVersion: await version("trade_unions", id),
        reason: "区划调整",
      },
    });
    expect(moveTradeUnion.tradeUnion.parent).toEqual({ id: at.otherCommunity.id });
    await perform("CloseTradeUnion", {
      input: {
        tradeUnionId: id,
        expectedVersion: await version("trade_unions", id),
        reason: "DISSOLVED",
        on: "2026-11-01",
      },
    });
    const { assignTarget } = await perform("AssignTarget", {
      input: {
        tradeUnionId: at.root.id,
        measure: "NEW_NON_PUBLIC_UNIONS",
        from: "2026-01-01",
        to: "2026-12-31",
        assigned: 130,
        assigner: "市总工会",
        sourceDocument: "厦工〔2026〕1号",
        parts: [{ tradeUnionId: at.street.id, assigned: 13 }],
        ...key(),
      },
    });
    expect(assignTarget.target.parts).toHaveLength(1);
    const { recordTargetProgress } = await perform("RecordTargetProgress", {
      input: {
        targetId: assignTarget.target.id,
        on: "2026-03-31",
        done: { value: 65, qualifier: "EXACT" },
        evidenceNote: "统计台账",
      },
    });
    expect(recordTargetProgress.target.taskProgress).toBe(50);
    const { organizationStatistics } = await perform(
      "OrganizationStatistics",
      { scope: at.root.id, on: "2026-11-22" },
      persons.leader,
    );
    expect(organizationStatistics).toMatchObject({
      grassrootsUnions: 3,
      targets: [{ done: { value: 65, qualifier: "EXACT" } }],
    });
    const { tradeUnion } = await perform("TradeUnionCard", { id: at.neighbor.id, period: "2026-Q4" });
    expect(tradeUnion).toMatchObject({
      ancestors: [{ id: at.root.id }, { id: at.street.id }, { id: at.community.id }],
      inspections: { edges: [{ node: { period: "2026-Q4" } }, { node: { period: "2026-Q3" } }] },
      standing: { rank: 1, outOf: 1, percent: 88.25 },
      findings: { totalCount: 0 },
      awards: { edges: [] },
    });
  });

  test("plans: the quarter is planned, spread and changed by hand", async () => {
    const inspector = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const { createInspectionPlan } = await perform(
      "CreateInspectionPlan",
      {
        input: {
          title: "第四季度六个有检查",
          kind: "ROUTINE",
          period: "2026-Q4",
          checklistId: SIX_STANDARDS.id,
          scopeId: at.root.id,
          levels: ["GRASSROOTS"],
          opensOn: "2026-10-01",
          dueOn: "2026-12-20",
          preReviewByStreet: true,
          ...key(),
        },
      },
      persons.organizer,
    );
    expect(createInspectionPlan.plan.progress.planned).toBe(3);
    const { assignInspections } = await perform(
      "AssignInspections",
      {
        input: {
          planId: createInspectionPlan.plan.id,
          strategy: "SPREAD_BY_STREET_AND_LOAD",
          inspectorIds: [persons.inspector.accountId, inspector.accountId],
          teamSize: 1,
          ...key(),
        },
      },
      persons.organizer,
    );
    expect(assignInspections.unassigned).toEqual([]);
    const assignmentId = assignInspections.assignments[0]?.id ?? "";
    await perform(
      "ReassignInspection",
      {
        input: {
          assignmentId,
          inspectorIds: [inspector.accountId],
          expectedVersion: await version("assignments", assignmentId),
          reason: "病假",
        },
      },
      persons.organizer,
    );
    const { inspectionPlans } = await perform(
      "InspectionPlans",
      { filter: { period: "2026-Q4" }, first: 20 },
      persons.leader,
    );
    expect(inspectionPlans.totalCount).toBeGreaterThanOrEqual(1);
  });

  test("tablet and review: drafted, submitted, returned, submitted again, confirmed and ranked", async () => {
    const { viewer } = await perform("MyAssignments", { first: 50 }, persons.inspector);
    expect(viewer.assignments.edges.map(({ node }) => node.id)).toContain(assigned.assignmentId);
    const { checklist } = await perform(
      "Checklist",
      { code: "SIX_STANDARDS_DEFAULT", version: null },
      persons.inspector,
    );
    expect(checklist?.standards).toHaveLength(6);
    const inspection = rawInspection({ tradeUnionId: at.union.id, assignmentId: assigned.assignmentId });
    const { saveInspectionDraft } = await perform(
      "SaveInspectionDraft",
      { input: { inspection: { ...inspection, answers: [] } } },
      persons.inspector,
    );
    expect(saveInspectionDraft).toMatchObject({ inspection: { status: "DRAFT" } });

    const submit = async (revision: number) => {
      const input = { inspections: [{ ...inspection, revision }] };
      return (await perform("SubmitInspections", { input }, persons.inspector)).submitInspections.results?.[0];
    };
    type Review = VariablesOf<"ReviewInspection">["input"];
    const review = (given: Pick<Review, "decision" | "remarks">, expectedVersion = 0) =>
      perform(
        "ReviewInspection",
        { input: { inspectionId: inspection.id, comment: "请补充", expectedVersion, ...given } },
        persons.reviewer,
      );

    const first = await submit(1);
    expect(first?.outcome).toBe("ACCEPTED");
    expect((await submit(1))?.outcome).toBe("ALREADY_ACCEPTED");
    const { inspections } = await perform(
      "ReviewQueue",
      {
        filter: { scope: at.root.id, status: ["SUBMITTED"], checklistKind: ["SIX_STANDARDS"], flagged: null },
        first: 50,
      },
      persons.reviewer,
    );
    expect(inspections.totalCount).toBe(1);
    const remarks = [{ criterion: "S2.1", comment: "缺分工文件照片" }];
    const returned = await review({ decision: "RETURN", remarks }, first?.inspection?.version);
    expect(returned.reviewInspection).toMatchObject({ inspection: { status: "RETURNED" } });
    const second = await submit(2);
    expect(second?.outcome).toBe("ACCEPTED");
    const confirmed = await review({ decision: "CONFIRM" }, second?.inspection?.version);
    expect(confirmed.reviewInspection).toMatchObject({ inspection: { status: "CONFIRMED" } });

    const read = await perform("Inspection", { id: inspection.id }, persons.reviewer);
    expect(read.inspection).toMatchObject({
      revision: 2,
      revisions: [{ revision: 1 }, { revision: 2 }],
      reviews: [{ decision: "RETURN", remarks: [{ criterion: "S2.1" }] }, { decision: "CONFIRM" }],
    });
    const { standings } = await perform(
      "LiveRanking",
      {
        scope: at.root.id,
        period: "2026-Q4",
        level: "GRASSROOTS",
        checklistKind: "SIX_STANDARDS",
        group: null,
        first: 50,
      },
      persons.leader,
    );
    expect(standings.edges.map(({ node }) => node.rank)).toEqual([1, 2]);
    const latest = await perform("UnionsWithLatestInspection", { scope: at.street.id, first: 50 }, persons.leader);
    expect(latest.tradeUnions.edges.map(({ node }) => node.latestInspection?.answers.length ?? 0)).toContain(33);
    const { inspectionStatistics } = await perform(
      "InspectionStatistics",
      { scope: at.root.id, period: "2026-Q4", checklistKind: "SIX_STANDARDS" },
      persons.leader,
    );
    expect(inspectionStatistics).toMatchObject({ inspected: 2 });
  });

  contract.everyOperationIsPerformed();
});
