import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { someEvidence } from "../../support/answers.js";
import { builders as treeBuilders, type District } from "../../support/builders.js";
import {
  builders,
  rawInspection,
  sixStandardsAnswers,
  submit,
  SUBMIT,
  submitted,
  type SubmissionAnswer,
} from "../../support/builders-inspections.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { people, PERSONAS, SUBMITTERS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const newUnion = () => treeBuilders(program).tradeUnion({ parent: at.community });

/** A fresh union with an assignment of the inspector, and what they would submit. */
const visit = async (given: Partial<Parameters<ReturnType<typeof builders>["assignment"]>[0]> = {}) => {
  const union = await newUnion();
  const { assignmentId, planId } = await builders(program).assignment({
    union,
    inspectors: [persons.inspector],
    ...given,
  });
  return { union, assignmentId, planId, raw: rawInspection({ tradeUnionId: union.id, assignmentId }) };
};

const count = async (id: string): Promise<number> =>
  (await program.sql<{ count: number }>("select count(*)::int as count from inspections where id = $1", [id]))[0]
    ?.count ?? -1;
const codes = (result: SubmissionAnswer | undefined) =>
  result?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`);

describe("submitInspections", () => {
  test("an assigned inspection is accepted, scored, stored and journaled", async () => {
    const { union, assignmentId, raw } = await visit();
    const [result] = await submit(program, persons.inspector.token, raw);
    expect(result).toMatchObject({ id: raw.id, revision: 1, outcome: "ACCEPTED", userErrors: [] });
    expect(result?.inspection).toMatchObject({
      id: raw.id,
      revision: 1,
      status: "SUBMITTED",
      version: 1,
      isComplete: false,
      evidence: [{ sha256: someEvidence, status: "EXPECTED" }],
    });
    // 100 points less the register's S6.1 (no appraisal: 0 of 5), less S6.4 (nothing fell due: leaves the maximum), less 2.
    expect(result?.inspection?.score).toMatchObject({
      points: 90,
      maxPoints: 97,
      percent: 92.78,
      grade: "EXCELLENT",
      vetoed: false,
    });
    const [stored] = await program.sql(
      "select status, trade_union_id, inspector_id, percent from inspections where id = $1",
      [raw.id],
    );
    expect(stored).toMatchObject({
      status: "SUBMITTED",
      trade_union_id: union.id,
      inspector_id: persons.inspector.accountId,
    });
    const [assignment] = await program.sql("select status, inspection_id from assignments where id = $1", [
      assignmentId,
    ]);
    expect(assignment).toEqual({ status: "SUBMITTED", inspection_id: raw.id });
    const entries = await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [
      raw.id,
    ]);
    expect(entries).toEqual([
      {
        action: "inspection.submitted",
        actor_id: persons.inspector.accountId,
        details: { revision: 1, contentHash: result?.inspection?.contentHash },
      },
    ]);
  });

  test("a submission costs one statement to read and one to write", async () => {
    const { raw } = await visit();
    await submitted(program, persons.inspector.token, (await visit()).raw);
    const query = SUBMIT.replace(/inspection \{[\s\S]*?flags \{ code message \} \}/, "inspection { id version }");
    const texts = await statementsDuring(() =>
      program.data(query, { input: { inspections: [raw] } }, { token: persons.inspector.token }),
    );
    const kinds = texts.map(
      (text) => /^\s*(begin|commit|select|with taken|insert into journal_entries)/i.exec(text)?.[1],
    );
    expect(kinds).toEqual(["begin", "select", "with taken", "insert into journal_entries", "commit"]);
  });

  test.each<Persona>([...PERSONAS, "anonymous"])(
    "%s submits somebody else's assignment: nothing is written",
    async (persona) => {
      const union = await newUnion();
      const owner = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
      const { assignmentId } = await builders(program).assignment({ union, inspectors: [owner] });
      const raw = rawInspection({ tradeUnionId: union.id, assignmentId });
      const answer = await program.run<{ submitInspections: { results: SubmissionAnswer[] } }>(
        SUBMIT,
        { input: { inspections: [raw] } },
        { token: tokenOf(persona) },
      );
      if (SUBMITTERS.includes(persona)) {
        expect(codes(answer.data.submitInspections.results[0])).toEqual(["ASSIGNMENT_NOT_FOUND assignmentId"]);
      } else {
        expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
          persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
        ]);
      }
      expect(await count(raw.id)).toBe(0);
      expect(await program.sql("select status, inspection_id from assignments where id = $1", [assignmentId])).toEqual([
        { status: "OPEN", inspection_id: null },
      ]);
    },
  );

  test("an assignment of another union's inspector and a random one are refused alike, with the same statements", async () => {
    const union = await newUnion();
    const owner = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const { assignmentId } = await builders(program).assignment({ union, inspectors: [owner] });
    const answers: unknown[] = [];
    await submit(
      program,
      persons.inspector.token,
      rawInspection({ tradeUnionId: union.id, assignmentId: randomUUID() }),
    );
    for (const id of [assignmentId, randomUUID()]) {
      const raw = rawInspection({ tradeUnionId: union.id, assignmentId: id });
      let result: SubmissionAnswer | undefined;
      const texts = await statementsDuring(
        async () => ([result] = await submit(program, persons.inspector.token, raw)),
      );
      answers.push([result?.userErrors, texts]);
    }
    expect(answers[0]).toEqual(answers[1]);
  });

  test("a union officer submits a self-inspection of the own union only", async () => {
    const own = rawInspection({ tradeUnionId: at.union.id, kind: "SELF" });
    const other = rawInspection({ tradeUnionId: at.neighbor.id, kind: "SELF" });
    const routine = rawInspection({ tradeUnionId: at.union.id });
    const results = await submit(program, persons.unionOfficer.token, own, other, routine);
    expect(results.map(({ outcome }) => outcome)).toEqual(["ACCEPTED", "REJECTED", "REJECTED"]);
    expect(results.map(codes)).toEqual([
      [],
      ["TRADE_UNION_NOT_FOUND tradeUnionId"],
      ["ASSIGNMENT_REQUIRED assignmentId", "INSPECTOR_HOLDS_OFFICE tradeUnionId"],
    ]);
  });

  test("an inspector without an assignment needs the special permission", async () => {
    const union = await newUnion();
    const free = await treeBuilders(program).person([
      { role: "INSPECTOR", at: at.street, extra: ["inspection:unassigned"] },
    ]);
    const [refused] = await submit(program, persons.inspector.token, rawInspection({ tradeUnionId: union.id }));
    expect(codes(refused)).toEqual(["ASSIGNMENT_REQUIRED assignmentId"]);
    const [accepted, outside, early] = await submit(
      program,
      free.token,
      rawInspection({ tradeUnionId: union.id }),
      rawInspection({ tradeUnionId: at.farUnion.id }),
      rawInspection({ tradeUnionId: union.id, period: "2027-Q2" }),
    );
    expect(accepted?.outcome).toBe("ACCEPTED");
    expect(codes(outside)).toEqual(["TRADE_UNION_NOT_FOUND tradeUnionId"]);
    expect(codes(early)).toEqual(["PERIOD_TOO_FAR period"]);
  });

  test("the same submission again is the same success, whatever has happened since", async () => {
    const { raw, assignmentId } = await visit();
    const first = await submitted(program, persons.inspector.token, raw);
    await program.sql("delete from assignment_inspectors where assignment_id = $1", [assignmentId]);
    program.clock.advance(3 * 24 * 3_600_000);
    const shuffled = {
      ...raw,
      answers: [...(raw["answers"] as object[])].reverse().map((answer) => ({ ...answer, capped: null, faults: [] })),
    };
    const [again] = await submit(program, persons.inspector.token, shuffled);
    program.clock.advance(-3 * 24 * 3_600_000);
    expect(again).toMatchObject({
      outcome: "ALREADY_ACCEPTED",
      inspection: { id: raw.id, contentHash: first.contentHash },
      userErrors: [],
    });
    expect(await count(raw.id)).toBe(1);
    const entries = await program.sql("select id from journal_entries where subject_id = $1", [raw.id]);
    expect(entries).toHaveLength(1);
  });

  test("other content under the same id and revision is refused and changes nothing", async () => {
    const { raw } = await visit();
    const first = await submitted(program, persons.inspector.token, raw);
    const [again] = await submit(program, persons.inspector.token, { ...raw, remark: "另一个说明" });
    expect(again?.outcome).toBe("REJECTED");
    expect(codes(again)).toEqual(["ID_REUSED_WITH_OTHER_CONTENT id"]);
    expect(await program.sql("select content_hash, remark from inspections where id = $1", [raw.id])).toEqual([
      { content_hash: first.contentHash, remark: "现场资料齐全" },
    ]);
  });

  test("somebody else's id is refused, whatever the content", async () => {
    const { raw } = await visit();
    await submitted(program, persons.inspector.token, raw);
    const stolen = rawInspection({ id: raw.id, tradeUnionId: at.union.id, kind: "SELF" });
    const [result] = await submit(program, persons.unionOfficer.token, stolen);
    expect(codes(result)).toEqual(["ID_REUSED_WITH_OTHER_CONTENT id"]);
  });

  test("a refused submission may come again under its id with other content", async () => {
    const { raw } = await visit();
    const [refused] = await submit(program, persons.inspector.token, { ...raw, period: "2026-Q5" });
    expect(codes(refused)).toEqual(["PERIOD_NOT_VALID period"]);
    const [accepted] = await submit(program, persons.inspector.token, raw);
    expect(accepted?.outcome).toBe("ACCEPTED");
  });

  test("a second inspection for a done assignment is kept as a rejection", async () => {
    const { raw, union, assignmentId } = await visit();
    await submitted(program, persons.inspector.token, raw);
    const second = rawInspection({ tradeUnionId: union.id, assignmentId });
    const [result] = await submit(program, persons.inspector.token, second);
    expect(codes(result)).toEqual(["ASSIGNMENT_ALREADY_DONE assignmentId"]);
    const kept = await program.sql("select account_id, collection, code from rejections where document_id = $1", [
      second.id,
    ]);
    expect(kept).toEqual([
      { account_id: persons.inspector.accountId, collection: "inspections", code: "ASSIGNMENT_ALREADY_DONE" },
    ]);
  });

  test("64 identical submissions at once: one row, one acceptance, the same hash in every answer", async () => {
    const { raw } = await visit();
    const results = (
      await Promise.all(Array.from({ length: 64 }, () => submit(program, persons.inspector.token, raw)))
    ).flat();
    const outcomes = results.map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(["ACCEPTED", ...Array.from({ length: 63 }, () => "ALREADY_ACCEPTED")]);
    expect(new Set(results.map(({ inspection }) => inspection?.contentHash)).size).toBe(1);
    expect(await count(raw.id)).toBe(1);
    expect(await program.sql("select id from journal_entries where subject_id = $1", [raw.id])).toHaveLength(1);
  }, 60_000);

  test("different inspections for one assignment at once: one is accepted", async () => {
    const { union, assignmentId } = await visit();
    const raws = Array.from({ length: 16 }, () => rawInspection({ tradeUnionId: union.id, assignmentId }));
    const results = (await Promise.all(raws.map((raw) => submit(program, persons.inspector.token, raw)))).flat();
    expect(results.filter(({ outcome }) => outcome === "ACCEPTED")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "REJECTED").flatMap((result) => codes(result))).toEqual(
      Array.from({ length: 15 }, () => "ASSIGNMENT_ALREADY_DONE assignmentId"),
    );
  }, 60_000);

  test("the same self-inspection without an assignment, 16 times at once: one row", async () => {
    const raw = rawInspection({ tradeUnionId: at.union.id, kind: "SELF", period: "2026-11" });
    const results = (
      await Promise.all(Array.from({ length: 16 }, () => submit(program, persons.unionOfficer.token, raw)))
    ).flat();
    expect(results.map(({ outcome }) => outcome).sort()[0]).toBe("ACCEPTED");
    expect(results.filter(({ outcome }) => outcome === "ALREADY_ACCEPTED")).toHaveLength(15);
  });

  test("the good ones of a batch are accepted, twins within it recognized, nothing of the bad ones is written", async () => {
    const [good, bad, late] = [await visit(), await visit(), await visit()];
    const results = await submit(
      program,
      persons.inspector.token,
      good.raw,
      { ...bad.raw, answers: sixStandardsAnswers().slice(1) },
      good.raw,
      { ...good.raw, remark: "改" },
      late.raw,
    );
    expect(results.map(({ outcome }) => outcome)).toEqual([
      "ACCEPTED",
      "REJECTED",
      "ALREADY_ACCEPTED",
      "REJECTED",
      "ACCEPTED",
    ]);
    expect(results[1]?.userErrors).toEqual([
      {
        code: "ANSWER_MISSING",
        message: "Criterion S1.1 is not answered.",
        path: ["input", "inspections", "1", "answers"],
      },
    ]);
    expect(await count(bad.raw.id)).toBe(0);
    expect(await program.sql("select status from assignments where id = $1", [bad.assignmentId])).toEqual([
      { status: "OPEN" },
    ]);
    expect(await count(late.raw.id)).toBe(1);
  });

  test("a visit that did not take place is an outcome of its assignment", async () => {
    const { raw, assignmentId } = await visit();
    const report = { ...raw, answers: [], signatures: [], notPerformed: { reason: "RELOCATED", note: "已搬离" } };
    const [withAnswers] = await submit(program, persons.inspector.token, {
      ...raw,
      notPerformed: { reason: "CLOSED" },
    });
    expect(codes(withAnswers)).toEqual(["NOT_PERFORMED_WITH_ANSWERS answers"]);
    const [result] = await submit(program, persons.inspector.token, report);
    expect(result?.inspection).toMatchObject({ status: "NOT_PERFORMED", score: null });
    expect(await program.sql("select status, inspection_id from assignments where id = $1", [assignmentId])).toEqual([
      { status: "NOT_PERFORMED", inspection_id: raw.id },
    ]);
  });

  test("register values are read at submission and stored with the answer", async () => {
    const { raw, union } = await visit();
    await program.sql(
      `insert into member_appraisals (id, trade_union_id, year, eligible, issued, valid, satisfied, basically_satisfied, dissatisfied, created_at)
       values (gen_random_uuid(), $1, 2026, 100, 95, 90, 86, 4, 0, now())`,
      [union.id],
    );
    const { score } = await submitted(program, persons.inspector.token, raw);
    expect(score).toMatchObject({ points: 95, maxPoints: 97 });
    const [stored] = await program.sql<{ answers: { criterion: string; system?: object; counts?: object }[] }>(
      "select answers from inspections where id = $1",
      [raw.id],
    );
    expect(stored?.answers.find(({ criterion }) => criterion === "S6.1")).toMatchObject({
      counts: { numerator: 90, denominator: 90 },
      system: { outcome: "READ" },
    });
  });

  test("what the tablet claims is recorded and flagged, not believed", async () => {
    const { raw } = await visit();
    const odd = {
      ...raw,
      startedAt: "2026-11-22T20:00:00+08:00",
      finishedAt: "2026-11-22T19:00:00+08:00",
      location: null,
      signatures: [],
    };
    const { flags } = await submitted(program, persons.inspector.token, odd);
    expect(flags.map(({ code }) => code)).toEqual([
      "FINISHED_BEFORE_STARTED",
      "TIME_IN_FUTURE",
      "LOCATION_MISSING",
      "UNION_SIGNATURE_MISSING",
      "SAMPLE_NOT_TAKEN",
      "SAMPLE_NOT_TAKEN",
      "SAMPLE_NOT_TAKEN",
      "SAMPLE_NOT_TAKEN",
      "SAMPLE_NOT_TAKEN",
    ]);
    expect(flags[0]?.message).toBe("it ended before it began, by the tablet's clock");
  });

  test("a tablet that was offline for weeks is heard and flagged", async () => {
    const { raw } = await visit();
    const old = { ...raw, startedAt: "2026-10-20T09:00:00+08:00", finishedAt: "2026-10-20T10:00:00+08:00" };
    const { flags } = await submitted(program, persons.inspector.token, old);
    expect(flags.map(({ code, message }) => [code, message])).toContainEqual([
      "OFFLINE_LONG",
      "it was submitted 33 days after it ended",
    ]);
  });

  test("work under an assignment that was given to others, and under a version that was retired, is accepted and flagged", async () => {
    const { raw, assignmentId } = await visit();
    const successor = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    await program.sql(
      `insert into journal_entries (id, at, actor_id, action, subject_type, subject_id, details, hash)
       values (gen_random_uuid(), now(), null, 'assignment.reassigned', 'Assignment', $1, $2, decode(repeat('00', 32), 'hex'))`,
      [assignmentId, JSON.stringify({ from: [persons.inspector.accountId], to: [successor.accountId] })],
    );
    await program.sql("update assignment_inspectors set account_id = $2 where assignment_id = $1", [
      assignmentId,
      successor.accountId,
    ]);
    const { flags } = await submitted(program, persons.inspector.token, raw);
    expect(flags.map(({ code }) => code)).toContain("ASSIGNMENT_CHANGED");
  });

  test("51 inspections are refused, each by itself, and kept; and so is a batch of none", async () => {
    const { raw } = await visit();
    const send = async (inspections: object[]) =>
      (
        await program.data<{ submitInspections: { results: object[] | null; userErrors: object[] } }>(
          SUBMIT,
          { input: { inspections } },
          { token: persons.inspector.token },
        )
      ).submitInspections;
    const refusal = { code: "LIST_TOO_LONG", path: ["input", "inspections"] };
    const { results, userErrors } = await send(
      Array.from({ length: 51 }, (_, at) => (at === 0 ? raw : { ...raw, id: randomUUID() })),
    );
    expect(userErrors).toMatchObject([refusal]);
    expect(results).toHaveLength(51);
    for (const result of results ?? [])
      expect(result).toMatchObject({ outcome: "REJECTED", inspection: null, userErrors: [refusal] });
    expect(results?.[0]).toMatchObject({ id: raw.id, revision: 1 });
    expect(await count(raw.id)).toBe(0);
    const kept = await program.sql("select document_id from rejections where code = 'LIST_TOO_LONG'", []);
    expect(kept).toHaveLength(51);
    // Sent again in smaller batches they are taken.
    expect((await send([raw])).results).toMatchObject([{ outcome: "ACCEPTED" }]);
    expect(await send([])).toMatchObject({
      results: null,
      userErrors: [{ code: "LIST_EMPTY", path: ["input", "inspections"] }],
    });
  });
});
