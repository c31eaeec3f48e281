import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import type { InspectionStatusCode } from "../../../src/modules/inspections/records/inspection-codes.js";
import {
  inspectionInitialStates,
  nextStatus,
  type InspectionMove,
} from "../../../src/modules/inspections/records/inspection.lifecycle.js";
import { fullAnswers } from "../../support/answers.js";
import { builders as treeBuilders, type District } from "../../support/builders.js";
import { findingBuilder } from "../../support/builders-findings.js";
import {
  builders,
  checklistSeed,
  confirm,
  rawInspection,
  SIX_STANDARDS,
  sixStandardsAnswers,
  submit,
  submitted,
} from "../../support/builders-inspections.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const codes = (result: { userErrors: { code: string; path: string[] }[] } | undefined) =>
  result?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`);
const mutate = (query: string, input: object, token: string) =>
  program.data<Record<string, { userErrors: { code: string }[] }>>(query, { input }, { token });
const REVIEW = "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code } } }";

describe("an inspection that is based on the union's self-inspection", () => {
  const newVisit = async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const officer = await treeBuilders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const self = rawInspection({ tradeUnionId: union.id, kind: "SELF" });
    await submitted(program, officer.token, self);
    const { assignmentId } = await builders(program).assignment({ union, inspectors: [persons.inspector] });
    const answers = sixStandardsAnswers().map((answer) =>
      ["S2.5", "S1.4"].includes(answer.criterion) ? { criterion: answer.criterion, checked: true } : answer,
    );
    return {
      union,
      officer,
      self,
      raw: rawInspection({ tradeUnionId: union.id, assignmentId, basedOn: self.id, answers }),
    };
  };

  test("takes over what was checked on site", async () => {
    const { raw } = await newVisit();
    const { score } = await submitted(program, persons.inspector.token, raw);
    // The self-inspection lost the two points of S2.5, with a note.
    expect(score).toMatchObject({ points: 90, maxPoints: 97 });
    const [stored] = await program.sql<{ answers: { criterion: string }[] }>(
      "select answers from inspections where id = $1",
      [raw.id],
    );
    expect(stored?.answers.find(({ criterion }) => criterion === "S2.5")).toEqual({
      criterion: "S2.5",
      points: 0,
      note: "未取得法人资格证书",
      checked: true,
      claimed: { criterion: "S2.5", checked: true },
    });
  });

  test("stays the same submission when the self-inspection is returned and changed meanwhile", async () => {
    const { raw, self, officer } = await newVisit();
    const { contentHash } = await submitted(program, persons.inspector.token, raw);
    await mutate(
      REVIEW,
      { inspectionId: self.id, decision: "RETURN", comment: "x", expectedVersion: 1 },
      persons.reviewer.token,
    );
    await submitted(program, officer.token, { ...self, revision: 2, answers: sixStandardsAnswers() });
    const [again] = await submit(program, persons.inspector.token, raw);
    expect(again).toMatchObject({ outcome: "ALREADY_ACCEPTED", inspection: { contentHash } });
  });

  test("takes over what it said when the work began, and is flagged where it was returned or revised since", async () => {
    const { raw, self, officer, union } = await newVisit();
    const stored = async (id: string) => {
      const [row] = await program.sql<{ answers: { criterion: string; points?: number }[] }>(
        "select answers from inspections where id = $1",
        [id],
      );
      return row?.answers.find(({ criterion }) => criterion === "S2.5")?.points;
    };
    const startedAt = program.clock.now().toISOString();
    program.clock.advance(60_000);
    await mutate(
      REVIEW,
      { inspectionId: self.id, decision: "RETURN", comment: "x", expectedVersion: 1 },
      persons.reviewer.token,
    );
    const returned = await submitted(program, persons.inspector.token, { ...raw, startedAt });
    expect(await stored(raw.id)).toBe(0);
    expect(returned.flags.map(({ code }) => code)).toContain("BASELINE_REVISED");

    await submitted(program, officer.token, { ...self, revision: 2, answers: sixStandardsAnswers() });
    for (const [began, points, isFlagged] of [
      [startedAt, 0, true],
      [program.clock.now().toISOString(), 2, false],
    ] as const) {
      const { assignmentId } = await builders(program).assignment({ union, inspectors: [persons.inspector] });
      const next = { ...raw, id: randomUUID(), assignmentId, startedAt: began };
      const { flags } = await submitted(program, persons.inspector.token, next);
      expect(await stored(next.id)).toBe(points);
      expect(flags.some(({ code }) => code === "BASELINE_REVISED")).toBe(isFlagged);
    }
  });

  test("is refused where it contradicts what it says it has checked, or checks nothing", async () => {
    const { raw } = await newVisit();
    const contradicting = sixStandardsAnswers({ criterion: "S2.5", points: 2, checked: true });
    const [result] = await submit(program, persons.inspector.token, { ...raw, answers: contradicting });
    expect(codes(result)).toEqual(["CHECKED_CONTRADICTS_BASELINE answers.10.checked"]);
    const [other] = await submit(program, persons.inspector.token, { ...raw, basedOn: null });
    expect(other?.userErrors.map(({ code }) => code)).toContain("CHECKED_WITHOUT_BASELINE");
  });
});

describe("other subjects and kinds", () => {
  test("a special inspection of an employer counts for its special checklist", async () => {
    const safety = checklistSeed("special-safety");
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const employerId = randomUUID();
    await program.sql(
      "insert into employers (id, name, initials, ownership, created_at) values ($1, '示例公司', 'slgs', 'PRIVATE', now())",
      [employerId],
    );
    const { assignmentId } = await builders(program).assignment({
      union,
      inspectors: [persons.inspector],
      kind: "SPECIAL",
      checklistId: safety.id,
      employerId,
    });
    const raw = rawInspection({
      tradeUnionId: union.id,
      assignmentId,
      employerId,
      checklistId: safety.id,
      kind: "SPECIAL",
      answers: fullAnswers(safety.body),
    });
    const [uncovered] = await submit(program, persons.inspector.token, raw);
    expect(codes(uncovered)).toEqual(["EMPLOYER_NOT_COVERED employerId"]);
    await program.sql(
      "insert into coverages (id, employer_id, trade_union_id, kind, since, created_at) values (gen_random_uuid(), $1, $2, 'PRIMARY', '2020-01-01', now())",
      [employerId, union.id],
    );
    await confirm(program, persons.reviewer.token, await submitted(program, persons.inspector.token, raw));
    expect(
      await program.sql("select checklist_kind, inspection_id from inspection_results where trade_union_id = $1", [
        union.id,
      ]),
    ).toEqual([{ checklist_kind: "SPECIAL_SAFETY", inspection_id: raw.id }]);
  });

  test("a follow-up that only looks at findings has no score", async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const { assignmentId } = await builders(program).assignment({
      union,
      inspectors: [persons.inspector],
      kind: "FOLLOW_UP",
    });
    const findingId = await findingBuilder(program)(union, await results(program, persons.inspector)(union, 80));
    const raw = rawInspection({
      tradeUnionId: union.id,
      assignmentId,
      kind: "FOLLOW_UP",
      answers: [],
      findingChecks: [{ findingId, outcome: "RECTIFIED", note: null, evidence: [] }],
    });
    expect(await submitted(program, persons.inspector.token, raw)).toMatchObject({ status: "SUBMITTED", score: null });
    const data = await program.data<{ inspection: object }>(
      "query($id: ID!) { inspection(id: $id) { answers { points } findingChecks { findingId outcome note } } }",
      { id: raw.id },
      { token: persons.inspector.token },
    );
    expect(data.inspection).toEqual({ answers: [], findingChecks: [{ findingId, outcome: "RECTIFIED", note: null }] });
  });

  test("a retired checklist version is good for what was begun before, and for nothing else", async () => {
    const union = await treeBuilders(program).tradeUnion({ parent: at.community });
    const officer = await treeBuilders(program).person([{ role: "UNION_OFFICER", at: union }]);
    await program.sql("update checklists set status = 'RETIRED', retired_at = '2026-11-20T00:00:00Z' where id = $1", [
      SIX_STANDARDS.id,
    ]);
    const raw = rawInspection({ tradeUnionId: union.id, kind: "SELF" });
    const [late] = await submit(program, officer.token, {
      ...raw,
      startedAt: "2026-11-21T09:00:00+08:00",
      finishedAt: "2026-11-21T10:00:00+08:00",
    });
    expect(codes(late)).toEqual(["CHECKLIST_NOT_VALID_THEN checklistId"]);
    const { flags } = await submitted(program, officer.token, raw);
    expect(flags.map(({ code }) => code)).toContain("CHECKLIST_RETIRED");
    await program.sql("update checklists set status = 'PUBLISHED', retired_at = null where id = $1", [
      SIX_STANDARDS.id,
    ]);
  });
});

test("no sequence of commands leads to a state that the table does not allow", async () => {
  const moves = [
    "save",
    "submit",
    "reportNotPerformed",
    "withdraw",
    "forward",
    "giveBack",
    "confirm",
  ] as const satisfies InspectionMove[];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...moves), { minLength: 5, maxLength: 12 }), async (sequence) => {
      const union = await treeBuilders(program).tradeUnion({ parent: at.community });
      const { assignmentId } = await builders(program).assignment({
        union,
        inspectors: [persons.inspector],
        preReview: true,
      });
      const raw = rawInspection({ tradeUnionId: union.id, assignmentId });
      const now = async () =>
        (
          await program.sql<{ status: InspectionStatusCode; revision: number; version: number }>(
            "select status, revision, version from inspections where id = $1",
            [raw.id],
          )
        )[0];
      for (const move of sequence) {
        const before = await now();
        const expectedVersion = before?.version ?? 1;
        const revision = before === undefined || before.status === "DRAFT" ? 1 : before.revision + 1;
        const next = { ...raw, revision };
        const target = { inspectionId: raw.id, expectedVersion };
        if (move === "save")
          await mutate(
            "mutation($input: SaveInspectionDraftInput!) { saveInspectionDraft(input: $input) { userErrors { code } } }",
            { inspection: next },
            persons.inspector.token,
          );
        if (move === "submit") await submit(program, persons.inspector.token, next);
        if (move === "reportNotPerformed")
          await submit(program, persons.inspector.token, { ...next, answers: [], notPerformed: { reason: "CLOSED" } });
        if (move === "withdraw")
          await mutate(
            "mutation($input: WithdrawInspectionInput!) { withdrawInspection(input: $input) { userErrors { code } } }",
            target,
            persons.inspector.token,
          );
        if (move === "forward") await mutate(REVIEW, { ...target, decision: "FORWARD" }, persons.streetOfficer.token);
        if (move === "giveBack")
          await mutate(REVIEW, { ...target, decision: "RETURN", comment: "x" }, persons.reviewer.token);
        if (move === "confirm") await mutate(REVIEW, { ...target, decision: "CONFIRM" }, persons.reviewer.token);
        const after = await now();
        if (after?.status === before?.status) continue;
        const initial: Partial<Record<InspectionMove, InspectionStatusCode>> = inspectionInitialStates;
        expect(after?.status).toBe(before === undefined ? initial[move] : nextStatus(before.status, move));
      }
    }),
    { numRuns: 8 },
  );
}, 120_000);
