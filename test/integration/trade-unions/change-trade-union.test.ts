import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const change = mutationOf(
  program,
  "changeTradeUnion",
  "tradeUnion { id version name creditCode address location { latitude } sizeClass ownershipTags }",
);

describe("changeTradeUnion", () => {
  test("the administrator renames a union; search, lists and the journal know", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const { tradeUnion, userErrors } = await change.run(
      { tradeUnionId: union.id, expectedVersion: 1, name: "新名称" },
      persons.administrator,
    );
    expect(userErrors).toEqual([]);
    expect(tradeUnion).toMatchObject({ id: union.id, version: 2, name: "新名称" });
    const [row] = await program.sql("select initials, search_text from trade_unions where id = $1", [union.id]);
    expect(row).toEqual({ initials: "xmc", search_text: `新名称 xmc ${union.code.toLowerCase()} ` });
    const names = await program.sql("select distinct name from trade_union_scopes where trade_union_id = $1", [
      union.id,
    ]);
    expect(names).toEqual([{ name: "新名称" }]);
    expect(await journalOf(program, union.id)).toEqual([
      { action: "trade-union.changed", actor_id: persons.administrator.accountId },
    ]);
  });

  test("what is left out stays, null empties, the same again changes nothing", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community, creditCode: "81350203MC1234566Y" });
    const all = {
      address: "某路1号",
      location: { latitude: 24.5, longitude: 118.1 },
      sizeClass: "II",
      ownershipTags: ["IN_DIFFICULTY"],
    };
    const first = await change.run({ tradeUnionId: union.id, expectedVersion: 1, ...all }, persons.administrator);
    expect(first["tradeUnion"]).toMatchObject({
      version: 2,
      creditCode: "81350203MC1234566Y",
      name: union.name,
      ...all,
      location: { latitude: 24.5 },
    });
    const again = await change.run({ tradeUnionId: union.id, expectedVersion: 2, ...all }, persons.administrator);
    expect(again["tradeUnion"]).toMatchObject({ version: 2 });
    const emptied = await change.run(
      { tradeUnionId: union.id, expectedVersion: 2, address: null, location: null, creditCode: null, name: null },
      persons.administrator,
    );
    expect(emptied["tradeUnion"]).toMatchObject({
      version: 3,
      name: union.name,
      address: null,
      location: null,
      creditCode: null,
    });
    expect(await journalOf(program, union.id)).toHaveLength(2);
  });

  test("of two who read the same version, the second is told", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const made = await Promise.all(
      ["甲", "乙", "丙"].map((name) =>
        change.run({ tradeUnionId: union.id, expectedVersion: 1, name }, persons.administrator),
      ),
    );
    expect(made.map(({ userErrors }) => userErrors.map(({ code }) => code).join()).sort()).toEqual([
      "",
      "STALE_VERSION",
      "STALE_VERSION",
    ]);
  });

  test("a union that is not within reach, closed, or only seen is not changed", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.community });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.otherStreet },
      { role: "LEADER", at: at.street },
    ]);
    const path = ["input", "tradeUnionId"];
    expect(
      await change.refused({ tradeUnionId: closed.id, expectedVersion: 1, name: "x" }, persons.administrator),
    ).toEqual([{ code: "TRADE_UNION_CLOSED", path }]);
    expect(await change.refused({ tradeUnionId: at.union.id, expectedVersion: 1, name: "x" }, both)).toEqual([
      { code: "NOT_PERMITTED", path },
    ]);
    expect(await change.refused({ tradeUnionId: at.root.id, expectedVersion: 1, name: "x" }, both)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path },
    ]);
  });

  test.each<[string, object, string, string[]]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["an id that is none", { tradeUnionId: "x" }, "ID_NOT_VALID", ["input", "tradeUnionId"]],
    ["a stale version", { expectedVersion: 7 }, "STALE_VERSION", ["input", "expectedVersion"]],
    ["an empty name", { name: " " }, "TEXT_EMPTY", ["input", "name"]],
    ["a form of another level", { form: "COMMUNITY" }, "TRADE_UNION_FORM_MISMATCH", ["input", "form"]],
    ["a wrong check character", { creditCode: "81350203MC0000004A" }, "CREDIT_CODE_NOT_VALID", ["input", "creditCode"]],
    [
      "a term end before the registered founding",
      { termEndsOn: "2021-12-31" },
      "DATES_OUT_OF_ORDER",
      ["input", "termEndsOn"],
    ],
    ["a long telephone", { contactPhone: "1".repeat(41) }, "TEXT_TOO_LONG", ["input", "contactPhone"]],
    ["too many tags", { ownershipTags: Array(7).fill("ABOVE_SCALE") }, "LIST_TOO_LONG", ["input", "ownershipTags"]],
  ])("%s is refused", async (_case, given, code, path) => {
    expect(
      await change.refused({ tradeUnionId: at.union.id, expectedVersion: 1, ...given }, persons.administrator),
    ).toEqual([{ code, path }]);
  });

  onlyFor(["administrator"], program, change, () => ({
    persons,
    input: { tradeUnionId: at.union.id, expectedVersion: 1, name: "x" },
    state: () => program.sql("select name, version from trade_unions where id = $1", [at.union.id]),
  }));
});
