import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation RecordMemberAppraisal($input: RecordMemberAppraisalInput!) {
  recordMemberAppraisal(input: $input) {
    appraisal { id year eligible issued valid satisfied basicallySatisfied dissatisfied satisfactionPercent isValid round }
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
  recordMemberAppraisal: {
    appraisal: ({ id: string } & Record<string, unknown>) | null;
    userErrors: { code: string; message: string; path: string[] }[];
  };
}

const VOTES = { eligible: 237, issued: 237, valid: 210, satisfied: 160, basicallySatisfied: 36, dissatisfied: 14 };
const NOT_VALID = { ...VOTES, valid: 157, satisfied: 107 };
const votes = (union: BuiltUnion, change: Record<string, unknown> = {}) => ({
  tradeUnionId: union.id,
  year: 2026,
  ...VOTES,
  idempotencyKey: randomUUID(),
  ...change,
});
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const record = async (input: unknown, persona: Persona = "administrator") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).recordMemberAppraisal;
const codes = (answer: Answer["recordMemberAppraisal"]) => answer.userErrors.map(({ code, path }) => ({ code, path }));
const rounds = async (union: BuiltUnion) =>
  (
    await program.sql("select year, round from member_appraisals where trade_union_id = $1 order by 1, 2", [union.id])
  ).map(({ year, round }) => `${year}/${round}`);
const grassroots = () => builders(program).tradeUnion({ parent: at.community });

describe("recordMemberAppraisal", () => {
  test("records the votes of a year, with the journal", async () => {
    const union = await grassroots();
    const answer = await record(votes(union));
    expect(answer).toEqual({
      appraisal: { id: expect.any(String), year: 2026, ...VOTES, satisfactionPercent: 93.33, isValid: true, round: 1 },
      userErrors: [],
    });
    const entries = await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [
      answer.appraisal?.id,
    ]);
    expect(entries).toEqual([
      {
        action: "member-appraisal.recorded",
        actor_id: persons.administrator.accountId,
        details: { tradeUnionId: union.id, year: 2026, round: 1 },
      },
    ]);
  });

  test("a valid appraisal is not repeated; one that is not valid is, once", async () => {
    const union = await grassroots();
    expect((await record(votes(union, NOT_VALID))).appraisal).toMatchObject({
      isValid: false,
      round: 1,
      satisfactionPercent: 91.08,
    });
    expect((await record(votes(union))).appraisal).toMatchObject({ isValid: true, round: 2 });
    expect(codes(await record(votes(union)))).toEqual([{ code: "APPRAISAL_ALREADY_VALID", path: ["input", "year"] }]);

    const other = await grassroots();
    await record(votes(other, NOT_VALID));
    await record(votes(other, NOT_VALID));
    expect(codes(await record(votes(other)))).toEqual([
      { code: "APPRAISAL_ALREADY_REPEATED", path: ["input", "year"] },
    ]);
    expect(codes(await record(votes(other, { year: 2025 })))).toEqual([]);
    expect(await rounds(other)).toEqual(["2025/1", "2026/1", "2026/2"]);
  });

  test("an appraisal without a valid vote has no percent", async () => {
    const union = await grassroots();
    const nothing = { valid: 0, satisfied: 0, basicallySatisfied: 0, dissatisfied: 0 };
    expect((await record(votes(union, nothing))).appraisal).toMatchObject({
      satisfactionPercent: null,
      isValid: false,
    });
  });

  test("the same key again gives the same appraisal, also at once; other content is refused", async () => {
    const union = await grassroots();
    const input = votes(union);
    const answers = await Promise.all(Array.from({ length: 8 }, () => record(input)));
    expect(answers.flatMap(codes)).toEqual([]);
    expect(new Set(answers.map(({ appraisal }) => appraisal?.id)).size).toBe(1);
    expect(codes(await record({ ...input, satisfied: 159, dissatisfied: 15 }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await rounds(union)).toEqual(["2026/1"]);
  });

  test("of 6 recorded at once under keys of their own one is kept", async () => {
    const union = await grassroots();
    const answers = await Promise.all(Array.from({ length: 6 }, () => record(votes(union))));
    expect(answers.flatMap(codes)).toEqual(Array(5).fill({ code: "APPRAISAL_ALREADY_VALID", path: ["input", "year"] }));
    expect(await rounds(union)).toEqual(["2026/1"]);
  });

  test("a street officer records in the own street and finds nothing in the other", async () => {
    expect(codes(await record(votes(at.union), "streetOfficer"))).toEqual([]);
    expect(codes(await record(votes(at.neighbor), "otherStreetOfficer"))).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
    expect(await rounds(at.neighbor)).toEqual([]);
  });

  test("who only reads a union may not record there", async () => {
    const both = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    const answer = await program.data<Answer>(MUTATION, { input: votes(at.farUnion) }, { token: both.token });
    expect(codes(answer.recordMemberAppraisal)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
    expect(await rounds(at.farUnion)).toEqual([]);
  });

  const MAY = ["administrator", "streetOfficer", "otherStreetOfficer"];
  test.each<Persona>([...PERSONAS.filter((persona) => !MAY.includes(persona)), "anonymous"])(
    "%s may not, and nothing is written",
    async (persona) => {
      const answer = await program.run(MUTATION, { input: votes(at.farUnion) }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await rounds(at.farUnion)).toEqual([]);
    },
  );

  test.each<[string, Record<string, unknown>, string, string]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", "tradeUnionId"],
    ["an id that is none", { tradeUnionId: "x" }, "ID_NOT_VALID", "tradeUnionId"],
    ["a key that is none", { idempotencyKey: "x" }, "ID_NOT_VALID", "idempotencyKey"],
    ["more votes than members", { issued: 238 }, "MORE_VOTES_THAN_ELIGIBLE", "issued"],
    ["more valid votes than issued", { issued: 209 }, "MORE_VALID_VOTES_THAN_ISSUED", "valid"],
    ["answers that do not add up", { dissatisfied: 13 }, "VOTES_DO_NOT_ADD_UP", "valid"],
    ["nobody eligible", { eligible: 0 }, "NUMBER_OUT_OF_RANGE", "eligible"],
    ["negative votes", { satisfied: -1 }, "NUMBER_OUT_OF_RANGE", "satisfied"],
    ["the next year", { year: 2027 }, "APPRAISAL_YEAR_IN_FUTURE", "year"],
    ["a year long past", { year: 2011 }, "NUMBER_OUT_OF_RANGE", "year"],
  ])("%s is refused", async (_case, change, code, field) => {
    const answer = await record(votes(at.neighbor, change));
    expect(answer.appraisal).toBeNull();
    expect(codes(answer)).toEqual([{ code, path: ["input", field] }]);
    expect(await rounds(at.neighbor)).toEqual([]);
  });

  test("a closed union is not appraised", async () => {
    const closed = await grassroots();
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1`, [closed.id]);
    expect(codes(await record(votes(closed)))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
  });
});

describe("TradeUnion.memberAppraisals", () => {
  const QUERY = `query($id: ID!, $first: Int!, $after: Cursor) { tradeUnion(id: $id) {
    memberAppraisals(first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { year round isValid } } } } }`;
  interface Page {
    tradeUnion: {
      memberAppraisals: {
        totalCount: number;
        pageInfo: { endCursor: string; hasNextPage: boolean };
        edges: { node: unknown }[];
      };
    };
  }

  test("pages run from the newest year back, the repeat before the first round", async () => {
    const union = await grassroots();
    await record(votes(union, { year: 2024 }));
    await record(votes(union, NOT_VALID));
    await record(votes(union));
    const page = async (after?: string) =>
      (await program.data<Page>(QUERY, { id: union.id, first: 2, after }, { token: persons.leader.token })).tradeUnion
        .memberAppraisals;
    const first = await page();
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    expect(first.edges.map(({ node }) => node)).toEqual([
      { year: 2026, round: 2, isValid: true },
      { year: 2026, round: 1, isValid: false },
    ]);
    const second = await page(first.pageInfo.endCursor);
    expect(second.edges.map(({ node }) => node)).toEqual([{ year: 2024, round: 1, isValid: true }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
