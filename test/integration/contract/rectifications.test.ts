import { expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { someEvidence } from "../../support/answers.js";
import {
  builders as inspectionBuilders,
  rawInspection,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import type { BuiltPerson } from "../../support/builders.js";
import { contractOperations } from "../../support/contract.js";
import { demonstrationProgram } from "../../support/demonstration.js";
import { mutationOf } from "../../support/mutations.js";

const { program, people } = demonstrationProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["review-and-rectify", "notices"]);

interface Changed {
  id: string;
  status: string;
  version: number;
  dueOn: string | null;
}
type Answer = Record<
  string,
  { finding: Changed; inspection: object; notice: { id: string; number: string; findings: Changed[] } }
>;
interface Queue extends Record<string, unknown> {
  inspections: { edges: { node: { id: string; version: number } }[] };
}
interface Listed extends Record<string, unknown> {
  findings: { totalCount: number; edges: { node: Changed & { severity: string; isOverdue: boolean } }[] };
}

const version = async (findingId: string): Promise<number> =>
  (await program.sql<{ version: number }>("select version from findings where id = $1", [findingId]))[0]?.version ?? 0;
const step = async (
  name: string,
  findingId: string,
  given: object,
  person: BuiltPerson,
): Promise<Changed | undefined> => {
  const input = { findingId, expectedVersion: await version(findingId), ...given };
  const answer = await perform<Answer>(name, { input }, person);
  return answer[name.charAt(0).toLowerCase() + name.slice(1)]?.finding;
};
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

  const filter = { scope: place.districtId, status: ["SUBMITTED"], checklistKind: ["SIX_STANDARDS"], flagged: null };
  const queue = await perform<Queue>("ReviewQueue", { filter, first: 100 }, reviewer);
  const waiting = queue.inspections.edges.find(({ node }) => node.id === raw.id)?.node;
  const decision = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: waiting?.version };
  const { reviewInspection } = await perform<Record<string, { inspection: { findings: Changed[] } }>>(
    "ReviewInspection",
    { input: decision },
    reviewer,
  );
  expect(reviewInspection?.inspection.findings).toHaveLength(3);
  const ids = await program.sql<{ id: string; severity: string; is_confidential: boolean }>(
    "select id, severity, is_confidential from findings where inspection_id = $1",
    [raw.id],
  );
  const major = ids.find(({ severity }) => severity === "MAJOR")?.id ?? "";
  const minor = ids.find(({ severity }) => severity === "MINOR")?.id ?? "";
  const suspicion = ids.find(({ is_confidential: isHidden }) => isHidden)?.id ?? "";

  const notice = { kind: "RECTIFICATION_NOTICE", findingIds: [major, minor], number: null, idempotencyKey: uuidv7() };
  const { issueNotice } = await perform<Answer>("IssueNotice", { input: notice }, reviewer);
  expect(issueNotice?.notice.findings.map(({ dueOn }) => dueOn)).toEqual([expect.any(String), expect.any(String)]);
  const receipt = { noticeId: issueNotice?.notice.id, name: "林某", post: "工会主席" };
  await perform("AcknowledgeNotice", { input: receipt }, officer);

  const contested = { statement: "已在内网公布", evidence: ["c".repeat(64)] };
  expect(await step("ContestFinding", minor, contested, officer)).toMatchObject({ status: "CONTESTED" });
  const upheld = await step("DecideContest", minor, { decision: "UPHOLD", comment: "内网职工看不到" }, reviewer);
  expect(upheld).toMatchObject({ status: "ISSUED" });

  await step("RequestExtension", major, { until: "2026-12-30", reason: "需换届" }, officer);
  expect(await step("DecideExtension", major, { decision: "APPROVE", comment: null }, reviewer)).toMatchObject({
    dueOn: "2026-12-30",
  });
  // Weeks pass, in which everybody would have signed in again.
  await program.sql("update session_tokens set access_expires_at = '2027-12-31'");
  program.clock.set("2026-12-31T10:00:00+08:00");
  const overdue = { scope: place.streetId, open: true, overdue: true, severity: ["CRITICAL", "MAJOR"] };
  const { findings } = await perform<Listed>("Findings", { filter: overdue, first: 50 }, leader);
  expect(findings.edges.map(({ node }) => node)).toEqual([
    expect.objectContaining({
      id: major,
      isOverdue: true,
      daysOverdue: 1,
      extension: { until: "2026-12-30", reason: "需换届" },
    }),
  ]);
  const rectification = { rectificationId: uuidv7(), description: "已补齐并公布", evidence: ["b".repeat(64)] };
  expect(await step("SubmitRectification", major, rectification, officer)).toMatchObject({ status: "SUBMITTED" });
  const verified = await step("VerifyRectification", major, { outcome: "ACCEPTED", comment: null }, reviewer);
  expect(verified).toMatchObject({ status: "VERIFIED" });
  const close = mutationOf(program, "closeFinding", "finding { status followUp }");
  expect(await close.run({ findingId: major, expectedVersion: verified?.version }, reviewer)).toMatchObject({
    finding: { status: "CLOSED", followUp: "DUE" },
  });

  expect(
    await step("TransferFinding", suspicion, { to: "AUDITING_COMMISSION", comment: "请审查" }, reviewer),
  ).toMatchObject({
    status: "TRANSFERRED",
  });
  const conclusion = { conclusion: "SUBSTANTIATED", documentNumber: "思经审〔2026〕5号" };
  const input = { findingId: suspicion, expectedVersion: await version(suspicion), ...conclusion };
  const { concludeTransfer } = await perform<Answer>("ConcludeTransfer", { input }, leader);
  expect(concludeTransfer).toMatchObject({
    finding: { status: "ISSUED" },
    inspection: { id: raw.id, score: { grade: "FAIL", vetoed: true } },
  });
}, 120_000);

everyOperationIsPerformed();
