import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation ChangeOfficer($input: ChangeOfficerInput!) {
  changeOfficer(input: $input) {
    officer { id name concurrentPost concurrentPostKind since trainedOn version warnings { code } }
    userErrors { code path }
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
  changeOfficer: { officer: Record<string, unknown> | null; userErrors: { code: string; path: string[] }[] };
}

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const change = async (input: unknown, persona: Persona = "administrator") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).changeOfficer;
const officerOf = (given: Parameters<ReturnType<typeof organizationBuilders>["officer"]>[1] = {}) =>
  builders(program)
    .tradeUnion({ parent: at.community })
    .then((union) => organizationBuilders(program).officer(union, given));
const stored = async (id: string) => (await program.sql("select name, version from officers where id = $1", [id]))[0];

describe("changeOfficer", () => {
  test("corrects what is given and leaves the rest; null clears; the journal names the fields", async () => {
    const id = await officerOf({ post: "CHAIR", since: "2024-01-01" });
    const first = await change({
      officerId: id,
      expectedVersion: 1,
      concurrentPost: "合伙人",
      concurrentPostKind: "PARTNER",
      trainedOn: "2024-06-01",
    });
    expect(first).toEqual({
      officer: {
        id,
        name: "张三",
        concurrentPost: "合伙人",
        concurrentPostKind: "PARTNER",
        since: "2024-01-01",
        trainedOn: "2024-06-01",
        version: 2,
        warnings: [{ code: "CHAIR_NOT_ELIGIBLE" }],
      },
      userErrors: [],
    });
    const second = await change({
      officerId: id,
      expectedVersion: 2,
      concurrentPost: null,
      concurrentPostKind: null,
      name: "李四",
    });
    expect(second.officer).toMatchObject({
      name: "李四",
      concurrentPost: null,
      concurrentPostKind: null,
      version: 3,
      warnings: [],
    });
    const entries = await program.sql(
      "select action, details from journal_entries where subject_id = $1 order by at, id",
      [id],
    );
    expect(entries).toEqual([
      { action: "officer.changed", details: { fields: ["concurrentPost", "concurrentPostKind", "trainedOn"] } },
      { action: "officer.changed", details: { fields: ["name", "concurrentPost", "concurrentPostKind"] } },
    ]);
  });

  test("of two changes read at the same version one is refused", async () => {
    const id = await officerOf();
    const answers = await Promise.all(["甲", "乙"].map((name) => change({ officerId: id, expectedVersion: 1, name })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await stored(id)).toMatchObject({ version: 2 });
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "administrator"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const id = await organizationBuilders(program).officer(at.union);
      const answer = await program.run(
        MUTATION,
        { input: { officerId: id, expectedVersion: 1, name: "x" } },
        { token: tokenOf(persona) },
      );
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(id)).toEqual({ name: "张三", version: 1 });
    },
  );

  test("an officer elsewhere is answered like one that does not exist, by the same statements", async () => {
    const { person } = builders(program);
    const local = await person([{ role: "ADMINISTRATOR", at: at.street }]);
    const hidden = await organizationBuilders(program).officer(at.farUnion);
    const run = async (officerId: string) => {
      program.statements.length = 0;
      const input = { officerId, expectedVersion: 1, name: "x" };
      const { changeOfficer } = await program.data<Answer>(MUTATION, { input }, { token: local.token });
      return { ...changeOfficer, statements: program.statements.length };
    };
    const unknown = await run(randomUUID());
    expect(unknown.userErrors).toEqual([{ code: "OFFICER_NOT_FOUND", path: ["input", "officerId"] }]);
    expect(await run(hidden)).toEqual(unknown);
    expect(await stored(hidden)).toEqual({ name: "张三", version: 1 });
  });

  test("a visible officer of a union that one may not write stays", async () => {
    const { person } = builders(program);
    const both = await person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    const id = await organizationBuilders(program).officer(at.farUnion);
    const input = { officerId: id, expectedVersion: 1, name: "x" };
    const { changeOfficer } = await program.data<Answer>(MUTATION, { input }, { token: both.token });
    expect(changeOfficer.userErrors).toEqual([{ code: "NOT_PERMITTED", path: ["input", "officerId"] }]);
    expect(await stored(id)).toEqual({ name: "张三", version: 1 });
  });

  test.each<[string, Record<string, unknown>, string, string]>([
    ["a stale version", { expectedVersion: 7 }, "STALE_VERSION", "expectedVersion"],
    ["an id that is none", { officerId: "x" }, "ID_NOT_VALID", "officerId"],
    ["an empty name", { name: "" }, "TEXT_EMPTY", "name"],
    ["a beginning to come", { since: "2026-11-23" }, "OFFICE_DATE_IN_FUTURE", "since"],
    ["a concurrent post of no kind", { concurrentPost: "经理" }, "CONCURRENT_POST_KIND_MISSING", "concurrentPostKind"],
    ["a Party body of nobody", { partyBodyKind: "BRANCH" }, "PARTY_BODY_KIND_NOT_EXPECTED", "partyBodyKind"],
    ["an unknown account", { accountId: randomUUID() }, "OFFICER_ACCOUNT_NOT_FOUND", "accountId"],
  ])("%s is refused", async (_case, given, code, field) => {
    const id = await officerOf();
    const answer = await change({ officerId: id, expectedVersion: 1, ...given });
    expect(answer).toEqual({ officer: null, userErrors: [{ code, path: ["input", field] }] });
    expect(await stored(id)).toEqual({ name: "张三", version: 1 });
  });

  test("a former officer stays as it was, and a chair is not moved into another's time", async () => {
    const former = await officerOf({ until: "2026-01-01" });
    expect((await change({ officerId: former, expectedVersion: 1, name: "x" })).userErrors).toEqual([
      { code: "OFFICE_ALREADY_ENDED", path: ["input", "officerId"] },
    ]);
    const { officer } = organizationBuilders(program);
    await officer(at.neighbor, { post: "CHAIR", since: "2020-01-01", until: "2024-12-31" });
    const chair = await officer(at.neighbor, { post: "CHAIR", since: "2025-01-01" });
    expect((await change({ officerId: chair, expectedVersion: 1, since: "2024-12-30" })).userErrors).toEqual([
      { code: "CHAIR_ALREADY_IN_OFFICE", path: ["input", "since"] },
    ]);
    expect((await change({ officerId: chair, expectedVersion: 1, since: "2024-12-31" })).userErrors).toEqual([]);
  });
});
