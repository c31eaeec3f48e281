import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const MUTATION = `mutation AppointOfficer($input: AppointOfficerInput!) {
  appointOfficer(input: $input) {
    officer { id name post concurrentPost concurrentPostKind partyBodyKind since until trainedOn version warnings { code message } }
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
  appointOfficer: {
    officer: ({ id: string; warnings: { code: string; message: string }[] } & Record<string, unknown>) | null;
    userErrors: { code: string; path: string[] }[];
  };
}

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const appointment = (union: BuiltUnion, change: Record<string, unknown> = {}) => ({
  tradeUnionId: union.id,
  name: "李明",
  post: "CHAIR",
  concurrentPost: "行政部经理",
  concurrentPostKind: "MIDDLE_MANAGER",
  since: "2026-03-01",
  trainedOn: "2026-05-01",
  idempotencyKey: randomUUID(),
  ...change,
});
const appoint = async (input: unknown, persona: Persona = "administrator", headers = {}) =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona), headers })).appointOfficer;
const codes = (answer: Answer["appointOfficer"]) => answer.userErrors.map(({ code, path }) => ({ code, path }));
const stored = (union: BuiltUnion) =>
  program.sql(`select id, name, post from officers where trade_union_id = $1`, [union.id]);
const grassroots = (given: { ownership?: string | null } = {}) =>
  builders(program).tradeUnion({ parent: at.community, ...given });

describe("appointOfficer", () => {
  test("enters a chair without doubts; the journal names the post, not the person", async () => {
    const union = await grassroots();
    const answer = await appoint(appointment(union));
    expect(answer).toEqual({
      officer: {
        id: expect.any(String),
        name: "李明",
        post: "CHAIR",
        concurrentPost: "行政部经理",
        concurrentPostKind: "MIDDLE_MANAGER",
        partyBodyKind: null,
        since: "2026-03-01",
        until: null,
        trainedOn: "2026-05-01",
        version: 1,
        warnings: [],
      },
      userErrors: [],
    });
    const entries = await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [
      answer.officer?.id,
    ]);
    expect(entries).toEqual([
      {
        action: "officer.appointed",
        actor_id: persons.administrator.accountId,
        details: { tradeUnionId: union.id, post: "CHAIR", since: "2026-03-01" },
      },
    ]);
  });

  test.each([
    ["PRIVATE", "CHAIR_NOT_ELIGIBLE", "In an enterprise, this person may not chair the union: deputy executive head."],
    [
      "SOE",
      "CHAIR_ELIGIBILITY_TO_REVIEW",
      "Whether this person may chair the union has to be reviewed: deputy executive head.",
    ],
  ])("a deputy head as chair of a %s union is entered with a warning", async (ownership, code, message) => {
    const union = await grassroots({ ownership });
    const answer = await appoint(
      appointment(union, { concurrentPost: "副总经理", concurrentPostKind: "UNIT_DEPUTY_HEAD" }),
    );
    expect(answer.officer?.warnings).toEqual([{ code, message }]);
    expect(await stored(union)).toHaveLength(1);
  });

  test("a warning speaks Chinese to who reads Chinese", async () => {
    const union = await grassroots({ ownership: "FOREIGN" });
    await program.sql("update accounts set language = 'zh-CN' where id = $1", [persons.administrator.accountId]);
    const answer = await appoint(appointment(union, { concurrentPost: "厂长", concurrentPostKind: "UNIT_HEAD" }));
    await program.sql("update accounts set language = 'en' where id = $1", [persons.administrator.accountId]);
    expect(answer.officer?.warnings).toEqual([
      { code: "CHAIR_NOT_ELIGIBLE", message: "单位正职不得担任本企业工会主席。" },
    ]);
  });

  test("the head of a government body chairs its union without a warning, and so does a deputy Party secretary a street's", async () => {
    const office = await grassroots({ ownership: "GOVERNMENT" });
    const head = await appoint(appointment(office, { concurrentPost: "局长", concurrentPostKind: "UNIT_HEAD" }));
    expect(head.officer?.warnings).toEqual([]);
    const secretary = await appoint(
      appointment(at.street, {
        concurrentPost: "党工委副书记",
        concurrentPostKind: "PARTY_DEPUTY_SECRETARY",
        partyBodyKind: "WORKING_COMMITTEE",
      }),
    );
    expect(secretary.officer).toMatchObject({ partyBodyKind: "WORKING_COMMITTEE", warnings: [] });
  });

  test("the same key again gives the same officer, also at once and after a change; other content is refused", async () => {
    const union = await grassroots();
    const input = appointment(union);
    const answers = await Promise.all(Array.from({ length: 8 }, () => appoint(input)));
    expect(new Set(answers.map(({ officer }) => officer?.id)).size).toBe(1);
    expect(answers.flatMap(codes)).toEqual([]);
    await program.sql("update officers set name = '李 明', version = 2 where trade_union_id = $1", [union.id]);
    expect((await appoint(input)).officer).toMatchObject({ id: answers[0]?.officer?.id, name: "李 明" });
    expect(codes(await appoint({ ...input, name: "王芳" }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(codes(await appoint({ ...input, tradeUnionId: at.neighbor.id }))).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await stored(union)).toHaveLength(1);
  });

  test("of 8 chairs appointed at once one takes office", async () => {
    const union = await grassroots();
    const answers = await Promise.all(Array.from({ length: 8 }, () => appoint(appointment(union))));
    expect(answers.filter(({ officer }) => officer !== null)).toHaveLength(1);
    expect(answers.flatMap(codes)).toEqual(Array(7).fill({ code: "CHAIR_ALREADY_IN_OFFICE", path: ["input", "post"] }));
    expect(await stored(union)).toHaveLength(1);
  });

  test("a new chair begins on the day the last one left, not before", async () => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, { post: "CHAIR", since: "2020-01-01", until: "2026-03-01" });
    expect(codes(await appoint(appointment(union, { since: "2026-02-28" })))).toEqual([
      { code: "CHAIR_ALREADY_IN_OFFICE", path: ["input", "post"] },
    ]);
    expect(codes(await appoint(appointment(union, { since: "2026-03-01" })))).toEqual([]);
  });

  test("100 officers are the most that a union has", async () => {
    const union = await grassroots();
    const { officer } = organizationBuilders(program);
    for (let i = 0; i < 100; i++) await officer(union);
    expect(codes(await appoint(appointment(union)))).toEqual([
      { code: "OFFICERS_TOO_MANY", path: ["input", "tradeUnionId"] },
    ]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "administrator"), "anonymous"])(
    "%s may not, and nothing is written",
    async (persona) => {
      const answer = await program.run(MUTATION, { input: appointment(at.union) }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(at.union)).toEqual([]);
    },
  );

  test("an administrator of one street neither sees the other street's unions nor writes where they only read", async () => {
    const { person } = builders(program);
    const local = await person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.farUnion },
    ]);
    const run = async (union: BuiltUnion) =>
      (await program.data<Answer>(MUTATION, { input: appointment(union) }, { token: local.token })).appointOfficer;
    expect(codes(await run(at.otherCommunity))).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
    expect(codes(await run(at.farUnion))).toEqual([{ code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] }]);
    expect(await stored(at.farUnion)).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", "tradeUnionId"],
    ["an id that is none", { tradeUnionId: "x" }, "ID_NOT_VALID", "tradeUnionId"],
    ["a key that is none", { idempotencyKey: "x" }, "ID_NOT_VALID", "idempotencyKey"],
    ["an empty name", { name: " " }, "TEXT_EMPTY", "name"],
    ["a name of 101 characters", { name: "李".repeat(101) }, "TEXT_TOO_LONG", "name"],
    ["a name with a lone surrogate", { name: "李\ud800" }, "TEXT_NOT_VALID", "name"],
    ["a beginning to come", { since: "2026-11-23" }, "OFFICE_DATE_IN_FUTURE", "since"],
    ["a training to come", { trainedOn: "2026-11-23" }, "OFFICE_DATE_IN_FUTURE", "trainedOn"],
    ["a beginning long past", { since: "1900-01-01" }, "DATE_OUT_OF_RANGE", "since"],
    [
      "a concurrent post of no kind",
      { concurrentPostKind: null },
      "CONCURRENT_POST_KIND_MISSING",
      "concurrentPostKind",
    ],
    ["a Party body of a manager", { partyBodyKind: "BRANCH" }, "PARTY_BODY_KIND_NOT_EXPECTED", "partyBodyKind"],
    ["an unknown account", { accountId: randomUUID() }, "OFFICER_ACCOUNT_NOT_FOUND", "accountId"],
  ])("%s is refused", async (_case, change, code, field) => {
    const answer = await appoint(appointment(at.neighbor, change));
    expect(answer.officer).toBeNull();
    expect(codes(answer)).toEqual([{ code, path: ["input", field] }]);
    expect(await stored(at.neighbor)).toEqual([]);
  });

  test("a closed union gets no officers", async () => {
    const closed = await grassroots();
    await program.sql(`update trade_unions set status = 'CLOSED', closed_on = $2 where id = $1`, [closed.id, TODAY]);
    expect(codes(await appoint(appointment(closed)))).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
  });
});
