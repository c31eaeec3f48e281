import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
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

const move = mutationOf(program, "moveTradeUnion", "tradeUnion { id version parent { id } path { id } }");
const create = mutationOf(program, "createTradeUnion", "tradeUnion { id }");
const input = (union: BuiltUnion, parent: BuiltUnion, given: object = {}) => ({
  tradeUnionId: union.id,
  parentId: parent.id,
  expectedVersion: 1,
  reason: "区划调整",
  ...given,
});

/** Every path must be its parent's with the union's own number behind, and every ancestor must have its row. */
const faultsOfTree = async () => {
  const paths = await program.sql(
    `select u.id from trade_unions u left join trade_unions p on p.id = u.parent_id
     where u.path <> coalesce(p.path || u.number::text, u.number::text::ltree)`,
  );
  const scopes = await program.sql(
    `(select a.id as scope_id, u.id as trade_union_id, u.level, u.status, u.name, u.code from trade_unions u join trade_unions a on u.path <@ a.path
      except select scope_id, trade_union_id, level, status, name, code from trade_union_scopes)
     union all
     (select scope_id, trade_union_id, level, status, name, code from trade_union_scopes
      except select a.id, u.id, u.level, u.status, u.name, u.code from trade_unions u join trade_unions a on u.path <@ a.path)`,
  );
  return [...paths, ...scopes];
};

describe("moveTradeUnion", () => {
  test("a community moves to another street with everything below it", async () => {
    const { tradeUnion } = builders(program);
    const community = await tradeUnion({ parent: at.street, form: "COMMUNITY" });
    const union = await tradeUnion({ parent: community });
    const { tradeUnion: moved } = await move.run<{ tradeUnion: unknown }>(
      input(community, at.otherStreet),
      persons.administrator,
    );
    expect(moved).toEqual({
      id: community.id,
      version: 2,
      parent: { id: at.otherStreet.id },
      path: [{ id: at.root.id }, { id: at.otherStreet.id }, { id: community.id }],
    });
    const [below] = await program.sql("select ltree2text(path) as path, version from trade_unions where id = $1", [
      union.id,
    ]);
    expect(below).toEqual({ path: `${at.otherStreet.path}.${community.number}.${union.number}`, version: 1 });
    expect(await faultsOfTree()).toEqual([]);
    expect(await journalOf(program, community.id)).toEqual([
      { action: "trade-union.moved", actor_id: persons.administrator.accountId },
    ]);
    const officer = await program.data<{ tradeUnion: unknown }>(
      "query ($id: ID!) { tradeUnion(id: $id) { id } }",
      { id: union.id },
      { token: persons.streetOfficer.token },
    );
    expect(officer.tradeUnion).toBeNull();
  });

  test("a grassroots union may hang directly below a street", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    expect((await move.run(input(union, at.street), persons.administrator)).userErrors).toEqual([]);
    expect(await faultsOfTree()).toEqual([]);
  });

  test("to where it is already: nothing happens", async () => {
    const { tradeUnion } = await move.run<{ tradeUnion: { version: number } }>(
      input(at.neighbor, at.community),
      persons.administrator,
    );
    expect(tradeUnion.version).toBe(1);
    expect(await journalOf(program, at.neighbor.id)).toEqual([]);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["an unknown parent", () => ({ parentId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "parentId"]],
    ["an id that is none", () => ({ parentId: "x" }), "ID_NOT_VALID", ["input", "parentId"]],
    ["a stale version", () => ({ expectedVersion: 9 }), "STALE_VERSION", ["input", "expectedVersion"]],
    ["no reason", () => ({ reason: " " }), "TEXT_EMPTY", ["input", "reason"]],
    ["below itself", () => ({ parentId: at.street.id }), "TRADE_UNION_BELOW_ITSELF", ["input", "parentId"]],
    [
      "below what hangs below it",
      () => ({ parentId: at.community.id }),
      "TRADE_UNION_BELOW_ITSELF",
      ["input", "parentId"],
    ],
    [
      "below another of its level",
      () => ({ parentId: at.otherStreet.id }),
      "TRADE_UNION_LEVEL_MISMATCH",
      ["input", "parentId"],
    ],
  ])("%s is refused", async (_case, given, code, path) => {
    expect(await move.refused(input(at.street, at.root, given()), persons.administrator)).toEqual([{ code, path }]);
    expect(await faultsOfTree()).toEqual([]);
  });

  test("an administrator needs both places", async () => {
    const path = ["input", "parentId"];
    const one = await builders(program).person([{ role: "ADMINISTRATOR", at: at.street }]);
    expect(await move.refused(input(at.union, at.otherCommunity), one)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path },
    ]);
    const seeing = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect(await move.refused(input(at.union, at.otherCommunity), seeing)).toEqual([{ code: "NOT_PERMITTED", path }]);
  });

  test("a closed parent takes nobody in", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.street, form: "COMMUNITY" });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-01-01' where id = $1", [closed.id]);
    expect(await move.refused(input(at.union, closed), persons.administrator)).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "parentId"] },
    ]);
  });

  test("moves at once of everything around make no circle and lose nobody", async () => {
    const { tradeUnion } = builders(program);
    const communities = await Promise.all(
      Array.from({ length: 4 }, () => tradeUnion({ parent: at.street, form: "COMMUNITY" })),
    );
    const unions = await Promise.all(communities.map((parent) => tradeUnion({ parent })));
    const requests = communities.flatMap((community, i) => [
      move.run(input(community, at.otherStreet), persons.administrator),
      move.run(input(unions[i] ?? community, communities[(i + 1) % 4] ?? community), persons.administrator),
      move.run(input(unions[i] ?? community, communities[(i + 2) % 4] ?? community), persons.administrator),
    ]);
    const codes = (await Promise.all(requests)).flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(Array(4).fill("STALE_VERSION"));
    expect(await faultsOfTree()).toEqual([]);
  });

  test("a union that is added below a subtree on the move goes with it", async () => {
    const { tradeUnion } = builders(program);
    for (let round = 0; round < 4; round++) {
      const community = await tradeUnion({ parent: at.street, form: "COMMUNITY" });
      const added = () =>
        create.run(
          {
            parentId: community.id,
            name: "新建工会",
            level: "GRASSROOTS",
            form: "SINGLE",
            idempotencyKey: randomUUID(),
          },
          persons.administrator,
        );
      const answers = await Promise.all([
        added(),
        move.run(input(community, at.otherStreet), persons.administrator),
        added(),
        added(),
      ]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
      expect(await faultsOfTree()).toEqual([]);
    }
  });

  onlyFor(["administrator"], program, move, () => ({
    persons,
    input: input(at.union, at.otherCommunity),
    state: () =>
      program.sql("select parent_id, ltree2text(path) as path, version from trade_unions where id = $1", [at.union.id]),
  }));
});
