import { expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { fullAnswers } from "../../support/answers.js";
import { ACCOUNTS, WORKING_PAPER } from "../../support/builders-audits.js";
import { rawInspection, submitted } from "../../support/builders-inspections.js";
import type { BuiltPerson } from "../../support/builders.js";
import { contractOperations } from "../../support/contract.js";
import { demonstrationProgram } from "../../support/demonstration.js";
import { mutationOf } from "../../support/mutations.js";

const { program, people } = demonstrationProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["audits"]);

const unionOf = async (person: BuiltPerson): Promise<string> =>
  (
    await program.sql<{ id: string }>("select trade_union_id as id from grants where account_id = $1", [
      person.accountId,
    ])
  )[0]?.id ?? "";

test("an audit is opened, noticed, worked on, drafted, commented on, reported, rectified and closed", async () => {
  const { auditor, auditor2, reviewer, leader } = people;
  const officer = people["union-officer"];
  const tradeUnionId = await unionOf(officer);
  const { openAudit } = await perform(
    "OpenAudit",
    {
      input: {
        tradeUnionId,
        kind: "BUDGET_EXECUTION",
        periodFrom: "2025-01-01",
        periodTo: "2025-12-31",
        auditorIds: [auditor.accountId, auditor2.accountId],
        authorityDocument: "思工经审〔2026〕3号",
        idempotencyKey: uuidv7(),
      },
    },
    auditor,
  );
  const { id: auditId } = openAudit.audit;
  expect(openAudit.audit).toMatchObject({ status: "OPENED", version: 1, auditors: [{ id: auditor.accountId }, {}] });
  const notice = { auditId, onSiteFrom: "2026-12-01", expectedVersion: 1 };
  await perform("IssueAuditNotice", { input: notice }, auditor);

  const paper = rawInspection({
    tradeUnionId,
    assignmentId: auditId,
    checklistId: WORKING_PAPER.id,
    kind: "SPECIAL",
    period: "2025",
    answers: fullAnswers(WORKING_PAPER.body),
    coInspectorIds: [auditor2.accountId],
  });
  const { revision } = await submitted(program, auditor.token, paper);
  const sign = mutationOf(program, "signInspection", "inspection { id }");
  expect(await sign.refused({ inspectionId: paper.id, revision }, auditor2)).toEqual([]);

  const { recordAuditFigures } = await perform(
    "RecordAuditFigures",
    { input: { auditId, ...ACCOUNTS, expectedVersion: 2 } },
    auditor,
  );
  expect(recordAuditFigures.audit).toMatchObject({ version: 3, balances: { difference: 0, isBalanced: true } });
  const { recordAuditFinding } = await perform(
    "RecordAuditFinding",
    {
      input: {
        auditId,
        findingId: uuidv7(),
        criterion: "A2.3",
        kind: "OVER_STANDARD",
        fact: "春节慰问品人均超过规定标准",
        ruleBreached: "基层工会经费收支管理办法",
        amount: 350_000,
        severity: "MAJOR",
        recommendation: "追回超标部分并修订发放办法",
        evidence: ["a".repeat(64)],
      },
    },
    auditor2,
  );
  expect(recordAuditFinding.finding).toMatchObject({ severity: "MAJOR", amount: 350_000, kind: "OVER_STANDARD" });

  const draft = { auditId, text: "审计报告(征求意见稿)", expectedVersion: 3 };
  const { sendDraftReport } = await perform("SendDraftReport", { input: draft }, auditor);
  expect(sendDraftReport.audit).toMatchObject({ version: 4, commentsDueOn: "2026-12-04" });
  const comment = { auditId, statement: "属实,已着手追回。", evidence: [], expectedVersion: 4 };
  await perform("CommentOnDraft", { input: comment }, officer);
  const report = { auditId, documentNumber: "思工审〔2026〕3号", text: "审计报告", expectedVersion: 5 };
  const { issueAuditReport } = await perform(
    "IssueAuditReport",
    { input: { ...report, opinion: "QUALIFIED" } },
    auditor,
  );
  expect(issueAuditReport.audit).toMatchObject({
    status: "ISSUED",
    opinion: "QUALIFIED",
    documentNumber: "思工审〔2026〕3号",
    findings: [{ amount: 350_000, dueOn: expect.stringMatching(/^2027-/) }],
  });
  const [found] = issueAuditReport.audit.findings;

  const { audits } = await perform("Audits", { filter: { status: ["ISSUED"] }, first: 20 }, leader);
  expect(audits).toMatchObject({
    totalCount: 1,
    edges: [{ node: { id: auditId, amountQuestioned: 350_000, inspections: [{ id: paper.id }] } }],
  });
  await rectified(found?.id ?? "", officer, reviewer);
  const { closeAudit } = await perform("CloseAudit", { input: { auditId, expectedVersion: 7 } }, auditor2);
  expect(closeAudit.audit).toMatchObject({ status: "CLOSED" });
}, 120_000);

async function rectified(findingId: string, officer: BuiltPerson, reviewer: BuiltPerson): Promise<void> {
  const step = async (field: string, given: object, person: BuiltPerson) => {
    const [finding] = await program.sql<{ version: number }>("select version from findings where id = $1", [findingId]);
    const input = { findingId, expectedVersion: finding?.version, ...given };
    expect(await mutationOf(program, field, "finding { id }").refused(input, person)).toEqual([]);
  };
  await step("submitRectification", { rectificationId: uuidv7(), description: "超标部分已全部追回" }, officer);
  await step("verifyRectification", { outcome: "ACCEPTED" }, reviewer);
  await step("closeFinding", {}, reviewer);
}

test("the fiscal input of 2011 stands in the register of the district", async () => {
  const { unionFunds } = await perform(
    "UnionFunds",
    { tradeUnionId: await unionOf(people.leader), year: 2011 },
    people.leader,
  );
  expect(unionFunds).toEqual([
    { item: "FISCAL_INPUT", source: "DISTRICT_AND_STREETS", amount: { value: 134_390_000, qualifier: "EXACT" } },
  ]);
});

everyOperationIsPerformed();
