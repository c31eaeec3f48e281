import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders as treeBuilders, type District } from "../../support/builders.js";
import { builders, rawInspection, sixStandardsAnswers, submit, submitted } from "../../support/builders-inspections.js";
import { people, PERSONAS, SUBMITTERS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const SAVE = `mutation SaveInspectionDraft($input: SaveInspectionDraftInput!) {
  saveInspectionDraft(input: $input) { inspection { id status version } userErrors { code message path } }
}`;
const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
interface Saved {
  inspection: { id: string; status: string; version: number } | null;
  userErrors: { code: string; path: string[] }[];
}
const save = async (token: string | undefined, inspection: object, more: object = {}): Promise<Saved> =>
  (await program.data<{ saveInspectionDraft: Saved }>(SAVE, { input: { inspection, ...more } }, { token }))
    .saveInspectionDraft;
const codes = ({ userErrors }: Saved) => userErrors.map(({ code, path }) => `${code} ${path.slice(1).join(".")}`);
const visit = async () => {
  const union = await treeBuilders(program).tradeUnion({ parent: at.community });
  const { assignmentId } = await builders(program).assignment({ union, inspectors: [persons.inspector] });
  return { union, assignmentId, raw: rawInspection({ tradeUnionId: union.id, assignmentId }) };
};
const seen = async (token: string, id: string) =>
  (
    await program.data<{ inspection: object | null }>(
      "query($id: ID!) { inspection(id: $id) { status remark answers { criterion { code } points note } draft } }",
      { id },
      { token },
    )
  ).inspection;

describe("saveInspectionDraft", () => {
  test("keeps what can be read; the author alone sees it, changes it and submits it", async () => {
    const { raw } = await visit();
    const unfinished = {
      ...raw,
      startedAt: "soon",
      answers: [
        { criterion: "S1.1", points: "five" },
        { criterion: "S1.4", step: "IN_TERM", note: "见章程" },
        { criterion: "S9.9", points: 1 },
        { criterion: "S2.5", points: 0 },
      ],
      employerId: randomUUID(),
      coInspectorIds: [randomUUID()],
    };
    const saved = await save(persons.inspector.token, unfinished);
    expect(saved).toEqual({ inspection: { id: raw.id, status: "DRAFT", version: 1 }, userErrors: [] });
    expect(await seen(persons.inspector.token, raw.id)).toEqual({
      status: "DRAFT",
      remark: "现场资料齐全",
      answers: [
        { criterion: { code: "S1.1" }, points: null, note: null },
        { criterion: { code: "S1.4" }, points: null, note: "见章程" },
        { criterion: { code: "S2.5" }, points: 0, note: null },
      ],
      draft: null,
    });
    expect(await seen(persons.administrator.token, raw.id)).toBeNull();
    expect(await program.sql("select status from assignments where id = $1", [raw["assignmentId"]])).toEqual([
      { status: "OPEN" },
    ]);

    expect(
      (await save(persons.inspector.token, { ...raw, remark: "改" }, { expectedVersion: 1 })).inspection,
    ).toMatchObject({ status: "DRAFT", version: 2 });
    expect(codes(await save(persons.inspector.token, raw, { expectedVersion: 1 }))).toEqual([
      "STALE_VERSION expectedVersion",
    ]);
    const result = await submitted(program, persons.inspector.token, raw);
    expect(result).toMatchObject({ status: "SUBMITTED", revision: 1, version: 3 });
    expect(codes(await save(persons.inspector.token, raw))).toEqual(["INSPECTION_TRANSITION_REFUSED inspection.id"]);
    expect(
      await program.sql("select action from journal_entries where subject_id = $1 order by at, id", [raw.id]),
    ).toEqual([{ action: "inspection.drafted" }, { action: "inspection.submitted" }]);
    expect(await program.sql("select revision from inspection_revisions where inspection_id = $1", [raw.id])).toEqual(
      [],
    );
  });

  test("the draft of a next revision stands beside the returned one", async () => {
    const { raw } = await visit();
    await submitted(program, persons.inspector.token, raw);
    await program.data(
      "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code } } }",
      { input: { inspectionId: raw.id, decision: "RETURN", comment: "请补充", expectedVersion: 1 } },
      { token: persons.reviewer.token },
    );
    const next = { ...raw, revision: 2, remark: "已补充", answers: sixStandardsAnswers().slice(0, 2) };
    expect(codes(await save(persons.inspector.token, raw))).toEqual(["REVISION_NOT_EXPECTED inspection.revision"]);
    expect(codes(await save(persons.inspector.token, { ...next, period: "2026-Q3" }))).toEqual([
      "DRAFT_CHANGES_SUBJECT inspection.period",
    ]);
    expect((await save(persons.inspector.token, next)).inspection).toEqual({
      id: raw.id,
      status: "RETURNED",
      version: 3,
    });
    expect(await seen(persons.inspector.token, raw.id)).toMatchObject({
      status: "RETURNED",
      remark: "现场资料齐全",
      draft: { revision: 2, remark: "已补充" },
    });
    expect(await seen(persons.reviewer.token, raw.id)).toMatchObject({ draft: null });
    const [accepted] = await submit(program, persons.inspector.token, { ...next, answers: sixStandardsAnswers() });
    expect(accepted?.inspection).toMatchObject({ revision: 2, status: "SUBMITTED" });
    expect(await seen(persons.inspector.token, raw.id)).toMatchObject({ draft: null });
  });

  test.each<[string, object, string]>([
    ["without id", { id: null }, "VALUE_REQUIRED inspection.id"],
    ["without checklist", { checklistId: null }, "VALUE_REQUIRED inspection.checklistId"],
    ["by an unknown checklist", { checklistId: randomUUID() }, "CHECKLIST_NOT_FOUND inspection.checklistId"],
    ["of an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND inspection.tradeUnionId"],
    ["for an unknown assignment", { assignmentId: randomUUID() }, "ASSIGNMENT_NOT_FOUND inspection.assignmentId"],
    ["for no period", { period: "2026-Q0" }, "PERIOD_NOT_VALID inspection.period"],
    ["of revision 2", { revision: 2 }, "REVISION_NOT_EXPECTED inspection.revision"],
  ])("%s is refused", async (_case, change, code) => {
    const { raw } = await visit();
    expect(codes(await save(persons.inspector.token, { ...raw, ...change }))).toEqual([code]);
    expect(await program.sql("select id from inspections where id = $1", [raw.id])).toEqual([]);
  });

  test.each<Persona>([...PERSONAS, "anonymous"])("%s may not save over somebody else's draft", async (persona) => {
    const { raw, union } = await visit();
    const owner = await treeBuilders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const draft = { ...raw, assignmentId: null, kind: "SELF" };
    await save(owner.token, draft);
    const answer = await program.run<{ saveInspectionDraft: Saved }>(
      SAVE,
      { input: { inspection: { ...draft, remark: "x" } } },
      { token: tokenOf(persona) },
    );
    if (SUBMITTERS.includes(persona)) {
      expect(codes(answer.data.saveInspectionDraft)).toEqual(["ID_REUSED_WITH_OTHER_CONTENT inspection.id"]);
    } else expect(answer.errors?.[0]?.extensions.code).toBe(persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
    expect(await program.sql("select remark, version from inspections where id = $1", [raw.id])).toEqual([
      { remark: "现场资料齐全", version: 1 },
    ]);
  });
});

describe("withdrawInspection", () => {
  const WITHDRAW = `mutation Withdraw($input: WithdrawInspectionInput!) { withdrawInspection(input: $input) { inspection { id status version } userErrors { code path } } }`;
  const withdraw = async (token: string | undefined, inspectionId: string, expectedVersion = 1) =>
    program.run<{ withdrawInspection: Saved }>(WITHDRAW, { input: { inspectionId, expectedVersion } }, { token });

  test("takes back what nobody has reviewed; the assignment is open for another", async () => {
    const { raw, union, assignmentId } = await visit();
    await submitted(program, persons.inspector.token, raw);
    const { data } = await withdraw(persons.inspector.token, raw.id);
    expect(data.withdrawInspection).toEqual({
      inspection: { id: raw.id, status: "WITHDRAWN", version: 2 },
      userErrors: [],
    });
    expect(await program.sql("select status, inspection_id from assignments where id = $1", [assignmentId])).toEqual([
      { status: "OPEN", inspection_id: null },
    ]);
    const [retry] = await submit(program, persons.inspector.token, raw);
    expect(retry).toMatchObject({ outcome: "ALREADY_ACCEPTED", inspection: { status: "WITHDRAWN" } });
    const [other] = await submit(
      program,
      persons.inspector.token,
      rawInspection({ tradeUnionId: union.id, assignmentId }),
    );
    expect(other?.outcome).toBe("ACCEPTED");
    expect(codes((await withdraw(persons.inspector.token, raw.id, 2)).data.withdrawInspection)).toEqual([
      "INSPECTION_TRANSITION_REFUSED inspectionId",
    ]);
  });

  test("not once the review has begun", async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const { assignmentId } = await builders(program).assignment({
      union,
      inspectors: [persons.inspector],
      preReview: true,
    });
    const raw = rawInspection({ tradeUnionId: union.id, assignmentId });
    await submitted(program, persons.inspector.token, raw);
    await program.data(
      "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code } } }",
      { input: { inspectionId: raw.id, decision: "FORWARD", expectedVersion: 1 } },
      { token: persons.streetOfficer.token },
    );
    expect(codes((await withdraw(persons.inspector.token, raw.id)).data.withdrawInspection)).toEqual([
      "STALE_VERSION expectedVersion",
    ]);
    expect(codes((await withdraw(persons.inspector.token, raw.id, 2)).data.withdrawInspection)).toEqual([
      "INSPECTION_UNDER_REVIEW inspectionId",
    ]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "inspector"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const { raw } = await visit();
      await submitted(program, persons.inspector.token, raw);
      const answer = await withdraw(tokenOf(persona), raw.id);
      const code = answer.errors?.[0]?.extensions.code ?? answer.data.withdrawInspection.userErrors[0]?.code;
      const expected = {
        anonymous: "UNAUTHENTICATED",
      };
      const otherwise = SUBMITTERS.includes(persona) ? "INSPECTION_NOT_FOUND" : "FORBIDDEN";
      expect(code).toBe(expected[persona as keyof typeof expected] ?? otherwise);
      expect(await program.sql("select status from inspections where id = $1", [raw.id])).toEqual([
        { status: "SUBMITTED" },
      ]);
    },
  );
});
