import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation AssignTarget($input: AssignTargetInput!) {
  assignTarget(input: $input) {
    target { id measure assigner sourceDocument from to assigned remainder tradeUnion { id } parts { id assigner tradeUnion { id } assigned } }
    userErrors { code message path }
  }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  assignTarget: {
    target: ({ id: string; parts: { id: string }[] } & Record<string, unknown>) | null;
    userErrors: { code: string; path: string[] }[];
  };
}

const task = (union: BuiltUnion, change: Record<string, unknown> = {}) => ({
  tradeUnionId: union.id,
  measure: "NEW_NON_PUBLIC_UNIONS",
  from: "2026-01-01",
  to: "2026-12-31",
  assigned: 130,
  assigner: "市总工会",
  sourceDocument: "厦工〔2026〕1号",
  idempotencyKey: randomUUID(),
  ...change,
});
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const assign = async (input: unknown, persona: Persona = "organizer") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).assignTarget;
const codes = (answer: Answer["assignTarget"]) => answer.userErrors.map(({ code, path }) => ({ code, path }));
const count = async () =>
  (await program.sql<{ count: number }>("select count(*)::int as count from targets"))[0]?.count ?? -1;

describe("assignTarget", () => {
  test("a target is assigned and split among the unions directly below; both are journaled", async () => {
    const parts = [
      { tradeUnionId: at.street.id, assigned: 13 },
      { tradeUnionId: at.otherStreet.id, assigned: 100.5 },
    ];
    const answer = await assign(task(at.root, { parts }));
    expect(answer).toEqual({
      target: {
        id: expect.any(String),
        measure: "NEW_NON_PUBLIC_UNIONS",
        assigner: "市总工会",
        sourceDocument: "厦工〔2026〕1号",
        from: "2026-01-01",
        to: "2026-12-31",
        assigned: 130,
        remainder: 16.5,
        tradeUnion: { id: at.root.id },
        parts: [
          { id: expect.any(String), assigner: "测试区总工会", tradeUnion: { id: at.street.id }, assigned: 13 },
          { id: expect.any(String), assigner: "测试区总工会", tradeUnion: { id: at.otherStreet.id }, assigned: 100.5 },
        ],
      },
      userErrors: [],
    });
    const ids = [answer.target?.id, ...(answer.target?.parts.map(({ id }) => id) ?? [])];
    const entries = await program.sql(
      "select action, details from journal_entries where subject_id = any($1) order by id",
      [ids],
    );
    const period = { measure: "NEW_NON_PUBLIC_UNIONS", from: "2026-01-01", to: "2026-12-31" };
    expect(entries).toEqual([
      { action: "target.assigned", details: { ...period, tradeUnionId: at.root.id, parentId: null, assigned: 130 } },
      { action: "target.assigned", details: { ...period, tradeUnionId: at.street.id, parentId: ids[0], assigned: 13 } },
      {
        action: "target.assigned",
        details: { ...period, tradeUnionId: at.otherStreet.id, parentId: ids[0], assigned: 100.5 },
      },
    ]);
  });

  test("a part is split further by a target below it, which cannot be given twice", async () => {
    const { target } = await assign(task(at.root, { parts: [{ tradeUnionId: at.street.id, assigned: 13 }] }));
    const part = target?.parts[0]?.id;
    const below = await assign(
      task(at.community, { assigned: 5, parentTargetId: part, from: "2026-04-01", to: "2026-06-30" }),
    );
    expect(below).toMatchObject({ target: { assigned: 5 }, userErrors: [] });
    expect(await program.sql("select parent_id from targets where id = $1", [below.target?.id])).toEqual([
      { parent_id: part },
    ]);
    expect(codes(await assign(task(at.community, { parentTargetId: part })))).toEqual([
      { code: "TARGET_PART_ASSIGNED_TWICE", path: ["input", "tradeUnionId"] },
    ]);
  });

  test("of 6 parts given to one union at once one is kept", async () => {
    const { target } = await assign(task(at.root));
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => assign(task(at.street, { parentTargetId: target?.id }))),
    );
    expect(answers.flatMap(codes)).toEqual(
      Array(5).fill({ code: "TARGET_PART_ASSIGNED_TWICE", path: ["input", "tradeUnionId"] }),
    );
  });

  test("the same key again gives the same target, also at once; other content is refused", async () => {
    const input = task(at.root, { parts: [{ tradeUnionId: at.street.id, assigned: 13 }] });
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 8 }, () => assign(input)));
    expect(answers.flatMap(codes)).toEqual([]);
    expect(new Set(answers.map(({ target }) => target?.id)).size).toBe(1);
    expect(codes(await assign({ ...input, parts: [{ tradeUnionId: at.street.id, assigned: 14 }] }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await count()).toBe(before + 2);
  });

  test("an organizer of one street assigns there, finds nothing elsewhere, and does not write where they only read", async () => {
    const local = await builders(program).person([
      { role: "ORGANIZER", at: at.street },
      { role: "LEADER", at: at.otherCommunity },
    ]);
    const run = async (union: BuiltUnion, change = {}) =>
      codes(
        (await program.data<Answer>(MUTATION, { input: task(union, change) }, { token: local.token })).assignTarget,
      );
    expect(await run(at.street)).toEqual([]);
    expect(await run(at.otherStreet)).toEqual([{ code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] }]);
    expect(await run(at.otherCommunity)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
    const ofDistrict = await organizationBuilders(program).target(at.root);
    expect(await run(at.street, { parentTargetId: ofDistrict })).toEqual([
      { code: "TARGET_NOT_FOUND", path: ["input", "parentTargetId"] },
    ]);
  });

  test.each<Persona>([
    ...PERSONAS.filter((persona) => persona !== "administrator" && persona !== "organizer"),
    "anonymous",
  ])("%s may not, and nothing is written", async (persona) => {
    const before = await count();
    const answer = await program.run(MUTATION, { input: task(at.root) }, { token: tokenOf(persona) });
    expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
      persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
    ]);
    expect(await count()).toBe(before);
  });

  test("an administrator may", async () => expect(codes(await assign(task(at.root), "administrator"))).toEqual([]));

  test.each<[string, () => Record<string, unknown>, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["an id that is none", () => ({ tradeUnionId: "x" }), "ID_NOT_VALID", ["tradeUnionId"]],
    ["a measure in small letters", () => ({ measure: "members" }), "TARGET_MEASURE_NOT_VALID", ["measure"]],
    ["an end before the beginning", () => ({ to: "2025-12-31" }), "DATES_OUT_OF_ORDER", ["to"]],
    ["a beginning far ahead", () => ({ from: "2032-01-01", to: "2032-12-31" }), "PERIOD_TOO_FAR", ["from"]],
    ["an end far ahead", () => ({ to: "2037-01-01" }), "PERIOD_TOO_FAR", ["to"]],
    ["nothing to reach", () => ({ assigned: 0 }), "NUMBER_OUT_OF_RANGE", ["assigned"]],
    ["three decimals", () => ({ assigned: 1.125 }), "TARGET_FIGURE_TOO_PRECISE", ["assigned"]],
    ["no assigner", () => ({ assigner: "" }), "TEXT_EMPTY", ["assigner"]],
    [
      "a part elsewhere",
      () => ({ parts: [{ tradeUnionId: at.community.id, assigned: 1 }] }),
      "TARGET_UNION_NOT_BELOW",
      ["parts", "0", "tradeUnionId"],
    ],
    [
      "a part of nobody",
      () => ({ parts: [{ tradeUnionId: randomUUID(), assigned: 1 }] }),
      "TRADE_UNION_NOT_FOUND",
      ["parts", "0", "tradeUnionId"],
    ],
    [
      "a part with a bad id",
      () => ({ parts: [{ tradeUnionId: "x", assigned: 1 }] }),
      "ID_NOT_VALID",
      ["parts", "0", "tradeUnionId"],
    ],
    [
      "an empty part",
      () => ({ parts: [{ tradeUnionId: at.street.id, assigned: 0 }] }),
      "NUMBER_OUT_OF_RANGE",
      ["parts", "0", "assigned"],
    ],
    [
      "a part twice",
      () => ({
        parts: [
          { tradeUnionId: at.street.id, assigned: 1 },
          { tradeUnionId: at.street.id.toUpperCase(), assigned: 2 },
        ],
      }),
      "TARGET_PART_ASSIGNED_TWICE",
      ["parts", "1", "tradeUnionId"],
    ],
    ["an unknown target above", () => ({ parentTargetId: randomUUID() }), "TARGET_NOT_FOUND", ["parentTargetId"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const before = await count();
    const answer = await assign(task(at.root, change()));
    expect(answer.target).toBeNull();
    expect(codes(answer)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await count()).toBe(before);
  });

  test("501 parts are too many", async () => {
    const parts = Array.from({ length: 501 }, () => ({ tradeUnionId: randomUUID(), assigned: 1 }));
    expect(codes(await assign(task(at.root, { parts })))).toEqual([
      { code: "LIST_TOO_LONG", path: ["input", "parts"] },
    ]);
  });

  test("what splits a target counts the same, within its period, directly below", async () => {
    const above = await organizationBuilders(program).target(at.root, { from: "2026-01-01", to: "2026-06-30" });
    const below = { parentTargetId: above, to: "2026-06-30" };
    expect(codes(await assign(task(at.street, { ...below, measure: "NEW_MEMBERS" })))).toEqual([
      { code: "TARGET_MEASURE_DIFFERS", path: ["input", "measure"] },
    ]);
    expect(codes(await assign(task(at.street, { ...below, to: "2026-07-01" })))).toEqual([
      { code: "TARGET_PERIOD_OUTSIDE_PARENT", path: ["input", "from"] },
    ]);
    expect(codes(await assign(task(at.community, below)))).toEqual([
      { code: "TARGET_UNION_NOT_BELOW", path: ["input", "tradeUnionId"] },
    ]);
    expect(codes(await assign(task(at.street, below)))).toEqual([]);
  });

  test("closed unions get neither targets nor parts", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1`, [closed.id]);
    expect(codes(await assign(task(closed)))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
    expect(codes(await assign(task(at.root, { parts: [{ tradeUnionId: closed.id, assigned: 1 }] })))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "parts", "0", "tradeUnionId"] },
    ]);
  });
});
