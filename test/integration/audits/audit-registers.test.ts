import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const recordFund = mutationOf(
  program,
  "recordUnionFund",
  "fund { year item source amount { value qualifier } version }",
);
const COMMISSION =
  "commission { id electedOn termEndsOn endedOn isTermOver version members { name post } tradeUnion { id } }";
const register = mutationOf(program, "registerAuditingCommission", COMMISSION);
const change = mutationOf(program, "changeAuditingCommission", COMMISSION);
const end = mutationOf(program, "endAuditingCommission", COMMISSION);
const submitSurvey = mutationOf(
  program,
  "submitCadreSurvey",
  "survey { id year officers fullTime trained version tradeUnion { id } }",
);

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});
const grassroots = () => builders(program).tradeUnion({ parent: at.community });

describe("union funds", () => {
  const fund = (union: BuiltUnion, given: object = {}) => ({
    tradeUnionId: union.id,
    year: 2011,
    item: "FISCAL_INPUT",
    source: "DISTRICT_AND_STREETS",
    amount: { value: 134_390_000 },
    ...given,
  });
  const FUNDS = `query($id: ID!, $year: Int!) { unionFunds(tradeUnionId: $id, year: $year) { item source amount { value qualifier } } }`;
  const fundsOf = async (union: BuiltUnion, person: BuiltPerson, year = 2011) =>
    (await program.data<{ unionFunds: unknown[] }>(FUNDS, { id: union.id, year }, { token: person.token })).unionFunds;
  const stored = () => program.sql("select trade_union_id, amount, version from union_funds order by id");

  test("are recorded by year, kind and source, and corrected at their version", async () => {
    const union = await grassroots();
    const first = await recordFund.run<{ fund: object }>(fund(union), persons.administrator);
    expect(first).toEqual({
      fund: {
        year: 2011,
        item: "FISCAL_INPUT",
        source: "DISTRICT_AND_STREETS",
        version: 1,
        amount: { value: 134_390_000, qualifier: "EXACT" },
      },
      userErrors: [],
    });
    expect(await recordFund.refused(fund(union), persons.administrator)).toEqual([]);
    const other = fund(union, { amount: { value: 1, qualifier: "ABOUT" } });
    expect(await recordFund.refused(other, persons.administrator)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect((await recordFund.run({ ...other, expectedVersion: 1 }, persons.administrator))["fund"]).toMatchObject({
      version: 2,
      amount: { value: 1, qualifier: "ABOUT" },
    });
    await recordFund.run(fund(union, { item: "MEMBERSHIP_DUES_INCOME", source: "MEMBERS" }), persons.administrator);
    await recordFund.run(fund(union, { year: 2012 }), persons.administrator);
    expect(await fundsOf(union, persons.auditor)).toEqual([
      { item: "FISCAL_INPUT", source: "DISTRICT_AND_STREETS", amount: { value: 1, qualifier: "ABOUT" } },
      { item: "MEMBERSHIP_DUES_INCOME", source: "MEMBERS", amount: { value: 134_390_000, qualifier: "EXACT" } },
    ]);
    expect(await fundsOf(union, persons.otherStreetOfficer)).toEqual([]);
    const [kept] = await program.sql<{ id: string }>(
      "select id from union_funds where trade_union_id = $1 and amount = 1",
      [union.id],
    );
    expect((await journalOf(program, kept?.id ?? "")).map(({ action }) => action)).toEqual([
      "union-fund.recorded",
      "union-fund.corrected",
    ]);
  });

  test("the officers of a union and of its street record them too", async () => {
    for (const persona of ["streetOfficer", "unionOfficer"] as const) {
      const input = fund(at.union, { source: persona === "streetOfficer" ? "STREETS" : "OTHER" });
      expect(await recordFund.refused(input, persons[persona])).toEqual([]);
    }
    expect(await recordFund.refused(fund(at.union), persons.otherStreetOfficer)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
  });

  test("of those who correct at once one is heard", async () => {
    const union = await grassroots();
    await recordFund.run(fund(union), persons.administrator);
    const answers = await Promise.all(
      [1, 2, 3, 4].map((value) =>
        recordFund.refused(fund(union, { amount: { value }, expectedVersion: 1 }), persons.administrator),
      ),
    );
    expect(answers.flat().map(({ code }) => code)).toEqual(Array(3).fill("STALE_VERSION"));
  });

  test.each<[string, object, string, string[]]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["a negative amount", { amount: { value: -1 } }, "NUMBER_OUT_OF_RANGE", ["amount", "value"]],
    ["the next year", { year: 2027 }, "UNION_FUND_YEAR_IN_FUTURE", ["year"]],
  ])("%s is refused", async (_case, given, code, path) => {
    const before = await stored();
    expect(await recordFund.refused(fund(at.neighbor, given), persons.administrator)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await stored()).toEqual(before);
  });

  test("who only reads a union may not record there", async () => {
    const both = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect(await recordFund.refused(fund(at.farUnion), both)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] },
    ]);
  });

  onlyFor(
    ["administrator", "streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"],
    program,
    recordFund,
    () => ({
      persons,
      input: fund(at.farUnion),
      state: stored,
    }),
  );
});

describe("auditing commissions", () => {
  const seat = (name: string, post = "AUDITING_MEMBER", accountId: string | null = null) => ({ name, post, accountId });
  const THREE = [seat("甲", "AUDITING_CHAIR"), seat("乙"), seat("丙")];
  const election = (union: BuiltUnion, given: object = {}) => ({
    tradeUnionId: union.id,
    electedOn: "2025-01-10",
    termEndsOn: "2030-01-09",
    members: THREE,
    idempotencyKey: randomUUID(),
    ...given,
  });
  interface Answer extends Record<string, unknown> {
    commission: { id: string; version: number; members: object[] } & Record<string, unknown>;
  }
  const registered = async (union: BuiltUnion, given: object = {}) => {
    const { commission, userErrors } = await register.run<Answer>(election(union, given), persons.administrator);
    expect(userErrors).toEqual([]);
    return commission;
  };
  const stored = () =>
    program.sql(
      `select c.id, c.ended_on::text, c.version, array_agg(m.name order by m.place) as members from auditing_commissions c
       join auditing_commission_members m on m.commission_id = c.id group by c.id order by c.id`,
    );

  test("are registered with their members; the next election ends the one before", async () => {
    const union = await grassroots();
    const first = await registered(union, { electedOn: "2020-01-10", termEndsOn: "2025-01-09" });
    expect(first).toMatchObject({
      electedOn: "2020-01-10",
      termEndsOn: "2025-01-09",
      endedOn: null,
      isTermOver: true,
      version: 1,
      members: THREE.map(({ name, post }) => ({ name, post })),
      tradeUnion: { id: union.id },
    });
    await registered(union);
    const LIST = `query($id: ID!) { tradeUnion(id: $id) { auditingCommissions(first: 5) { totalCount edges { node { electedOn endedOn } } } } }`;
    interface Register {
      tradeUnion: { auditingCommissions: unknown };
    }
    const listed = await program.data<Register>(LIST, { id: union.id }, { token: persons.leader.token });
    expect(listed.tradeUnion.auditingCommissions).toEqual({
      totalCount: 2,
      edges: [
        { node: { electedOn: "2025-01-10", endedOn: null } },
        { node: { electedOn: "2020-01-10", endedOn: "2025-01-10" } },
      ],
    });
    expect((await journalOf(program, first.id)).map(({ action }) => action)).toEqual([
      "auditing-commission.registered",
      "auditing-commission.ended",
    ]);
  });

  test("the same key again gives the same commission, also at once; other content is refused", async () => {
    const union = await grassroots();
    const input = election(union);
    const answers = await Promise.all([1, 2, 3].map(() => register.run<Answer>(input, persons.administrator)));
    expect(new Set(answers.map(({ commission }) => commission.id)).size).toBe(1);
    expect(await register.refused({ ...input, electedOn: "2025-01-11" }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test("members change at a version, and a commission that ended does not any more", async () => {
    const commission = await registered(await grassroots());
    const four = [...THREE, seat("丁")];
    const changed = await change.run<Answer>(
      { commissionId: commission.id, members: four, expectedVersion: 1 },
      persons.administrator,
    );
    expect(changed.commission).toMatchObject({ version: 2 });
    expect(changed.commission.members).toHaveLength(4);
    const again = { commissionId: commission.id, expectedVersion: 1 };
    const stale = [{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }];
    expect(await change.refused({ ...again, members: THREE }, persons.administrator)).toEqual(stale);
    expect(await end.refused({ ...again, on: "2026-01-01" }, persons.administrator)).toEqual(stale);
    expect(await end.refused({ ...again, on: "2024-01-01", expectedVersion: 2 }, persons.administrator)).toEqual([
      { code: "COMMISSION_END_OUT_OF_RANGE", path: ["input", "on"] },
    ]);
    expect(
      (await end.run<Answer>({ ...again, on: "2026-01-01", expectedVersion: 2 }, persons.administrator)).commission,
    ).toMatchObject({ endedOn: "2026-01-01", version: 3 });
    expect(await change.refused({ ...again, members: THREE, expectedVersion: 3 }, persons.administrator)).toEqual([
      { code: "COMMISSION_ENDED", path: ["input", "commissionId"] },
    ]);
    expect((await journalOf(program, commission.id)).map(({ action }) => action.split(".")[1])).toEqual([
      ...["registered", "changed", "ended"],
    ]);
  });

  test("a union of fewer than 25 members may have one auditing member, counted ones only", async () => {
    const union = await grassroots();
    const alone = [seat("独")];
    const refused = [{ code: "COMMISSION_SIZE_NOT_ALLOWED", path: ["input", "members"] }];
    expect(await register.refused(election(union, { members: alone }), persons.administrator)).toEqual(refused);
    await organizationBuilders(program).headcount(union, "2026-01-01", { workers: 30, members: 24 });
    await registered(union, { members: alone });
    await organizationBuilders(program).headcount(union, "2026-02-01", { workers: 30, members: 25 });
    expect(await register.refused(election(union, { members: alone }), persons.administrator)).toEqual(refused);
  });

  test.each([
    ["CHAIR", "甲"],
    ["VICE_CHAIR", "乙"],
    ["FINANCE", "丙"],
  ])("the union's %s does not sit on it", async (post, name) => {
    const union = await grassroots();
    await organizationBuilders(program).officer(union, { post, name });
    expect(await register.refused(election(union), persons.administrator)).toEqual([
      { code: "COMMISSION_MEMBER_IN_CHARGE", path: ["input", "members", String(["甲", "乙", "丙"].indexOf(name))] },
    ]);
  });

  test("nor does it with another account of theirs, and nobody sits on it twice", async () => {
    const { person, link } = builders(program);
    const role = { role: "INSPECTOR", at: at.root } as const;
    const [chair, second, third] = [await person([role]), await person([role]), await person([role])];
    const union = await grassroots();
    await organizationBuilders(program).officer(union, { post: "CHAIR", accountId: chair.accountId, name: "主席" });
    const [one, two, three] = THREE;
    const members = [{ ...one, accountId: second.accountId }, { ...two, accountId: third.accountId }, three];
    for (const accountId of [chair.accountId, chair.accountId.toUpperCase()])
      expect(
        await register.refused(
          election(union, { members: [{ ...one, accountId }, two, three] }),
          persons.administrator,
        ),
      ).toEqual([{ code: "COMMISSION_MEMBER_IN_CHARGE", path: ["input", "members", "0"] }]);
    await link(second, chair);
    expect(await register.refused(election(union, { members }), persons.administrator)).toEqual([
      { code: "COMMISSION_MEMBER_IN_CHARGE", path: ["input", "members", "0"] },
    ]);
    await link(second, third);
    expect(await register.refused(election(union, { members }), persons.administrator)).toEqual([
      { code: "COMMISSION_MEMBER_TWICE", path: ["input", "members", "1"] },
    ]);
    await link(second, null);
    expect(await register.refused(election(union, { members }), persons.administrator)).toEqual([]);
  });

  test.each<[string, object, string, string[]]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["two members", { members: THREE.slice(0, 2) }, "COMMISSION_SIZE_NOT_ALLOWED", ["members"]],
    ["no chair", { members: [seat("甲"), seat("乙"), seat("丙")] }, "COMMISSION_NEEDS_ONE_CHAIR", ["members"]],
    ["somebody twice", { members: [...THREE, seat("丙")] }, "COMMISSION_MEMBER_TWICE", ["members", "3"]],
    ["an election to come", { electedOn: "2026-11-23" }, "COMMISSION_ELECTED_IN_FUTURE", ["electedOn"]],
    ["a term that is too long", { termEndsOn: "2030-01-11" }, "COMMISSION_TERM_TOO_LONG", ["termEndsOn"]],
    ["a term that ends first", { termEndsOn: "2025-01-10" }, "DATES_OUT_OF_ORDER", ["termEndsOn"]],
    [
      "an unknown account",
      { members: [...THREE, seat("丁", "AUDITING_MEMBER", randomUUID())] },
      "COMMISSION_ACCOUNT_NOT_FOUND",
      ["members", "3", "accountId"],
    ],
  ])("%s is refused", async (_case, given, code, path) => {
    const before = await stored();
    expect(await register.refused(election(at.neighbor, given), persons.administrator)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await stored()).toEqual(before);
  });

  test("no election lies before that of the sitting commission", async () => {
    const union = await grassroots();
    await registered(union);
    expect(await register.refused(election(union, { electedOn: "2025-01-09" }), persons.administrator)).toEqual([
      { code: "COMMISSION_ELECTED_BEFORE_CURRENT", path: ["input", "electedOn"] },
    ]);
  });

  const RECORDERS = ["administrator", "auditor", "streetOfficer", "otherStreetOfficer"] as const;
  describe("nobody else registers, changes or ends one", () => {
    const target = () => ({ commissionId: randomUUID(), expectedVersion: 1 });
    describe("register", () =>
      onlyFor(RECORDERS, program, register, () => ({ persons, input: election(at.farUnion), state: stored })));
    describe("change", () =>
      onlyFor(RECORDERS, program, change, () => ({ persons, input: { ...target(), members: THREE }, state: stored })));
    describe("end", () =>
      onlyFor(RECORDERS, program, end, () => ({ persons, input: { ...target(), on: "2026-01-01" }, state: stored })));
  });

  test.each(RECORDERS.slice(0, 3))("%s registers, changes and ends one", async (persona) => {
    const { commission } = await register.run<Answer>(election(await grassroots()), persons[persona]);
    const target = { commissionId: commission.id, expectedVersion: 1 };
    expect(await change.refused({ ...target, members: THREE }, persons[persona])).toEqual([]);
    expect(await end.refused({ ...target, on: "2026-01-01", expectedVersion: 2 }, persons[persona])).toEqual([]);
  });

  test("a street officer keeps the register of the own street only", async () => {
    expect(await register.refused(election(await grassroots()), persons.streetOfficer)).toEqual([]);
    const commission = await registered(await grassroots());
    const target = { commissionId: commission.id, expectedVersion: 1 };
    for (const refused of [
      await change.refused({ ...target, members: THREE }, persons.otherStreetOfficer),
      await end.refused({ ...target, on: "2026-01-01" }, persons.otherStreetOfficer),
    ]) {
      expect(refused).toEqual([{ code: "COMMISSION_NOT_FOUND", path: ["input", "commissionId"] }]);
    }
  });

  const LIST = `query($filter: AuditingCommissionFilter, $first: Int!, $after: Cursor) { auditingCommissions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { id members { name } tradeUnion { name } } } } }`;
  interface List {
    auditingCommissions: {
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
      edges: { node: { id: string } }[];
    };
  }
  const list = async (variables: object, person: BuiltPerson) =>
    (await program.data<List>(LIST, { first: 50, ...variables }, { token: person.token })).auditingCommissions;

  test("the list pages through them, filters, and costs the same for 1 and 10", async () => {
    const street = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    for (let n = 0; n < 10; n++) {
      const union = await builders(program).tradeUnion({ parent: street, level: "GRASSROOTS" });
      await registered(union, n < 3 ? { electedOn: "2020-01-10", termEndsOn: "2025-01-09" } : {});
    }
    const scope = { scope: street.id };
    const all = await list({ filter: scope }, persons.leader);
    expect(all.totalCount).toBe(10);
    const first = await list({ filter: scope, first: 4 }, persons.leader);
    const rest = await list({ filter: scope, after: first.pageInfo.endCursor }, persons.leader);
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    for (const [filter, count] of [
      [{ isTermOver: true }, 3],
      [{ termOver: true }, 3],
      [{ isTermOver: true, termOver: false }, 3],
      [{ isSitting: false }, 0],
      [{ current: false }, 0],
    ] as const)
      expect([filter, (await list({ filter: { ...scope, ...filter } }, persons.leader)).totalCount]).toEqual([
        filter,
        count,
      ]);
    expect((await list({ filter: { ...scope, level: ["STREET"] } }, persons.leader)).totalCount).toBe(0);
    expect((await list({ filter: scope }, persons.streetOfficer)).totalCount).toBe(0);
    const count = async (size: number) =>
      (await statementsDuring(() => list({ filter: scope, first: size }, persons.leader))).length;
    expect(await count(10)).toBe(await count(1));
  });
});

describe("the survey of auditing officers", () => {
  const survey = (union: BuiltUnion, given: object = {}) => ({
    tradeUnionId: union.id,
    year: 2026,
    fullTime: 1,
    partTime: 2,
    women: 1,
    masterOrAbove: 0,
    bachelor: 2,
    college: 1,
    secondaryOrBelow: 0,
    accounting: 2,
    auditing: 1,
    economicsOrLaw: 0,
    otherProfession: 0,
    certified: 2,
    trained: 3,
    ...given,
  });
  const stored = () => program.sql("select trade_union_id, year, trained, version from cadre_surveys order by id");
  const TOTALS = `query($id: ID!) { tradeUnion(id: $id) { cadreSurvey(year: 2026) { officers }
    cadreSurveyTotals(year: 2026) { surveyed tradeUnions officers fullTime bachelor accounting trained } } }`;
  interface Totals {
    tradeUnion: { cadreSurvey: object | null; cadreSurveyTotals: object | null };
  }
  const totals = async (union: BuiltUnion, person: BuiltPerson) =>
    (await program.data<Totals>(TOTALS, { id: union.id }, { token: person.token })).tradeUnion;

  test("is answered by unions and streets, each for itself, and adds up the tree", async () => {
    const root = await builders(program).tradeUnion({ level: "DISTRICT" });
    const street = await builders(program).tradeUnion({ parent: root, form: "STREET_FEDERATION" });
    const unions = [1, 2].map(() => builders(program).tradeUnion({ parent: street, level: "GRASSROOTS" }));
    const [union, silent] = await Promise.all(unions);
    if (union === undefined || silent === undefined) throw new Error("two unions were asked for");
    const unionOfficer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const streetOfficer = await builders(program).person([{ role: "STREET_OFFICER", at: street }]);
    const leader = await builders(program).person([{ role: "LEADER", at: root }]);
    const answer = await submitSurvey.run<{ survey: { id: string } }>(survey(union), unionOfficer);
    expect(answer).toEqual({
      survey: {
        id: expect.any(String),
        year: 2026,
        officers: 3,
        fullTime: 1,
        trained: 3,
        version: 1,
        tradeUnion: { id: union.id },
      },
      userErrors: [],
    });
    await submitSurvey.run(survey(street, { trained: 1 }), streetOfficer);
    expect(await totals(root, leader)).toEqual({
      cadreSurvey: null,
      cadreSurveyTotals: {
        surveyed: 2,
        tradeUnions: 4,
        officers: 6,
        fullTime: 2,
        bachelor: 4,
        accounting: 4,
        trained: 4,
      },
    });
    expect(await totals(union, unionOfficer)).toMatchObject({
      cadreSurvey: { officers: 3 },
      cadreSurveyTotals: { surveyed: 1, tradeUnions: 1 },
    });
    expect(await totals(street, unionOfficer)).toBeNull();
    expect((await journalOf(program, answer.survey.id)).map(({ action }) => action)).toEqual([
      "cadre-survey.submitted",
    ]);
  });

  test("a second answer corrects the first, at its version; the same one changes nothing", async () => {
    await submitSurvey.run(survey(at.union), persons.unionOfficer);
    expect((await submitSurvey.run(survey(at.union), persons.unionOfficer))["survey"]).toMatchObject({ version: 1 });
    const other = survey(at.union, { trained: 2 });
    expect(await submitSurvey.refused(other, persons.unionOfficer)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect((await submitSurvey.run({ ...other, expectedVersion: 1 }, persons.unionOfficer))["survey"]).toMatchObject({
      version: 2,
      trained: 2,
    });
  });

  test.each<[string, object, string, string]>([
    ["another union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", "tradeUnionId"],
    ["education that does not add up", { college: 2 }, "CADRE_EDUCATION_DOES_NOT_ADD_UP", "masterOrAbove"],
    ["professions that do not add up", { auditing: 0 }, "CADRE_PROFESSION_DOES_NOT_ADD_UP", "accounting"],
    ["more trained than there are", { trained: 4 }, "CADRE_PART_EXCEEDS_OFFICERS", "trained"],
    ["the next year", { year: 2027 }, "CADRE_SURVEY_YEAR_IN_FUTURE", "year"],
    ["a negative count", { women: -1 }, "NUMBER_OUT_OF_RANGE", "women"],
  ])("%s is refused", async (_case, given, code, field) => {
    const before = await stored();
    expect(await submitSurvey.refused(survey(at.farUnion, given), persons.otherUnionOfficer)).toEqual([
      { code, path: ["input", field] },
    ]);
    expect(await stored()).toEqual(before);
  });

  test("an officer answers for the own union only", async () => {
    expect(await submitSurvey.refused(survey(at.neighbor), persons.unionOfficer)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
  });

  onlyFor(["streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"], program, submitSurvey, () => ({
    persons,
    input: survey(at.farUnion),
    state: stored,
  }));
});
