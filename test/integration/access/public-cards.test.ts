import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { GraphQLObjectType } from "graphql";
import { buildSchema } from "../../../src/app/schema.js";
import { builders, type BuiltPerson, type BuiltUnion } from "../../support/builders.js";
import { hiddenWorld, type HiddenWorld } from "../../support/builders-hidden.js";
import { SIX_STANDARDS } from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { planBuilders } from "../../support/builders-plans.js";
import { ratingBuilders } from "../../support/builders-ratings.js";
import { SEERS, type Seer } from "../../support/hidden-objects/cases.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";
import { askedFieldsOf } from "../../support/schema-documents.js";
import { edgesTo } from "../../support/schema-edges.js";

const schema = buildSchema();
const ENOUGH = 1_000_000_000;
const program = testProgram({ budgets: { account: ENOUGH, address: ENOUGH } });
const registers = organizationBuilders(program);

/** What whoever comes upon a union may read of it; every other field of the schema is to be empty, whatever it is. */
const CARD = ["id", "code", "name", "level", "form", "status"];

const TRADE_UNION = schema.getType("TradeUnion") as GraphQLObjectType;
// What leads to further unions is a way of its own.
const UNION = askedFieldsOf(TRADE_UNION, {
  first: "1",
  year: "2026",
  period: '"2026-Q4"',
  checklistKind: "SIX_STANDARDS",
}).filter(({ type }) => type !== TRADE_UNION);
const REGISTER = UNION.filter(({ name }) => !CARD.includes(name));
const EVERYTHING = UNION.map(({ asked }) => asked).join(" ");

type Union = Record<string, unknown> & { id: string };

let world: HiddenWorld;
/** Everything that the register says of the filled unions, by their ids. */
let whole: Map<string, Union>;

/** A union whose register has something in every field. */
async function filled(union: BuiltUnion, inspector: BuiltPerson): Promise<void> {
  await program.sql(
    `update trade_unions set credit_code = $2, ownership_tags = '{SENSITIVE_INDUSTRY}', certificate_expires_on = '2027-01-01', address = '某路1号',
       latitude = 24, longitude = 118, contact_phone = '0592', size_class = 'I' where id = $1`,
    [union.id, `81350200${String(union.number).padStart(10, "0")}`],
  );
  await registers.officer(union);
  await registers.employer([{ at: union, kind: "PRIMARY" }]);
  await registers.target(union);
  await planBuilders(program).site(union);
  await program.sql(
    `insert into member_appraisals (id, trade_union_id, year, eligible, issued, valid, satisfied, basically_satisfied, dissatisfied, created_at)
     values ($1, $2, 2026, 1, 1, 1, 1, 0, 0, now())`,
    [randomUUID(), union.id],
  );
  await ratingBuilders(program).award("WORKERS_HOME", "QUALIFIED", { union });
  const inspectionId = await results(program, inspector)(union, 90);
  await program.sql(
    `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, severity, status, description, created_at)
     values ($1, $2, $3, $4, 'S1.1', 'MINOR', 'CONFIRMED', '问题', now())`,
    [randomUUID(), inspectionId, union.id, SIX_STANDARDS.id],
  );
  await program.sql(
    `insert into auditing_commissions (id, trade_union_id, elected_on, term_ends_on, created_at)
     values ($1, $2, '2025-01-01', '2029-12-31', now())`,
    [randomUUID(), union.id],
  );
  await program.sql(
    `insert into cadre_surveys (id, trade_union_id, year, full_time, part_time, women, master_or_above, bachelor, college,
       secondary_or_below, accounting, auditing, economics_or_law, other_profession, certified, trained, submitted_by, submitted_at)
     values ($1, $2, 2026, 1, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, $3, now())`,
    [randomUUID(), union.id, inspector.accountId],
  );
}

beforeAll(async () => {
  world = await hiddenWorld(program);
  const { at } = world;
  const inspector = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
  for (const union of [at.root, at.street, at.community]) await filled(union, inspector);
  // What is counted above is the sum of the grassroots.
  await registers.headcount(at.union, "2026-09-30", { workers: 10, members: 9 });
  await program.sql(
    "update trade_unions set status = 'CLOSED', closed_on = '2026-11-01', closed_reason = 'MERGED' where id = $1",
    [at.street.id],
  );
  const everybody = await builders(program).person([
    { role: "ADMINISTRATOR", at: at.root },
    { role: "LEADER", at: at.root },
  ]);
  whole = new Map();
  for (const { id } of [at.root, at.street, at.community]) {
    const query = `query($id: ID!) { tradeUnion(id: $id) { ${EVERYTHING} } }`;
    const { tradeUnion } = await program.data<{ tradeUnion: Union }>(query, { id }, { token: everybody.token });
    whole.set(id, tradeUnion);
  }
}, 120_000);

/** Nothing, or a version that no union ever has. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === 0 || (value as { length?: number }).length === 0 || isEmptyList(value);
const isEmptyList = (value: unknown): boolean => (value as { totalCount?: number }).totalCount === 0;

/** The unions of an answer. */
function unionsIn(answer: unknown): Union[] {
  if (typeof answer !== "object" || answer === null) return [];
  const here = (answer as Union)["__typename"] === "TradeUnion" ? [answer as Union] : [];
  return [...here, ...Object.values(answer).flatMap(unionsIn)];
}

/** What a way to unions leads to, as somebody is answered it: all fields at once, or one by one where that is too much for one query. */
async function unionsBy(query: string, { token }: BuiltPerson): Promise<Union[]> {
  const ask = (asked: string, first = 1) => {
    const text = query.replaceAll("first: 20", `first: ${first}`).replace("EVERYTHING", `__typename id ${asked}`);
    return program.run<unknown>(text, {}, { token });
  };
  const whole = await ask(EVERYTHING, 4);
  if (whole.errors?.[0]?.extensions.code !== "QUERY_TOO_COMPLEX") return unionsIn(whole.data);
  const single = await Promise.all(REGISTER.map(async ({ asked }) => ask(asked)));
  expect(single.flatMap(({ errors }) => errors?.[0]?.extensions.code ?? [])).not.toContain("QUERY_TOO_COMPLEX");
  return single.flatMap(({ data }) => unionsIn(data));
}

const registered = (union: Union): [string, unknown][] =>
  REGISTER.map(({ name }): [string, unknown] => [name, union[name]]).filter(([, value]) => value !== undefined);
const said = (union: Union): [string, unknown][] => registered(union).filter(([, value]) => !isEmpty(value));

describe("a union shows whoever may not read its register what it is called", () => {
  test("and in every other field there is something to hide", () => {
    const filledFields = new Set([...whole.values()].flatMap(said).map(([name]) => name));
    expect(REGISTER.filter(({ name }) => !filledFields.has(name))).toEqual([]);
  });

  test.each(SEERS.map((seer) => [seer]))("to the %s, by whatever leads to it", async (seer: Seer) => {
    const { at, seers, known } = world;
    const below = [at.street, at.community, at.union, at.neighbor].map(({ id }) => id);
    const own = { unionOfficer: [at.union.id], supervisor: [] }[seer as string] ?? below;
    const top = seer === "unionOfficer" ? at.union : at.street;
    const shown = new Set<string>();
    for (const { name, query } of edgesTo(schema, ["TradeUnion"], { ...known, tradeUnion: top.id }, "EVERYTHING")) {
      for (const union of await unionsBy(query, seers[seer])) {
        if (own.includes(union.id)) continue;
        shown.add(name);
        expect([name, union.id, said(union)]).toEqual([name, union.id, []]);
        const card = CARD.filter((field) => union[field] !== undefined);
        expect(card.map((field) => union[field])).toEqual(card.map((field) => whole.get(union.id)?.[field]));
      }
    }
    // So that the test is not about nothing. Supervisors come upon unions by their visits only.
    const ways = ["TradeUnion.parent", "TradeUnion.ancestors", "TradeUnion.path", "PublicNotice.scope"];
    expect([...shown]).toEqual(expect.arrayContaining(seer === "supervisor" ? [] : ways));
  });
});
