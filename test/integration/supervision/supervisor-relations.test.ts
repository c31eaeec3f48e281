import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { declaredConflicts } from "../../../src/modules/supervision/supervisors/supervisor-relation.queries.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const RELATION = "id reason until version person { id } tradeUnion { id }";
const program = testProgram();
const declare = mutationOf(program, "declareRelation", `relation { ${RELATION} }`);
const end = mutationOf(program, "endRelation", `relation { ${RELATION} }`);

interface Answer extends Record<string, unknown> {
  relation: ({ id: string; version: number } & Record<string, unknown>) | null;
}

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const declaration = (union: BuiltUnion, change: object = {}) => ({
  tradeUnionId: union.id,
  reason: "NEAR_RELATIVE",
  idempotencyKey: randomUUID(),
  ...change,
});
const declared = async (person: BuiltPerson, union: BuiltUnion, change: object = {}) => {
  const { relation, userErrors } = await declare.run<Answer>(declaration(union, change), person);
  if (relation === null) throw new Error(JSON.stringify(userErrors));
  return relation;
};
const stored = (person: BuiltPerson) =>
  program.sql("select id, reason, until::text from declared_relations where account_id = $1 order by id", [
    person.accountId,
  ]);
const keptFrom = async (person: BuiltPerson, on = TODAY) => {
  const unions = [at.street, at.union, at.neighbor, at.farUnion];
  const found = await declaredConflicts(
    program.program.orm.em.fork() as never,
    [person.accountId],
    unions.map(({ id }) => id),
    on,
  );
  return unions.filter(({ id }) => found.some(({ tradeUnionId }) => tradeUnionId === id)).map(({ name }) => name);
};
const somebody = (role: "SUPERVISOR" | "DEPARTMENT_MEMBER" = "SUPERVISOR") =>
  builders(program).person([{ role, at: at.root }]);

describe("declareRelation", () => {
  test("keeps its holder from the union; the journal says no more than that something was declared", async () => {
    const person = await somebody();
    const relation = await declared(person, at.union);
    expect(relation).toEqual({
      id: expect.any(String),
      reason: "NEAR_RELATIVE",
      until: null,
      version: 1,
      person: { id: person.accountId },
      tradeUnion: { id: at.union.id },
    });
    expect(await keptFrom(person)).toEqual(["甲公司工会"]);
    expect(await journalOf(program, relation.id)).toEqual([
      { action: "relation.declared", actor_id: person.accountId },
    ]);
    const [entry] = await program.sql("select details from journal_entries where subject_id = $1", [relation.id]);
    expect(entry).toEqual({ details: {} });
  });

  test("a relation to a street keeps from every union below it", async () => {
    const person = await somebody("DEPARTMENT_MEMBER");
    await declared(person, at.street, { reason: "OFFICE" });
    expect(await keptFrom(person)).toEqual(["甲街道总工会", "甲公司工会", "乙公司工会"]);
  });

  test("it keeps the person from the union, not the account", async () => {
    const [person, second] = [await somebody(), await somebody("DEPARTMENT_MEMBER")];
    await declared(person, at.union);
    expect(await keptFrom(second)).toEqual([]);
    await builders(program).link(second, person);
    expect(await keptFrom(second)).toEqual(["甲公司工会"]);
    expect(await keptFrom(person)).toEqual(["甲公司工会"]);
  });

  test("an office counts for three years more, a debt to its last day", async () => {
    const [office, debt] = [await somebody(), await somebody()];
    await declared(office, at.union, { reason: "OFFICE", until: "2024-03-31" });
    await declared(debt, at.union, { reason: "DEBT", until: "2024-03-31" });
    expect(await keptFrom(office, "2027-03-31")).toHaveLength(1);
    expect(await keptFrom(office, "2027-04-01")).toEqual([]);
    expect(await keptFrom(debt, "2024-03-31")).toHaveLength(1);
    expect(await keptFrom(debt, "2024-04-01")).toEqual([]);
  });

  test("whoever keeps the register enters what was declared on paper; others speak for themselves", async () => {
    const person = await somebody();
    const input = declaration(at.union, { accountId: person.accountId });
    expect(await declare.refused(input, persons.administrator)).toEqual([]);
    expect(await keptFrom(person)).toHaveLength(1);
    expect(await declare.refused({ ...input, idempotencyKey: randomUUID() }, persons.supervisor)).toEqual([
      { code: "ACCOUNT_NOT_FOUND", path: ["input", "accountId"] },
    ]);
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    const local = await builders(program).person([{ role: "SUPERVISOR", at: at.street }]);
    expect(await declare.refused(declaration(at.farUnion, { accountId: local.accountId }), both)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] },
    ]);
  });

  test("the same key again gives the same relation, also at once; other content is refused", async () => {
    const person = await somebody();
    const input = declaration(at.union);
    const answers = await Promise.all(Array.from({ length: 5 }, () => declare.run<Answer>(input, person)));
    expect(new Set(answers.map(({ relation }) => relation?.id)).size).toBe(1);
    expect(await declare.refused({ ...input, reason: "DEBT" }, person)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await stored(person)).toHaveLength(1);
  });

  test("an unknown union and an id that is none are refused", async () => {
    const person = await somebody();
    expect(await declare.refused(declaration(at.union, { tradeUnionId: randomUUID() }), person)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
    expect(await declare.refused(declaration(at.union, { tradeUnionId: "x" }), person)).toEqual([
      { code: "ID_NOT_VALID", path: ["input", "tradeUnionId"] },
    ]);
  });

  onlyFor(["administrator", "supervisor"], program, declare, () => ({
    persons,
    input: declaration(at.union),
    state: () => program.sql("select id from declared_relations order by id"),
  }));
});

describe("endRelation", () => {
  test("gives its last day, once", async () => {
    const person = await somebody();
    const { id, version } = await declared(person, at.union, { reason: "DEBT" });
    const ending = { relationId: id, on: "2026-11-20", expectedVersion: version };
    expect(await end.refused({ ...ending, on: "2026-11-23" }, person)).toEqual([
      { code: "RELATION_END_IN_FUTURE", path: ["input", "on"] },
    ]);
    const answers = await Promise.all([end.refused(ending, person), end.refused(ending, persons.administrator)]);
    expect(answers.flat()).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
    expect(await end.refused({ ...ending, expectedVersion: 2 }, person)).toEqual([
      { code: "RELATION_ALREADY_ENDED", path: ["input", "relationId"] },
    ]);
    expect(await keptFrom(person)).toEqual([]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual(["relation.declared", "relation.ended"]);
  });

  test("of somebody else there is nothing to end", async () => {
    const { id } = await declared(await somebody(), at.union);
    const NOT_FOUND = [{ code: "RELATION_NOT_FOUND", path: ["input", "relationId"] }];
    for (const relationId of [id, randomUUID()]) {
      expect(await end.refused({ relationId, on: TODAY, expectedVersion: 1 }, persons.supervisor)).toEqual(NOT_FOUND);
    }
  });

  describe("of the personas", () => {
    let id: string;
    let person: BuiltPerson;
    beforeAll(async () => {
      person = await somebody();
      ({ id } = await declared(person, at.union));
    });
    onlyFor(["administrator", "supervisor"], program, end, () => ({
      persons,
      input: { relationId: id, on: TODAY, expectedVersion: 1 },
      state: () => stored(person),
    }));
  });
});

describe("declaredRelations", () => {
  const QUERY = `query($first: Int!, $after: Cursor) {
    declaredRelations(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ${RELATION} createdAt } } } }`;
  interface Page {
    declaredRelations: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: { id: string } }[];
    };
  }
  const list = async (person: BuiltPerson, first = 100, after?: string) =>
    (await program.data<Page>(QUERY, { first, after }, { token: person.token })).declaredRelations;

  test("is seen by its holder and by those who keep the register, page by page", async () => {
    const person = await somebody();
    const made: string[] = [];
    for (const union of [at.union, at.neighbor, at.farUnion]) {
      program.clock.advance(1000);
      made.unshift((await declared(person, union)).id);
    }
    const first = await list(person, 2);
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const rest = await list(person, 2, first.pageInfo.endCursor);
    expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(made);
    expect(await list(await somebody())).toMatchObject({ totalCount: 0, edges: [] });

    const all = (await list(persons.administrator)).edges.map(({ node }) => node.id);
    expect(all).toEqual(expect.arrayContaining(made));
    const local = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    expect((await list(local)).edges.map(({ node }) => node.id)).toEqual([made[0]]);
    const counted = async (count: number) => (await statementsDuring(() => list(persons.administrator, count))).length;
    expect(await counted(10)).toBe(await counted(1));
  });

  test.each(["leader", "organizer", "inspector", "reviewer", "auditor", "streetOfficer", "unionOfficer"] as const)(
    "%s is turned away",
    async (persona) => {
      const answer = await program.run(QUERY, { first: 1 }, { token: persons[persona].token });
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    },
  );
});
