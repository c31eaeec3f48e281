import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import {
  AuditStatus,
  nextAuditStatus,
  type AuditMove,
} from "../../../src/modules/audits/engagements/audit.lifecycle.js";
import { moveFinding } from "../../../src/modules/rectifications/findings/commands/move-finding.js";
import { lockedFindings } from "../../../src/modules/rectifications/findings/finding-for-update.queries.js";
import { builders, type BuiltPerson, type BuiltUnion } from "../../support/builders.js";
import { ACCOUNTS } from "../../support/builders-audits.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf } from "../../support/mutations.js";
import { testProgram } from "../../support/program.js";
import { auditsStage } from "../../support/audits-stage.js";

const program = testProgram();
const stage = auditsStage(program);
const {
  steps,
  notice,
  figures,
  finding,
  draft,
  comment,
  report,
  close,
  cancel,
  grassroots,
  audited,
  stored,
  status,
  actions,
  STALE,
} = stage;

describe("an audit from its opening to its end", () => {
  test("goes through notice, paper, figures, findings, draft, comments and report to rectification and close", async () => {
    const { union, officer } = await audited();
    const opened = await steps.opened(union, stage.team);
    expect(opened).toMatchObject({
      status: "OPENED",
      version: 1,
      kind: "BUDGET_EXECUTION",
      periodFrom: "2025-01-01",
      periodTo: "2025-12-31",
      auditors: stage.team.map(({ accountId }) => ({ id: accountId })),
      tradeUnion: { id: union.id },
      findings: [],
      inspections: [],
      amountQuestioned: 0,
    });
    const auditId = opened.id;
    expect(await journalOf(program, auditId)).toEqual([
      { action: "audit.opened", actor_id: stage.persons.auditor.accountId },
    ]);
    const other = await steps.drafted(union, stage.team, {});
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
    const issued = await steps.done("report", steps.report(other.id), stage.second);
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
    expect(await close.refused({ auditId: other.id, expectedVersion: 6 }, stage.persons.auditor)).toEqual([
      { code: "AUDIT_FINDINGS_OPEN", path: ["input", "auditId"] },
    ]);
    await rectified(findingId, officer);
    expect(await status(other.id)).toEqual({ status: "RECTIFIED", version: 7 });
    expect(await steps.done("close", { auditId: other.id, expectedVersion: 7 }, stage.persons.auditor)).toMatchObject({
      status: "CLOSED",
      version: 8,
    });
    expect((await actions(other.id)).slice(-2)).toEqual(["audit.rectified", "audit.closed"]);
  });

  test("of two findings closed at once the second one rectifies the audit, and one opened again takes that back", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, stage.team, officer, {}, { criterion: "A1.1", kind: "DUES_NOT_REMITTED" });
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
    const { id: auditId } = await steps.drafted(union, stage.team, {});
    program.clock.set("2026-12-04T23:59:00+08:00");
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    const answers = await Promise.all(stage.team.map((auditor) => report.refused(steps.report(auditId), auditor)));
    expect(answers.flat()).toEqual(STALE);
    expect(await comment.refused({ auditId, statement: "无", expectedVersion: 5 }, officer)).toEqual(STALE);
  });

  test("a paper that was withdrawn and submitted anew takes the findings over", async () => {
    const { union, officer } = await audited();
    const { id: auditId } = await steps.drafted(union, stage.team, {});
    const [old] = await program.sql<{ id: string; version: number }>(
      "select id, version from inspections where owner_id = $1",
      [auditId],
    );
    const withdraw = mutationOf(program, "withdrawInspection", "inspection { id }");
    const target = { inspectionId: old?.id, expectedVersion: old?.version };
    expect(await withdraw.refused(target, stage.persons.auditor)).toEqual([]);
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    expect(await report.refused(steps.report(auditId), stage.second)).toEqual([
      { code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] },
    ]);
    const paper = await steps.paper(auditId, union, stage.second);
    expect(await steps.done("report", steps.report(auditId), stage.second)).toMatchObject({
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
      { action: "finding.recorded", actor_id: stage.persons.auditor.accountId },
      { action: "finding.carried-over", actor_id: stage.second.accountId },
    ]);
  });

  test("without findings it is closed from the report; the paper gives no grade", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, stage.team, officer);
    const { audit: found } = await program.data<{ audit: { inspections: object[] } }>(
      "query($id: ID!) { audit(id: $id) { inspections { score { grade percent } } } }",
      { id: audit.id },
      { token: stage.persons.auditor.token },
    );
    expect(found.inspections).toEqual([{ score: { grade: null, percent: expect.any(Number) } }]);
    expect(await program.sql("select from inspection_results where trade_union_id = $1", [union.id])).toEqual([]);
    expect(await steps.done("close", { auditId: audit.id, expectedVersion: 6 }, stage.second)).toMatchObject({
      status: "CLOSED",
    });
  });

  test("the report waits for the comments until they are due, and no longer", async () => {
    const { union, officer } = await audited();
    const audit = await steps.drafted(union, stage.team);
    const outstanding = [{ code: "AUDIT_COMMENTS_OUTSTANDING", path: ["input", "auditId"] }];
    const input = steps.report(audit.id, { expectedVersion: 4 });
    expect(await report.refused(input, stage.persons.auditor)).toEqual(outstanding);
    program.clock.set("2026-12-04T23:00:00+08:00");
    expect(await report.refused(input, stage.persons.auditor)).toEqual(outstanding);
    program.clock.set("2026-12-05T00:30:00+08:00");
    const late = { auditId: audit.id, statement: "迟了", expectedVersion: 4 };
    expect(await comment.refused(late, officer)).toEqual([
      { code: "AUDIT_COMMENTS_CLOSED", path: ["input", "auditId"] },
    ]);
    expect((await steps.done("report", input, stage.persons.auditor)).status).toBe("ISSUED");
  });

  test("a suspicion is issued by no report, and shown with the audit to its auditors only", async () => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, stage.team, officer, {}, { criterion: "A2.4", amount: 9_900_000 });
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
    expect(await close.refused({ auditId: audit.id, expectedVersion: 7 }, stage.second)).toEqual([
      { code: "AUDIT_FINDINGS_OPEN", path: ["input", "auditId"] },
    ]);
  });

  test.each([
    // Like an audit that found nothing.
    ["UNSUBSTANTIATED", "ISSUED"],
    ["SUBSTANTIATED", "ISSUED"],
  ])("a suspicion that is concluded as %s leaves the audit %s", async (conclusion, after) => {
    const { union, officer } = await audited();
    const audit = await steps.issued(union, stage.team, officer, { criterion: "A2.4", amount: 1 });
    const [{ id: findingId } = { id: "" }] = audit["findings"] as { id: string }[];
    const transfer = mutationOf(program, "transferFinding", "finding { status }");
    const conclude = mutationOf(program, "concludeTransfer", "finding { status dueOn }");
    const handed = { findingId, to: "AUDITING_COMMISSION", comment: "疑似挪用", expectedVersion: 2 };
    expect((await transfer.run(handed, stage.persons.leader))["finding"]).toEqual({ status: "TRANSFERRED" });
    const concluded = { findingId, conclusion, documentNumber: "思经审〔2026〕9号", expectedVersion: 3 };
    expect((await conclude.run(concluded, stage.persons.leader))["finding"]).toEqual(
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
    expect(await verify.refused(accepted, stage.persons.reviewer)).toEqual([]);
    expect(await closeFinding.refused(await target(), stage.persons.reviewer)).toEqual([]);
  }
});

describe("what a state does not allow is refused, and nothing changes", () => {
  const REFUSED = [{ code: "AUDIT_MOVE_NOT_ALLOWED", path: ["input", "auditId"] }];
  const moves = (auditId: string, expectedVersion: number): Record<string, () => Promise<unknown>> => ({
    notice: () => notice.refused({ auditId, onSiteFrom: "2026-12-01", expectedVersion }, stage.persons.auditor),
    figures: () => figures.refused({ auditId, ...ACCOUNTS, expectedVersion }, stage.persons.auditor),
    finding: () => finding.refused(steps.finding(auditId), stage.persons.auditor),
    draft: () => draft.refused({ auditId, text: "稿", expectedVersion }, stage.persons.auditor),
    report: () => report.refused(steps.report(auditId, { expectedVersion }), stage.persons.auditor),
    close: () => close.refused({ auditId, expectedVersion }, stage.persons.auditor),
    cancel: () => cancel.refused({ auditId, reason: "作废", expectedVersion }, stage.persons.auditor),
  });
  const all = ["notice", "figures", "finding", "draft", "report", "close", "cancel"];
  const cases: [string, () => Promise<{ id: string; version: number }>, string[]][] = [
    ["just opened", async () => steps.opened(await grassroots(), stage.team), ["notice", "cancel"]],
    ["at work", async () => steps.atWork(await grassroots(), stage.team), ["figures", "finding", "draft", "cancel"]],
    ["drafted", async () => steps.drafted(await grassroots(), stage.team), ["report", "cancel"]],
    [
      "issued",
      async () => {
        const { union, officer } = await audited();
        return steps.issued(union, stage.team, officer);
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
    const { id, version } = await steps.opened(union, stage.team);
    const stale = moves(id, version + 1);
    for (const move of all.filter((each) => each !== "finding"))
      expect([move, await stale[move]?.()]).toEqual([move, STALE]);
    const sent = await steps.drafted(union, stage.team);
    expect(await comment.refused({ auditId: sent.id, statement: "无", expectedVersion: 3 }, officer)).toEqual(STALE);
  });

  test("no number stands on two reports", async () => {
    const { union, officer } = await audited();
    const first = await steps.issued(union, stage.team, officer);
    const { id: auditId } = await steps.drafted(union, stage.team);
    await steps.done("comment", { auditId, statement: "无", expectedVersion: 4 }, officer);
    const before = await stored();
    expect(
      await report.refused(steps.report(auditId, { documentNumber: first["documentNumber"] }), stage.second),
    ).toEqual([{ code: "AUDIT_DOCUMENT_NUMBER_TAKEN", path: ["input", "documentNumber"] }]);
    expect(await stored()).toEqual(before);
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
    const outsider = await builders(program).person([{ role: "AUDITOR", at: stage.at.root }]);
    const others = () => [
      outsider,
      stage.persons.otherStreetOfficer,
      stage.persons.otherUnionOfficer,
      stage.persons.unionOfficer,
    ];
    const above = () => [stage.persons.leader, stage.persons.streetOfficer];
    const hidden = async (id: string, ...from: BuiltPerson[]) => {
      for (const person of from) expect(await sees(person, id, union)).toBeNull();
    };
    const { id } = await steps.opened(union, stage.team);
    await hidden(id, officer, ...above(), ...others());
    expect(await sees(stage.second, id, union)).toMatchObject({ status: "OPENED" });

    await program.sql("delete from audit_auditors where audit_id = $1", [id]);
    await program.sql("delete from audits where id = $1", [id]);
    const { id: auditId } = await steps.atWork(union, stage.team);
    await steps.done("figures", { auditId, ...ACCOUNTS, expectedVersion: 2 }, stage.persons.auditor);
    await finding.run(steps.finding(auditId), stage.persons.auditor);
    await hidden(auditId, ...above(), ...others());
    const NOTHING_YET = { draftText: null, openingBalance: null, figures: [], findings: [], inspections: [] };
    expect(await sees(officer, auditId, union)).toMatchObject({
      status: "NOTICE_ISSUED",
      ...NOTHING_YET,
      amountQuestioned: null,
    });
    expect(await sees(stage.second, auditId, union)).toMatchObject({
      openingBalance: 5_000_000,
      amountQuestioned: 350_000,
      findings: [{}],
      inspections: [{}],
    });

    await steps.done("draft", { auditId, text: "征求意见稿", expectedVersion: 3 }, stage.persons.auditor);
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
    await steps.done("report", steps.report(auditId), stage.persons.auditor);
    await hidden(auditId, ...others());
    for (const person of [officer, ...above(), stage.second]) {
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
      const answer = await program.run(
        "{ audits(first: 1) { totalCount } }",
        {},
        { token: stage.persons[persona].token },
      );
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
    const street = await builders(program).tradeUnion({ parent: stage.at.root, form: "STREET_FEDERATION" });
    for (let n = 0; n < 10; n++) {
      const union = await builders(program).tradeUnion({ parent: street, level: "GRASSROOTS" });
      if (n >= 8) await steps.drafted(union, stage.team, {});
      else await steps.opened(union, stage.team, { kind: "SPECIAL" });
    }
    const list = async (variables: object, person = stage.persons.auditor) =>
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
      const { id: auditId } = await steps.opened(union, stage.team);
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
    const status = nextAuditStatus(model.status, step);
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
      issueNotice: () => notice.run({ ...at, onSiteFrom: "2026-12-01" }, stage.second),
      recordFigures: () => figures.run({ ...at, ...ACCOUNTS }, stage.second),
      recordFinding: () => finding.run(steps.finding(at.auditId), stage.second),
      sendDraft: () => draft.run({ ...at, text: "稿" }, stage.second),
      comment: () => comment.run({ ...at, statement: "无" }, officer),
      issueReport: () => report.run(steps.report(at.auditId, at), stage.second),
      close: () => close.run(at, stage.second),
      cancel: () => cancel.run({ ...at, reason: "作废" }, stage.second),
      // The server's own: nobody can ask for them.
      rectify: () => Promise.resolve(),
      reopen: () => Promise.resolve(),
      paper: () => steps.paper(at.auditId, union, stage.second).catch(() => undefined),
    };
    await attempts[step]();
  }
}, 60_000);
