import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
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

const close = mutationOf(program, "closeTradeUnion", "tradeUnion { id status version closedOn closedReason }");
const create = mutationOf(program, "createTradeUnion", "tradeUnion { id }");
const input = (tradeUnionId: string, given: object = {}) => ({
  tradeUnionId,
  expectedVersion: 1,
  reason: "DISSOLVED",
  on: "2026-11-01",
  ...given,
});

describe("closeTradeUnion", () => {
  test("a union ends with its coverage and sites; lists leave it out, its grants and history stay", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community, name: "将撤工会" });
    const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const employer = await organizationBuilders(program).employer([
      { at: union, kind: "PRIMARY" },
      { at: at.union, kind: "SECONDARY" },
    ]);
    await program.sql(
      `insert into sites (id, trade_union_id, kind, name, created_at) values ($1, $2, 'BRANCH', '小家', now())`,
      [randomUUID(), union.id],
    );
    const { tradeUnion, userErrors } = await close.run(input(union.id), persons.administrator);
    expect(userErrors).toEqual([]);
    expect(tradeUnion).toEqual({
      id: union.id,
      status: "CLOSED",
      version: 2,
      closedOn: "2026-11-01",
      closedReason: "DISSOLVED",
    });
    const coverages = await program.sql(
      "select kind, until::text from coverages where employer_id = $1 order by kind",
      [employer],
    );
    expect(coverages).toEqual([
      { kind: "PRIMARY", until: "2026-11-01" },
      { kind: "SECONDARY", until: null },
    ]);
    expect(await program.sql("select closed_on::text from sites where trade_union_id = $1", [union.id])).toEqual([
      { closed_on: "2026-11-01" },
    ]);
    const seen = await program.data<{ tradeUnion: unknown; tradeUnions: { edges: unknown[] } }>(
      "query ($id: ID!) { tradeUnion(id: $id) { status } tradeUnions(first: 10) { edges { node { id } } } }",
      { id: union.id },
      { token: officer.token },
    );
    expect(seen).toEqual({ tradeUnion: { status: "CLOSED" }, tradeUnions: { edges: [] } });
    expect(await journalOf(program, union.id)).toEqual([
      { action: "trade-union.closed", actor_id: persons.administrator.accountId },
    ]);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["a stale version", () => ({ expectedVersion: 3 }), "STALE_VERSION", ["input", "expectedVersion"]],
    ["tomorrow", () => ({ on: "2026-11-23" }), "DATE_OUT_OF_RANGE", ["input", "on"]],
    ["a day before the founding", () => ({ on: "2021-12-31" }), "DATE_OUT_OF_RANGE", ["input", "on"]],
    [
      "a union with active ones below",
      () => ({ tradeUnionId: at.community.id }),
      "TRADE_UNION_HAS_CHILDREN",
      ["input", "tradeUnionId"],
    ],
  ])("%s is refused", async (_case, given, code, path) => {
    expect(await close.refused(input(at.neighbor.id, given()), persons.administrator)).toEqual([{ code, path }]);
  });

  test("once the last below is closed it can be closed too, but not twice", async () => {
    const community = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    const union = await builders(program).tradeUnion({ parent: community });
    expect(await close.refused(input(union.id), persons.administrator)).toEqual([]);
    expect(await close.refused(input(community.id), persons.administrator)).toEqual([]);
    expect(await close.refused(input(community.id, { expectedVersion: 2 }), persons.administrator)).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
  });

  test("closing and adding below at once: one of them is refused", async () => {
    for (let round = 0; round < 4; round++) {
      const community = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
      const added = {
        parentId: community.id,
        name: "新建工会",
        level: "GRASSROOTS",
        form: "SINGLE",
        idempotencyKey: randomUUID(),
      };
      const codes = (
        await Promise.all([
          close.refused(input(community.id), persons.administrator),
          create.refused(added, persons.administrator),
        ])
      ).map((refusals) => refusals.map(({ code }) => code).join());
      expect([
        ["", "TRADE_UNION_CLOSED"],
        ["TRADE_UNION_HAS_CHILDREN", ""],
      ]).toContainEqual(codes);
    }
  });

  onlyFor(["administrator"], program, close, () => ({
    persons,
    input: input(at.union.id),
    state: () => program.sql("select status, version from trade_unions where id = $1", [at.union.id]),
  }));
});
