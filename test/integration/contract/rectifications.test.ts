import { expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { someEvidence } from "../../support/answers.js";
import {
  builders as inspectionBuilders,
  rawInspection,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import { contractOperations } from "../../support/contract.js";
import { demonstrationProgram } from "../../support/demonstration.js";
import { mutationOf } from "../../support/mutations.js";

const { program, people } = demonstrationProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["review-and-rectify", "notices"]);

const version = async (findingId: string): Promise<number> =>
  (await program.sql<{ version: number }>("select version from findings where id = $1", [findingId]))[0]?.version ?? 0;
/** The finding as it is now, which every step names. */
const now = async (findingId: string) => ({ findingId, expectedVersion: await version(findingId) });
const fault = (severity: string, description: string) => ({
  id: uuidv7(),
  description,
  requirement: "补齐并公布",
  severity,
  evidence: [someEvidence],
});

test("a confirmed inspection's findings go from the notice to the close-out, and a suspicion to its conclusion", async () => {
  const { reviewer, inspector1: inspector, leader } = people;
  const officer = people["union-officer"];
  const [place] = await program.sql<{
    id: string;
    name: string;
    path: string;
    code: string;
    number: number;
    districtId: string;
    streetId: string;
  }>(
    `select u.id, u.name, ltree2text(u.path) as path, u.code, u.number::int,
       (select t.id from trade_unions t where t.path @> u.path and t.level = 'DISTRICT') as "districtId",
       (select t.id from trade_unions t where t.path @> u.path and t.level = 'STREET') as "streetId"
     from grants g join trade_unions u on u.id = g.trade_union_id where g.account_id = $1`,
    [officer.accountId],
  );
  if (place === undefined) throw new Error("the officer of the demonstration has a union");
  const { assignmentId } = await inspectionBuilders(program).assignment({
    union: place,
    inspectors: [inspector],
    period: "2026-11",
  });
  const answers = sixStandardsAnswers(
    { criterion: "S2.1", parts: ["LAWFUL_SIZE"], faults: [fault("MAJOR", "无分工文件"), fault("MINOR", "分工未公布")] },
    { criterion: "S5.5", points: 3, suspected: true, note: "一笔支出去向不明" },
  );
  const raw = rawInspection({ tradeUnionId: place.id, assignmentId, period: "2026-11", answers });
  await submitted(program, inspector.token, raw);

  const { inspections } = await perform(
    "ReviewQueue",
    {
      filter: { scope: place.districtId, status: ["SUBMITTED"], checklistKind: ["SIX_STANDARDS"], flagged: null },
      first: 100,
    },
    reviewer,
  );
  const waiting = inspections.edges.find(({ node }) => node.id === raw.id)?.node;
  const { reviewInspection } = await perform(
    "ReviewInspection",
    { input: { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: waiting?.version ?? 0 } },
    reviewer,
  );
  expect(reviewInspection.inspection.findings).toHaveLength(3);
  const ids = await program.sql<{ id: string; severity: string; is_confidential: boolean }>(
    "select id, severity, is_confidential from findings where inspection_id = $1",
    [raw.id],
  );
  const major = ids.find(({ severity }) => severity === "MAJOR")?.id ?? "";
  const minor = ids.find(({ severity }) => severity === "MINOR")?.id ?? "";
  const suspicion = ids.find(({ is_confidential: isHidden }) => isHidden)?.id ?? "";

  const { issueNotice } = await perform(
    "IssueNotice",
    { input: { kind: "RECTIFICATION_NOTICE", findingIds: [major, minor], number: null, idempotencyKey: uuidv7() } },
    reviewer,
  );
  expect(issueNotice.notice.findings.map(({ dueOn }) => dueOn)).toEqual([expect.any(String), expect.any(String)]);
  const receipt = { noticeId: issueNotice.notice.id, name: "林某", post: "工会主席" };
  await perform("AcknowledgeNotice", { input: receipt }, officer);

  const contested = { statement: "已在内网公布", evidence: ["c".repeat(64)] };
  const { contestFinding } = await perform(
    "ContestFinding",
    { input: { ...(await now(minor)), ...contested } },
    officer,
  );
  expect(contestFinding.finding).toMatchObject({ status: "CONTESTED" });
  const upheld = { decision: "UPHOLD", comment: "内网职工看不到" } as const;
  const { decideContest } = await perform("DecideContest", { input: { ...(await now(minor)), ...upheld } }, reviewer);
  expect(decideContest.finding).toMatchObject({ status: "ISSUED" });

  const later = { until: "2026-12-30", reason: "需换届" };
  await perform("RequestExtension", { input: { ...(await now(major)), ...later } }, officer);
  const approved = { decision: "APPROVE", comment: null } as const;
  const { decideExtension } = await perform(
    "DecideExtension",
    { input: { ...(await now(major)), ...approved } },
    reviewer,
  );
  expect(decideExtension.finding).toMatchObject({ dueOn: "2026-12-30" });
  // Weeks pass, in which everybody would have signed in again.
  await program.sql("update session_tokens set access_expires_at = '2027-12-31'");
  program.clock.set("2026-12-31T10:00:00+08:00");
  const { findings } = await perform(
    "Findings",
    { filter: { scope: place.streetId, open: true, overdue: true, severity: ["CRITICAL", "MAJOR"] }, first: 50 },
    leader,
  );
  expect(findings.edges.map(({ node }) => node)).toEqual([
    expect.objectContaining({
      id: major,
      isOverdue: true,
      daysOverdue: 1,
      extension: { until: "2026-12-30", reason: "需换届" },
    }),
  ]);
  const rectification = { rectificationId: uuidv7(), description: "已补齐并公布", evidence: ["b".repeat(64)] };
  const { submitRectification } = await perform(
    "SubmitRectification",
    { input: { ...(await now(major)), ...rectification } },
    officer,
  );
  expect(submitRectification.finding).toMatchObject({ status: "SUBMITTED" });
  const { verifyRectification } = await perform(
    "VerifyRectification",
    { input: { ...(await now(major)), outcome: "ACCEPTED", comment: null } },
    reviewer,
  );
  expect(verifyRectification.finding).toMatchObject({ status: "VERIFIED" });
  const close = mutationOf(program, "closeFinding", "finding { status followUp }");
  expect(await close.run(await now(major), reviewer)).toMatchObject({
    finding: { status: "CLOSED", followUp: "DUE" },
  });

  const { transferFinding } = await perform(
    "TransferFinding",
    { input: { ...(await now(suspicion)), to: "AUDITING_COMMISSION", comment: "请审查" } },
    reviewer,
  );
  expect(transferFinding.finding).toMatchObject({ status: "TRANSFERRED" });
  const conclusion = { conclusion: "SUBSTANTIATED", documentNumber: "思经审〔2026〕5号" } as const;
  const { concludeTransfer } = await perform(
    "ConcludeTransfer",
    { input: { ...(await now(suspicion)), ...conclusion } },
    leader,
  );
  expect(concludeTransfer).toMatchObject({
    finding: { status: "ISSUED" },
    inspection: { id: raw.id, score: { grade: "FAIL", vetoed: true } },
  });
}, 120_000);

everyOperationIsPerformed();
