import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders as treeBuilders, type BuiltPerson, type District } from "../../support/builders.js";
import { builders, rawInspection, sixStandardsAnswers, submit, submitted } from "../../support/builders-inspections.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const REVIEW = `mutation ReviewInspection($input: ReviewInspectionInput!) {
  reviewInspection(input: $input) { inspection { id status version score { percent grade } } userErrors { code message path } }
}`;
const SIGN = `mutation Sign($input: SignInspectionInput!) {
  signInspection(input: $input) { inspection { id version flags { code } } userErrors { code path } }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);

const waiting = async (given: { preReview?: boolean; raw?: object; inspectors?: BuiltPerson[] } = {}) => {
  const union = await treeBuilders(program).tradeUnion({ parent: at.community });
  const { assignmentId } = await builders(program).assignment({
    union,
    inspectors: given.inspectors ?? [persons.inspector],
    preReview: given.preReview ?? false,
  });
  const raw = rawInspection({ tradeUnionId: union.id, assignmentId, ...given.raw });
  const inspection = await submitted(program, persons.inspector.token, raw);
  return { union, assignmentId, raw, inspection };
};

interface Answer {
  inspection: { id: string; status: string; version: number } | null;
  userErrors: { code: string; message: string; path: string[] }[];
}
const review = async (token: string | undefined, input: object): Promise<Answer> =>
  (await program.data<{ reviewInspection: Answer }>(REVIEW, { input }, { token })).reviewInspection;
const statusOf = async (id: string) =>
  (await program.sql<{ status: string }>("select status from inspections where id = $1", [id]))[0]?.status;
const codesOf = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }) =>
  userErrors.map(({ code, path }) => `${code} ${path.slice(1).join(".")}`);

describe("reviewInspection", () => {
  test("a reviewer confirms: the result counts, the assignment is done, the journal says so", async () => {
    const { raw, inspection, union, assignmentId } = await waiting();
    const answer = await review(persons.reviewer.token, {
      inspectionId: raw.id,
      decision: "CONFIRM",
      expectedVersion: inspection.version,
    });
    expect(answer).toEqual({
      inspection: { id: raw.id, status: "CONFIRMED", version: 2, score: { percent: 92.78, grade: "EXCELLENT" } },
      userErrors: [],
    });
    expect(await program.sql("select status from assignments where id = $1", [assignmentId])).toEqual([
      { status: "DONE" },
    ]);
    expect(
      await program.sql(
        "select inspection_id, percent::float, grade from inspection_results where trade_union_id = $1",
        [union.id],
      ),
    ).toEqual([{ inspection_id: raw.id, percent: 92.78, grade: "EXCELLENT" }]);
    const entries = await program.sql(
      "select action, actor_id from journal_entries where subject_id = $1 order by at, id",
      [raw.id],
    );
    expect(entries).toContainEqual({ action: "inspection.confirmed", actor_id: persons.reviewer.accountId });
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "reviewer"), "anonymous"])(
    "%s may not confirm, and nothing changes",
    async (persona) => {
      const { raw, inspection } = await waiting();
      const answer = await program.run<{ reviewInspection: Answer }>(
        REVIEW,
        { input: { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: inspection.version } },
        { token: tokenOf(persona) },
      );
      const code = answer.errors?.[0]?.extensions.code ?? answer.data.reviewInspection.userErrors[0]?.code;
      const expected = {
        anonymous: "UNAUTHENTICATED",
        streetOfficer: "INSPECTION_NOT_FOUND",
        otherStreetOfficer: "INSPECTION_NOT_FOUND",
      };
      expect(code).toBe(expected[persona as keyof typeof expected] ?? "FORBIDDEN");
      expect(await statusOf(raw.id)).toBe("SUBMITTED");
    },
  );

  test("returned with remarks, resubmitted as revision 2, the first kept as it stood", async () => {
    const { raw, inspection } = await waiting();
    const remarks = [{ criterion: "S2.1", comment: "缺分工文件照片" }];
    const returned = await review(persons.reviewer.token, {
      inspectionId: raw.id,
      decision: "RETURN",
      comment: "请补充",
      remarks,
      expectedVersion: 1,
    });
    expect(returned.inspection).toMatchObject({ status: "RETURNED", version: 2 });
    const [again] = await submit(program, persons.inspector.token, raw);
    expect(again?.outcome).toBe("ALREADY_ACCEPTED");
    const [early] = await submit(program, persons.inspector.token, { ...raw, revision: 3 });
    expect(early?.userErrors.map(({ code }) => code)).toEqual(["REVISION_NOT_EXPECTED"]);
    const [moved] = await submit(program, persons.inspector.token, { ...raw, revision: 2, period: "2026-Q3" });
    expect(moved?.userErrors.map(({ code }) => code)).toContain("REVISION_CHANGES_SUBJECT");

    const second = { ...raw, revision: 2, answers: sixStandardsAnswers() };
    const results = (
      await Promise.all(Array.from({ length: 8 }, () => submit(program, persons.inspector.token, second)))
    ).flat();
    expect(results.map(({ outcome }) => outcome).sort()).toEqual([
      "ACCEPTED",
      ...Array.from({ length: 7 }, () => "ALREADY_ACCEPTED"),
    ]);
    expect(results[0]?.inspection).toMatchObject({
      revision: 2,
      status: "SUBMITTED",
      version: 3,
      score: { points: 92 },
    });
    expect(
      await program.sql(
        "select revision, status, content_hash, points::float from inspection_revisions where inspection_id = $1",
        [raw.id],
      ),
    ).toEqual([{ revision: 1, status: "RETURNED", content_hash: inspection.contentHash, points: 90 }]);
    const [old] = await submit(program, persons.inspector.token, raw);
    expect(old).toMatchObject({
      outcome: "ALREADY_ACCEPTED",
      inspection: { revision: 1, contentHash: inspection.contentHash },
    });

    const data = await program.data<{ inspection: object }>(
      `query($id: ID!) { inspection(id: $id) { revisions { revision status contentHash }
        reviews { decision comment remarks { criterion comment } reviewer { name } revision } history { action actor { name } } } }`,
      { id: raw.id },
      { token: persons.inspector.token },
    );
    expect(data.inspection).toEqual({
      revisions: [
        { revision: 1, status: "RETURNED", contentHash: inspection.contentHash },
        { revision: 2, status: "SUBMITTED", contentHash: results[0]?.inspection?.contentHash },
      ],
      reviews: [{ decision: "RETURN", comment: "请补充", remarks, reviewer: { name: "测试人员" }, revision: 1 }],
      history: ["inspection.submitted", "inspection.returned", "inspection.submitted"].map((action) => ({
        action,
        actor: { name: "测试人员" },
      })),
    });
  });

  test.each([
    [
      "an unknown inspection",
      { inspectionId: "0199aaaa-0000-7000-8000-00000000abcd" },
      "INSPECTION_NOT_FOUND inspectionId",
    ],
    ["a stale version", { expectedVersion: 9 }, "STALE_VERSION expectedVersion"],
    ["a return without a word", { decision: "RETURN", comment: " " }, "REVIEW_WITHOUT_REASON comment"],
    [
      "a remark on no criterion",
      { decision: "RETURN", remarks: [{ criterion: "S9.9", comment: "x" }] },
      "CRITERION_UNKNOWN remarks.0.criterion",
    ],
    [
      "two remarks on one",
      { decision: "RETURN", remarks: ["x", "y"].map((comment) => ({ criterion: "S1.1", comment })) },
      "REMARK_DOUBLED remarks.1.criterion",
    ],
    [
      "an empty remark",
      { decision: "RETURN", remarks: [{ criterion: "S1.1", comment: "" }] },
      "TEXT_EMPTY remarks.0.comment",
    ],
    ["forwarding by a reviewer", { decision: "FORWARD" }, "NOT_PERMITTED inspectionId"],
  ])("%s is refused", async (_case, change, code) => {
    const { raw } = await waiting();
    const answer = await review(persons.reviewer.token, {
      inspectionId: raw.id,
      decision: "CONFIRM",
      expectedVersion: 1,
      ...change,
    });
    expect(codesOf(answer)).toEqual([code]);
    expect(await statusOf(raw.id)).toBe("SUBMITTED");
  });

  test("confirming twice, and eight at once: one confirmation, one result", async () => {
    const { raw } = await waiting();
    const input = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 1 };
    const answers = await Promise.all(Array.from({ length: 8 }, () => review(persons.reviewer.token, input)));
    expect(answers.filter(({ inspection }) => inspection !== null)).toHaveLength(1);
    expect(new Set(answers.flatMap(codesOf))).toEqual(new Set(["STALE_VERSION expectedVersion"]));
    expect(codesOf(await review(persons.reviewer.token, { ...input, expectedVersion: 2 }))).toEqual([
      "INSPECTION_TRANSITION_REFUSED inspectionId",
    ]);
    expect(await program.sql("select id from inspection_reviews where inspection_id = $1", [raw.id])).toHaveLength(1);
  });

  test("nobody reviews what they took part in", async () => {
    const both = await treeBuilders(program).person([
      { role: "INSPECTOR", at: at.root },
      { role: "REVIEWER", at: at.root },
    ]);
    const { raw } = await waiting({ raw: { coInspectorIds: [both.accountId] } });
    expect(
      codesOf(await review(both.token, { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 1 })),
    ).toEqual(["REVIEWER_IS_INSPECTOR inspectionId"]);
  });

  test("nor what they were sent to, or took part in before it was revised without their name", async () => {
    const twofold = () =>
      treeBuilders(program).person([
        { role: "INSPECTOR", at: at.root },
        { role: "REVIEWER", at: at.root },
      ]);
    const sent = await twofold();
    const { raw: onlyOne } = await waiting({ inspectors: [persons.inspector, sent] });
    expect(
      codesOf(await review(sent.token, { inspectionId: onlyOne.id, decision: "CONFIRM", expectedVersion: 1 })),
    ).toEqual(["REVIEWER_IS_INSPECTOR inspectionId"]);

    const before = await twofold();
    const { raw } = await waiting({ raw: { coInspectorIds: [before.accountId] } });
    await review(persons.reviewer.token, {
      inspectionId: raw.id,
      decision: "RETURN",
      comment: "请补充",
      expectedVersion: 1,
    });
    const [again] = await submit(program, persons.inspector.token, { ...raw, revision: 2, coInspectorIds: [] });
    expect(again?.outcome).toBe("ACCEPTED");
    const confirmation = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 3 };
    expect(codesOf(await review(before.token, confirmation))).toEqual(["REVIEWER_IS_INSPECTOR inspectionId"]);
    expect(await statusOf(raw.id)).toBe("SUBMITTED");
    expect(codesOf(await review(persons.reviewer.token, confirmation))).toEqual([]);
  });

  test("where the plan asks for it, the street looks first", async () => {
    const { raw } = await waiting({ preReview: true });
    const input = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 1 };
    expect(codesOf(await review(persons.reviewer.token, input))).toEqual(["PRE_REVIEW_OUTSTANDING inspectionId"]);
    expect(codesOf(await review(persons.otherStreetOfficer.token, { ...input, decision: "FORWARD" }))).toEqual([
      "INSPECTION_NOT_FOUND inspectionId",
    ]);
    expect(codesOf(await review(persons.streetOfficer.token, input))).toEqual(["NOT_PERMITTED inspectionId"]);
    const forwarded = await review(persons.streetOfficer.token, { ...input, decision: "FORWARD" });
    expect(forwarded.inspection).toMatchObject({ status: "SUBMITTED", version: 2 });
    expect(
      codesOf(await review(persons.streetOfficer.token, { ...input, decision: "FORWARD", expectedVersion: 2 })),
    ).toEqual(["PRE_REVIEW_DONE inspectionId"]);
    expect(
      codesOf(
        await review(persons.streetOfficer.token, { ...input, decision: "RETURN", comment: "x", expectedVersion: 2 }),
      ),
    ).toEqual(["NOT_PERMITTED inspectionId"]);
    expect((await review(persons.reviewer.token, { ...input, expectedVersion: 2 })).inspection?.status).toBe(
      "CONFIRMED",
    );
  });

  test("a confirmation waits for the co-inspectors for 72 hours, then goes on with a flag", async () => {
    const co = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const third = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const { raw } = await waiting({ raw: { coInspectorIds: [co.accountId, third.accountId] } });
    const input = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 1 };
    expect(codesOf(await review(persons.reviewer.token, input))).toEqual(["CO_SIGNATURES_OUTSTANDING inspectionId"]);
    const sign = async (token: string, more: object = {}) =>
      (
        await program.data<{ signInspection: { userErrors: { code: string; path: string[] }[] } }>(
          SIGN,
          { input: { inspectionId: raw.id, revision: 1, ...more } },
          { token },
        )
      ).signInspection;
    expect(codesOf(await sign(persons.inspector.token))).toEqual(["CO_SIGNATURE_NOT_ASKED inspectionId"]);
    expect(codesOf(await sign(co.token, { revision: 2 }))).toEqual(["REVISION_NOT_EXPECTED revision"]);
    expect(codesOf(await sign(persons.unionOfficer.token))).toEqual(["INSPECTION_NOT_FOUND inspectionId"]);
    expect(codesOf(await sign(co.token))).toEqual([]);
    expect(codesOf(await sign(co.token))).toEqual(["CO_SIGNATURE_GIVEN inspectionId"]);
    program.clock.advance(72 * 3_600_000 + 1);
    expect(codesOf(await sign(third.token))).toEqual(["CO_SIGNATURE_OVERDUE inspectionId"]);
    expect((await review(persons.reviewer.token, input)).inspection?.status).toBe("CONFIRMED");
    program.clock.advance(-72 * 3_600_000 - 1);
    const data = await program.data<{ inspection: object }>(
      "query($id: ID!) { inspection(id: $id) { flags { code } signatures { role signedAt refusedReason } } }",
      { id: raw.id },
      { token: persons.leader.token },
    );
    expect(data.inspection).toMatchObject({ flags: expect.arrayContaining([{ code: "CO_SIGNATURE_MISSING" }]) });
    const { signatures } = data.inspection as { signatures: { role: string; signedAt: string | null }[] };
    expect(signatures.map(({ role, signedAt }) => [role, signedAt !== null])).toEqual([
      ["INSPECTED_UNION", true],
      ["CO_INSPECTOR", true],
      ["CO_INSPECTOR", false],
    ]);
  });

  test("a refused signature is a flag that the reviewer has to have seen", async () => {
    const co = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const { raw } = await waiting({ raw: { coInspectorIds: [co.accountId] } });
    const data = await program.data<{ signInspection: object }>(
      SIGN,
      { input: { inspectionId: raw.id, revision: 1, refusedReason: "未参加" } },
      { token: co.token },
    );
    expect(data.signInspection).toMatchObject({
      inspection: { version: 2, flags: expect.arrayContaining([{ code: "CO_SIGNATURE_REFUSED" }]) },
    });
    const input = { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: 1 };
    expect(codesOf(await review(persons.reviewer.token, input))).toEqual(["STALE_VERSION expectedVersion"]);
    expect((await review(persons.reviewer.token, { ...input, expectedVersion: 2 })).inspection?.status).toBe(
      "CONFIRMED",
    );
  });
});
