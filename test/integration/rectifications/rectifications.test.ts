import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { findingLifecycle } from "../../../src/modules/rectifications/findings/finding.lifecycle.js";
import type { FindingStatusCode } from "../../../src/modules/rectifications/findings/finding.types.js";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const { inspected, finding, issued, version, state } = rectificationBuilders(program);
const FINDING = "finding { id status version dueOn }";
const issue = mutationOf(
  program,
  "issueNotice",
  "notice { id number kind issuedAt servedOn issuedBy { name } tradeUnion { id } findings { id dueOn } }",
);
const acknowledge = mutationOf(program, "acknowledgeNotice", "notice { id acknowledgedAt acknowledgedBy servedOn }");
const submit = mutationOf(program, "submitRectification", FINDING);
const verify = mutationOf(program, "verifyRectification", FINDING);
const close = mutationOf(program, "closeFinding", "finding { id status closedOn followUp }");
const request = mutationOf(
  program,
  "requestExtension",
  `${FINDING.slice(0, -1)} extension { until reason decision } }`,
);
const decideExtension = mutationOf(program, "decideExtension", FINDING);
const transfer = mutationOf(program, "transferFinding", FINDING);
const conclude = mutationOf(program, "concludeTransfer", FINDING);
const contest = mutationOf(program, "contestFinding", FINDING);
const decideContest = mutationOf(program, "decideContest", FINDING);

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let inspectionId: string;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  inspectionId = await inspected(at.union, persons);
});
beforeEach(() => program.clock.set("2026-11-22T10:00:00+08:00"));

interface Answer {
  finding: { id: string; status: string; version: number; dueOn: string | null } | null;
}

const fresh = (given: Parameters<typeof finding>[2] = {}) => finding(at.union, inspectionId, given);
const issuedFinding = async (given: Parameters<typeof finding>[2] = {}) => {
  const id = await fresh(given);
  const noticeId = await issued([id], persons.reviewer);
  return { id, noticeId };
};
const notice = (findingIds: string[], number: string | null = null, idempotencyKey: string = randomUUID()) => ({
  kind: "RECTIFICATION_NOTICE",
  findingIds,
  number,
  idempotencyKey,
});
const rectification = async (findingId: string, change: object = {}) => ({
  findingId,
  rectificationId: uuidv7(),
  description: "已补齐并公布",
  evidence: ["b".repeat(64)],
  expectedVersion: await version(findingId),
  ...change,
});
const submittedFinding = async (given: Parameters<typeof finding>[2] = {}) => {
  const { id } = await issuedFinding(given);
  await submit.run(await rectification(id), persons.unionOfficer);
  return id;
};
const verification = async (findingId: string, outcome = "ACCEPTED", comment: string | null = null) => ({
  findingId,
  outcome,
  comment,
  expectedVersion: await version(findingId),
});
const at1 = (code: string, field: string, ...more: string[]) => [{ code, path: ["input", field, ...more] }];

describe("issueNotice", () => {
  test("numbers the notice, issues its findings with due days from the third working day, and journals", async () => {
    const ids = [
      await fresh({ severity: "IMMEDIATE" }),
      await fresh({ severity: "CRITICAL" }),
      await fresh({ severity: "MAJOR", days: 5 }),
      await fresh({ severity: "MINOR" }),
    ];
    const answer = await issue.run<{
      notice: { id: string; number: string; findings: { id: string; dueOn: string }[] };
    }>(notice(ids), persons.reviewer);
    expect(answer.userErrors).toEqual([]);
    expect(answer.notice).toMatchObject({
      number: expect.stringMatching(/^整改〔2026〕\d+号$/),
      kind: "RECTIFICATION_NOTICE",
      servedOn: "2026-11-25",
      tradeUnion: { id: at.union.id },
    });
    const dueOn = new Map(answer.notice.findings.map((each) => [each.id, each.dueOn]));
    expect(ids.map((id) => dueOn.get(id))).toEqual(["2026-11-25", "2026-12-04", "2026-12-02", "2027-01-06"]);
    const provisional = await program.sql("select due_is_provisional from findings where id = any($1) order by id", [
      ids,
    ]);
    expect(provisional.map((row) => row["due_is_provisional"])).toEqual([false, false, false, true]);
    expect(await journalOf(program, answer.notice.id)).toEqual([
      { action: "notice.issued", actor_id: persons.reviewer.accountId },
    ]);
    expect((await journalOf(program, ids[0] ?? "")).map(({ action }) => action)).toEqual(["finding.issued"]);
  });

  test("the same key again gives the same notice; other content is refused", async () => {
    const id = await fresh();
    const input = notice([id]);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => issue.run<{ notice: { id: string } | null }>(input, persons.reviewer)),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(new Set(answers.map((answer) => answer.notice?.id)).size).toBe(1);
    expect(await issue.refused({ ...input, number: "另一号" }, persons.reviewer)).toEqual(
      at1("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"),
    );
  });

  test("notices issued at once have numbers of their own; one given by hand is passed over, and not given twice", async () => {
    const [last] = await program.sql<{ last: number }>("select last from notice_numbers");
    const taken = `整改〔2026〕${(last?.last ?? 0) + 1}号`;
    expect(await issue.refused(notice([await fresh()], taken), persons.reviewer)).toEqual([]);
    expect(await issue.refused(notice([await fresh()], taken), persons.reviewer)).toEqual(
      at1("NOTICE_NUMBER_TAKEN", "number"),
    );
    const ids = await Promise.all(Array.from({ length: 5 }, () => fresh()));
    const answers = await Promise.all(
      ids.map((id) => issue.run<{ notice: { number: string } }>(notice([id]), persons.reviewer)),
    );
    const numbers = answers.map((answer) => answer.notice.number);
    expect(new Set([...numbers, taken]).size).toBe(6);
  });

  test("refuses what is not one union's, unknown, named twice, a suspicion or issued already", async () => {
    const id = await fresh();
    const elsewhere = await finding(at.neighbor, await inspected(at.neighbor, persons));
    const suspicion = await fresh({ isSuspicion: true, criterion: "S5.5" });
    const second = ["findingIds", "1"] as const;
    expect(await issue.refused(notice([id, elsewhere]), persons.reviewer)).toEqual(
      at1("FINDINGS_OF_SEVERAL_UNIONS", ...second),
    );
    expect(await issue.refused(notice([id, randomUUID()]), persons.reviewer)).toEqual(
      at1("FINDING_NOT_FOUND", ...second),
    );
    expect(await issue.refused(notice([id, "x"]), persons.reviewer)).toEqual(at1("ID_NOT_VALID", ...second));
    expect(await issue.refused(notice([id, id]), persons.reviewer)).toEqual(at1("FINDING_NAMED_TWICE", ...second));
    expect(await issue.refused(notice([id, suspicion]), persons.reviewer)).toEqual(
      at1("FINDING_IS_SUSPICION", ...second),
    );
    expect(await issue.refused(notice([]), persons.reviewer)).toEqual(at1("LIST_EMPTY", "findingIds"));
    expect(await state(id)).toMatchObject({ status: "CONFIRMED", version: 1 });
    await issued([id], persons.reviewer);
    expect(await issue.refused(notice([id]), persons.reviewer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingIds", "0"),
    );
  });

  describe("is for reviewers and leaders", () => {
    let id: string;
    beforeAll(async () => void (id = await fresh()));
    onlyFor(["reviewer", "leader"], program, issue, () => ({ persons, input: notice([id]), state: () => state(id) }));
  });
});

describe("acknowledgeNotice", () => {
  test("on the same day the time runs from it; a second one is refused", async () => {
    const { id, noticeId } = await issuedFinding({ severity: "CRITICAL" });
    program.clock.set("2026-11-23T09:00:00+08:00");
    const input = { noticeId, name: "林某", post: "工会主席" };
    const answer = await acknowledge.run<{ notice: object }>(input, persons.unionOfficer);
    expect(answer.notice).toMatchObject({
      acknowledgedBy: "林某",
      acknowledgedAt: "2026-11-23T01:00:00.000Z",
      servedOn: "2026-11-23",
    });
    expect(await state(id)).toMatchObject({ due_on: "2026-12-02", served_on: "2026-11-23" });
    expect(await acknowledge.refused(input, persons.unionOfficer)).toEqual(at1("NOTICE_ACKNOWLEDGED", "noticeId"));
    expect((await journalOf(program, noticeId)).map(({ action }) => action)).toEqual([
      "notice.issued",
      "notice.acknowledged",
    ]);
  });

  test("after it counts as served it changes nothing of the due day", async () => {
    const { id, noticeId } = await issuedFinding({ severity: "CRITICAL" });
    program.clock.set("2026-11-30T09:00:00+08:00");
    await acknowledge.run({ noticeId, name: "林某" }, persons.streetOfficer);
    expect(await state(id)).toMatchObject({ due_on: "2026-12-04", served_on: "2026-11-25" });
  });

  test("an unknown one, and one out of reach, are not found", async () => {
    const { noticeId } = await issuedFinding();
    const missing = at1("NOTICE_NOT_FOUND", "noticeId");
    expect(await acknowledge.refused({ noticeId: randomUUID(), name: "林" }, persons.unionOfficer)).toEqual(missing);
    expect(await acknowledge.refused({ noticeId, name: "林" }, persons.otherUnionOfficer)).toEqual(missing);
    expect(await acknowledge.refused({ noticeId, name: " " }, persons.unionOfficer)).toEqual(at1("TEXT_EMPTY", "name"));
  });

  describe("is for the union and its street", () => {
    let noticeId: string;
    let id: string;
    beforeAll(async () => {
      ({ id, noticeId } = await issuedFinding());
    });
    onlyFor(["unionOfficer", "otherUnionOfficer", "streetOfficer", "otherStreetOfficer"], program, acknowledge, () => ({
      persons,
      input: { noticeId, name: "林某" },
      state: () => state(id),
    }));
  });
});

/** Officers answer for their own union; the others of these only where their own was inspected. */
const ANSWERING = ["unionOfficer", "otherUnionOfficer", "streetOfficer", "otherStreetOfficer", "leader"] as const;

describe("submitRectification", () => {
  test("is taken thirty times for one finding, and not more often", async () => {
    const { id } = await issuedFinding();
    const earlier = (count: number) =>
      program.sql(
        `insert into rectifications (id, finding_id, description, submitted_by, submitted_at, outcome, verified_at, verified_by)
         select gen_random_uuid(), $1, 'earlier', $2, now(), 'REJECTED', now(), $3 from generate_series(1, $4::integer)`,
        [id, persons.unionOfficer.accountId, persons.organizer.accountId, count],
      );
    await earlier(30);
    expect(await submit.refused(await rectification(id), persons.unionOfficer)).toEqual(
      at1("RECTIFICATIONS_TOO_MANY", "findingId"),
    );
    await program.sql(
      "delete from rectifications where id = (select id from rectifications where finding_id = $1 limit 1)",
      [id],
    );
    expect(await submit.run<Answer>(await rectification(id), persons.unionOfficer)).toMatchObject({ userErrors: [] });
  });

  test("moves the finding, announces its files, and is the same success again", async () => {
    const { id } = await issuedFinding();
    const input = await rectification(id);
    const answers = await Promise.all([
      submit.run<Answer>(input, persons.unionOfficer),
      submit.run<Answer>(input, persons.unionOfficer),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ finding: { status: "SUBMITTED" }, userErrors: [] });
    expect(await program.sql("select status, size from evidence where sha256 = $1", ["b".repeat(64)])).toEqual([
      { status: "EXPECTED", size: null },
    ]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "finding.issued",
      "finding.rectification-submitted",
    ]);
    expect(await submit.refused({ ...input, description: "其他" }, persons.unionOfficer)).toEqual(
      at1("RECTIFICATION_ID_REUSED", "rectificationId"),
    );
    expect(await submit.refused(await rectification(id), persons.unionOfficer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingId"),
    );
  });

  test("refuses a stale version, what is not issued, and what is elsewhere", async () => {
    const { id } = await issuedFinding();
    expect(await submit.refused(await rectification(id, { expectedVersion: 1 }), persons.unionOfficer)).toEqual(
      at1("STALE_VERSION", "expectedVersion"),
    );
    expect(await submit.refused(await rectification(id), persons.otherUnionOfficer)).toEqual(
      at1("FINDING_NOT_FOUND", "findingId"),
    );
    const confirmed = await fresh();
    expect(await submit.refused(await rectification(confirmed), persons.unionOfficer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingId"),
    );
    const both = await builders(program).person([
      { role: "UNION_OFFICER", at: at.neighbor },
      { role: "LEADER", at: at.root },
    ]);
    expect(await submit.refused(await rectification(id), both)).toEqual(at1("NOT_PERMITTED", "findingId"));
    expect(await state(id)).toMatchObject({ status: "ISSUED", version: 2 });
  });

  test("a street officer or leader answers for the own union, and not for those below", async () => {
    const { id } = await issuedFinding();
    for (const person of [persons.streetOfficer, persons.leader])
      expect(await submit.refused(await rectification(id), person)).toEqual(at1("NOT_PERMITTED", "findingId"));
    expect(await submit.refused(await rectification(id), persons.otherStreetOfficer)).toEqual(
      at1("FINDING_NOT_FOUND", "findingId"),
    );
    expect(await state(id)).toMatchObject({ status: "ISSUED", version: 2 });

    await program.sql("update findings set trade_union_id = $2 where id = $1", [id, at.street.id]);
    expect(await submit.refused(await rectification(id), persons.leader)).toEqual(at1("NOT_PERMITTED", "findingId"));
    expect(await submit.refused(await rectification(id), persons.streetOfficer)).toEqual([]);
    expect(await state(id)).toMatchObject({ status: "SUBMITTED" });
  });

  describe("is for the union", () => {
    let id: string;
    beforeAll(async () => void ({ id } = await issuedFinding()));
    onlyFor(ANSWERING, program, submit, () => ({
      persons,
      input: { findingId: id, rectificationId: uuidv7(), description: "已改", evidence: [], expectedVersion: 2 },
      state: () => state(id),
    }));
  });
});

describe("verifyRectification and closeFinding", () => {
  test("accepted, then struck off: a MAJOR one waits for its follow-up", async () => {
    const id = await submittedFinding();
    const answer = await verify.run<Answer>(await verification(id), persons.inspector);
    expect(answer.finding).toMatchObject({ status: "VERIFIED" });
    expect(await state(id)).toMatchObject({ settled_on: "2026-11-22", closed_on: null });
    const closed = await close.run({ findingId: id, expectedVersion: await version(id) }, persons.reviewer);
    expect(closed["finding"]).toEqual({ id, status: "CLOSED", closedOn: "2026-11-22", followUp: "DUE" });
    expect((await journalOf(program, id)).map(({ action }) => action).slice(-2)).toEqual([
      "finding.rectification-accepted",
      "finding.closed",
    ]);
  });

  test("a MINOR one waits for the draw, and one to be put right at once for nothing", async () => {
    for (const [severity, followUp] of [
      ["MINOR", "UNDRAWN"],
      ["IMMEDIATE", null],
    ] as const) {
      const id = await submittedFinding({ severity });
      await verify.run(await verification(id), persons.reviewer);
      await close.run({ findingId: id, expectedVersion: await version(id) }, persons.reviewer);
      expect(await state(id)).toMatchObject({ status: "CLOSED", follow_up: followUp });
    }
  });

  test("rejected, with a reason, it is back with the union and its due day unchanged; then it is answered again", async () => {
    const id = await submittedFinding();
    const before = await state(id);
    expect(await verify.refused(await verification(id, "REJECTED"), persons.reviewer)).toEqual(
      at1("FINDING_REJECTION_WITHOUT_REASON", "comment"),
    );
    await verify.run(await verification(id, "REJECTED", "照片不清"), persons.reviewer);
    expect(await state(id)).toMatchObject({ status: "ISSUED", due_on: before?.["due_on"] });
    expect(await submit.refused(await rectification(id), persons.unionOfficer)).toEqual([]);
    const listed = await program.data<{ finding: { rectifications: object[] } }>(
      `query($id: ID!) { finding(id: $id) { rectifications { submittedBy { id } evidence { sha256 mediaType status url }
        verification { outcome comment verifier { id } } } } }`,
      { id },
      { token: persons.unionOfficer.token },
    );
    expect(listed.finding.rectifications).toEqual([
      {
        submittedBy: { id: persons.unionOfficer.accountId },
        evidence: [{ sha256: "b".repeat(64), mediaType: null, status: "EXPECTED", url: null }],
        verification: { outcome: "REJECTED", comment: "照片不清", verifier: { id: persons.reviewer.accountId } },
      },
      expect.objectContaining({ verification: null }),
    ]);
  });

  test("not by who submitted it, nor by an officer of the union", async () => {
    const id = await submittedFinding();
    const both = await builders(program).person([
      { role: "UNION_OFFICER", at: at.union },
      { role: "REVIEWER", at: at.root },
    ]);
    expect(await verify.refused(await verification(id), both)).toEqual(at1("VERIFIER_HOLDS_OFFICE", "findingId"));
    const stale = { ...(await verification(id)), expectedVersion: 99 };
    expect(await verify.refused(stale, both)).toEqual(at1("VERIFIER_HOLDS_OFFICE", "findingId"));
    await verify.run(await verification(id, "REJECTED", "不足"), persons.reviewer);
    await submit.run(await rectification(id), both);
    expect(await verify.refused(await verification(id), both)).toEqual(at1("VERIFIER_IS_RECTIFIER", "findingId"));
    expect(await state(id)).toMatchObject({ status: "SUBMITTED" });
  });

  test("by whoever left the union's office on the very day on which its inspection began, and not by who left a day later", async () => {
    const id = await submittedFinding();
    const reviewer = await builders(program).person([{ role: "REVIEWER", at: at.root }]);
    const [opened] = await program.sql<{ day: string; after: string }>(
      `select day::text, (day + 1)::text as after
       from (select (started_at at time zone 'Asia/Shanghai')::date as day from inspections where id = $1) i`,
      [inspectionId],
    );
    const office = { accountId: reviewer.accountId, until: opened?.after ?? "" };
    const officerId = await organizationBuilders(program).officer(at.union, office);
    expect(await verify.refused(await verification(id), reviewer)).toEqual(at1("VERIFIER_HOLDS_OFFICE", "findingId"));
    await program.sql("update officers set until = $1 where id = $2", [opened?.day, officerId]);
    await verify.run(await verification(id), reviewer);
    expect(await state(id)).toMatchObject({ status: "VERIFIED" });
  });

  test("of two who verify at once one is told that it has changed", async () => {
    const id = await submittedFinding();
    const input = await verification(id);
    const answers = await Promise.all([
      verify.refused(input, persons.reviewer),
      verify.refused(input, persons.inspector),
    ]);
    expect(answers.flat()).toEqual(at1("STALE_VERSION", "expectedVersion"));
  });

  test("nothing is closed before it is verified", async () => {
    const id = await submittedFinding();
    expect(await close.refused({ findingId: id, expectedVersion: await version(id) }, persons.reviewer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingId"),
    );
  });

  describe("are for those who inspect and review", () => {
    let id: string;
    beforeAll(async () => void (id = await submittedFinding()));
    const given = (input: object) => () => ({ persons, input: { findingId: id, ...input }, state: () => state(id) });
    onlyFor(["reviewer", "inspector"], program, verify, given({ outcome: "ACCEPTED", expectedVersion: 3 }));
    onlyFor(["reviewer"], program, close, given({ expectedVersion: 3 }));
  });
});

describe("requestExtension and decideExtension", () => {
  const ask = async (findingId: string, until: string) => ({
    findingId,
    until,
    reason: "需换届",
    expectedVersion: await version(findingId),
  });
  const decide = async (findingId: string, decision: string, comment: string | null = null) => ({
    findingId,
    decision,
    comment,
    expectedVersion: await version(findingId),
  });

  test("once, by at most 15 working days, decided by a reviewer", async () => {
    const { id } = await issuedFinding({ severity: "CRITICAL" });
    expect(await request.refused(await ask(id, "2026-12-26"), persons.unionOfficer)).toEqual(
      at1("EXTENSION_TOO_LONG", "until"),
    );
    expect(await request.refused(await ask(id, "2026-12-04"), persons.unionOfficer)).toEqual(
      at1("EXTENSION_NOT_LATER", "until"),
    );
    const asked = await request.run<Answer>(await ask(id, "2026-12-25"), persons.unionOfficer);
    expect(asked.finding).toMatchObject({
      version: 3,
      dueOn: "2026-12-04",
      extension: { until: "2026-12-25", reason: "需换届", decision: null },
    });
    expect(await request.refused(await ask(id, "2026-12-25"), persons.unionOfficer)).toEqual(
      at1("EXTENSION_PENDING", "findingId"),
    );
    const decided = await decideExtension.run<Answer>(await decide(id, "APPROVE"), persons.reviewer);
    expect(decided.finding).toMatchObject({ dueOn: "2026-12-25", version: 4 });
    expect(await request.refused(await ask(id, "2026-12-28"), persons.unionOfficer)).toEqual(
      at1("EXTENSION_ALREADY_GRANTED", "findingId"),
    );
    expect(await decideExtension.refused(await decide(id, "REJECT", "x"), persons.reviewer)).toEqual(
      at1("EXTENSION_NOT_PENDING", "findingId"),
    );
    expect((await journalOf(program, id)).map(({ action }) => action).slice(-2)).toEqual([
      "finding.extension-requested",
      "finding.extension-decided",
    ]);
  });

  test("a rejection needs a reason and leaves the day, and another request may follow; not after the due day", async () => {
    const { id } = await issuedFinding({ severity: "CRITICAL" });
    await request.run(await ask(id, "2026-12-10"), persons.unionOfficer);
    expect(await decideExtension.refused(await decide(id, "REJECT"), persons.reviewer)).toEqual(
      at1("FINDING_REJECTION_WITHOUT_REASON", "comment"),
    );
    await decideExtension.run(await decide(id, "REJECT", "理由不足"), persons.reviewer);
    expect(await state(id)).toMatchObject({ due_on: "2026-12-04" });
    program.clock.set("2026-12-05T09:00:00+08:00");
    expect(await request.refused(await ask(id, "2026-12-10"), persons.unionOfficer)).toEqual(
      at1("EXTENSION_TOO_LATE", "findingId"),
    );
    program.clock.set("2026-12-04T23:00:00+08:00");
    expect(await request.refused(await ask(id, "2026-12-10"), persons.unionOfficer)).toEqual([]);
  });

  test("not for what is not issued", async () => {
    expect(await request.refused(await ask(await fresh(), "2026-12-10"), persons.unionOfficer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingId"),
    );
  });

  describe("are for the union, and for the reviewer", () => {
    let id: string;
    beforeAll(async () => void ({ id } = await issuedFinding()));
    const given = (input: object) => () => ({
      persons,
      input: { findingId: id, expectedVersion: 2, ...input },
      state: () => state(id),
    });
    onlyFor(ANSWERING, program, request, given({ until: "2026-12-30", reason: "需换届" }));
    onlyFor(["reviewer"], program, decideExtension, given({ decision: "APPROVE" }));
  });
});

describe("contestFinding and decideContest", () => {
  const object = async (findingId: string) => ({
    findingId,
    statement: "分工文件在档案柜",
    evidence: ["c".repeat(64)],
    expectedVersion: await version(findingId),
  });
  const decide = async (findingId: string, decision: string) => ({
    findingId,
    decision,
    comment: "经复核",
    expectedVersion: await version(findingId),
  });

  test("upheld after issue: its time begins anew; a second objection is refused", async () => {
    const { id } = await issuedFinding({ severity: "CRITICAL" });
    expect((await contest.run<Answer>(await object(id), persons.unionOfficer)).finding?.status).toBe("CONTESTED");
    program.clock.set("2026-12-08T09:00:00+08:00");
    const upheld = await decideContest.run<Answer>(await decide(id, "UPHOLD"), persons.reviewer);
    expect(upheld.finding).toMatchObject({ status: "ISSUED", dueOn: "2026-12-17" });
    expect(await contest.refused(await object(id), persons.unionOfficer)).toEqual(
      at1("ALREADY_CONTESTED", "findingId"),
    );
  });

  test("upheld before issue it is confirmed again; revoked it is withdrawn for good", async () => {
    const id = await fresh();
    await contest.run(await object(id), persons.unionOfficer);
    expect(await issue.refused(notice([id]), persons.reviewer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingIds", "0"),
    );
    await decideContest.run(await decide(id, "UPHOLD"), persons.reviewer);
    expect(await state(id)).toMatchObject({ status: "CONFIRMED", due_on: null });
    const other = await fresh();
    await contest.run(await object(other), persons.unionOfficer);
    await decideContest.run(await decide(other, "REVOKE"), persons.reviewer);
    expect(await state(other)).toMatchObject({ status: "WITHDRAWN" });
    expect(await decideContest.refused(await decide(other, "UPHOLD"), persons.reviewer)).toEqual(
      at1("FINDING_TRANSITION_REFUSED", "findingId"),
    );
  });

  test("not decided by anybody of the first team", async () => {
    const { id } = await issuedFinding();
    await contest.run(await object(id), persons.unionOfficer);
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, extra_permissions, since, created_at)
       values ($1, $2, $3, 'REVIEWER', '{}', '2020-01-01', now())`,
      [uuidv7(), persons.inspector.accountId, at.root.id],
    );
    expect(await decideContest.refused(await decide(id, "UPHOLD"), persons.inspector)).toEqual(
      at1("FINDING_DECIDER_IN_FIRST_TEAM", "findingId"),
    );
    await program.sql("delete from grants where account_id = $1 and role = 'REVIEWER'", [persons.inspector.accountId]);
    expect(await state(id)).toMatchObject({ status: "CONTESTED" });
  });

  describe("are for the union, and for the reviewer", () => {
    let id: string;
    beforeAll(async () => void ({ id } = await issuedFinding()));
    const given = (input: object) => () => ({
      persons,
      input: { findingId: id, expectedVersion: 2, ...input },
      state: () => state(id),
    });
    onlyFor(ANSWERING, program, contest, given({ statement: "不对" }));
    onlyFor(["reviewer"], program, decideContest, given({ decision: "UPHOLD", comment: "对" }));
  });
});

describe("any sequence of commands", () => {
  const steps: Record<string, (id: string) => Promise<unknown>> = {
    issue: (id) => issue.run(notice([id]), persons.reviewer),
    submit: async (id) => submit.run(await rectification(id), persons.unionOfficer),
    accept: async (id) => verify.run(await verification(id), persons.reviewer),
    reject: async (id) => verify.run(await verification(id, "REJECTED", "不足"), persons.inspector),
    close: async (id) => close.run({ findingId: id, expectedVersion: await version(id) }, persons.reviewer),
    contest: async (id) =>
      contest.run({ findingId: id, statement: "不对", expectedVersion: await version(id) }, persons.unionOfficer),
    uphold: async (id) =>
      decideContest.run(
        { findingId: id, decision: "UPHOLD", comment: "对", expectedVersion: await version(id) },
        persons.reviewer,
      ),
    revoke: async (id) =>
      decideContest.run(
        { findingId: id, decision: "REVOKE", comment: "错", expectedVersion: await version(id) },
        persons.reviewer,
      ),
    transfer: async (id) =>
      transfer.run(
        { findingId: id, to: "DISCIPLINE_BODY", comment: "请查", expectedVersion: await version(id) },
        persons.leader,
      ),
    conclude: async (id) =>
      conclude.run(
        { findingId: id, conclusion: "SUBSTANTIATED", documentNumber: "1号", expectedVersion: await version(id) },
        persons.leader,
      ),
    dismiss: async (id) =>
      conclude.run(
        { findingId: id, conclusion: "UNSUBSTANTIATED", documentNumber: "1号", expectedVersion: await version(id) },
        persons.leader,
      ),
  };

  test("reaches only states that the table allows, and what is refused changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...Object.keys(steps)), { minLength: 4, maxLength: 12 }),
        async (names) => {
          const id = await fresh();
          let before = await state(id);
          for (const name of names) {
            const answer = (await steps[name]?.(id)) as { userErrors: unknown[] };
            const after = await state(id);
            if (answer.userErrors.length > 0) expect(after).toEqual(before);
            else {
              const from = before?.["status"] as FindingStatusCode;
              expect(Object.values(findingLifecycle[from])).toContain(after?.["status"]);
            }
            before = after;
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});

describe("a published calendar", () => {
  const publish = mutationOf(program, "setCalendarYear", "calendarYear { year }");

  test("counts provisional due days again", async () => {
    const { id } = await issuedFinding({ severity: "MINOR" });
    expect(await state(id)).toMatchObject({ due_on: "2027-01-06" });
    const answer = await publish.refused(
      {
        year: 2027,
        document: "国办发明电〔2026〕9号",
        days: [{ day: "2027-01-01", isWorkday: false, nameZh: "元旦", nameEn: "New Year's Day" }],
        isPublished: true,
        expectedVersion: 0,
      },
      persons.administrator,
    );
    expect(answer).toEqual([]);
    expect(await program.sql("select due_on::text, due_is_provisional from findings where id = $1", [id])).toEqual([
      { due_on: "2027-01-07", due_is_provisional: false },
    ]);
  });
});
