import { beforeAll, describe, expect, test } from "@jest/globals";
import { fullAnswers } from "../../support/answers.js";
import { builders as treeBuilders, type BuiltUnion, type District } from "../../support/builders.js";
import { findingBuilder } from "../../support/builders-findings.js";
import {
  builders,
  checklistSeed,
  rawInspection,
  SIX_STANDARDS,
  submit,
  SUBMIT,
  submitted,
} from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";

const program = testProgram();
const { tradeUnion } = treeBuilders(program);
const registers = organizationBuilders(program);
const finding = findingBuilder(program);
const HOME = checklistSeed("workers-home");
const STREET = checklistSeed("six-good-street");
const ROOM = checklistSeed("reading-room");

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let result: ReturnType<typeof results>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
  result = results(program, persons.inspector);
  // Nothing of another street may count.
  await registers.headcount(at.union, "2026-06-30", { workers: 1000, members: 1000 });
  await registers.eligibleEmployers(at.community, "2026-06-30", 1000);
});

/** What an inspector submits who finds nothing wrong. */
const visit = async (
  union: BuiltUnion,
  { id, body }: typeof HOME,
  period = "2026-Q4",
  siteId: string | null = null,
) => {
  const { assignmentId } = await builders(program).assignment({
    union,
    inspectors: [persons.inspector],
    checklistId: id,
    period,
    siteId,
  });
  return rawInspection({
    tradeUnionId: union.id,
    assignmentId,
    checklistId: id,
    period,
    siteId,
    answers: fullAnswers(body),
  });
};

/** The points of such a visit, why the others were lost, and what the registers answered at a criterion. */
const scored = async (
  union: BuiltUnion,
  checklist: typeof HOME,
  criterion: string,
  period?: string,
  siteId?: string,
) => {
  const raw = await visit(union, checklist, period, siteId);
  const { score } = await submitted(program, persons.inspector.token, raw);
  if (score === null) throw new Error("no score");
  const [stored] = await program.sql<{ answers: { criterion: string }[] }>(
    "select answers from inspections where id = $1",
    [raw.id],
  );
  const answer = stored?.answers.find((given) => given.criterion === criterion);
  const explained = (score as unknown as { explanation: { criterion: { code: string } | null; reason: string }[] })
    .explanation;
  return {
    points: [score.points, score.maxPoints],
    lost: explained.map((loss) => `${loss.criterion?.code ?? ""} ${loss.reason}`),
    answer,
  };
};

const appraise = (union: BuiltUnion, satisfied: number) =>
  program.sql(
    `insert into member_appraisals (id, trade_union_id, year, eligible, issued, valid, satisfied, basically_satisfied, dissatisfied, created_at)
     values (gen_random_uuid(), $1, 2026, 100, 100, 100, $2, 0, $3, now())`,
    [union.id, satisfied, 100 - satisfied],
  );
const newUnion = () => tradeUnion({ parent: at.community });

describe("a Workers' Home inspection takes 15% of the latest Six Standards score", () => {
  test.each<[string, [number | null, string][], number | null, number]>([
    ["none yet", [], null, 85],
    ["one of the same period", [[89.7, "2026-Q4"]], 89.7, 98.46],
    [
      "the latest period, though it was submitted first",
      [
        [89.7, "2026-Q4"],
        [70, "2026-Q3"],
      ],
      89.7,
      98.46,
    ],
    [
      "none of a period that has not begun",
      [
        [80.5, "2026-Q3"],
        [50, "2027-Q1"],
        [50, "2027"],
      ],
      80.5,
      97.08,
    ],
    [
      "a longer period ends later",
      [
        [60, "2026-10"],
        [62, "2026-H2"],
        [61, "2026-11"],
      ],
      62,
      94.3,
    ],
    [
      "periods that end together: the one submitted last",
      [
        [60, "2026-Q4"],
        [64, "2026"],
        [63, "2026-12"],
      ],
      63,
      94.45,
    ],
    [
      "one without a score is passed over",
      [
        [77, "2026-H1"],
        [null, "2026-Q3"],
      ],
      77,
      96.55,
    ],
  ])("%s", async (_name, given, percent, expected) => {
    const union = await newUnion();
    for (const [value, period] of given) await result(union, value, period);
    await result(await newUnion(), 33);
    await appraise(union, 95);
    const { points, answer } = await scored(union, HOME, "W1.1");
    expect(points).toEqual([expected, 100]);
    expect(answer).toEqual(
      percent === null
        ? { criterion: "W1.1", points: 0, system: { sources: ["INSPECTION"], outcome: "INSPECTION_ABSENT" } }
        : { criterion: "W1.1", measure: percent, system: { sources: ["INSPECTION"], outcome: "READ" } },
    );
  });

  test("exact points with the appraisal of the year", async () => {
    const union = await newUnion();
    await result(union, 89.7);
    expect(await scored(union, HOME, "W1.1")).toMatchObject({
      points: [83.46, 100],
      lost: ["W1.1 computed by the formula from 89.7", "W4.1 there is no member appraisal in this year"],
    });
    await appraise(union, 91);
    expect((await scored(union, HOME, "W1.1")).points).toEqual([96.46, 100]);
  });
});

/** A street of its own with one community, and two grassroots unions in it. */
const newStreet = async () => {
  const street = await tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
  const community = await tradeUnion({ parent: street, form: "COMMUNITY" });
  const unions = [await tradeUnion({ parent: community }), await tradeUnion({ parent: community })] as const;
  return { street, community, unions };
};

/** Four of five employers are covered, and 87 of 150 workers are members. */
const organized = async ({ community, unions: [one, other] }: Awaited<ReturnType<typeof newStreet>>) => {
  for (const union of [one, one, one, other]) await registers.employer([{ at: union, kind: "PRIMARY" }]);
  await registers.employer([
    { at: one, kind: "SECONDARY" },
    { at: at.union, kind: "PRIMARY" },
  ]);
  await registers.eligibleEmployers(community, "2026-06-30", 5);
  await registers.headcount(one, "2026-06-30", { workers: 100, members: 60 });
  await registers.headcount(other, "2026-06-30", { workers: 50, members: 27 });
};

const rates = (organization: number | null, membership: number | null) => ({
  readings: [
    { part: "ORGANIZATION_RATE_ON_TARGET", numerator: 4, denominator: 5, minimum: organization },
    { part: "MEMBERSHIP_RATE_ON_TARGET", numerator: 87, denominator: 150, minimum: membership },
  ],
});

describe("a Six Good Street inspection compares the street's rates with its own targets", () => {
  test.each<[string, number | null, number | null, number]>([
    ["both exactly on target", 80, 58, 93],
    ["organization a hundredth of a percent short", 80.01, 58, 87],
    ["membership a hundredth of a percent short", 80, 58.01, 87],
    ["no target for membership", 75, null, 87],
    ["no targets", null, null, 81],
  ])("%s", async (_name, organization, membership, points) => {
    const area = await newStreet();
    await organized(area);
    if (organization !== null)
      await registers.target(area.street, { measure: "ORGANIZATION_RATE", assigned: organization });
    if (membership !== null) await registers.target(area.street, { measure: "MEMBERSHIP_RATE", assigned: membership });
    // What is assigned below or above is not the street's own target.
    await registers.target(area.community, { measure: "MEMBERSHIP_RATE", assigned: 1 });
    const found = await scored(area.street, STREET, "G2.1");
    // No finding fell due, so the 7 points of G4.2 leave the maximum.
    expect(found.points).toEqual([points, 93]);
    const ratio = (percent: number | null) => (percent === null ? null : Math.round(percent * 100) / 10_000);
    expect(found.answer).toMatchObject({ system: rates(ratio(organization), ratio(membership)) });
  });

  test("a street without any figures earns nothing, and its targets stay on record", async () => {
    const { street } = await newStreet();
    await registers.target(street, { measure: "ORGANIZATION_RATE", assigned: 80 });
    const found = await scored(street, STREET, "G2.1");
    expect(found.points).toEqual([81, 93]);
    expect(found.answer).toMatchObject({
      system: {
        readings: [
          { part: "ORGANIZATION_RATE_ON_TARGET", numerator: 0, denominator: 0, minimum: 0.8 },
          { part: "MEMBERSHIP_RATE_ON_TARGET", numerator: 0, denominator: 0, minimum: null },
        ],
      },
    });
  });

  test("a period that is over is judged as of its last day, one that runs as of today", async () => {
    const area = await newStreet();
    await organized(area);
    await registers.headcount(area.unions[0], "2026-10-10", { workers: 100, members: 73 });
    await registers.headcount(area.unions[0], "2026-11-23", { workers: 100, members: 0 });
    await registers.target(area.street, {
      measure: "MEMBERSHIP_RATE",
      from: "2026-01-01",
      to: "2026-09-30",
      assigned: 58,
    });
    await registers.target(area.street, {
      measure: "MEMBERSHIP_RATE",
      from: "2026-10-01",
      to: "2026-12-31",
      assigned: 66,
    });
    const past = await scored(area.street, STREET, "G2.1", "2026-Q3");
    expect(past.answer).toMatchObject({ system: rates(null, 0.58) });
    const running = await scored(area.street, STREET, "G2.1");
    expect(running.answer).toMatchObject({
      parts: ["MEMBERSHIP_RATE_ON_TARGET"],
      system: { readings: [{}, { numerator: 100, denominator: 150, minimum: 0.66 }] },
    });
    expect([past.points, running.points]).toEqual([
      [87, 93],
      [87, 93],
    ]);
  });
});

describe("findings that fell due", () => {
  test("four of five settled on time in the street cost two of the seven points", async () => {
    const area = await newStreet();
    await organized(area);
    await registers.target(area.street, { measure: "ORGANIZATION_RATE", assigned: 80 });
    await registers.target(area.street, { measure: "MEMBERSHIP_RATE", assigned: 58 });
    const [one, other] = area.unions;
    const inspectionId = await result(one, 80);
    const settled = (dueOn: string, settledOn: string, status = "CLOSED") => ({ dueOn, settledOn, status });
    await finding(one, inspectionId, settled("2026-11-01", "2026-10-30", "VERIFIED"));
    await finding(one, inspectionId, settled("2026-11-01", "2026-11-01"));
    await finding(other, inspectionId, settled("2025-11-22", "2025-11-20"));
    await finding(area.community, inspectionId, settled("2026-11-21", "2026-11-21"));
    await finding(area.street, inspectionId, settled("2026-11-01", "2026-11-02"));
    // None of these fell due in the twelve months before, for the street to settle.
    await finding(one, inspectionId, { dueOn: "2025-11-21" });
    await finding(one, inspectionId, { dueOn: "2026-11-22" });
    await finding(one, inspectionId);
    await finding(one, inspectionId, { dueOn: "2026-11-01", status: "WITHDRAWN" });
    await finding(one, inspectionId, { dueOn: "2026-11-01", status: "TRANSFERRED" });
    await finding(at.union, inspectionId, { dueOn: "2026-11-01" });
    const found = await scored(area.street, STREET, "G4.2");
    expect(found.points).toEqual([98, 100]);
    expect(found.answer).toEqual({
      criterion: "G4.2",
      counts: { numerator: 4, denominator: 5 },
      system: { sources: ["FINDINGS"], outcome: "READ" },
    });
  });

  test("one that is still open costs a grassroots union all three points of S6.4", async () => {
    const union = await newUnion();
    await appraise(union, 95);
    const inspectionId = await result(union, 80, "2026-Q3");
    await finding(union, inspectionId, { dueOn: "2026-11-01" });
    expect((await scored(union, SIX_STANDARDS, "S6.4")).points).toEqual([97, 100]);
  });
});

test("no survey is kept, so its criterion earns nothing and says why", async () => {
  const siteId = crypto.randomUUID();
  await program.sql(
    "insert into sites (id, trade_union_id, kind, name, created_at) values ($1, $2, 'READING_ROOM', '职工书屋', now())",
    [siteId, at.union.id],
  );
  const found = await scored(at.union, ROOM, "B4.3", "2026-Q4", siteId);
  expect(found.points).toEqual([95, 100]);
  expect(found.answer).toEqual({
    criterion: "B4.3",
    points: 0,
    system: { sources: ["SURVEY"], outcome: "SURVEY_ABSENT" },
  });
  expect(found.lost).toEqual(["B4.3 there is no valid survey answer"]);
});

test("the registers are part of the one statement, and only those that the checklist asks for", async () => {
  const { street } = await newStreet();
  const query = SUBMIT.replace(/inspection \{[\s\S]*?flags \{ code message \} \}/, "inspection { id version }");
  const reads: string[] = [];
  for (const [checklist, union] of [
    [SIX_STANDARDS, await newUnion()],
    [HOME, await newUnion()],
    [STREET, street],
  ] as const) {
    await scored(union, checklist, "");
    const raw = await visit(union, checklist, "2026-Q3");
    const texts = await statementsDuring(() =>
      program.data(query, { input: { inspections: [raw] } }, { token: persons.inspector.token }),
    );
    const kind = /^\s*(begin|commit|select|with taken|insert into journal_entries)/i;
    expect(texts.map((text) => kind.exec(text)?.[1])).toEqual([
      "begin",
      "select",
      "with taken",
      "insert into journal_entries",
      "commit",
    ]);
    reads.push(texts[1] ?? "");
  }
  const tables = ["member_appraisals", "findings", "inspection_results", "eligible_employer_reports", "headcounts"];
  expect(reads.map((text) => tables.filter((table) => text.includes(`${table} `)))).toEqual([
    ["member_appraisals", "findings"],
    ["member_appraisals", "inspection_results"],
    ["findings", "eligible_employer_reports", "headcounts"],
  ]);
});

describe("what a follow-up looks at", () => {
  const followUp = async (union: BuiltUnion, findingIds: readonly string[]) => {
    const { assignmentId } = await builders(program).assignment({
      union,
      inspectors: [persons.inspector],
      kind: "FOLLOW_UP",
    });
    return rawInspection({
      tradeUnionId: union.id,
      assignmentId,
      kind: "FOLLOW_UP",
      answers: [],
      findingChecks: findingIds.map((findingId) => ({ findingId, outcome: "RECTIFIED", note: null, evidence: [] })),
    });
  };

  test("are findings at the union, in whatever state", async () => {
    const union = await newUnion();
    const inspectionId = await result(union, 80);
    const ids = [
      await finding(union, inspectionId),
      await finding(union, inspectionId, { status: "CLOSED", settledOn: "2026-11-01" }),
      await finding(union, inspectionId, { status: "TRANSFERRED" }),
    ];
    const raw = await followUp(
      union,
      ids.map((id) => id.toUpperCase()),
    );
    await submitted(program, persons.inspector.token, raw);
    const [stored] = await program.sql("select finding_checks from inspections where id = $1", [raw.id]);
    expect(stored).toEqual({ finding_checks: ids.map((findingId) => ({ findingId, outcome: "RECTIFIED" })) });
  });

  test("one of another union and a random one are refused alike, each where it stands, with the same statements", async () => {
    const union = await newUnion();
    const own = await finding(union, await result(union, 80));
    const foreign = await finding(at.farUnion, await result(at.farUnion, 80));
    await submit(program, persons.inspector.token, await followUp(union, [foreign]));
    const answers: unknown[] = [];
    for (const unknown of [foreign, crypto.randomUUID()]) {
      const raw = await followUp(union, [unknown, own, crypto.randomUUID()]);
      let refused: Awaited<ReturnType<typeof submit>> = [];
      const texts = await statementsDuring(async () => (refused = await submit(program, persons.inspector.token, raw)));
      expect(refused[0]?.userErrors.map(({ code, path }) => `${code} ${path.slice(3).join(".")}`)).toEqual([
        "FINDING_UNKNOWN findingChecks.0.findingId",
        "FINDING_UNKNOWN findingChecks.2.findingId",
      ]);
      expect(await program.sql("select id from inspections where id = $1", [raw.id])).toEqual([]);
      answers.push(texts);
    }
    expect(answers[0]).toEqual(answers[1]);
  });
});
