import { beforeAll, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { CIRCULAR, circularBuilders, type Drafted } from "../../support/builders-circulars.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
const { drafted, signed, published } = circularBuilders(program, () => ({
  organizer: persons.organizer,
  leader: persons.leader,
  recipient: at.street,
}));

const circulars: Record<string, string> = {};
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  circulars["draft"] = (await drafted()).id;
  circulars["signed"] = (await signed()).id;
  circulars["internal"] = (await published()).id;
  circulars["toStreet"] = (await published({}, { audience: "RECIPIENTS" })).id;
  circulars["toUnion"] = (await published({ recipients: [at.farUnion.id] }, { audience: "RECIPIENTS" })).id;
  circulars["public"] = (await published({}, { audience: "PUBLIC" })).id;
});

const QUERY = `query($first: Int!, $after: Cursor, $filter: CircularFilterInput) {
  circulars(first: $first, after: $after, filter: $filter) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { ${CIRCULAR} } } } }`;
interface Page {
  circulars: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: Drafted }[] };
}
const list = async (token: string | undefined, variables: object = {}) =>
  (await program.data<Page>(QUERY, { first: 100, ...variables }, { token })).circulars;
const one = async (token: string | undefined, id: string) =>
  (
    await program.data<{ circular: unknown }>(
      `query($id: ID!) { circular(id: $id) { ${CIRCULAR} } }`,
      { id },
      { token },
    )
  ).circular;

const ALL = ["draft", "signed", "internal", "toStreet", "toUnion", "public"];
const PUBLISHED = ["internal", "toStreet", "toUnion", "public"];
const SEEN: Record<Persona, readonly string[]> = {
  leader: ALL,
  organizer: ALL,
  administrator: PUBLISHED,
  inspector: PUBLISHED,
  reviewer: PUBLISHED,
  auditor: PUBLISHED,
  streetOfficer: ["toStreet", "public"],
  otherStreetOfficer: ["toUnion", "public"],
  unionOfficer: ["public"],
  otherUnionOfficer: ["toUnion", "public"],
  supervisor: ["public"],
  nobody: ["public"],
  anonymous: ["public"],
};
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);

test.each<Persona>([...PERSONAS, "anonymous"])(
  "what %s sees, in the list, its count and one by one",
  async (persona) => {
    const token = tokenOf(persona);
    const { edges, totalCount } = await list(token);
    const found = edges.map(({ node }) => node.id);
    expect(Object.keys(circulars).filter((name) => found.includes(circulars[name] ?? ""))).toEqual(SEEN[persona]);
    expect(totalCount).toBe(SEEN[persona].length);
    const ofRandom = await statementsDuring(() => one(token, randomUUID()));
    for (const [name, id] of Object.entries(circulars)) {
      let circular: unknown;
      const statements = await statementsDuring(async () => {
        circular = await one(token, id);
      });
      expect([name, circular !== null]).toEqual([name, SEEN[persona].includes(name)]);
      if (circular === null) expect(statements).toEqual(ofRandom);
    }
  },
);

test("only those who draft and sign see who drafted it", async () => {
  const id = circulars["public"] ?? "";
  expect(await one(persons.organizer.token, id)).toMatchObject({ draftedBy: { id: persons.organizer.accountId } });
  for (const persona of ["administrator", "streetOfficer", "anonymous"] as const) {
    expect(await one(tokenOf(persona), id)).toMatchObject({ draftedBy: null, visitIds: [] });
  }
});

test("pages run from the latest back, filtered where asked, with as many statements for ten as for one", async () => {
  const street = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
  const organizer = await builders(program).person([{ role: "ORGANIZER", at: street }]);
  const made: string[] = [];
  for (const kind of ["RATING", "AUDIT", "RATING"]) {
    program.clock.advance(1000);
    made.unshift((await drafted({ kind, recipients: [street.id] }, organizer)).id);
  }
  const filter = { status: ["DRAFT"] };
  const first = await list(organizer.token, { first: 2, filter });
  const rest = await list(organizer.token, { first: 2, filter, after: first.pageInfo.endCursor });
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  expect([...first.edges, ...rest.edges].map(({ node }) => node.id)).toEqual(made);
  const ratings = await list(organizer.token, { filter: { ...filter, kind: ["RATING"], period: "2026-Q4" } });
  expect(ratings.edges.map(({ node }) => node.id)).toEqual([made[0], made[2]]);
  expect((await list(organizer.token, { filter: { ...filter, period: "2026-Q3" } })).totalCount).toBe(0);

  const counted = async (count: number) =>
    (await statementsDuring(() => list(persons.organizer.token, { first: count, filter: { status: ["PUBLISHED"] } })))
      .length;
  expect(await counted(10)).toBe(await counted(1));
});
