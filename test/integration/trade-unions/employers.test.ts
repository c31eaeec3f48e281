import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { sentences } from "../../support/sentences.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const fields = "id name creditCode ownership tags workers members address closedOn version";
const create = mutationOf(program, "createEmployer", `employer { ${fields} }`);
const change = mutationOf(program, "changeEmployer", `employer { ${fields} }`);
const close = mutationOf(program, "closeEmployer", `employer { ${fields} }`);
const cover = mutationOf(
  program,
  "coverEmployer",
  "coverage { id kind since until employer { id } tradeUnion { id } }",
);
const end = mutationOf(program, "endCoverage", "coverage { id until }");
const as = sentences({ changeEmployer: change, closeEmployer: close, coverEmployer: cover, endCoverage: end });
interface Employer {
  employer: { id: string; name: string; version: number } | null;
}
interface Coverage {
  coverage: { id: string; until: string | null } | null;
}
const input = (given: object = {}) => ({
  name: "示例公司",
  ownership: "PRIVATE",
  idempotencyKey: randomUUID(),
  ...given,
});
const employerOf = async (given: object = {}) =>
  (await create.run<Employer>(input(given), persons.administrator)).employer?.id ?? "";
const coverageOf = (employerId: string, tradeUnionId: string, given: object = {}) => ({
  employerId,
  tradeUnionId,
  kind: "PRIMARY",
  since: "2026-01-01",
  idempotencyKey: randomUUID(),
  ...given,
});
const covered = async (employerId: string, tradeUnionId: string, given: object = {}) =>
  (await cover.run<Coverage>(coverageOf(employerId, tradeUnionId, given), persons.administrator)).coverage?.id ?? "";
const count = (table: string) => () => program.sql(`select count(*)::int as n from ${table}`);

describe("createEmployer", () => {
  test("it is registered once, however often the request comes", async () => {
    const same = input({
      creditCode: "9144030071526726xg",
      tags: ["ABOVE_SCALE"],
      workers: 255,
      members: 237,
      address: "示例路",
    });
    const sent = await Promise.all(Array.from({ length: 5 }, () => create.run<Employer>(same, persons.administrator)));
    expect(new Set(sent.map(({ employer }) => employer?.id)).size).toBe(1);
    expect(sent[0]?.employer).toEqual({
      id: expect.any(String),
      name: "示例公司",
      creditCode: "9144030071526726XG",
      ownership: "PRIVATE",
      tags: ["ABOVE_SCALE"],
      workers: 255,
      members: 237,
      address: "示例路",
      closedOn: null,
      version: 1,
    });
    expect(await journalOf(program, sent[0]?.employer?.id ?? "")).toEqual([
      { action: "employer.created", actor_id: persons.administrator.accountId },
    ]);
    expect(await create.refused({ ...same, workers: 1 }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await create.refused(input({ creditCode: "9144030071526726XG" }), persons.administrator)).toEqual([
      { code: "CREDIT_CODE_TAKEN", path: ["input", "creditCode"] },
    ]);
  });

  test.each<[string, object, string, string[]]>([
    ["a wrong check character", { creditCode: "91350100M000100Y4Z" }, "CREDIT_CODE_NOT_VALID", ["input", "creditCode"]],
    [
      "a union's credit code",
      { creditCode: "81350203MC0000004N" },
      "CREDIT_CODE_OF_OTHER_KIND",
      ["input", "creditCode"],
    ],
    ["an empty name", { name: "" }, "TEXT_EMPTY", ["input", "name"]],
    ["workers below none", { workers: -1 }, "NUMBER_OUT_OF_RANGE", ["input", "workers"]],
    ["a key that is none", { idempotencyKey: "1" }, "ID_NOT_VALID", ["input", "idempotencyKey"]],
  ])("%s is refused", async (_case, given, code, path) => {
    const before = await count("employers")();
    expect(await create.refused(input(given), persons.administrator)).toEqual([{ code, path }]);
    expect(await count("employers")()).toEqual(before);
  });

  onlyFor(["administrator"], program, create, () => ({ persons, input: input(), state: count("employers") }));
});

describe("changeEmployer and closeEmployer", () => {
  test("a change is counted and journaled; closing ends all coverage", async () => {
    const id = await employerOf();
    await covered(id, at.union.id);
    const administrator = as(persons.administrator);
    await administrator
      .changeEmployer({ employerId: id, expectedVersion: 1, name: "改名公司", workers: 10 })
      .gives({ employer: { name: "改名公司", workers: 10, version: 2, ownership: "PRIVATE" } });
    await administrator
      .changeEmployer({ employerId: id, expectedVersion: 1, name: "x" })
      .isRefused("STALE_VERSION", "expectedVersion");
    await administrator
      .closeEmployer({ employerId: id, expectedVersion: 2, on: "2026-11-23" })
      .isRefused("DATE_OUT_OF_RANGE", "on");
    await administrator
      .closeEmployer({ employerId: id, expectedVersion: 2, on: "2026-11-20" })
      .gives({ employer: { closedOn: "2026-11-20", version: 3 } });
    expect(await program.sql("select until::text from coverages where employer_id = $1", [id])).toEqual([
      { until: "2026-11-20" },
    ]);
    await administrator
      .changeEmployer({ employerId: id, expectedVersion: 3, name: "x" })
      .isRefused("EMPLOYER_CLOSED", "employerId");
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "employer.created",
      "employer.changed",
      "employer.closed",
    ]);
  });

  test("an administrator of elsewhere changes only what nobody else covers", async () => {
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    const id = await employerOf();
    await as(elsewhere).changeEmployer({ employerId: id, expectedVersion: 1, workers: 1 }).gives({});
    await covered(id, at.union.id);
    await as(elsewhere)
      .changeEmployer({ employerId: id, expectedVersion: 2, workers: 2 })
      .isRefused("NOT_PERMITTED", "employerId");
    await as(elsewhere)
      .changeEmployer({ employerId: randomUUID(), expectedVersion: 2, workers: 2 })
      .isRefused("EMPLOYER_NOT_FOUND", "employerId");
  });

  onlyFor(["administrator"], program, change, () => ({
    persons,
    input: { employerId: randomUUID(), expectedVersion: 1 },
    state: count("employers"),
  }));
  onlyFor(["administrator"], program, close, () => ({
    persons,
    input: { employerId: randomUUID(), expectedVersion: 1, on: "2026-01-01" },
    state: count("employers"),
  }));
});

describe("coverEmployer and endCoverage", () => {
  test("one union covers it primarily, others secondarily; an ended coverage makes room", async () => {
    const id = await employerOf();
    const first = coverageOf(id, at.union.id);
    const { coverage } = await cover.run<Coverage>(first, persons.administrator);
    expect(coverage).toEqual({
      id: expect.any(String),
      kind: "PRIMARY",
      since: "2026-01-01",
      until: null,
      employer: { id },
      tradeUnion: { id: at.union.id },
    });
    expect((await cover.run<Coverage>(first, persons.administrator)).coverage?.id).toBe(coverage?.id);
    expect(await cover.refused({ ...first, since: "2026-01-02" }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await cover.refused(coverageOf(id, at.neighbor.id), persons.administrator)).toEqual([
      { code: "EMPLOYER_COVERED_ALREADY", path: ["input", "kind"] },
    ]);
    expect(await cover.refused(coverageOf(id, at.union.id, { kind: "SECONDARY" }), persons.administrator)).toEqual([
      { code: "COVERAGE_EXISTS", path: ["input", "employerId"] },
    ]);
    expect(await cover.refused(coverageOf(id, at.neighbor.id, { kind: "SECONDARY" }), persons.administrator)).toEqual(
      [],
    );
    expect(await end.refused({ coverageId: coverage?.id, until: "2025-12-31" }, persons.administrator)).toEqual([
      { code: "DATE_OUT_OF_RANGE", path: ["input", "until"] },
    ]);
    expect(
      (await end.run<Coverage>({ coverageId: coverage?.id, until: "2026-06-30" }, persons.administrator)).coverage
        ?.until,
    ).toBe("2026-06-30");
    expect(await end.refused({ coverageId: coverage?.id, until: "2026-06-30" }, persons.administrator)).toEqual([
      { code: "COVERAGE_ENDED", path: ["input", "coverageId"] },
    ]);
    expect(await cover.refused(coverageOf(id, at.community.id), persons.administrator)).toEqual([]);
    expect((await journalOf(program, coverage?.id ?? "")).map(({ action }) => action)).toEqual([
      "coverage.began",
      "coverage.ended",
    ]);
  });

  test("of several unions that claim it at once, one gets it", async () => {
    const id = await employerOf();
    const sent = await Promise.all(
      [at.union, at.neighbor, at.community].map((union) =>
        cover.refused(coverageOf(id, union.id), persons.administrator),
      ),
    );
    expect(sent.flat().map(({ code }) => code)).toEqual(["EMPLOYER_COVERED_ALREADY", "EMPLOYER_COVERED_ALREADY"]);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown employer", () => ({ employerId: randomUUID() }), "EMPLOYER_NOT_FOUND", ["input", "employerId"]],
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["from tomorrow", () => ({ since: "2026-11-23" }), "DATE_OUT_OF_RANGE", ["input", "since"]],
  ])("%s is refused", async (_case, given, code, path) => {
    expect(await cover.refused(coverageOf(await employerOf(), at.union.id, given()), persons.administrator)).toEqual([
      { code, path },
    ]);
  });

  test("coverage of unions elsewhere is not known", async () => {
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    const id = await covered(await employerOf(), at.union.id);
    for (const coverageId of [id, randomUUID()])
      await as(elsewhere)
        .endCoverage({ coverageId, until: "2026-06-30" })
        .isRefused("COVERAGE_NOT_FOUND", "coverageId");
  });

  onlyFor(["administrator"], program, cover, () => ({
    persons,
    input: coverageOf(randomUUID(), at.union.id),
    state: count("coverages"),
  }));
  onlyFor(["administrator"], program, end, () => ({
    persons,
    input: { coverageId: randomUUID(), until: "2026-01-01" },
    state: count("coverages"),
  }));
});

describe("employer and employers", () => {
  const QUERY = `query ($filter: EmployerFilter, $first: Int!, $after: Cursor) {
    employers(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { id name coverage(first: 10) { edges { node { tradeUnion { name } } } } } } } }`;
  interface Page {
    employers: {
      totalCount: number;
      pageInfo: { endCursor: string | null };
      edges: {
        node: { id: string; name: string; coverage: { edges: { node: { tradeUnion: { name: string } } }[] } };
      }[];
    };
  }
  const list = async (person: BuiltPerson, variables: object = {}) =>
    (await program.data<Page>(QUERY, { first: 100, ...variables }, { token: person.token })).employers;
  const names = async (person: BuiltPerson, filter: object) =>
    (await list(person, { filter: { search: "查找", ...filter } })).edges.map(({ node }) => node.name);

  test("readers find what is covered within their reach, administrators all", async () => {
    const near = await employerOf({ name: "查找甲公司", creditCode: "91330100716105852F" });
    const far = await employerOf({ name: "查找乙公司", ownership: "FOREIGN" });
    await employerOf({ name: "查找丙公司" });
    await covered(near, at.union.id);
    await covered(near, at.farUnion.id, { kind: "SECONDARY" });
    await covered(far, at.farUnion.id);
    const { administrator, streetOfficer, otherStreetOfficer, leader } = persons;
    expect(await names(administrator, {})).toEqual(["查找丙公司", "查找甲公司", "查找乙公司"]);
    expect(await names(leader, {})).toEqual(["查找甲公司", "查找乙公司"]);
    expect(await names(streetOfficer, {})).toEqual(["查找甲公司"]);
    expect(await names(otherStreetOfficer, {})).toEqual(["查找甲公司", "查找乙公司"]);
    expect(await names(administrator, { scope: at.street.id })).toEqual(["查找甲公司"]);
    expect(await names(streetOfficer, { scope: at.otherStreet.id })).toEqual([]);
    expect(await names(administrator, { isCovered: false })).toEqual(["查找丙公司"]);
    expect(await names(administrator, { ownership: ["FOREIGN"] })).toEqual(["查找乙公司"]);
    expect(await names(administrator, { search: "czjgs" })).toEqual(["查找甲公司"]);
    expect(await names(administrator, { search: "91330100716105852f" })).toEqual(["查找甲公司"]);
    expect(await names(administrator, { isClosed: true })).toEqual([]);
    const seen = await list(streetOfficer, { filter: { search: "查找" } });
    expect(seen.totalCount).toBe(1);
    expect(seen.edges[0]?.node.coverage.edges).toEqual([{ node: { tradeUnion: { name: "甲公司工会" } } }]);

    const one = (id: string, person: BuiltPerson) =>
      program.data<{ employer: unknown }>(
        "query ($id: ID!) { employer(id: $id) { name } }",
        { id },
        { token: person.token },
      );
    expect(await one(near, streetOfficer)).toEqual({ employer: { name: "查找甲公司" } });
    expect(await one(far, streetOfficer)).toEqual({ employer: null });
    expect(await one(far, administrator)).toEqual({ employer: { name: "查找乙公司" } });
  });

  test("a street's administrator finds others by their whole name or code only, and never lists them", async () => {
    const street = await builders(program).person([{ role: "ADMINISTRATOR", at: at.street }]);
    const own = await employerOf({ name: "街内公司" });
    await covered(own, at.union.id);
    const far = await employerOf({ name: "街外 A 公司", creditCode: "91350200MA2XN0QW3R" });
    await covered(far, at.farUnion.id);
    await employerOf({ name: "无主公司" });
    const found = async (filter: object) => {
      const { edges, totalCount } = await list(street, { filter });
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }) => node.name);
    };
    const listed = await found({});
    expect(listed).toContain("街内公司");
    for (const name of ["街外 A 公司", "无主公司"]) expect(listed).not.toContain(name);
    for (const search of ["街外", "街外 公司", "公司", "91350200MA2XN0QW3", "wzgs", "街"])
      for (const name of ["街外 A 公司", "无主公司"]) expect(await found({ search })).not.toContain(name);
    for (const search of ["街外 A 公司", " 街外 ａ 公司 ", "91350200MA2XN0QW3R", "91350200ma2xn0qw3r"])
      expect(await found({ search })).toEqual(["街外 A 公司"]);
    expect(await found({ search: "无主公司" })).toEqual(["无主公司"]);
    // A role further up does not widen what is kept further down.
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect((await list(both, { filter: { search: "公司" } })).edges.map(({ node }) => node.name)).not.toContain(
      "无主公司",
    );
  });

  test("pages go on, and cost the same for one and for many", async () => {
    for (let i = 0; i < 5; i++) await employerOf({ name: `分页${i}` });
    const filter = { search: "分页" };
    const first = await list(persons.administrator, { filter, first: 3 });
    const rest = await list(persons.administrator, { filter, first: 3, after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges].map(({ node }) => node.name)).toEqual([
      "分页0",
      "分页1",
      "分页2",
      "分页3",
      "分页4",
    ]);
    const counted = async (count: number) => {
      program.statements.length = 0;
      await list(persons.administrator, { first: count });
      return program.statements.filter((text) => text.includes("employers") || text.includes("coverages")).length;
    };
    expect(await counted(1)).toBe(await counted(10));
  });

  test.each(["supervisor", "nobody"] as const)("%s is turned away", async (persona) => {
    const answer = await program.run(QUERY, { first: 1 }, { token: persons[persona].token });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  });
});
