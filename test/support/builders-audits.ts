import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { fullAnswers } from "./answers.js";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { checklistSeed, rawInspection, submitted } from "./builders-inspections.js";
import { mutationOf } from "./mutations.js";
import type { TestProgram } from "./program.js";

export const WORKING_PAPER = checklistSeed("audit");

/** What the mutations of an audit answer in tests. */
export interface BuiltAudit extends Record<string, unknown> {
  id: string;
  status: string;
  version: number;
}
interface Answer extends Record<string, unknown> {
  audit: BuiltAudit | null;
}

const AUDIT_FIELDS = `audit { id status version kind periodFrom periodTo onSiteFrom noticeIssuedOn commentsDueOn opinion documentNumber
  auditors { id } tradeUnion { id } findings { id status severity amount kind dueOn } inspections { id status } amountQuestioned }`;

/** Accounts that add up. */
export const ACCOUNTS = {
  openingBalance: 5_000_000,
  closingBalance: 8_900_000,
  duesPayable: 4_800_000,
  duesRemitted: 4_800_000,
  figures: [
    { item: "ALLOCATED_DUES_INCOME" as const, budget: 12_000_000, actual: 11_800_000 },
    { item: "WORKER_ACTIVITIES" as const, budget: 8_000_000, actual: 7_900_000 },
  ],
};

/** The steps of audits through the API, each answering the audit after it. */
export const auditSteps = (program: TestProgram) => {
  const mutations = {
    open: mutationOf(program, "openAudit", AUDIT_FIELDS),
    notice: mutationOf(program, "issueAuditNotice", AUDIT_FIELDS),
    figures: mutationOf(
      program,
      "recordAuditFigures",
      "audit { id status version openingBalance closingBalance figures { item budget actual variance } duesPayable duesRemitted balances { difference isBalanced } }",
    ),
    finding: mutationOf(
      program,
      "recordAuditFinding",
      "finding { id status severity amount kind description requirement ruleBreached responsiblePersonRole }",
    ),
    draft: mutationOf(program, "sendDraftReport", AUDIT_FIELDS),
    comment: mutationOf(
      program,
      "commentOnDraft",
      "audit { id status version commentStatement commentEvidence commentedBy { id } }",
    ),
    report: mutationOf(program, "issueAuditReport", AUDIT_FIELDS),
    cancel: mutationOf(program, "cancelAudit", AUDIT_FIELDS),
    close: mutationOf(program, "closeAudit", AUDIT_FIELDS),
  };

  const opening = (union: BuiltUnion, auditors: readonly BuiltPerson[], given: object = {}) => ({
    tradeUnionId: union.id,
    kind: "BUDGET_EXECUTION",
    periodFrom: "2025-01-01",
    periodTo: "2025-12-31",
    auditorIds: auditors.map(({ accountId }) => accountId),
    authorityDocument: "思工经审〔2026〕1号",
    idempotencyKey: randomUUID(),
    ...given,
  });
  const finding = (auditId: string, given: object = {}) => ({
    auditId,
    findingId: uuidv7(),
    criterion: "A2.3",
    kind: "OVER_STANDARD",
    fact: "慰问品超标",
    amount: 350_000,
    ruleBreached: "基层工会经费收支管理办法",
    severity: "MAJOR",
    recommendation: "追回超标部分",
    evidence: [],
    ...given,
  });
  const done = async (step: keyof typeof mutations, input: object, person: BuiltPerson): Promise<BuiltAudit> => {
    const { audit, userErrors } = await mutations[step].run<Answer>(input, person);
    if (audit === null) throw new Error(JSON.stringify(userErrors));
    return audit;
  };

  const opened = (union: BuiltUnion, auditors: readonly [BuiltPerson, ...BuiltPerson[]], given: object = {}) =>
    done("open", opening(union, auditors, given), auditors[0]);

  const paper = (auditId: string, union: BuiltUnion, auditor: BuiltPerson) =>
    submitted(
      program,
      auditor.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: auditId,
        checklistId: WORKING_PAPER.id,
        kind: "SPECIAL",
        period: "2025",
        answers: fullAnswers(WORKING_PAPER.body),
      }),
    );

  /** Opened, noticed, with the working paper submitted by the first auditor. */
  const atWork = async (union: BuiltUnion, auditors: readonly [BuiltPerson, ...BuiltPerson[]], given: object = {}) => {
    const { id } = await opened(union, auditors, given);
    const audit = await done("notice", { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, auditors[0]);
    await paper(id, union, auditors[0]);
    return audit;
  };
  /** At work, with figures and one finding, and the draft sent. */
  const drafted = async (
    union: BuiltUnion,
    auditors: readonly [BuiltPerson, ...BuiltPerson[]],
    ...findings: object[]
  ) => {
    const { id: auditId } = await atWork(union, auditors);
    await done("figures", { auditId, ...ACCOUNTS, expectedVersion: 2 }, auditors[0]);
    for (const each of findings) await mutations.finding.run(finding(auditId, each), auditors[0]);
    return done("draft", { auditId, text: "征求意见稿", expectedVersion: 3 }, auditors[0]);
  };
  const report = (auditId: string, given: object = {}) => ({
    auditId,
    opinion: "QUALIFIED",
    documentNumber: `思工审〔2026〕${randomUUID()}号`,
    text: "审计报告",
    expectedVersion: 5,
    ...given,
  });
  /** The draft commented on by the union, and the report issued. */
  const issued = async (
    union: BuiltUnion,
    auditors: readonly [BuiltPerson, ...BuiltPerson[]],
    officer: BuiltPerson,
    ...findings: object[]
  ) => {
    const { id: auditId } = await drafted(union, auditors, ...findings);
    await done("comment", { auditId, statement: "无异议", expectedVersion: 4 }, officer);
    return done("report", report(auditId), auditors[0]);
  };
  return { mutations, opening, finding, report, done, opened, paper, atWork, drafted, issued };
};
