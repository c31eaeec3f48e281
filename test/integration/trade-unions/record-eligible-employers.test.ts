import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation RecordEligibleEmployers($input: RecordEligibleEmployersInput!) {
  recordEligibleEmployers(input: $input) { eligibleEmployers { value qualifier derivedFrom } userErrors { code path } }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  recordEligibleEmployers: { eligibleEmployers: unknown; userErrors: { code: string; path: string[] }[] };
}

const report = (union: BuiltUnion, change: Record<string, unknown> = {}) => ({
  tradeUnionId: union.id,
  on: "2026-06-30",
  eligibleEmployers: { value: 181, qualifier: "ABOUT" },
  derivedFrom: "REPORTED_RATE",
  ...change,
});
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const record = async (input: unknown, persona: Persona = "administrator") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).recordEligibleEmployers;
const stored = (union: BuiltUnion) =>
  program.sql("select value, qualifier, derived_from from eligible_employer_reports where trade_union_id = $1", [
    union.id,
  ]);
const community = () => builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });

describe("recordEligibleEmployers", () => {
  test("a figure is recorded, kept when sent again, and corrected with the journal keeping both", async () => {
    const union = await community();
    const first = { value: 181, qualifier: "ABOUT", derivedFrom: "REPORTED_RATE" };
    const answers = await Promise.all(Array.from({ length: 4 }, () => record(report(union))));
    expect(answers).toEqual(Array(4).fill({ eligibleEmployers: first, userErrors: [] }));
    const second = { value: 190, qualifier: "EXACT", derivedFrom: null };
    const corrected = await record(report(union, { eligibleEmployers: { value: 190 }, derivedFrom: null }));
    expect(corrected).toEqual({ eligibleEmployers: second, userErrors: [] });
    expect(await stored(union)).toEqual([{ value: 190, qualifier: "EXACT", derived_from: null }]);
    const entries = await program.sql(
      "select action, details from journal_entries where subject_id = $1 order by at, id",
      [union.id],
    );
    expect(entries).toEqual([
      { action: "eligible-employers.recorded", details: { on: "2026-06-30", after: first } },
      { action: "eligible-employers.corrected", details: { on: "2026-06-30", before: first, after: second } },
    ]);
  });

  test.each<[Persona, string | null]>([
    ["streetOfficer", null],
    ["otherStreetOfficer", "TRADE_UNION_NOT_FOUND"],
    ["unionOfficer", "TRADE_UNION_NOT_FOUND"],
    ["otherUnionOfficer", "TRADE_UNION_NOT_FOUND"],
  ])("%s: %s", async (persona, code) => {
    const union = await community();
    const { userErrors } = await record(report(union), persona);
    expect(userErrors).toEqual(code === null ? [] : [{ code, path: ["input", "tradeUnionId"] }]);
    expect(await stored(union)).toHaveLength(code === null ? 1 : 0);
  });

  const MAY = ["administrator", "streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"];
  test.each<Persona>([...PERSONAS.filter((persona) => !MAY.includes(persona)), "anonymous"])(
    "%s may not, and nothing is written",
    async (persona) => {
      const answer = await program.run(MUTATION, { input: report(at.community) }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(at.community)).toEqual([]);
    },
  );

  test("who only reads a community may not report for it", async () => {
    const both = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    const input = report(at.otherCommunity);
    const answer = await program.data<Answer>(MUTATION, { input }, { token: both.token });
    expect(answer.recordEligibleEmployers.userErrors).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] },
    ]);
    expect(await stored(at.otherCommunity)).toEqual([]);
  });

  test.each<[string, () => Record<string, unknown>, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["an id that is none", () => ({ tradeUnionId: "x" }), "ID_NOT_VALID", ["tradeUnionId"]],
    ["a street", () => ({ tradeUnionId: at.street.id }), "ELIGIBLE_EMPLOYERS_BY_COMMUNITY", ["tradeUnionId"]],
    ["a grassroots union", () => ({ tradeUnionId: at.union.id }), "ELIGIBLE_EMPLOYERS_BY_COMMUNITY", ["tradeUnionId"]],
    ["a day to come", () => ({ on: "2026-11-23" }), "HEADCOUNT_IN_FUTURE", ["on"]],
    [
      "a negative figure",
      () => ({ eligibleEmployers: { value: -1 } }),
      "NUMBER_OUT_OF_RANGE",
      ["eligibleEmployers", "value"],
    ],
  ])("%s is refused", async (_case, change, code, path) => {
    const answer = await record(report(at.community, change()));
    expect(answer).toEqual({ eligibleEmployers: null, userErrors: [{ code, path: ["input", ...path] }] });
    expect(await stored(at.community)).toEqual([]);
  });
});
