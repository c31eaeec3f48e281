import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { ACCOUNTS } from "../../support/builders-audits.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { onlyFor } from "../../support/mutations.js";
import type { Persona } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";
import { auditsStage } from "../../support/audits-stage.js";

const program = testProgram();
const stage = auditsStage(program);
const {
  steps,
  open,
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
  NOT_FOUND,
  STALE,
} = stage;

describe("openAudit", () => {
  test("knows its union and its auditors by ids in capitals too", async () => {
    const { union } = await audited();
    const input = steps.opening(union, stage.team);
    const shouted = {
      ...input,
      tradeUnionId: union.id.toUpperCase(),
      auditorIds: stage.team.map(({ accountId }) => accountId.toUpperCase()),
    };
    const { audit, userErrors } = await open.run<{ audit: { id: string } | null }>(shouted, stage.persons.auditor);
    expect(userErrors).toEqual([]);
    const query = "query($id: ID!) { audit(id: $id) { id auditors { id } } }";
    const id = audit?.id.toUpperCase();
    expect(await program.data(query, { id }, { token: stage.persons.auditor.token })).toEqual({
      audit: { id: audit?.id, auditors: stage.team.map(({ accountId }) => ({ id: accountId })) },
    });
    // The same again with small letters is the same request.
    expect(await open.run(input, stage.persons.auditor)).toMatchObject({ audit: { id: audit?.id }, userErrors: [] });
  });

  test("the same key again gives the same audit, also at once; other content is refused", async () => {
    const input = steps.opening(await grassroots(), stage.team);
    const answers = await Promise.all([1, 2, 3, 4].map(() => steps.done("open", input, stage.persons.auditor)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await open.refused({ ...input, kind: "SPECIAL" }, stage.persons.auditor)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test.each(["SAME_LEVEL", "BUDGET_EXECUTION", "END_OF_TERM", "SPECIAL", "NEXT_LOWER_LEVEL", "CADRE_SURVEY"])(
    "one of kind %s is opened",
    async (kind) => {
      expect(await steps.opened(await grassroots(), stage.team, { kind })).toMatchObject({ kind, status: "OPENED" });
    },
  );

  test.each<[string, { post: string; kind?: string; until?: string }]>([
    ["chair", { post: "CHAIR" }],
    ["finance staff", { post: "FINANCE" }],
    ["vice-chair", { post: "VICE_CHAIR" }],
    ["committee member who heads the unit's finances", { post: "COMMITTEE_MEMBER", kind: "FINANCE_HEAD" }],
    ["chair in the audited time", { post: "CHAIR", until: "2025-06-30" }],
  ])("nobody audits a union whose %s they are", async (_who, post) => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, {
      ...post,
      accountId: stage.second.accountId,
      since: "2020-01-01",
    });
    expect(await open.refused(steps.opening(union, stage.team), stage.persons.auditor)).toEqual([
      { code: "AUDITOR_IN_CHARGE", path: ["input", "auditorIds", "1"] },
    ]);
  });

  test("nobody audits a union for which they speak", async () => {
    const union = await grassroots();
    const both = await builders(program).person([
      { role: "AUDITOR", at: stage.at.root },
      { role: "UNION_OFFICER", at: union },
    ]);
    expect(await open.refused(steps.opening(union, [stage.persons.auditor, both]), stage.persons.auditor)).toEqual([
      { code: "AUDITOR_IN_CHARGE", path: ["input", "auditorIds", "1"] },
    ]);
  });

  test("a seat on the committee, or a chair given up before the audited time, is no bar", async () => {
    const union = await grassroots();
    const office = organizationBuilders(program).officer;
    await office(union, { post: "COMMITTEE_MEMBER", accountId: stage.second.accountId });
    await office(union, { post: "CHAIR", accountId: stage.second.accountId, since: "2020-01-01", until: "2025-01-01" });
    expect(await open.refused(steps.opening(union, stage.team), stage.persons.auditor)).toEqual([]);
  });

  test("a team of one person with two accounts is refused", async () => {
    const { person, link } = builders(program);
    const auditor = { role: "AUDITOR", at: stage.at.root } as const;
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
      () => auditorIds(stage.persons.auditor.accountId),
      [{ code: "AUDITORS_TOO_FEW", path: ["auditorIds"] }],
    ],
    [
      "a team of one, named twice",
      () => auditorIds(stage.persons.auditor.accountId, stage.persons.auditor.accountId),
      [{ code: "AUDITORS_TOO_FEW", path: ["auditorIds"] }],
    ],
    [
      "somebody unknown",
      () => auditorIds(stage.persons.auditor.accountId, randomUUID()),
      [{ code: "AUDITOR_NOT_ELIGIBLE", path: ["auditorIds", "1"] }],
    ],
    [
      "somebody who is no auditor",
      () => auditorIds(stage.persons.auditor.accountId, stage.persons.inspector.accountId),
      [{ code: "AUDITOR_NOT_ELIGIBLE", path: ["auditorIds", "1"] }],
    ],
    [
      "others than the caller only",
      () => auditorIds(stage.second.accountId, stage.persons.inspector.accountId),
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
    expect(await open.refused(steps.opening(stage.at.neighbor, stage.team, given()), stage.persons.auditor)).toEqual(
      refusals.map(({ code, path }) => ({ code, path: ["input", ...path] })),
    );
    expect(await stored()).toEqual(before);
  });

  test("an auditor of elsewhere finds no union, and one who only sees it may not", async () => {
    const elsewhere = await builders(program).person([{ role: "AUDITOR", at: stage.at.otherStreet }]);
    const refused = (person: BuiltPerson) => open.refused(steps.opening(stage.at.neighbor, stage.team), person);
    expect(await refused(elsewhere)).toEqual([{ code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] }]);
    const both = await builders(program).person([
      { role: "AUDITOR", at: stage.at.otherStreet },
      { role: "LEADER", at: stage.at.root },
    ]);
    expect(await refused(both)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
  });
});

describe("issueAuditNotice", () => {
  test("is given three working days ahead, and puts the paper before the auditors alone", async () => {
    const { union, officer } = await audited();
    const { id } = await steps.opened(union, stage.team);
    const input = { auditId: id, onSiteFrom: "2026-11-24", expectedVersion: 1 };
    expect(await notice.refused(input, stage.persons.auditor)).toEqual([
      { code: "AUDIT_NOTICE_TOO_SHORT", path: ["input", "onSiteFrom"] },
    ]);
    expect(await notice.refused({ ...input, onSiteFrom: "2027-11-24" }, stage.persons.auditor)).toEqual([
      { code: "AUDIT_NOTICE_TOO_FAR", path: ["input", "onSiteFrom"] },
    ]);
    expect(await steps.done("notice", { ...input, onSiteFrom: "2026-11-25" }, stage.second)).toMatchObject({
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
    expect([await assignments(stage.persons.auditor), await assignments(stage.second)]).toEqual([[paper], [paper]]);
    expect(await assignments(officer)).toEqual([]);
  });

  test("a member of the union's own commission audits it, and submits the paper", async () => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, {
      post: "AUDITING_CHAIR",
      accountId: stage.persons.auditor.accountId,
    });
    const { id } = await steps.atWork(union, stage.team, { kind: "SAME_LEVEL" });
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
    const { id } = await steps.opened(await grassroots(), stage.team);
    const input = { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 };
    const answers = await Promise.all(stage.team.map((auditor) => notice.refused(input, auditor)));
    expect(answers.flat()).toEqual(STALE);
  });
});

describe("recordAuditFigures", () => {
  test("keeps accounts that add up, in order, and may correct them until the draft is sent", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), stage.team);
    const input = { auditId, ...ACCOUNTS, figures: ACCOUNTS.figures.toReversed(), expectedVersion: 2 };
    const { audit } = await figures.run<{ audit: object }>(input, stage.persons.auditor);
    expect(audit).toEqual({
      id: auditId,
      status: "NOTICE_ISSUED",
      version: 3,
      ...ACCOUNTS,
      figures: ACCOUNTS.figures.map((line) => ({ ...line, variance: line.actual - line.budget })),
      balances: { difference: 0, isBalanced: true },
    });
    expect(await figures.refused(input, stage.persons.auditor)).toEqual(STALE);
    expect(await figures.refused({ ...input, duesRemitted: 1, expectedVersion: 3 }, stage.second)).toEqual([]);
    expect((await actions(auditId)).filter((action) => action === "audit.figures-recorded")).toHaveLength(2);
  });

  test("tells by how much accounts do not add up, and keeps nothing of them", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), stage.team);
    const input = { auditId, ...ACCOUNTS, closingBalance: 8_900_001, expectedVersion: 2 };
    const before = await stored();
    const { userErrors } = await figures.run(input, stage.persons.auditor);
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
    const { id: auditId } = await steps.atWork(await grassroots(), stage.team);
    expect(
      await figures.refused({ auditId, ...ACCOUNTS, expectedVersion: 2, ...given }, stage.persons.auditor),
    ).toEqual([{ code, path: ["input", ...path] }]);
    expect(await status(auditId)).toEqual({ status: "NOTICE_ISSUED", version: 2 });
  });
});

describe("recordAuditFinding", () => {
  test("puts it on the paper; the same again is the same finding, other content is refused", async () => {
    const { id: auditId } = await steps.atWork(await grassroots(), stage.team);
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
    const answers = await Promise.all([1, 2, 3].map(() => finding.run(input, stage.persons.auditor)));
    expect(answers).toEqual(Array(3).fill({ finding: expected, userErrors: [] }));
    const reused = [{ code: "AUDIT_FINDING_ID_REUSED", path: ["input", "findingId"] }];
    expect(await finding.refused({ ...input, amount: 1 }, stage.persons.auditor)).toEqual(reused);
    const { id: otherId } = await steps.atWork(await grassroots(), stage.team);
    expect(await finding.refused({ ...input, auditId: otherId }, stage.persons.auditor)).toEqual(reused);
    expect(await status(auditId)).toEqual({ status: "NOTICE_ISSUED", version: 2 });
    expect(await actions(input.findingId)).toEqual(["finding.recorded"]);
  });

  test("of two audits that use an id at once one gets it", async () => {
    const audits = [
      await steps.atWork(await grassroots(), stage.team),
      await steps.atWork(await grassroots(), stage.team),
    ];
    const findingId = uuidv7();
    const answers = await Promise.all(
      audits.map(({ id }) => finding.refused(steps.finding(id, { findingId }), stage.persons.auditor)),
    );
    expect(answers.flat()).toEqual([{ code: "AUDIT_FINDING_ID_REUSED", path: ["input", "findingId"] }]);
  });

  test("needs a submitted paper and a criterion of it", async () => {
    const { id } = await steps.opened(await grassroots(), stage.team);
    await steps.done("notice", { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, stage.persons.auditor);
    expect(await finding.refused(steps.finding(id), stage.persons.auditor)).toEqual([
      { code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] },
    ]);
    const { id: ready } = await steps.atWork(await grassroots(), stage.team);
    expect(await finding.refused(steps.finding(ready, { criterion: "S1.1" }), stage.persons.auditor)).toEqual([
      { code: "AUDIT_CRITERION_UNKNOWN", path: ["input", "criterion"] },
    ]);
    expect(await finding.refused(steps.finding(ready, { amount: -1 }), stage.persons.auditor)).toEqual([
      { code: "NUMBER_OUT_OF_RANGE", path: ["input", "amount"] },
    ]);
  });
});

describe("sendDraftReport", () => {
  test("needs the paper, and figures but for a survey", async () => {
    const { id } = await steps.opened(await grassroots(), stage.team);
    await steps.done("notice", { auditId: id, onSiteFrom: "2026-12-01", expectedVersion: 1 }, stage.persons.auditor);
    await steps.done("figures", { auditId: id, ...ACCOUNTS, expectedVersion: 2 }, stage.persons.auditor);
    const send = (auditId: string, expectedVersion: number) =>
      draft.refused({ auditId, text: "稿", expectedVersion }, stage.persons.auditor);
    expect(await send(id, 3)).toEqual([{ code: "AUDIT_PAPER_MISSING", path: ["input", "auditId"] }]);
    const { id: without } = await steps.atWork(await grassroots(), stage.team);
    expect(await send(without, 2)).toEqual([{ code: "AUDIT_FIGURES_MISSING", path: ["input", "auditId"] }]);
    const survey = await steps.atWork(await grassroots(), stage.team, { kind: "CADRE_SURVEY" });
    expect(await send(survey.id, 2)).toEqual([]);
  });
});

describe("cancelAudit", () => {
  test("gives an audit up: findings are withdrawn, the paper is called off, and the union sees no more than before", async () => {
    const { union, officer } = await audited();
    const { id: auditId } = await steps.atWork(union, stage.team);
    await finding.run(steps.finding(auditId), stage.second);
    const canceled = await steps.done("cancel", { auditId, reason: "计划调整", expectedVersion: 2 }, stage.second);
    expect(canceled).toMatchObject({ status: "CANCELED", version: 3, findings: [{ status: "WITHDRAWN" }] });
    const QUERY =
      "query($id: ID!) { audit(id: $id) { status cancelReason findings { id } figures { item } inspections { id } } }";
    expect(await program.data(QUERY, { id: auditId }, { token: officer.token })).toEqual({
      audit: { status: "CANCELED", cancelReason: "计划调整", findings: [], figures: [], inspections: [] },
    });
    expect(await program.data(QUERY, { id: auditId }, { token: stage.persons.leader.token })).toEqual({ audit: null });
    expect(await actions(auditId)).toEqual(["audit.opened", "audit.notice-issued", "audit.canceled"]);

    const { id: unknown } = await steps.opened(union, stage.team);
    await steps.done("cancel", { auditId: unknown, reason: "误立项", expectedVersion: 1 }, stage.second);
    expect(await program.data(QUERY, { id: unknown }, { token: officer.token })).toEqual({ audit: null });
  });

  test("calls off a paper that was not submitted yet", async () => {
    const { id: auditId } = await steps.opened(await grassroots(), stage.team);
    await steps.done("notice", { auditId, onSiteFrom: "2026-12-01", expectedVersion: 1 }, stage.second);
    expect(await cancel.refused({ auditId, reason: " ", expectedVersion: 2 }, stage.second)).toEqual([
      { code: "TEXT_EMPTY", path: ["input", "reason"] },
    ]);
    await steps.done("cancel", { auditId, reason: "计划调整", expectedVersion: 2 }, stage.second);
    expect(await program.sql("select status from assignments where id = $1", [auditId])).toEqual([
      { status: "CANCELED" },
    ]);
  });
});

describe("who may do what", () => {
  const CONDUCTS: readonly Persona[] = ["auditor"];
  let auditId: string;
  let outsider: BuiltPerson;
  beforeAll(async () => {
    ({ id: auditId } = await steps.drafted(stage.at.union, stage.team, {}));
    outsider = await builders(program).person([{ role: "AUDITOR", at: stage.at.root }]);
  });
  const given = (input: () => object) => () => ({ persons: stage.persons, input: input(), state: stored });
  describe("openAudit", () =>
    onlyFor(
      CONDUCTS,
      program,
      open,
      given(() => steps.opening(stage.at.union, stage.team)),
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
      if (persona === "anonymous") return;
      expect(await comment.refused(input(), stage.persons[persona])).toEqual(NOT_FOUND);
    });
  });

  test("an auditor who was not named finds no audit, and one whose role has ended does not either", async () => {
    const former = await builders(program).person([{ role: "AUDITOR", at: stage.at.root }]);
    const own = await steps.opened(stage.at.union, [stage.persons.auditor, former]);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [former.accountId]);
    await program.sql(
      "insert into grants (id, account_id, trade_union_id, role, since, created_at) values ($1, $2, $3, 'AUDITOR', '2020-01-01', now())",
      [...[uuidv7(), former.accountId, stage.at.otherStreet.id]],
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
    const issued = await steps.issued(union, stage.team, officer);
    const input = { auditId: issued.id, statement: "无", expectedVersion: 6 };
    expect(await comment.refused(input, stage.persons.leader)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "auditId"] },
    ]);
  });
});
