import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const MUTATION = `mutation RecordHeadcount($input: RecordHeadcountInput!) {
  recordHeadcount(input: $input) { tradeUnion { id headcount { on workers members womenMembers nonPublicMembers nonPublicQualifier version } } userErrors { code message path } } }`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  recordHeadcount: {
    tradeUnion: { id: string; headcount: Record<string, unknown> } | null;
    userErrors: { code: string; message: string; path: string[] }[];
  };
}

const counts = (union: BuiltUnion, change: Record<string, unknown> = {}) => ({
  tradeUnionId: union.id,
  on: "2026-09-30",
  workers: 255,
  members: 237,
  womenMembers: 101,
  nonPublicMembers: { value: 237, qualifier: "EXACT" },
  ...change,
});
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const record = (input: unknown, persona: Persona = "administrator") =>
  program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) });
const codes = (answer: Answer) => answer.recordHeadcount.userErrors.map(({ code, path }) => ({ code, path }));
const stored = (union: BuiltUnion) =>
  program.sql(
    `select counted_on::text as on, workers, members, version from headcounts where trade_union_id = $1 order by 1`,
    [union.id],
  );
const journal = (union: BuiltUnion) =>
  program.sql(
    `select action, details from journal_entries where subject_id = $1 and action like 'headcount.%' order by at, id`,
    [union.id],
  );
const grassroots = () => builders(program).tradeUnion({ parent: at.community });

describe("recordHeadcount", () => {
  test("a count is recorded and journaled; the same again changes nothing; another one corrects it", async () => {
    const union = await grassroots();
    const first = await record(counts(union));
    expect(first.recordHeadcount).toEqual({
      tradeUnion: {
        id: union.id,
        headcount: {
          on: "2026-09-30",
          workers: 255,
          members: 237,
          womenMembers: 101,
          nonPublicMembers: 237,
          nonPublicQualifier: "EXACT",
          version: 1,
        },
      },
      userErrors: [],
    });
    expect((await record(counts(union))).recordHeadcount).toEqual(first.recordHeadcount);
    const corrected = await record(counts(union, { workers: 260, womenMembers: null, expectedVersion: 1 }));
    expect(corrected.recordHeadcount.tradeUnion?.headcount).toMatchObject({
      workers: 260,
      womenMembers: null,
      version: 2,
    });
    expect(await stored(union)).toEqual([{ on: "2026-09-30", workers: 260, members: 237, version: 2 }]);
    const figures = {
      workers: 255,
      members: 237,
      womenMembers: 101,
      nonPublicMembers: 237,
      nonPublicQualifier: "EXACT",
    };
    expect(await journal(union)).toEqual([
      { action: "headcount.recorded", details: { on: "2026-09-30", after: figures } },
      {
        action: "headcount.corrected",
        details: { on: "2026-09-30", before: figures, after: { ...figures, workers: 260, womenMembers: null } },
      },
    ]);
  });

  test("a correction that read another version is refused", async () => {
    const union = await grassroots();
    await record(counts(union));
    const answer = await record(counts(union, { workers: 300, expectedVersion: 9 }));
    expect(codes(answer)).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
    expect(await stored(union)).toEqual([{ on: "2026-09-30", workers: 255, members: 237, version: 1 }]);
  });

  test("counts of several days stay beside each other, and today's answer is the latest", async () => {
    const union = await grassroots();
    await record(counts(union, { on: TODAY, members: 200, nonPublicMembers: null }));
    const answer = await record(counts(union, { on: "2026-06-30" }));
    expect(answer.recordHeadcount.tradeUnion?.headcount).toMatchObject({
      on: TODAY,
      members: 200,
      nonPublicMembers: null,
    });
    expect((await stored(union)).map(({ on }) => on)).toEqual(["2026-06-30", TODAY]);
  });

  test("16 requests at once make one row, and each correction is journaled", async () => {
    const union = await grassroots();
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => record(counts(union, { workers: 300 + (i % 2) }))),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    const rows = await stored(union);
    expect(rows).toHaveLength(1);
    const entries = await journal(union);
    expect(entries.filter(({ action }) => action === "headcount.recorded")).toHaveLength(1);
    expect(entries).toHaveLength(Number(rows[0]?.["version"]));
  });

  test.each<[Persona, string | null]>([
    ["administrator", null],
    ["streetOfficer", null],
    ["unionOfficer", null],
    ["otherStreetOfficer", "TRADE_UNION_NOT_FOUND"],
    ["otherUnionOfficer", "TRADE_UNION_NOT_FOUND"],
  ])("%s: %s", async (persona, code) => {
    const day = `2026-05-${String(PERSONAS.indexOf(persona as never) + 10)}`;
    const answer = await record(counts(at.union, { on: day }), persona);
    expect(codes(answer)).toEqual(code === null ? [] : [{ code, path: ["input", "tradeUnionId"] }]);
    expect((await stored(at.union)).some(({ on }) => on === day)).toBe(code === null);
  });

  test.each<Persona>(["leader", "organizer", "inspector", "reviewer", "auditor", "supervisor", "nobody", "anonymous"])(
    "%s may not, and nothing is written",
    async (persona) => {
      const answer = await program.run(MUTATION, { input: counts(at.neighbor) }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(at.neighbor)).toEqual([]);
    },
  );

  test("who sees a union by another role but may not count there is refused", async () => {
    const { person } = builders(program);
    const both = await person([
      { role: "LEADER", at: at.root },
      { role: "UNION_OFFICER", at: at.union },
    ]);
    const answer = await program.data<Answer>(MUTATION, { input: counts(at.neighbor) }, { token: both.token });
    expect(codes(answer)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
    expect(await stored(at.neighbor)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["an id that is none", { tradeUnionId: "x" }, "ID_NOT_VALID", ["tradeUnionId"]],
    ["a day to come", { on: "2026-11-23" }, "HEADCOUNT_IN_FUTURE", ["on"]],
    ["a day long past", { on: "1911-10-10" }, "DATE_OUT_OF_RANGE", ["on"]],
    ["negative workers", { workers: -1 }, "NUMBER_OUT_OF_RANGE", ["workers"]],
    ["too many workers", { workers: 100_000_000 }, "NUMBER_OUT_OF_RANGE", ["workers"]],
    ["more members than workers", { members: 256 }, "MEMBERS_EXCEED_WORKERS", ["members"]],
    ["more women than members", { womenMembers: 238 }, "WOMEN_EXCEED_MEMBERS", ["womenMembers"]],
    [
      "more non-public members than members",
      { nonPublicMembers: { value: 238 } },
      "NON_PUBLIC_EXCEED_MEMBERS",
      ["nonPublicMembers", "value"],
    ],
    [
      "a negative qualified count",
      { nonPublicMembers: { value: -1 } },
      "NUMBER_OUT_OF_RANGE",
      ["nonPublicMembers", "value"],
    ],
  ])("%s is refused", async (_case, change, code, path) => {
    const answer = await record(counts(at.neighbor, change));
    expect(answer.recordHeadcount.tradeUnion).toBeNull();
    expect(codes(answer)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await stored(at.neighbor)).toEqual([]);
  });

  test("all faults are named at once, in the caller's language", async () => {
    const answer = await record(counts(at.neighbor, { on: "2027-01-01", members: 900, womenMembers: 901 }));
    expect(answer.recordHeadcount.userErrors.map(({ code, message }) => [code, message])).toEqual([
      ["HEADCOUNT_IN_FUTURE", "The day of the count must not lie in the future."],
      ["MEMBERS_EXCEED_WORKERS", "There cannot be more members than workers."],
      ["WOMEN_EXCEED_MEMBERS", "There cannot be more women members than members."],
    ]);
  });

  test("unions above the grassroots and closed ones are not counted", async () => {
    expect(codes(await record(counts(at.community)))).toEqual([
      { code: "HEADCOUNT_IS_SUMMED", path: ["input", "tradeUnionId"] },
    ]);
    const closed = await grassroots();
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1`, [closed.id]);
    expect(codes(await record(counts(closed)))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
  });
});
