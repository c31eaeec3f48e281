import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
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

const selection =
  "proposal { id status version note evidence changes { name address location { latitude } } proposedBy { id } decidedBy { id } tradeUnion { id name version } }";
const propose = mutationOf(program, "proposeTradeUnionChange", selection);
const decide = mutationOf(program, "decideTradeUnionProposal", selection);
interface Answer {
  proposal: { id: string; status: string; version: number; tradeUnion: { name: string; version: number } } | null;
}
const input = (given: object = {}) => ({
  tradeUnionId: at.union.id,
  kind: "DISSOLVED",
  note: "现场已无此单位",
  evidence: ["a".repeat(64)],
  ...given,
});
const count = async () =>
  (await program.sql<{ n: number }>("select count(*)::int as n from trade_union_proposals"))[0]?.n;
const proposalOf = async (given: object = {}, person: BuiltPerson = persons.inspector) => {
  const { proposal } = await propose.run<Answer>(input({ note: randomUUID(), ...given }), person);
  if (proposal === null) throw new Error("nothing was proposed");
  return proposal;
};

describe("proposeTradeUnionChange", () => {
  test("an inspector reports; the register stays, the journal knows", async () => {
    const { proposal, userErrors } = await propose.run<Answer>(input(), persons.inspector);
    expect(userErrors).toEqual([]);
    expect(proposal).toEqual({
      id: expect.any(String),
      status: "OPEN",
      version: 1,
      note: "现场已无此单位",
      evidence: ["a".repeat(64)],
      changes: { name: null, address: null, location: null },
      proposedBy: { id: persons.inspector.accountId },
      decidedBy: null,
      tradeUnion: { id: at.union.id, name: "甲公司工会", version: 1 },
    });
    expect(await journalOf(program, proposal?.id ?? "")).toEqual([
      { action: "trade-union.change-proposed", actor_id: persons.inspector.accountId },
    ]);
  });

  test("sent five times at once it is one proposal; somebody else's is another", async () => {
    const same = input({
      kind: "WRONG_DATA",
      note: "重复发送",
      changes: { address: "新路2号", location: { latitude: 24.5, longitude: 118 } },
    });
    const sent = await Promise.all(Array.from({ length: 5 }, () => propose.run<Answer>(same, persons.inspector)));
    expect(new Set(sent.map(({ proposal }) => proposal?.id)).size).toBe(1);
    const other = await propose.run<Answer>(same, persons.streetOfficer);
    expect(other.proposal?.id).not.toBe(sent[0]?.proposal?.id);
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown union", () => ({ tradeUnionId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["input", "tradeUnionId"]],
    ["an empty note", () => ({ note: "" }), "TEXT_EMPTY", ["input", "note"]],
    ["a note of 2,001 code points", () => ({ note: "𠮷".repeat(2001) }), "TEXT_TOO_LONG", ["input", "note"]],
    ["a NUL in the note", () => ({ note: "a\u0000" }), "TEXT_NOT_VALID", ["input", "note"]],
    [
      "21 files",
      () => ({ evidence: Array.from({ length: 21 }, (_, i) => String(i).padStart(64, "0")) }),
      "LIST_TOO_LONG",
      ["input", "evidence"],
    ],
    [
      "a wrong credit code",
      () => ({ changes: { creditCode: "81350203MC0000004A" } }),
      "CREDIT_CODE_NOT_VALID",
      ["input", "changes", "creditCode"],
    ],
    [
      "a founding tomorrow",
      () => ({ changes: { foundedOn: "2026-11-23" } }),
      "DATE_OUT_OF_RANGE",
      ["input", "changes", "foundedOn"],
    ],
    ["an empty name", () => ({ changes: { name: " " } }), "TEXT_EMPTY", ["input", "changes", "name"]],
  ])("%s is refused", async (_case, given, code, path) => {
    const before = await count();
    expect(await propose.refused(input(given()), persons.inspector)).toEqual([{ code, path }]);
    expect(await count()).toBe(before);
  });

  test("a note of 2,000 code points is kept whole", async () => {
    const note = "𠮷".repeat(2000);
    expect(await proposalOf({ note })).toMatchObject({ note });
  });

  test("officers report about their own only", async () => {
    const path = ["input", "tradeUnionId"];
    expect(await propose.refused(input({ note: "自报" }), persons.unionOfficer)).toEqual([]);
    expect(await propose.refused(input(), persons.otherUnionOfficer)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path },
    ]);
    const seeing = await builders(program).person([
      { role: "LEADER", at: at.root },
      { role: "UNION_OFFICER", at: at.farUnion },
    ]);
    expect(await propose.refused(input(), seeing)).toEqual([{ code: "NOT_PERMITTED", path }]);
  });

  onlyFor(
    ["inspector", "streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"],
    program,
    propose,
    () => ({ persons, input: input(), state: count }),
  );
});

describe("decideTradeUnionProposal", () => {
  test("accepting writes what it says into the register", async () => {
    const { id } = await proposalOf({
      tradeUnionId: at.neighbor.id,
      kind: "RENAMED",
      changes: { name: "乙公司新工会", address: "新路" },
    });
    const { proposal, userErrors } = await decide.run<Answer>(
      { proposalId: id, expectedVersion: 1, decision: "ACCEPT" },
      persons.administrator,
    );
    expect(userErrors).toEqual([]);
    expect(proposal).toMatchObject({
      id,
      status: "ACCEPTED",
      version: 2,
      decidedBy: { id: persons.administrator.accountId },
      tradeUnion: { name: "乙公司新工会", version: 2 },
    });
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "trade-union.change-proposed",
      "trade-union.proposal-accepted",
    ]);
    expect((await journalOf(program, at.neighbor.id)).map(({ action }) => action)).toEqual(["trade-union.changed"]);
  });

  test("rejecting needs a reason and leaves the register", async () => {
    const { id } = await proposalOf({ changes: { name: "不该有的名称" } });
    const rejection = { proposalId: id, expectedVersion: 1, decision: "REJECT" };
    expect(await decide.refused(rejection, persons.administrator)).toEqual([
      { code: "TEXT_EMPTY", path: ["input", "comment"] },
    ]);
    const { proposal } = await decide.run<Answer>({ ...rejection, comment: "查无实据" }, persons.administrator);
    expect(proposal).toMatchObject({ status: "REJECTED", tradeUnion: { name: "甲公司工会", version: 1 } });
    expect(await decide.refused({ ...rejection, expectedVersion: 2, comment: "x" }, persons.administrator)).toEqual([
      { code: "PROPOSAL_DECIDED", path: ["input", "proposalId"] },
    ]);
  });

  test("two administrators at once: one decides, the other is told", async () => {
    const { id } = await proposalOf();
    const codes = await Promise.all(
      ["ACCEPT", "REJECT"].map((decision) =>
        decide.refused({ proposalId: id, expectedVersion: 1, decision, comment: "x" }, persons.administrator),
      ),
    );
    expect(codes.flat().map(({ code }) => code)).toEqual(["STALE_VERSION"]);
  });

  test("what has become impossible or taken meanwhile is refused and stays open", async () => {
    const { id } = await proposalOf({ changes: { creditCode: "81350203MC0000012H" } });
    await builders(program).tradeUnion({ parent: at.community, creditCode: "81350203MC0000012H" });
    const answer = await decide.run({ proposalId: id, expectedVersion: 1, decision: "ACCEPT" }, persons.administrator);
    expect(answer.userErrors.map(({ code }) => code)).toEqual(["CREDIT_CODE_TAKEN"]);
    expect(await program.sql("select status from trade_union_proposals where id = $1", [id])).toEqual([
      { status: "OPEN" },
    ]);
  });

  test("one that is unknown, or out of reach, does not exist; one that is only seen is not decided", async () => {
    const { id } = await proposalOf();
    const path = ["input", "proposalId"];
    const decision = { expectedVersion: 1, decision: "ACCEPT" };
    expect(await decide.refused({ proposalId: randomUUID(), ...decision }, persons.administrator)).toEqual([
      { code: "PROPOSAL_NOT_FOUND", path },
    ]);
    const elsewhere = await builders(program).person([{ role: "ADMINISTRATOR", at: at.otherStreet }]);
    expect(await decide.refused({ proposalId: id, ...decision }, elsewhere)).toEqual([
      { code: "PROPOSAL_NOT_FOUND", path },
    ]);
    const proposer = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.otherStreet },
      { role: "INSPECTOR", at: at.root },
    ]);
    const own = await proposalOf({}, proposer);
    expect(await decide.refused({ proposalId: own.id, ...decision }, proposer)).toEqual([
      { code: "NOT_PERMITTED", path },
    ]);
  });

  onlyFor(["administrator"], program, decide, () => ({
    persons,
    input: { proposalId: randomUUID(), expectedVersion: 1, decision: "ACCEPT" },
    state: () => program.sql("select status, version from trade_union_proposals order by id"),
  }));
});

describe("tradeUnionProposals", () => {
  const QUERY = `query ($filter: TradeUnionProposalFilter, $first: Int!, $after: Cursor) {
    tradeUnionProposals(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id proposedBy { name } tradeUnion { name } } } } }`;
  interface Page {
    tradeUnionProposals: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: { node: { id: string } }[];
    };
  }
  const list = async (person: BuiltPerson, variables: object = {}) =>
    (await program.data<Page>(QUERY, { first: 100, ...variables }, { token: person.token })).tradeUnionProposals;
  const idsOf = (page: Page["tradeUnionProposals"]) => page.edges.map(({ node }) => node.id);

  test("administrators see those of their reach, others their own, the latest first", async () => {
    const union = await builders(program).tradeUnion({ parent: at.otherCommunity });
    const first = await proposalOf({ tradeUnionId: union.id });
    program.clock.advance(60_000);
    const second = await proposalOf({ tradeUnionId: union.id, kind: "MERGED" }, persons.otherStreetOfficer);
    const filter = { scope: union.id };
    expect(idsOf(await list(persons.administrator, { filter }))).toEqual([second.id, first.id]);
    expect(idsOf(await list(persons.inspector, { filter }))).toEqual([first.id]);
    expect(idsOf(await list(persons.otherStreetOfficer))).toEqual([second.id]);
    expect(idsOf(await list(persons.leader, { filter }))).toEqual([]);
    expect(
      idsOf(await list(persons.administrator, { filter: { ...filter, kind: ["MERGED"], status: ["OPEN"] } })),
    ).toEqual([second.id]);
    expect(idsOf(await list(persons.administrator, { filter: { ...filter, status: ["REJECTED"] } }))).toEqual([]);
    expect(idsOf(await list(persons.otherStreetOfficer, { filter: { scope: at.root.id } }))).toEqual([]);
    expect(idsOf(await list(persons.administrator, { filter: { scope: randomUUID() } }))).toEqual([]);
    const one = await list(persons.administrator, { filter, first: 1 });
    expect(one).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect(idsOf(await list(persons.administrator, { filter, first: 1, after: one.pageInfo.endCursor }))).toEqual([
      first.id,
    ]);
  });

  test.each(["supervisor", "nobody"] as const)("%s is turned away", async (persona) => {
    const answer = await program.run(QUERY, { first: 1 }, { token: persons[persona].token });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  });

  test("the same number of statements for one and for many", async () => {
    const counted = async (first: number) => {
      program.statements.length = 0;
      await list(persons.administrator, { first });
      return program.statements.filter(
        (text) => text.includes("trade_union") || text.includes("from accounts where id"),
      ).length;
    };
    expect(await counted(1)).toBe(await counted(10));
  });
});
