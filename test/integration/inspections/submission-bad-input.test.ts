import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders as treeBuilders, type BuiltPerson, type District } from "../../support/builders.js";
import {
  builders,
  checklistSeed,
  rawInspection,
  sixStandardsAnswers,
  submit,
  type SubmissionAnswer,
} from "../../support/builders-inspections.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const visit = async (given: { checklistId?: string; employerId?: string; siteId?: string; kind?: string } = {}) => {
  const union = await treeBuilders(program).tradeUnion({ parent: at.community });
  const { assignmentId } = await builders(program).assignment({ union, inspectors: [persons.inspector], ...given });
  return rawInspection({ tradeUnionId: union.id, assignmentId });
};
const answer = (criterion: string, change: object) => ({ answers: sixStandardsAnswers({ criterion, ...change }) });
const answers = (change: (list: Record<string, unknown>[]) => unknown[]) => ({
  answers: change(sixStandardsAnswers() as never),
});
const at0 = (list: Record<string, unknown>[], change: object) => [{ ...list[0], ...change }, ...list.slice(1)];

// What is wrong, the change that makes it wrong, and every refusal with its path below the inspection.
const cases: [string, object | (() => object), string[]][] = [
  ["an unknown union", { tradeUnionId: randomUUID() }, ["TRADE_UNION_NOT_FOUND tradeUnionId"]],
  ["a union of elsewhere", () => ({ tradeUnionId: at.farUnion.id }), ["ASSIGNMENT_CONTRADICTED tradeUnionId"]],
  ["an unknown checklist", { checklistId: randomUUID() }, ["CHECKLIST_NOT_FOUND checklistId"]],
  ["an unknown assignment", { assignmentId: randomUUID() }, ["ASSIGNMENT_NOT_FOUND assignmentId"]],
  ["an id that is none", { id: "not-an-id" }, ["ID_NOT_VALID id"]],
  ["no id at all", { id: null }, ["VALUE_REQUIRED id"]],
  ["another kind than assigned", { kind: "SPECIAL" }, ["ASSIGNMENT_CONTRADICTED kind"]],
  ["another period than assigned", { period: "2026-Q3" }, ["ASSIGNMENT_CONTRADICTED period"]],
  ["a period that does not exist", { period: "2026-13" }, ["PERIOD_NOT_VALID period"]],
  ["a word for a period", { period: "soon" }, ["PERIOD_NOT_VALID period"]],
  ["a day that does not exist", { startedAt: "2026-02-30T09:00:00+08:00" }, ["INSTANT_NOT_VALID startedAt"]],
  ["a time before 2012", { startedAt: "2011-12-31T23:59:59+08:00" }, ["INSTANT_OUT_OF_RANGE startedAt"]],
  ["a time more than a day ahead", { finishedAt: "2026-11-24T10:00:00+08:00" }, ["INSTANT_OUT_OF_RANGE finishedAt"]],
  ["an unknown co-inspector", { coInspectorIds: [randomUUID()] }, ["CO_INSPECTOR_NOT_FOUND coInspectorIds.0"]],
  [
    "an account that inspects nothing",
    () => ({ coInspectorIds: [persons.reviewer.accountId] }),
    ["CO_INSPECTOR_NOT_FOUND coInspectorIds.0"],
  ],
  [
    "the author as co-inspector",
    () => ({ coInspectorIds: [persons.inspector.accountId] }),
    ["CO_INSPECTOR_DOUBLED coInspectorIds.0"],
  ],
  ["a self-inspection that does not exist", { basedOn: randomUUID() }, ["BASELINE_NOT_FOUND basedOn"]],
  [
    "an employer where none is asked",
    { employerId: randomUUID() },
    ["ASSIGNMENT_CONTRADICTED employerId", "SUBJECT_NOT_EXPECTED employerId"],
  ],
  [
    "a criterion of another checklist",
    answers((list) => [...list, { criterion: "W1.1", points: 1 }]),
    ["CRITERION_UNKNOWN answers.31.criterion"],
  ],
  [
    "a SYSTEM criterion",
    answers((list) => [...list, { criterion: "S6.1", points: 5 }]),
    ["CRITERION_IS_SYSTEM answers.31.criterion"],
  ],
  ["a missing answer", answers((list) => list.slice(1)), ["ANSWER_MISSING answers"]],
  ["a doubled answer", answers((list) => [...list, list[0]]), ["ANSWER_DOUBLED answers.31.criterion"]],
  ["points that no step allows", answer("S1.1", { points: 3, note: "x" }), ["POINTS_NOT_POSSIBLE answers.0.points"]],
  ["a word for points", answer("S1.1", { points: "five" as never }), ["NOT_A_NUMBER answers.0.points"]],
  ["a number for a note", answers((list) => at0(list, { note: 5 })), ["NOT_A_TEXT answers.0.note"]],
  ["a text for a flag", answers((list) => at0(list, { vetoMet: "yes" })), ["NOT_A_BOOLEAN answers.0.vetoMet"]],
  [
    "a fraction for a number of people",
    answers((list) => at0(list, { sample: { asked: 2.5, positive: 2 } })),
    ["NOT_AN_INTEGER answers.0.sample.asked"],
  ],
  ["an object for points", answers((list) => at0(list, { points: { value: 5 } })), ["NOT_A_NUMBER answers.0.points"]],
  [
    "a number among hashes",
    answers((list) => at0(list, { evidence: [5, null] })),
    ["EVIDENCE_HASH_NOT_VALID answers.0.evidence.0", "EVIDENCE_HASH_NOT_VALID answers.0.evidence.1"],
  ],
  ["a word for a place", { location: "here" }, ["LOCATION_NOT_VALID location"]],
  ["a word for a revision", { revision: "first" }, ["NOT_AN_INTEGER revision"]],
  ["an unknown step", answer("S1.4", { step: "FOREVER" }), ["STEP_UNKNOWN answers.3.step"]],
  [
    "N/A where it is not allowed",
    answer("S1.1", { notApplicable: true }),
    ["NOT_APPLICABLE_NOT_ALLOWED answers.0.notApplicable"],
  ],
  ["a lost point without note or fault", answer("S1.1", { points: 0 }), ["LOST_POINT_WITHOUT_NOTE answers.0.note"]],
  [
    "a required photo absent",
    answers((list) => list.map((each) => (each["criterion"] === "S2.6" ? { ...each, evidence: [] } : each))),
    ["PHOTO_REQUIRED answers.11.evidence"],
  ],
  [
    "evidence that was not announced",
    answers((list) => at0(list, { evidence: ["cd".repeat(32)] })),
    ["EVIDENCE_NOT_ANNOUNCED answers.0.evidence.0"],
  ],
  [
    "a note of 2,001 characters",
    answers((list) => at0(list, { note: "会".repeat(2001) })),
    ["NOTE_TOO_LONG answers.0.note"],
  ],
  ["a lone surrogate", answers((list) => at0(list, { note: "\uD83D" })), ["TEXT_NOT_VALID answers.0.note"]],
  ["a NUL", { remark: "a\0" }, ["TEXT_NOT_VALID remark"]],
  [
    "an unknown general veto",
    { generalVetoes: [{ code: "V9", note: "x" }] },
    ["GENERAL_VETO_UNKNOWN generalVetoes.0.code"],
  ],
  [
    "an unknown reason why it did not take place",
    { answers: [], notPerformed: { reason: "LAZY" } },
    ["VALUE_UNKNOWN notPerformed.reason"],
  ],
  ["revision 2 first", { revision: 2 }, ["REVISION_NOT_EXPECTED revision"]],
  ["revision 0", { revision: 0 }, ["REVISION_NOT_VALID revision"]],
];

describe("what is wrong with a submission is named, in both languages, and kept for its sender", () => {
  test.each(cases)("%s", async (_case, change, codes) => {
    const good = await visit();
    const bad = await visit();
    const wrong: Record<string, unknown> = { ...bad, ...(typeof change === "function" ? change() : change) };
    const [result, next] = await submit(program, persons.inspector.token, wrong, good);
    expect(result?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`)).toEqual(codes);
    expect(result?.userErrors.every(({ path }) => path.slice(0, 3).join(".") === "input.inspections.0")).toBe(true);
    expect(next?.outcome).toBe("ACCEPTED");
    expect(await program.sql("select id from inspections where id = $1", [bad.id])).toEqual([]);
    expect(await program.sql("select status from assignments where id = $1", [bad["assignmentId"]])).toEqual([
      { status: "OPEN" },
    ]);

    const data = await program.data<{ viewer: { rejections: { edges: { node: { message: string } }[] } } }>(
      "{ viewer { rejections(first: 1) { edges { node { code message documentId collection path at payload userErrors { code } } } } } }",
      {},
      { token: persons.inspector.token },
    );
    const kept = data.viewer.rejections.edges[0]?.node;
    expect(kept).toMatchObject({
      collection: "inspections",
      documentId: wrong["id"] ?? "",
      message: result?.userErrors[0]?.message,
      userErrors: codes.map((code) => ({ code: code.split(" ")[0] })),
    });
    expect(kept?.message).toMatch(/^\w[^\u4e00-\u9fff]+$/u);
    program.clock.advance(1000);
  });

  test.each([
    ["a list for a note", (deep: unknown) => answers((list) => at0(list, { note: deep })), "NOT_A_TEXT answers.0.note"],
    ["a list for an id", (deep: unknown) => ({ id: deep }), "ID_NOT_VALID id"],
    [
      "a list among hashes",
      (deep: unknown) => answers((list) => at0(list, { evidence: [deep] })),
      "EVIDENCE_HASH_NOT_VALID answers.0.evidence.0",
    ],
    [
      "an object for points",
      (deep: unknown) => answers((list) => at0(list, { points: { deep } })),
      "NOT_A_NUMBER answers.0.points",
    ],
  ])("%s, nested 2,400 deep, refuses its inspection alone and is kept", async (_case, change, code) => {
    let deep: unknown = "leaf";
    for (let level = 0; level < 2400; level++) deep = level % 2 === 0 ? [deep] : { deep };
    const [first, bad, last] = [await visit(), await visit(), await visit()];
    const wrong: Record<string, unknown> = { ...bad, ...change(deep) };
    const results = await submit(program, persons.inspector.token, first, wrong, last);
    expect(results.map(({ outcome }) => outcome)).toEqual(["ACCEPTED", "REJECTED", "ACCEPTED"]);
    expect(results[1]?.userErrors.map((error) => `${error.code} ${error.path.slice(3).join(".")}`)).toEqual([code]);
    const data = await program.data<{ viewer: { rejections: { edges: { node: object }[] } } }>(
      "{ viewer { rejections(first: 1) { edges { node { code payload } } } } }",
      {},
      { token: persons.inspector.token },
    );
    const kept = JSON.stringify(data.viewer.rejections.edges[0]?.node);
    expect(kept).toContain(code.split(" ")[0]);
    expect(kept).toContain('{"omitted":"TOO_DEEP"}');
    program.clock.advance(1000);
  });

  test("a rejection is told in the language of the account", async () => {
    const reader = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }], { language: "zh-CN" });
    const [result] = await submit(program, reader.token, { ...(await visit()), period: "2026-Q9" });
    expect(result?.userErrors[0]?.message).toBe("期间无效,应为 2026、2026-H1、2026-Q4 或 2026-11 的形式。");
    const data = await program.data<{ viewer: { rejections: { totalCount: number; edges: { node: object }[] } } }>(
      "{ viewer { rejections(first: 5) { totalCount edges { node { message path } } } } }",
      {},
      { token: reader.token },
    );
    expect(data.viewer.rejections).toEqual({
      totalCount: 1,
      edges: [{ node: { message: result?.userErrors[0]?.message, path: ["input", "inspections", "0", "period"] } }],
    });
  });

  test("the same refusal of the same content is kept once, however often a tablet tries", async () => {
    const reader = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const wrong = { ...(await visit()), period: "2026-Q9" };
    for (let i = 0; i < 5; i++) await submit(program, reader.token, wrong);
    await submit(program, reader.token, { ...wrong, remark: "anders" });
    expect(await program.sql("select id from rejections where account_id = $1", [reader.accountId])).toHaveLength(2);
  });

  test("nobody inspects a union in which they hold office, be it in its register or by their role", async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const { office } = planBuilders(program);
    const inspector = { role: "INSPECTOR", at: at.root } as const;
    const [chair, former, officer] = [
      await treeBuilders(program).person([inspector]),
      await treeBuilders(program).person([inspector]),
      await treeBuilders(program).person([inspector, { role: "UNION_OFFICER", at: union }]),
    ];
    await office(union, chair);
    await office(union, former, "2026-11-22");
    const of = async (inspectors: (typeof chair)[]) => {
      const { assignmentId } = await builders(program).assignment({ union, inspectors });
      return rawInspection({ tradeUnionId: union.id, assignmentId });
    };
    for (const person of [chair, officer]) {
      const [alone] = await submit(program, person.token, await of([person]));
      expect(alone?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`)).toEqual([
        "INSPECTOR_HOLDS_OFFICE tradeUnionId",
      ]);
      const joined = { ...(await of([persons.inspector])), coInspectorIds: [person.accountId] };
      const [together] = await submit(program, persons.inspector.token, joined);
      expect(together?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`)).toEqual([
        "INSPECTOR_HOLDS_OFFICE coInspectorIds.0",
      ]);
    }
    const [left] = await submit(program, former.token, await of([former]));
    expect(left?.outcome).toBe("ACCEPTED");
  });

  test("nobody takes themselves along, or somebody twice, by another account", async () => {
    const { person, link } = treeBuilders(program);
    const inspector = { role: "INSPECTOR", at: at.root } as const;
    const [own, second, other, another] = [
      await person([inspector]),
      await person([inspector]),
      await person([inspector]),
      await person([inspector]),
    ];
    await link(second, own);
    await link(another, other);
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const { assignmentId } = await builders(program).assignment({ union, inspectors: [own] });
    const raw = rawInspection({ tradeUnionId: union.id, assignmentId });
    const submission = (...along: BuiltPerson[]) => ({
      ...raw,
      coInspectorIds: along.map(({ accountId }) => accountId),
    });
    const [refused] = await submit(program, own.token, submission(second, other, another));
    expect(refused?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`)).toEqual([
      "CO_INSPECTOR_DOUBLED coInspectorIds.0",
      "CO_INSPECTOR_DOUBLED coInspectorIds.2",
    ]);
    expect((await submit(program, own.token, submission(other)))[0]?.outcome).toBe("ACCEPTED");
  });

  test("nor one in which another account of theirs holds office, sent or of their own accord, alone or taken along", async () => {
    const { office } = planBuilders(program);
    const { tradeUnion, person, link } = treeBuilders(program);
    const refusals = (answer: SubmissionAnswer | undefined) =>
      answer?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`);
    for (const way of ["register", "role"] as const) {
      const union = await tradeUnion({ parent: at.community });
      const free = await person([{ role: "INSPECTOR", at: at.root, extra: ["inspection:unassigned"] }]);
      const second = await person(way === "role" ? [{ role: "UNION_OFFICER", at: union }] : []);
      if (way === "register") await office(union, second);
      const submission = () => rawInspection({ tradeUnionId: union.id });
      const taken = async () => {
        const { assignmentId } = await builders(program).assignment({ union, inspectors: [persons.inspector] });
        return { ...submission(), assignmentId, coInspectorIds: [free.accountId] };
      };
      await link(second, free);
      expect(refusals((await submit(program, free.token, submission()))[0])).toEqual([
        "INSPECTOR_HOLDS_OFFICE tradeUnionId",
      ]);
      expect(refusals((await submit(program, persons.inspector.token, await taken()))[0])).toEqual([
        "INSPECTOR_HOLDS_OFFICE coInspectorIds.0",
      ]);
      // And it was that alone; nor does it keep them from the union next door.
      const next = { ...submission(), tradeUnionId: at.neighbor.id };
      expect((await submit(program, free.token, next))[0]?.outcome).toBe("ACCEPTED");
      await link(second, null);
      expect((await submit(program, free.token, submission()))[0]?.outcome).toBe("ACCEPTED");
    }
  });

  test("a checklist for sites needs a site of the union, of the right kind", async () => {
    const readingRoom = checklistSeed("reading-room");
    const raw = { ...(await visit({ checklistId: readingRoom.id })), checklistId: readingRoom.id, answers: [] };
    const [missing] = await submit(program, persons.inspector.token, raw);
    expect(missing?.userErrors.map(({ code }) => code)).toContain("SUBJECT_REQUIRED");
    const [unknown] = await submit(program, persons.inspector.token, { ...raw, siteId: randomUUID() });
    expect(unknown?.userErrors.map(({ code }) => code)).toContain("SITE_NOT_OF_TRADE_UNION");
  });
});
