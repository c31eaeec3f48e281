import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const MUTATION = `mutation EndOffice($input: EndOfficeInput!) {
  endOffice(input: $input) { officer { id until version warnings { code } } userErrors { code path } }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  endOffice: { officer: Record<string, unknown> | null; userErrors: { code: string; path: string[] }[] };
}

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const end = async (input: unknown, persona: Persona = "administrator") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).endOffice;
const stored = async (id: string) =>
  (await program.sql("select until::text, version from officers where id = $1", [id]))[0];

describe("endOffice", () => {
  test("the officer leaves the list on the same day and stays in the history", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const id = await organizationBuilders(program).officer(union, { post: "CHAIR", kind: "UNIT_HEAD" });
    expect(await end({ officerId: id, expectedVersion: 1, on: TODAY })).toEqual({
      officer: { id, until: TODAY, version: 2, warnings: [] },
      userErrors: [],
    });
    const { tradeUnion } = await program.data<{ tradeUnion: unknown }>(
      `query($id: ID!) { tradeUnion(id: $id) { officers { id } officerWarnings { code message } } }`,
      { id: union.id },
      { token: persons.administrator.token },
    );
    expect(tradeUnion).toEqual({
      officers: [],
      officerWarnings: [{ code: "CHAIR_VACANT", message: "The post of chair has been vacant for 0 days." }],
    });
    const entries = await program.sql("select action, details from journal_entries where subject_id = $1", [id]);
    expect(entries).toEqual([
      { action: "officer.ended", details: { tradeUnionId: union.id, post: "CHAIR", until: TODAY } },
    ]);
  });

  test("of two who end the same office one is refused", async () => {
    const id = await organizationBuilders(program).officer(at.neighbor);
    const answers = await Promise.all([1, 2].map(() => end({ officerId: id, expectedVersion: 1, on: TODAY })));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await stored(id)).toEqual({ until: TODAY, version: 2 });
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "administrator"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const id = await organizationBuilders(program).officer(at.union);
      const answer = await program.run(
        MUTATION,
        { input: { officerId: id, expectedVersion: 1, on: TODAY } },
        { token: tokenOf(persona) },
      );
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(id)).toEqual({ until: null, version: 1 });
    },
  );

  test.each<[string, Record<string, unknown>, string, string]>([
    ["an unknown officer", { officerId: randomUUID() }, "OFFICER_NOT_FOUND", "officerId"],
    ["an id that is none", { officerId: "x" }, "ID_NOT_VALID", "officerId"],
    ["a stale version", { expectedVersion: 7 }, "STALE_VERSION", "expectedVersion"],
    ["an end to come", { on: "2026-11-23" }, "OFFICE_DATE_IN_FUTURE", "on"],
    ["an end before the beginning", { on: "2024-12-31" }, "DATES_OUT_OF_ORDER", "on"],
  ])("%s is refused", async (_case, given, code, field) => {
    const id = await organizationBuilders(program).officer(at.union);
    expect(await end({ officerId: id, expectedVersion: 1, on: TODAY, ...given })).toEqual({
      officer: null,
      userErrors: [{ code, path: ["input", field] }],
    });
    expect(await stored(id)).toEqual({ until: null, version: 1 });
  });

  test("an office ends once, and outside the reach it does not exist", async () => {
    const { officer } = organizationBuilders(program);
    const former = await officer(at.union, { until: "2026-01-01" });
    expect((await end({ officerId: former, expectedVersion: 1, on: TODAY })).userErrors).toEqual([
      { code: "OFFICE_ALREADY_ENDED", path: ["input", "officerId"] },
    ]);
    const local = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.otherCommunity },
    ]);
    const run = async (officerId: string) => {
      const input = { officerId, expectedVersion: 1, on: TODAY };
      return (await program.data<Answer>(MUTATION, { input }, { token: local.token })).endOffice.userErrors.map(
        ({ code }) => code,
      );
    };
    expect(await run(await officer(at.otherStreet))).toEqual(["OFFICER_NOT_FOUND"]);
    expect(await run(await officer(at.farUnion))).toEqual(["NOT_PERMITTED"]);
  });
});
