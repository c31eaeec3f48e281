import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation ChangeTradeUnion($input: ChangeTradeUnionInput!) {
  changeTradeUnion(input: $input) { tradeUnion { id version name } userErrors { code message path } }
}`;

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const tokenOf = (persona: Persona) => (persona === "stranger" ? undefined : persons[persona].token);

describe("changeTradeUnion", () => {
  test("the administrator renames a union; the journal says so", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const data = await program.data<{ changeTradeUnion: unknown }>(
      MUTATION,
      { input: { tradeUnionId: union.id, expectedVersion: 1, name: "新名称" } },
      { token: persons.administrator.token },
    );
    expect(data.changeTradeUnion).toEqual({ tradeUnion: { id: union.id, version: 2, name: "新名称" }, userErrors: [] });
    const entries = await program.sql("select action, actor_id from journal_entries where subject_id = $1", [union.id]);
    expect(entries).toEqual([{ action: "trade-union.changed", actor_id: persons.administrator.accountId }]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "administrator"), "stranger"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const answer = await program.run(
        MUTATION,
        { input: { tradeUnionId: at.union.id, expectedVersion: 1, name: "x" } },
        { token: tokenOf(persona) },
      );
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "stranger" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      const [row] = await program.sql("select name, version from trade_unions where id = $1", [at.union.id]);
      expect(row).toEqual({ name: "甲公司工会", version: 1 });
    },
  );

  test.each([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["an id that is none", { tradeUnionId: "x" }, "ID_NOT_VALID", ["input", "tradeUnionId"]],
    ["a stale version", { expectedVersion: 7 }, "STALE_VERSION", ["input", "expectedVersion"]],
    ["an empty name", { name: " " }, "TEXT_EMPTY", ["input", "name"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const data = await program.data<{ changeTradeUnion: { tradeUnion: null; userErrors: { code: string; path: string[] }[] } }>(
      MUTATION,
      { input: { tradeUnionId: at.union.id, expectedVersion: 1, name: "y", ...change } },
      { token: persons.administrator.token },
    );
    expect(data.changeTradeUnion.tradeUnion).toBeNull();
    expect(data.changeTradeUnion.userErrors.map(({ code, path }) => ({ code, path }))).toEqual([{ code, path }]);
  });
});
