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

const create = mutationOf(
  program,
  "createTradeUnion",
  "tradeUnion { id code version creditCode location { latitude longitude } path { id } }",
);
interface Created {
  tradeUnion: { id: string; code: string; creditCode: string | null; path: { id: string }[] } | null;
}
const input = (given: object = {}) => ({
  parentId: at.community.id,
  name: "示例楼宇联合工会",
  level: "GRASSROOTS",
  form: "BUILDING",
  idempotencyKey: randomUUID(),
  ...given,
});
const count = async () => (await program.sql<{ n: number }>("select count(*)::int as n from trade_unions"))[0]?.n;

describe("createTradeUnion", () => {
  test("a union with all its details stands in the tree, in every scope above, and in the journal", async () => {
    const { tradeUnion, userErrors } = await create.run<Created>(
      input({
        creditCode: "81350203MC0000004N",
        ownership: "PRIVATE",
        ownershipTags: ["ABOVE_SCALE"],
        foundedOn: "2026-03-01",
        termEndsOn: "2031-02-28",
        address: "思明区示例路1号",
        location: { latitude: 24.47, longitude: 118.09 },
        contactPhone: "0592-2661065",
        committeeSize: 7,
      }),
      persons.administrator,
    );
    expect(userErrors).toEqual([]);
    expect(tradeUnion).toMatchObject({
      version: 1,
      creditCode: "81350203MC0000004N",
      location: { latitude: 24.47, longitude: 118.09 },
    });
    expect(tradeUnion?.code).toBe(`${at.community.code}-0001`);
    expect(tradeUnion?.path.map(({ id }) => id)).toEqual([at.root.id, at.street.id, at.community.id, tradeUnion?.id]);
    const [row] = await program.sql(
      "select initials, founded_on::text, ownership_tags, address from trade_unions where id = $1",
      [tradeUnion?.id],
    );
    expect(row).toEqual({
      initials: "sllylhgh",
      founded_on: "2026-03-01",
      ownership_tags: ["ABOVE_SCALE"],
      address: "思明区示例路1号",
    });
    const scopes = await program.sql<{ scope_id: string }>(
      "select scope_id from trade_union_scopes where trade_union_id = $1",
      [tradeUnion?.id],
    );
    expect(scopes.map(({ scope_id }) => scope_id).sort()).toEqual(tradeUnion?.path.map(({ id }) => id).sort());
    expect(await journalOf(program, tradeUnion?.id ?? "")).toEqual([
      { action: "trade-union.created", actor_id: persons.administrator.accountId },
    ]);
  });

  test("codes go on counting; a chosen one is kept", async () => {
    const parent = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    const codes = [];
    for (const given of [{}, {}, { code: "OWN-1" }, { code: `${parent.code}-0041` }, {}]) {
      codes.push(
        (await create.run<Created>(input({ parentId: parent.id, ...given }), persons.administrator)).tradeUnion?.code,
      );
    }
    expect(codes).toEqual([
      `${parent.code}-0001`,
      `${parent.code}-0002`,
      "OWN-1",
      `${parent.code}-0041`,
      `${parent.code}-0042`,
    ]);
  });

  test("eight at once get eight codes", async () => {
    const parent = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    const made = await Promise.all(
      Array.from({ length: 8 }, () => create.run<Created>(input({ parentId: parent.id }), persons.administrator)),
    );
    expect(made.map(({ tradeUnion }) => tradeUnion?.code).sort()).toEqual(
      Array.from({ length: 8 }, (_, i) => `${parent.code}-000${i + 1}`),
    );
  });

  test("the same request again, in parallel and later, is the same union; another one under its key is refused", async () => {
    const same = input();
    const made = await Promise.all(Array.from({ length: 6 }, () => create.run<Created>(same, persons.administrator)));
    const ids = new Set(made.map(({ tradeUnion }) => tradeUnion?.id));
    expect(ids.size).toBe(1);
    const [id] = ids;
    await program.sql("update trade_unions set name = '后来改名' where id = $1", [id]);
    expect((await create.run<Created>(same, persons.administrator)).tradeUnion?.id).toBe(id);
    const reused = [{ code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] }];
    expect(await create.refused({ ...same, name: "另一个" }, persons.administrator)).toEqual(reused);
    expect(await create.refused({ ...same, parentId: at.otherCommunity.id }, persons.administrator)).toEqual(reused);
  });

  test("of two with one credit code at once, one is refused", async () => {
    const creditCode = "81350203MC0000012H";
    const made = await Promise.all(
      [at.community, at.otherCommunity].map(({ id }) =>
        create.run<Created>(input({ parentId: id, creditCode }), persons.administrator),
      ),
    );
    expect(made.map(({ tradeUnion }) => tradeUnion === null).sort()).toEqual([false, true]);
    expect(made.flatMap(({ userErrors }) => userErrors).map(({ code, path }) => ({ code, path }))).toEqual([
      { code: "CREDIT_CODE_TAKEN", path: ["input", "creditCode"] },
    ]);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown parent", () => ({ parentId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "parentId"]],
    ["an id that is none", () => ({ parentId: "x" }), "ID_NOT_VALID", ["input", "parentId"]],
    ["a key that is none", () => ({ idempotencyKey: "x" }), "ID_NOT_VALID", ["input", "idempotencyKey"]],
    ["an empty name", () => ({ name: "  " }), "TEXT_EMPTY", ["input", "name"]],
    ["a name that nobody sees", () => ({ name: "\u200B\u2060" }), "TEXT_EMPTY", ["input", "name"]],
    ["a long name", () => ({ name: "工".repeat(201) }), "TEXT_TOO_LONG", ["input", "name"]],
    ["a lone surrogate", () => ({ name: "\ud800" }), "TEXT_NOT_VALID", ["input", "name"]],
    ["a NUL", () => ({ address: "a\u0000" }), "TEXT_NOT_VALID", ["input", "address"]],
    [
      "a street below a community",
      () => ({ level: "STREET", form: "STREET_FEDERATION" }),
      "TRADE_UNION_LEVEL_MISMATCH",
      ["input", "level"],
    ],
    ["a street's form", () => ({ form: "STREET_FEDERATION" }), "TRADE_UNION_FORM_MISMATCH", ["input", "form"]],
    [
      "a wrong check character",
      () => ({ creditCode: "81350203MC0000004M" }),
      "CREDIT_CODE_NOT_VALID",
      ["input", "creditCode"],
    ],
    [
      "an employer's credit code",
      () => ({ creditCode: "9144030071526726XG" }),
      "CREDIT_CODE_OF_OTHER_KIND",
      ["input", "creditCode"],
    ],
    ["a code with blanks", () => ({ code: "a b" }), "TRADE_UNION_CODE_NOT_VALID", ["input", "code"]],
    ["a code that is taken", () => ({ code: at.union.code }), "TRADE_UNION_CODE_TAKEN", ["input", "code"]],
    ["founded tomorrow", () => ({ foundedOn: "2026-11-23" }), "DATE_OUT_OF_RANGE", ["input", "foundedOn"]],
    [
      "a term that ends before it begins",
      () => ({ termStartsOn: "2026-02-01", termEndsOn: "2026-01-31" }),
      "DATES_OUT_OF_ORDER",
      ["input", "termEndsOn"],
    ],
    [
      "a term that ends before the founding",
      () => ({ foundedOn: "2026-02-01", termEndsOn: "2026-01-31" }),
      "DATES_OUT_OF_ORDER",
      ["input", "termEndsOn"],
    ],
    ["a day in the far future", () => ({ termEndsOn: "2300-01-01" }), "DATE_OUT_OF_RANGE", ["input", "termEndsOn"]],
    [
      "a place off the map",
      () => ({ location: { latitude: 91, longitude: 0 } }),
      "NUMBER_OUT_OF_RANGE",
      ["input", "location", "latitude"],
    ],
    ["a committee of none", () => ({ committeeSize: 0 }), "NUMBER_OUT_OF_RANGE", ["input", "committeeSize"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const before = await count();
    expect(await create.refused(input(change()), persons.administrator)).toEqual([{ code, path }]);
    expect(await count()).toBe(before);
  });

  test("every fault is named at once", async () => {
    const faults = await create.refused(
      input({ level: "COMMUNITY", form: "SINGLE", creditCode: "x", code: "!" }),
      persons.administrator,
    );
    expect(faults.map(({ code }) => code)).toEqual([
      ...[
        "TRADE_UNION_LEVEL_MISMATCH",
        "TRADE_UNION_CODE_NOT_VALID",
        "CREDIT_CODE_NOT_VALID",
        "TRADE_UNION_FORM_MISMATCH",
      ],
    ]);
  });

  test("nothing is added below a closed union, nor by an administrator of elsewhere", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    expect(await create.refused(input({ parentId: closed.id }), persons.administrator)).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "parentId"] },
    ]);
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    expect(await create.refused(input(), elsewhere)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "parentId"] },
    ]);
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.otherStreet },
      { role: "LEADER", at: at.root },
    ]);
    expect(await create.refused(input(), both)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "parentId"] }]);
  });

  onlyFor(["administrator"], program, create, () => ({ persons, input: input(), state: count }));
});
