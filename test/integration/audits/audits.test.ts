import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { AuditStatus, movedAudit, type AuditMove } from "../../../src/modules/audits/engagements/audit.lifecycle.js";
import { moveFinding } from "../../../src/modules/rectifications/findings/commands/move-finding.js";
import { lockedFindings } from "../../../src/modules/rectifications/findings/finding-for-update.queries.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { ACCOUNTS, auditSteps } from "../../support/builders-audits.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const program = testProgram();
const steps = auditSteps(program);
const { open, notice, figures, finding, draft, comment, report, close, cancel } = steps.mutations;

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let second: BuiltPerson;
let team: [BuiltPerson, BuiltPerson];
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  second = await builders(program).person([{ role: "AUDITOR", at: at.root }], { name: "第二审计员" });
  team = [persons.auditor, second];
});
afterEach(() => program.clock.set(`${TODAY}T10:00:00+08:00`));

const grassroots = () => builders(program).tradeUnion({ parent: at.community });
/** A union with an officer of its own. */
const audited = async (): Promise<{ union: BuiltUnion; officer: BuiltPerson }> => {
  const union = await grassroots();
  return { union, officer: await builders(program).person([{ role: "UNION_OFFICER", at: union }]) };
};
const stored = () =>
  program.sql("select id, status, version, draft_text, comment_statement, opinion from audits order by id");
const status = async (id: string) =>
  (await program.sql<{ status: string; version: number }>("select status, version from audits where id = $1", [id]))[0];
// The assignment of the working paper has the id of its audit.
const actions = async (id: string) =>
  (await journalOf(program, id)).map(({ action }) => action).filter((action) => !action.startsWith("assignment."));
const NOT_FOUND = [{ code: "AUDIT_NOT_FOUND", path: ["input", "auditId"] }];
const STALE = [{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }];

describe("an audit from its opening to its end", () => {
  test("goes through notice, paper, figures, findings, draft, comments and report to rectification and close", async () => {
    const { union, officer } = await audited();
    const opened = await steps.opened(union, team);
    expect(opened).toMatchObject({
      status: "OPENED",
      version: 1,
      kind: "BUDGET_EXECUTION",
      periodFrom: "2025-01-01",
      periodTo: "2025-12-31",
      auditors: team.map(({ accountId }) => ({ id: accountId })),
      tradeUnion: { id: union.id },
      findings: [],
      inspections: [],
      amountQuestioned: 0,
    });
    const auditId = opened.id;
    expect(await journalOf(program, auditId)).toEqual([
      { action: "audit.opened", actor_id: persons.auditor.accountId },
    ]);
    const other = await steps.drafted(union, team, {});
    expect(other).toMatchObject({
      status: "DRAFT_SENT",
      version: 4,
      commentsDueOn: "2026-12-04",
      amountQuestioned: 350_000,
    });
    const commented = await comment.run<{ audit: object }>(
      { auditId: other.id, statement: "已纠正", evidence: ["a".repeat(64)], expectedVersion: 4 },
      officer,
    );
    expect(commented.audit).toMatchObject({
      status: "COMMENTED",
      version: 5,
      commentStatement: "已纠正",
      commentEvidence: ["a".repeat(64)],
      commentedBy: { id: officer.accountId },
    });
    const issued = await steps.done("report", steps.report(other.id), second);
    // Served on 25 November, 60 working days later: the holidays of 2027 are not published yet.
    expect(issued).toMatchObject({
      status: "ISSUED",
      version: 6,
      opinion: "QUALIFIED",
      amountQuestioned: 350_000,
      findings: [{ status: "ISSUED", severity: "MAJOR", amount: 350_000, kind: "OVER_STANDARD", dueOn: "2027-02-17" }],
      inspections: [{ status: "CONFIRMED" }],
    });
    expect(await actions(other.id)).toEqual([
      ...["audit.opened", "audit.notice-issued", "audit.figures-recorded", "audit.draft-sent"],
      ...["audit.commented", "audit.report-issued"],
    ]);
    const [found] = issued["findings"] as { id: string }[];
    const findingId = found?.id ?? "";
    expect(await close.refused({ auditId: other.id, expectedVersion: 6 }, persons.auditor)).toEqual([
      { code: "AUDIT_FINDINGS_OPEN", path: ["input", "auditId"] },
    ]);
    await rectified(findingId, officer);
    expect(await status(other.id)).toEqual({ status: "RECTIFIED", version: 7 });
    expect(await steps.done("close", { auditId: other.id, expectedVersion: 7 }, persons.auditor)).toMatchObject({
      status: "CLOSED",
      version: 8,
    });
    expect((await actions(other.id)).slice(-2)).toEqual(["audit.rectified", "audit.closed"]);
  });

  test("of two findings closed at once the second one rectifies the audit, and one opened again takes that back", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, team, officer, {}, { criterion: "A1.1", kind: "DUES_NOT_REMITTED" });
    const ids = (audit["findings"] as { id: string }[]).map(({ id }) => id);
    await Promise.all(ids.map((id) => rectified(id, officer)));
    expect(await status(audit.id)).toEqual({ status: "RECTIFIED", version: 7 });
    const reopened = await program.program.services.unitOfWork(null, async (work) => {
      const [finding] = await lockedFindings(work, ids.slice(0, 1));
      if (finding === undefined) throw new Error("the finding is there");
      moveFinding(work, finding, "reopen");
      Object.assign(finding, { settledOn: null, closedOn: null });
      await work.em.flush();
      return finding.id;
    });
    expect(await status(audit.id)).toEqual({ status: "ISSUED", version: 8 });
    await rectified(reopened, officer);
    expect(await status(audit.id)).toEqual({ status: "RECTIFIED", version: 9 });
  });

  test("of two reports at once one is issued, and of a comment and a report the later one finds another version", async () => {
    const { union, officer } = await audited();
    const { id: auditId } = await steps.drafted(union, team, {});
    program.clock.set("2026-12-04T23:59:00+08:00");
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    const answers = await Promise.all(team.map((auditor) => report.refused(steps.report(auditId), auditor)));
    expect(answers.flat()).toEqual(STALE);
    expect(await comment.refused({ auditId, statement: "无", expectedVersion: 5 }, officer)).toEqual(STALE);
  });

  test("a paper that was withdrawn and submitted anew takes the findings over", async () => {
    const { union, officer } = await audited();
    const { id: auditId } = await steps.drafted(union, team, {});
    const [old] = await program.sql<{ id: string; version: number }>(
      "select id, version from inspections where owner_id = $1",
      [auditId],
    );
    const withdraw = mutationOf(program, "withdrawInspection", "inspection { id }");
    const target = { inspectionId: old?.id, expectedVersion: old?.version };
    expect(await withdraw.refused(target, persons.auditor)).toEqual([]);
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    expect(await report.refused(steps.report(auditId), second)).toEqual([
      { code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] },
    ]);
    const paper = await steps.paper(auditId, union, second);
    expect(await steps.done("report", steps.report(auditId), second)).toMatchObject({
      findings: [{ status: "ISSUED" }],
      inspections: [{ id: paper.id, status: "CONFIRMED" }],
    });
    const [kept] = await program.sql<{ id: string }>("select id from findings where trade_union_id = $1", [union.id]);
    const { finding: found } = await program.data<{ finding: object }>(
      "query($id: ID!) { finding(id: $id) { inspection { id } } }",
      { id: kept?.id },
      { token: officer.token },
    );
    expect(found).toEqual({ inspection: { id: paper.id } });
    expect((await journalOf(program, kept?.id ?? "")).slice(0, 2)).toEqual([
      { action: "finding.recorded", actor_id: persons.auditor.accountId },
      { action: "finding.carried-over", actor_id: second.accountId },
    ]);
  });

  test("without findings it is closed from the report; the paper gives no grade", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, team, officer);
    const { audit: found } = await program.data<{ audit: { inspections: object[] } }>(
      "query($id: ID!) { audit(id: $id) { inspections { score { grade percent } } } }",
      { id: audit.id },
      { token: persons.auditor.token },
    );
    expect(found.inspections).toEqual([{ score: { grade: null, percent: expect.any(Number) } }]);
    expect(await program.sql("select from inspection_results where trade_union_id = $1", [union.id])).toEqual([]);
    expect(await steps.done("close", { auditId: audit.id, expectedVersion: 6 }, second)).toMatchObject({
      status: "CLOSED",
    });
  });

  test("the report waits for the comments until they are due, and no longer", async () => {
    const { union, officer } = await audited();
    const audit = await steps.drafted(union, team);
    const outstanding = [{ code: "AUDIT_COMMENTS_OUTSTANDING", path: ["input", "auditId"] }];
    const input = steps.report(audit.id, { expectedVersion: 4 });
    expect(await report.refused(input, persons.auditor)).toEqual(outstanding);
    program.clock.set("2026-12-04T23:00:00+08:00");
    expect(await report.refused(input, persons.auditor)).toEqual(outstanding);
    program.clock.set("2026-12-05T00:30:00+08:00");
    const late = { auditId: audit.id, statement: "迟了", expectedVersion: 4 };
    expect(await comment.refused(late, officer)).toEqual([
      { code: "AUDIT_COMMENTS_CLOSED", path: ["input", "auditId"] },
    ]);
    expect((await steps.done("report", input, persons.auditor)).status).toBe("ISSUED");
  });

  test("a suspicion is issued by no report, and shown with the audit to its auditors only", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, team, officer, {}, { criterion: "A2.4", amount: 9_900_000 });
    expect(audit).toMatchObject({
      findings: [{ status: "ISSUED" }, { status: "CONFIRMED", amount: 9_900_000, dueOn: null }],
      amountQuestioned: 350_000,
    });
    const QUERY = "query($id: ID!) { audit(id: $id) { findings { amount } amountQuestioned } }";
    const seen = await program.data(QUERY, { id: audit.id }, { token: officer.token });
    expect(seen).toEqual({ audit: { findings: [{ amount: 350_000 }], amountQuestioned: 350_000 } });
    const [first] = audit["findings"] as { id: string }[];
    await rectified(first?.id ?? "", officer);
    // The audited union sees the state, which says nothing of the suspicion; its auditors close nothing over it.
    expect(await status(audit.id)).toMatchObject({ status: "RECTIFIED" });
    expect(await close.refused({ auditId: audit.id, expectedVersion: 7 }, second)).toEqual([
      { code: "AUDIT_FINDINGS_OPEN", path: ["input", "auditId"] },
    ]);
  });

  test.each([
    // Like an audit that found nothing.
    ["UNSUBSTANTIATED", "ISSUED"],
    ["SUBSTANTIATED", "ISSUED"],
  ])("a suspicion that is concluded as %s leaves the audit %s", async (conclusion, after) => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, team, officer, { criterion: "A2.4", amount: 1 });
    const [{ id: findingId } = { id: "" }] = audit["findings"] as { id: string }[];
    const transfer = mutationOf(program, "transferFinding", "finding { status }");
    const conclude = mutationOf(program, "concludeTransfer", "finding { status dueOn }");
    const handed = { findingId, to: "AUDITING_COMMISSION", comment: "疑似挪用", expectedVersion: 2 };
    expect((await transfer.run(handed, persons.leader))["finding"]).toEqual({ status: "TRANSFERRED" });
    const concluded = { findingId, conclusion, documentNumber: "思经审〔2026〕9号", expectedVersion: 3 };
    expect((await conclude.run(concluded, persons.leader))["finding"]).toEqual(
      conclusion === "SUBSTANTIATED" ? { status: "ISSUED", dueOn: "2027-02-12" } : { status: "WITHDRAWN", dueOn: null },
    );
    expect(await status(audit.id)).toMatchObject({ status: after });
  });

  const submitRectification = mutationOf(program, "submitRectification", "finding { version }");
  const verify = mutationOf(program, "verifyRectification", "finding { version }");
  const closeFinding = mutationOf(program, "closeFinding", "finding { version }");
  async function rectified(findingId: string, officer: BuiltPerson) {
    const version = async () =>
      (await program.sql<{ version: number }>("select version from findings where id = $1", [findingId]))[0]?.version;
    const target = async () => ({ findingId, expectedVersion: await version() });
    const rectification = { rectificationId: uuidv7(), description: "已追回" };
    expect(await submitRectification.refused({ ...(await target()), ...rectification }, officer)).toEqual([]);
    const accepted = { ...(await target()), outcome: "ACCEPTED" };
    expect(await verify.refused(accepted, persons.reviewer)).toEqual([]);
    expect(await closeFinding.refused(await target(), persons.reviewer)).toEqual([]);
  }
});

describe("openAudit", () => {
  test("the same key again gives the same audit, also at once; other content is refused", async () => {
    const input = steps.opening(await grassroots(), team);
    const answers = await Promise.all([1, 2, 3, 4].map(() => steps.done("open", input, persons.auditor)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await open.refused({ ...input, kind: "SPECIAL" }, persons.auditor)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test.each(["SAME_LEVEL", "BUDGET_EXECUTION", "END_OF_TERM", "SPECIAL", "NEXT_LOWER_LEVEL", "CADRE_SURVEY"])(
    "one of kind %s is opened",
    async (kind) => {
      expect(await steps.opened(await grassroots(), team, { kind })).toMatchObject({ kind, status: "OPENED" });
    },
  );

  test.each<[string, { post: string; kind?: string; until?: string }]>([
    ["chair", { post: "CHAIR" }],
    ["finance staff", { post: "FINANCE" }],
    ["vice-chair", { post: "VICE_CHAIR" }],
    ["committee member who heads the unit's finances", { post: "COMMITTEE_MEMBER", kind: "FINANCE_HEAD" }],
    ["chair in the audited time", { post: "CHAIR", until: "2025-06-30" }],
  ])("nobody audits a union whose %s he is", async (_who, post) => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, { ...post, accountId: second.accountId, since: "2020-01-01" });
    expect(await open.refused(steps.opening(union, team), persons.auditor)).toEqual([
      { code: "AUDITOR_IN_CHARGE", path: ["input", "auditorIds", "1"] },
    ]);
  });

  test("nobody audits a union for which he speaks", async () => {
    const union = await grassroots();
    const both = await builders(program).person([
      { role: "AUDITOR", at: at.root },
      { role: "UNION_OFFICER", at: union },
    ]);
    expect(await open.refused(steps.opening(union, [persons.auditor, both]), persons.auditor)).toEqual([
      { code: "AUDITOR_IN_CHARGE", path: ["input", "auditorIds", "1"] },
    ]);
  });

  test("a seat on the committee, or a chair given up before the audited time, is no bar", async () => {
    const union = await grassroots();
    const office = organizationBuilders(program).officer;
    await office(union, { post: "COMMITTEE_MEMBER", accountId: second.accountId });
    await office(union, { post: "CHAIR", accountId: second.accountId, since: "2020-01-01", until: "2025-01-01" });
    expect(await open.refused(steps.opening(union, team), persons.auditor)).toEqual([]);
  });

  test("a team of one person with two accounts is refused", async () => {
    const { person, link } = builders(program);
    const auditor = { role: "AUDITOR", at: at.root } as const;
    const [own, second] = [await person([auditor]), await person([auditor])];
    const input = steps.opening(await grassroots(), [own, second]);
    await link(second, own);
    expect(await open.refused(input, own)).toEqual([{ code: "AUDITORS_TOO_FEW", path: ["input", "auditorIds"] }]);
    await link(second, null);
    expect(await open.refused(input, own)).toEqual([]);
  });

  const auditorIds = (...ids: string[]) => ({ auditorIds: ids });
  test.each<[string, () => object, { code: string; path: string[] }[]]>([
    [
      "an unknown union",
      () => ({ tradeUnionId: randomUUID() }),
      [{ code: "TRADE_UNION_NOT_FOUND", path: ["tradeUnionId"] }],
    ],
    [
      "a team of one",
      () => auditorIds(persons.auditor.accountId),
      [{ code: "AUDITORS_TOO_FEW", path: ["auditorIds"] }],
    ],
    [
      "a team of one, named twice",
      () => auditorIds(persons.auditor.accountId, persons.auditor.accountId),
      [{ code: "AUDITORS_TOO_FEW", path: ["auditorIds"] }],
    ],
    [
      "somebody unknown",
      () => auditorIds(persons.auditor.accountId, randomUUID()),
      [{ code: "AUDITOR_NOT_ELIGIBLE", path: ["auditorIds", "1"] }],
    ],
    [
      "somebody who is no auditor",
      () => auditorIds(persons.auditor.accountId, persons.inspector.accountId),
      [{ code: "AUDITOR_NOT_ELIGIBLE", path: ["auditorIds", "1"] }],
    ],
    [
      "others than the caller only",
      () => auditorIds(second.accountId, persons.inspector.accountId),
      [
        { code: "AUDITOR_NOT_ELIGIBLE", path: ["auditorIds", "1"] },
        { code: "AUDIT_OPENER_NOT_NAMED", path: ["auditorIds"] },
      ],
    ],
    ["time to come", () => ({ periodTo: "2026-11-23" }), [{ code: "AUDIT_PERIOD_IN_FUTURE", path: ["periodTo"] }]],
    [
      "an end before the start",
      () => ({ periodTo: "2024-12-31" }),
      [{ code: "DATES_OUT_OF_ORDER", path: ["periodTo"] }],
    ],
    ["too many years", () => ({ periodFrom: "2010-01-01" }), [{ code: "AUDIT_PERIOD_TOO_LONG", path: ["periodTo"] }]],
    ["no order", () => ({ authorityDocument: " " }), [{ code: "TEXT_EMPTY", path: ["authorityDocument"] }]],
  ])("%s is refused", async (_case, given, refusals) => {
    const before = await stored();
    expect(await open.refused(steps.opening(at.neighbor, team, given()), persons.auditor)).toEqual(
      refusals.map(({ code, path }) => ({ code, path: ["input", ...path] })),
    );
    expect(await stored()).toEqual(before);
  });

  test("an auditor of elsewhere finds no union, and one who only sees it may not", async () => {
    const elsewhere = await builders(program).person([{ role: "AUDITOR", at: at.otherStreet }]);
    const refused = (person: BuiltPerson) => open.refused(steps.opening(at.neighbor, team), person);
    expect(await refused(elsewhere)).toEqual([{ code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] }]);
    const both = await builders(program).person([
      { role: "AUDITOR", at: at.otherStreet },
      { role: "LEADER", at: at.root },
    ]);
    expect(await refused(both)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
  });
});

describe("issueAuditNotice", () => {
  test("is given three working days ahead, and puts the paper before the auditors alone", async () => {
    const { union, officer } = await audited();
    const { id } = await steps.opened(union, team);
    const input = { auditId: id, onSiteFrom: "2026-11-24", expectedVersion: 1 };
    expect(await notice.refused(input, persons.auditor)).toEqual([
      { code: "AUDIT_NOTICE_TOO_SHORT", path: ["input", "onSiteFrom"] },
    ]);
    expect(await notice.refused({ ...input, onSiteFrom: "2027-11-24" }, persons.auditor)).toEqual([
      { code: "AUDIT_NOTICE_TOO_FAR", path: ["input", "onSiteFrom"] },
    ]);
    expect(await steps.done("notice", { ...input, onSiteFrom: "2026-11-25" }, second)).toMatchObject({
      status: "NOTICE_ISSUED",
      version: 2,
      onSiteFrom: "2026-11-25",
      noticeIssuedOn: TODAY,
    });
    const assignments = async (person: BuiltPerson) => {
      const text = "{ viewer { assignments(first: 50) { edges { node { id kind checklist { kind } } } } } }";
      const { viewer } = await program.data<{ viewer: { assignments: { edges: { node: { id: string } }[] } } }>(
        text,
        {},
        { token: person.token },
      );
      return viewer.assignments.edges.map(({ node }) => node).filter((node) => node.id === id);
    };
    const paper = { id, kind: "SPECIAL", checklist: { kind: "AUDIT" } };
    expect([await assignments(persons.auditor), await assignments(second)]).toEqual([[paper], [paper]]);
    expect(await assignments(officer)).toEqual([]);
  });

  test("a member of the union's own commission audits it, and submits the paper", async () => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, {
      post: "AUDITING_CHAIR",
      accountId: persons.auditor.accountId,
    });
    const { id } = await steps.atWork(union, team, { kind: "SAME_LEVEL" });
    expect(await program.sql("select owner_id, status from inspections where trade_union_id = $1", [union.id])).toEqual(
      [{ owner_id: id, status: "SUBMITTED" }],
    );
  });

  test("needs a checklist for unions of the level", async () => {
    const city = await builders(program).tradeUnion({ level: "CITY", form: "FEDERATION" });
    const both = [1, 2].map(() => builders(program).person([{ role: "AUDITOR", at: city }]));
    const [first, other] = await Promise.all(both);
    if (first === undefined || other === undefined) throw new Error("two people were asked for");
    const { id } = await steps.opened(city, [first, other]);
    expect(await notice.refused({ auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, first)).toEqual([
      { code: "AUDIT_CHECKLIST_MISSING", path: ["input", "auditId"] },
    ]);
    expect(await status(id)).toEqual({ status: "OPENED", version: 1 });
  });

  test("of two at once one is given", async () => {
    const { id } = await steps.opened(await grassroots(), team);
    const input = { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 };
    const answers = await Promise.all(team.map((auditor) => notice.refused(input, auditor)));
    expect(answers.flat()).toEqual(STALE);
  });
});

describe("recordAuditFigures", () => {
  test("keeps accounts that add up, in order, and may correct them until the draft is sent", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), team);
    const input = { auditId, ...ACCOUNTS, figures: ACCOUNTS.figures.toReversed(), expectedVersion: 2 };
    const { audit } = await figures.run<{ audit: object }>(input, persons.auditor);
    expect(audit).toEqual({
      id: auditId,
      status: "NOTICE_ISSUED",
      version: 3,
      ...ACCOUNTS,
      figures: ACCOUNTS.figures.map((line) => ({ ...line, variance: line.actual - line.budget })),
      balances: { difference: 0, isBalanced: true },
    });
    expect(await figures.refused(input, persons.auditor)).toEqual(STALE);
    expect(await figures.refused({ ...input, duesRemitted: 1, expectedVersion: 3 }, second)).toEqual([]);
    expect((await actions(auditId)).filter((action) => action === "audit.figures-recorded")).toHaveLength(2);
  });

  test("tells by how much accounts do not add up, and keeps nothing of them", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), team);
    const input = { auditId, ...ACCOUNTS, closingBalance: 8_900_001, expectedVersion: 2 };
    const before = await stored();
    const { userErrors } = await figures.run(input, persons.auditor);
    expect(userErrors).toEqual([
      {
        code: "AUDIT_FIGURES_DO_NOT_BALANCE",
        path: ["input", "closingBalance"],
        message: "Opening balance + income − expenditure misses the closing balance by 1 fen.",
      },
    ]);
    expect(await stored()).toEqual(before);
  });

  const line = (item: string, actual = 0) => ({ item, budget: 0, actual });
  test.each<[string, object, string, string[]]>([
    ["an item twice", { figures: [line("OPERATIONS"), line("OPERATIONS")] }, "AUDIT_FIGURE_TWICE", ["figures", "1"]],
    ["a balance as a line", { figures: [line("CLOSING_BALANCE")] }, "AUDIT_FIGURE_IS_BALANCE", ["figures", "0"]],
    ["a negative expenditure", { figures: [line("OPERATIONS", -1)] }, "AUDIT_FIGURE_NEGATIVE", ["figures", "0"]],
    ["too large a balance", { openingBalance: 10_000_000_000_001 }, "NUMBER_OUT_OF_RANGE", ["openingBalance"]],
    ["negative dues", { duesPayable: -1 }, "NUMBER_OUT_OF_RANGE", ["duesPayable"]],
  ])("%s is refused", async (_case, given, code, path) => {
    const { id: auditId } = await steps.atWork(await grassroots(), team);
    expect(await figures.refused({ auditId, ...ACCOUNTS, expectedVersion: 2, ...given }, persons.auditor)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await status(auditId)).toEqual({ status: "NOTICE_ISSUED", version: 2 });
  });
});

describe("recordAuditFinding", () => {
  test("puts it on the paper; the same again is the same finding, other content is refused", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), team);
    const input = steps.finding(auditId, { responsiblePersonRole: "财务负责人", evidence: ["b".repeat(64)] });
    const expected = {
      id: input.findingId,
      status: "RECORDED",
      severity: "MAJOR",
      amount: 350_000,
      kind: "OVER_STANDARD",
      description: "慰问品超标",
      requirement: "追回超标部分",
      ruleBreached: "基层工会经费收支管理办法",
      responsiblePersonRole: "财务负责人",
    };
    const answers = await Promise.all([1, 2, 3].map(() => finding.run(input, persons.auditor)));
    expect(answers).toEqual(Array(3).fill({ finding: expected, userErrors: [] }));
    const reused = [{ code: "AUDIT_FINDING_ID_REUSED", path: ["input", "findingId"] }];
    expect(await finding.refused({ ...input, amount: 1 }, persons.auditor)).toEqual(reused);
    const { id: otherId } = await steps.atWork(await grassroots(), team);
    expect(await finding.refused({ ...input, auditId: otherId }, persons.auditor)).toEqual(reused);
    expect(await status(auditId)).toEqual({ status: "NOTICE_ISSUED", version: 2 });
    expect(await actions(input.findingId)).toEqual(["finding.recorded"]);
  });

  test("of two audits that use an id at once one gets it", async () => {
    const audits = [await steps.atWork(await grassroots(), team), await steps.atWork(await grassroots(), team)];
    const findingId = uuidv7();
    const answers = await Promise.all(
      audits.map(({ id }) => finding.refused(steps.finding(id, { findingId }), persons.auditor)),
    );
    expect(answers.flat()).toEqual([{ code: "AUDIT_FINDING_ID_REUSED", path: ["input", "findingId"] }]);
  });

  test("needs a submitted paper and a criterion of it", async () => {
    const { id } = await steps.opened(await grassroots(), team);
    await steps.done("notice", { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, persons.auditor);
    expect(await finding.refused(steps.finding(id), persons.auditor)).toEqual([
      { code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] },
    ]);
    const { id: ready } = await steps.atWork(await grassroots(), team);
    expect(await finding.refused(steps.finding(ready, { criterion: "S1.1" }), persons.auditor)).toEqual([
      { code: "AUDIT_CRITERION_UNKNOWN", path: ["input", "criterion"] },
    ]);
    expect(await finding.refused(steps.finding(ready, { amount: -1 }), persons.auditor)).toEqual([
      { code: "NUMBER_OUT_OF_RANGE", path: ["input", "amount"] },
    ]);
  });
});

describe("sendDraftReport", () => {
  test("needs the paper, and figures but for a survey", async () => {
    const { id } = await steps.opened(await grassroots(), team);
    await steps.done("notice", { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, persons.auditor);
    await steps.done("figures", { auditId: id, ...ACCOUNTS, expectedVersion: 2 }, persons.auditor);
    const send = (auditId: string, expectedVersion: number) =>
      draft.refused({ auditId, text: "稿", expectedVersion }, persons.auditor);
    expect(await send(id, 3)).toEqual([{ code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] }]);
    const { id: without } = await steps.atWork(await grassroots(), team);
    expect(await send(without, 2)).toEqual([{ code: "AUDIT_FIGURES_MISSING", path: ["input", "auditId"] }]);
    const survey = await steps.atWork(await grassroots(), team, { kind: "CADRE_SURVEY" });
    expect(await send(survey.id, 2)).toEqual([]);
  });
});

describe("cancelAudit", () => {
  test("gives an audit up: findings are withdrawn, the paper is called off, and the union sees no more than before", async () => {
    const { union, officer } = await audited();
    const { id: auditId } = await steps.atWork(union, team);
    await finding.run(steps.finding(auditId), second);
    const canceled = await steps.done("cancel", { auditId, reason: "计划调整", expectedVersion: 2 }, second);
    expect(canceled).toMatchObject({ status: "CANCELED", version: 3, findings: [{ status: "WITHDRAWN" }] });
    const QUERY =
      "query($id: ID!) { audit(id: $id) { status cancelReason findings { id } figures { item } inspections { id } } }";
    expect(await program.data(QUERY, { id: auditId }, { token: officer.token })).toEqual({
      audit: { status: "CANCELED", cancelReason: "计划调整", findings: [], figures: [], inspections: [] },
    });
    expect(await program.data(QUERY, { id: auditId }, { token: persons.leader.token })).toEqual({ audit: null });
    expect(await actions(auditId)).toEqual(["audit.opened", "audit.notice-issued", "audit.canceled"]);

    const { id: unknown } = await steps.opened(union, team);
    await steps.done("cancel", { auditId: unknown, reason: "误立项", expectedVersion: 1 }, second);
    expect(await program.data(QUERY, { id: unknown }, { token: officer.token })).toEqual({ audit: null });
  });

  test("calls off a paper that was not submitted yet", async () => {
    const { id: auditId } = await steps.opened(await grassroots(), team);
    await steps.done("notice", { auditId, onSiteFrom: "2026-12-01", expectedVersion: 1 }, second);
    expect(await cancel.refused({ auditId, reason: " ", expectedVersion: 2 }, second)).toEqual([
      { code: "TEXT_EMPTY", path: ["input", "reason"] },
    ]);
    await steps.done("cancel", { auditId, reason: "计划调整", expectedVersion: 2 }, second);
    expect(await program.sql("select status from assignments where id = $1", [auditId])).toEqual([
      { status: "CANCELED" },
    ]);
  });
});

describe("what a state does not allow is refused, and nothing changes", () => {
  const REFUSED = [{ code: "AUDIT_MOVE_NOT_ALLOWED", path: ["input", "auditId"] }];
  const moves = (auditId: string, expectedVersion: number): Record<string, () => Promise<unknown>> => ({
    notice: () => notice.refused({ auditId, onSiteFrom: "2026-12-01", expectedVersion }, persons.auditor),
    figures: () => figures.refused({ auditId, ...ACCOUNTS, expectedVersion }, persons.auditor),
    finding: () => finding.refused(steps.finding(auditId), persons.auditor),
    draft: () => draft.refused({ auditId, text: "稿", expectedVersion }, persons.auditor),
    report: () => report.refused(steps.report(auditId, { expectedVersion }), persons.auditor),
    close: () => close.refused({ auditId, expectedVersion }, persons.auditor),
    cancel: () => cancel.refused({ auditId, reason: "作废", expectedVersion }, persons.auditor),
  });
  const all = ["notice", "figures", "finding", "draft", "report", "close", "cancel"];
  const cases: [string, () => Promise<{ id: string; version: number }>, string[]][] = [
    ["just opened", async () => steps.opened(await grassroots(), team), ["notice", "cancel"]],
    ["at work", async () => steps.atWork(await grassroots(), team), ["figures", "finding", "draft", "cancel"]],
    ["drafted", async () => steps.drafted(await grassroots(), team), ["report", "cancel"]],
    [
      "issued",
      async () => {
        const { union, officer } = await audited();
        return steps.issued(union, team, officer);
      },
      ["close"],
    ],
  ];
  test.each(cases)("%s", async (_state, reach, allowed) => {
    const { id, version } = await reach();
    const before = await stored();
    for (const move of all.filter((each) => !allowed.includes(each))) {
      expect([move, await moves(id, version)[move]?.()]).toEqual([move, REFUSED]);
    }
    expect(await stored()).toEqual(before);
  });

  test("every step wants the version that was read", async () => {
    const { union, officer } = await audited();
    const { id, version } = await steps.opened(union, team);
    const stale = moves(id, version + 1);
    for (const move of all.filter((each) => each !== "finding"))
      expect([move, await stale[move]?.()]).toEqual([move, STALE]);
    const sent = await steps.drafted(union, team);
    expect(await comment.refused({ auditId: sent.id, statement: "无", expectedVersion: 3 }, officer)).toEqual(STALE);
  });

  test("no number stands on two reports", async () => {
    const { union, officer } = await audited();
    const first = await steps.issued(union, team, officer);
    const { id: auditId } = await steps.drafted(union, team);
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    const before = await stored();
    expect(await report.refused(steps.report(auditId, { documentNumber: first["documentNumber"] }), second)).toEqual([
      { code: "AUDIT_DOCUMENT_NUMBER_TAKEN", path: ["input", "documentNumber"] },
    ]);
    expect(await stored()).toEqual(before);
  });
});

describe("who may do what", () => {
  const CONDUCTS: readonly Persona[] = ["auditor"];
  let auditId: string;
  let outsider: BuiltPerson;
  beforeAll(async () => {
    ({ id: auditId } = await steps.drafted(at.union, team, {}));
    outsider = await builders(program).person([{ role: "AUDITOR", at: at.root }]);
  });
  const given = (input: () => object) => () => ({ persons, input: input(), state: stored });
  describe("openAudit", () =>
    onlyFor(
      CONDUCTS,
      program,
      open,
      given(() => steps.opening(at.union, team)),
    ));
  describe("issueAuditNotice", () =>
    onlyFor(
      CONDUCTS,
      program,
      notice,
      given(() => ({ auditId, onSiteFrom: "2026-12-01", expectedVersion: 4 })),
    ));
  describe("recordAuditFigures", () =>
    onlyFor(
      CONDUCTS,
      program,
      figures,
      given(() => ({ auditId, ...ACCOUNTS, expectedVersion: 4 })),
    ));
  describe("recordAuditFinding", () =>
    onlyFor(
      CONDUCTS,
      program,
      finding,
      given(() => steps.finding(auditId)),
    ));
  describe("sendDraftReport", () =>
    onlyFor(
      CONDUCTS,
      program,
      draft,
      given(() => ({ auditId, text: "稿", expectedVersion: 4 })),
    ));
  describe("issueAuditReport", () =>
    onlyFor(
      CONDUCTS,
      program,
      report,
      given(() => steps.report(auditId)),
    ));
  describe("cancelAudit", () =>
    onlyFor(
      CONDUCTS,
      program,
      cancel,
      given(() => ({ auditId, reason: "作废", expectedVersion: 4 })),
    ));
  describe("closeAudit", () =>
    onlyFor(
      CONDUCTS,
      program,
      close,
      given(() => ({ auditId, expectedVersion: 4 })),
    ));
  describe("commentOnDraft", () => {
    const input = () => ({ auditId, statement: "无", expectedVersion: 4 });
    const ENTER: readonly Persona[] = [
      "leader",
      "streetOfficer",
      "otherStreetOfficer",
      "unionOfficer",
      "otherUnionOfficer",
    ];
    onlyFor(ENTER, program, comment, given(input));
    test.each(ENTER.filter((persona) => persona !== "unionOfficer"))("%s finds no such audit", async (persona) => {
      if (persona === "stranger") return;
      expect(await comment.refused(input(), persons[persona])).toEqual(NOT_FOUND);
    });
  });

  test("an auditor who was not named finds no audit, and one whose role has ended does not either", async () => {
    const former = await builders(program).person([{ role: "AUDITOR", at: at.root }]);
    const own = await steps.opened(at.union, [persons.auditor, former]);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [former.accountId]);
    await program.sql(
      "insert into grants (id, account_id, trade_union_id, role, since, created_at) values ($1, $2, $3, 'AUDITOR', '2020-01-01', now())",
      [...[uuidv7(), former.accountId, at.otherStreet.id]],
    );
    for (const [person, id] of [
      [outsider, auditId],
      [former, own.id],
    ] as const) {
      expect(await notice.refused({ auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, person)).toEqual(
        NOT_FOUND,
      );
      expect(await finding.refused(steps.finding(id), person)).toEqual(NOT_FOUND);
      expect(await close.refused({ auditId: id, expectedVersion: 1 }, person)).toEqual(NOT_FOUND);
    }
  });

  test("who audits does not comment, and a leader who sees an issued audit of another union does not either", async () => {
    const { union, officer } = await audited();
    const issued = await steps.issued(union, team, officer);
    const input = { auditId: issued.id, statement: "无", expectedVersion: 6 };
    expect(await comment.refused(input, persons.leader)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "auditId"] },
    ]);
  });
});

describe("who sees what", () => {
  const FIELDS = `id status version draftText openingBalance figures { item } amountQuestioned reportText findings { id } inspections { id }`;
  const QUERY = `query($id: ID!, $filter: AuditFilter) { audit(id: $id) { ${FIELDS} }
    audits(first: 20, filter: $filter) { totalCount edges { node { id } } } }`;
  interface Seen {
    audit: Record<string, unknown> | null;
    audits: { totalCount: number; edges: { node: { id: string } }[] };
  }
  const look = (person: BuiltPerson, id: string, union: BuiltUnion) =>
    program.data<Seen>(QUERY, { id, filter: { tradeUnionId: union.id } }, { token: person.token });
  const sees = async (person: BuiltPerson, id: string, union: BuiltUnion) => {
    const { audit, audits } = await look(person, id, union);
    expect([audits.totalCount, audits.edges.length]).toEqual(audit === null ? [0, 0] : [1, 1]);
    return audit;
  };

  test("the union from the notice on, the draft when it is sent; leaders and the street from the report on; others never", async () => {
    const { union, officer } = await audited();
    const outsider = await builders(program).person([{ role: "AUDITOR", at: at.root }]);
    const others = () => [outsider, persons.otherStreetOfficer, persons.otherUnionOfficer, persons.unionOfficer];
    const above = () => [persons.leader, persons.streetOfficer];
    const hidden = async (id: string, ...from: BuiltPerson[]) => {
      for (const person of from) expect(await sees(person, id, union)).toBeNull();
    };
    const { id } = await steps.opened(union, team);
    await hidden(id, officer, ...above(), ...others());
    expect(await sees(second, id, union)).toMatchObject({ status: "OPENED" });

    await program.sql("delete from audit_auditors where audit_id = $1", [id]);
    await program.sql("delete from audits where id = $1", [id]);
    const { id: auditId } = await steps.atWork(union, team);
    await steps.done("figures", { auditId, ...ACCOUNTS, expectedVersion: 2 }, persons.auditor);
    await finding.run(steps.finding(auditId), persons.auditor);
    await hidden(auditId, ...above(), ...others());
    const NOTHING_YET = { draftText: null, openingBalance: null, figures: [], findings: [], inspections: [] };
    expect(await sees(officer, auditId, union)).toMatchObject({
      status: "NOTICE_ISSUED",
      ...NOTHING_YET,
      amountQuestioned: null,
    });
    expect(await sees(second, auditId, union)).toMatchObject({
      openingBalance: 5_000_000,
      amountQuestioned: 350_000,
      findings: [{}],
      inspections: [{}],
    });

    await steps.done("draft", { auditId, text: "征求意见稿", expectedVersion: 3 }, persons.auditor);
    await hidden(auditId, ...above(), ...others());
    expect(await sees(officer, auditId, union)).toMatchObject({
      status: "DRAFT_SENT",
      draftText: "征求意见稿",
      openingBalance: 5_000_000,
      amountQuestioned: 350_000,
      findings: [{}],
      inspections: [],
      reportText: null,
    });

    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    await steps.done("report", steps.report(auditId), persons.auditor);
    await hidden(auditId, ...others());
    for (const person of [officer, ...above(), second]) {
      expect(await sees(person, auditId, union)).toMatchObject({
        status: "ISSUED",
        reportText: "审计报告",
        findings: [{}],
        inspections: [{}],
      });
    }
  });

  test("who may not look at audits at all does not enter", async () => {
    for (const persona of ["administrator", "organizer", "inspector", "reviewer", "supervisor", "nobody"] as const) {
      const answer = await program.run("{ audits(first: 1) { totalCount } }", {}, { token: persons[persona].token });
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    }
  });

  const LIST = `query($filter: AuditFilter, $first: Int!, $after: Cursor) { audits(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor } edges { node { id kind status auditors { name } tradeUnion { name } amountQuestioned
      findings { id amount kind } inspections { id status } } } } }`;
  interface List {
    audits: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
  }

  test("the list pages, filters, and costs the same for 1 and 10", async () => {
    const street = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    for (let n = 0; n < 10; n++) {
      const union = await builders(program).tradeUnion({ parent: street, level: "GRASSROOTS" });
      if (n >= 8) await steps.drafted(union, team, {});
      else await steps.opened(union, team, { kind: "SPECIAL" });
    }
    const list = async (variables: object, person = persons.auditor) =>
      (await program.data<List>(LIST, { first: 50, ...variables }, { token: person.token })).audits;
    const scope = { scope: street.id };
    const all = await list({ filter: scope });
    expect(all.totalCount).toBe(10);
    const first = await list({ filter: scope, first: 4 });
    const rest = await list({ filter: scope, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    expect((await list({ filter: { ...scope, status: ["DRAFT_SENT"] } })).totalCount).toBe(2);
    expect((await list({ filter: { ...scope, kind: ["SPECIAL"] } })).totalCount).toBe(8);
    // Of all of them at once, and of one that has figures and findings to show like the fullest of those.
    const count = async (first: number, filter: object) =>
      (await statementsDuring(() => list({ filter: { ...scope, ...filter }, first }))).length;
    expect(await count(10, {})).toBe(await count(1, { status: ["DRAFT_SENT"] }));
  });
});

test("no sequence of steps reaches a state that the table does not allow, and versions count the changes", async () => {
  type Step = AuditMove | "paper";
  const all: Step[] = [
    "issueNotice",
    "paper",
    "recordFigures",
    "recordFinding",
    "sendDraft",
    "comment",
    "issueReport",
    "close",
    "cancel",
  ];
  // Often the next one that leads on, so that sequences get to the end.
  const chosen = fc.array(fc.tuple(fc.constantFrom(...all), fc.boolean()), { minLength: 14, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(chosen, async (sequence) => {
      const { union, officer } = await audited();
      const { id: auditId } = await steps.opened(union, team);
      const model = { status: AuditStatus.OPENED, version: 1, paper: false, figures: false, findings: 0 };
      for (const [random, leadsOn] of sequence) {
        const step = leadsOn ? (all.find((each) => each !== "cancel" && leadsTo(model, each)) ?? random) : random;
        await take(step, { auditId, expectedVersion: model.version }, union, officer);
        const next = leadsTo(model, step, true);
        if (next !== undefined) Object.assign(model, next);
        expect([step, await status(auditId)]).toEqual([step, { status: model.status, version: model.version }]);
      }
    }),
    { numRuns: 5 },
  );

  type Model = { status: AuditStatus; version: number; paper: boolean; figures: boolean; findings: number };
  /** What a step makes of the model, or undefined when it is refused; repeated steps that lead nowhere only when asked for. */
  function leadsTo(model: Model, step: Step, repeated = false): Model | undefined {
    if (step === "paper")
      return model.status === "NOTICE_ISSUED" && !model.paper ? { ...model, paper: true } : undefined;
    const status = movedAudit(model.status, step);
    const isReady = {
      recordFinding: model.paper,
      sendDraft: model.paper && model.figures,
      issueReport: model.status === AuditStatus.COMMENTED,
      close: model.findings === 0,
    };
    if (status === undefined || (step in isReady && !isReady[step as keyof typeof isReady])) return undefined;
    if (step === "recordFinding") return repeated ? { ...model, findings: model.findings + 1 } : undefined;
    if (step === "recordFigures" && model.figures && !repeated) return undefined;
    return { ...model, status, version: model.version + 1, figures: model.figures || step === "recordFigures" };
  }

  async function take(
    step: Step,
    at: { auditId: string; expectedVersion: number },
    union: BuiltUnion,
    officer: BuiltPerson,
  ) {
    const attempts: Record<Step, () => Promise<unknown>> = {
      issueNotice: () => notice.run({ ...at, onSiteFrom: "2026-12-01" }, second),
      recordFigures: () => figures.run({ ...at, ...ACCOUNTS }, second),
      recordFinding: () => finding.run(steps.finding(at.auditId), second),
      sendDraft: () => draft.run({ ...at, text: "稿" }, second),
      comment: () => comment.run({ ...at, statement: "无" }, officer),
      issueReport: () => report.run(steps.report(at.auditId, at), second),
      close: () => close.run(at, second),
      cancel: () => cancel.run({ ...at, reason: "作废" }, second),
      // The server's own: nobody can ask for them.
      rectify: () => Promise.resolve(),
      reopen: () => Promise.resolve(),
      paper: () => steps.paper(at.auditId, union, second).catch(() => undefined),
    };
    await attempts[step]();
  }
}, 60_000);
