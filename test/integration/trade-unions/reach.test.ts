import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { holds, isWithin, type Actor } from "../../../src/platform/access/actor.js";
import { managerOn } from "../../../src/platform/database/client-manager.js";
import { rows, sql, type Sql } from "../../../src/platform/database/sql.js";
import {
  atOrBelow,
  inScope,
  liesIn,
  overlaps,
  scopeWithin,
  withinReach,
} from "../../../src/modules/trade-unions/tree/trade-union.queries.js";
import { scopesOf } from "../../../src/modules/trade-unions/tree/trade-union.policy.js";
import { builders } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

/** Those of a list that meet a condition on `u`. */
const meeting = <T>(from: Sql, condition: Sql): Promise<T[]> =>
  program.alone(async (client) =>
    (await rows<{ it: T }>(managerOn(client), sql`select u.it from ${from} where ${condition} order by 1`)).map(
      ({ it }) => it,
    ),
  );

/** Places whose numbers begin alike, so that a prefix of the text is not yet one of the path. */
const path = fc
  .array(fc.constantFrom("1", "2", "12"), { minLength: 1, maxLength: 4 })
  .map((places) => places.join("."));
const grants = fc.array(fc.record({ path, permissions: fc.subarray(["read", "write"]) }), { maxLength: 4 });
const actorOf = (given: readonly { path: string; permissions: string[] }[]): Actor =>
  ({ grants: given.map((grant) => ({ ...grant, permissions: new Set(grant.permissions) })) }) as unknown as Actor;

test("where an actor's reach goes is the same in SQL and TypeScript", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 30 }), grants, async (paths, given) => {
      const from = sql`(select p as it, p::ltree as path from unnest(${paths}::text[]) as p) u`;
      const actor = actorOf(given);
      const nodes = given.map((grant) => grant.path);
      const column = sql`u.path`;
      const all = paths.toSorted();
      const lies = (one: string, other: string) => isWithin(one, other);
      const sorted = (found: string[]) => found.toSorted();
      expect(sorted(await meeting(from, withinReach(actor, column)))).toEqual(
        all.filter((each) => actor.grants.some((grant) => isWithin(each, grant.path))),
      );
      expect(sorted(await meeting(from, withinReach(actor, column, "write")))).toEqual(
        all.filter((each) => holds(actor, "write", each)),
      );
      expect(sorted(await meeting(from, atOrBelow(column, nodes)))).toEqual(
        all.filter((each) => nodes.some((node) => lies(each, node))),
      );
      expect(sorted(await meeting(from, overlaps(column, nodes)))).toEqual(
        all.filter((each) => nodes.some((node) => lies(each, node) || lies(node, each))),
      );
    }),
    { numRuns: 25 },
  );
});

test("what lies in a scope follows the tree, and a scope out of reach holds nothing", async () => {
  const at = await builders(program).district();
  const unions = await program.sql<{ id: string; path: string }>(
    "select id, ltree2text(path) as path from trade_unions order by id",
  );
  const pathOf = (id: string) => unions.find((union) => union.id === id)?.path ?? "";
  const from = sql`(select id as it, id from trade_unions) u`;
  for (const reachedId of [at.root.id, at.street.id, at.community.id]) {
    const actor = {
      grants: [{ id: "", role: "", nodeId: reachedId, path: pathOf(reachedId), permissions: new Set(["read"]) }],
    } as unknown as Actor;
    for (const { id: scope, path: scopePath } of unions) {
      const below = unions.filter((union) => isWithin(union.path, scopePath)).map(({ id }) => id);
      const isReached = isWithin(scopePath, pathOf(reachedId));
      expect(await meeting(from, liesIn(sql`${scope}::uuid`, sql`u.id`))).toEqual(below);
      expect(await meeting(from, inScope(actor, scope, sql`u.id`))).toEqual(isReached ? below : []);
      expect(await meeting(from, inScope(actor, scope, sql`u.id`, "write"))).toEqual([]);
      expect(await meeting(from, scopeWithin(scopesOf(actor, "read"), scope))).toHaveLength(
        isReached ? unions.length : 0,
      );
    }
  }
});
