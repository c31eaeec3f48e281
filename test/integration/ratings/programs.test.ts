import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface ProgramNode {
  id: string;
  code: string;
  title: string;
  subject: string;
  basisDocument: string | null;
  version: number;
  checklist: { code: string; version: number } | null;
  conferringLevels: string[];
  requiredAttachments: string[];
  levels: { code: string; tier: string; minPercent: number | null; prerequisites: { code: string }[] }[];
  quotas: { tradeUnion: { id: string }; count: number }[];
}

const PROGRAMS = `query($first: Int!) { ratingPrograms(first: $first) { totalCount edges { node {
  id code title subject basisDocument version checklist { code version } conferringLevels requiredAttachments
  levels { code title tier conferringLevel minPercent minSatisfactionPercent validMonths prerequisites { code description } }
  quotas { tradeUnion { id name } count } } } } }`;
const all = async (token = persons.leader.token) =>
  (
    await program.data<{ ratingPrograms: { totalCount: number; edges: { node: ProgramNode }[] } }>(
      PROGRAMS,
      { first: 50 },
      { token },
    )
  ).ratingPrograms;
const one = async (code: string) => {
  const found = (await all()).edges.find(({ node }) => node.code === code)?.node;
  if (found === undefined) throw new Error(`no program ${code}`);
  return found;
};

describe("ratingPrograms", () => {
  test("every template's program is there, each with the levels and conditions that it states", async () => {
    const { totalCount, edges } = await all();
    expect(totalCount).toBe(edges.length);
    expect(Object.fromEntries(edges.map(({ node }) => [node.code, node.levels.map(({ code }) => code)]))).toMatchObject(
      {
        DOUBLE_DISPLAY: ["DEMONSTRATION_UNIT"],
        HARMONIOUS_AREA: ["HARMONIOUS_AREA"],
        HARMONIOUS_ENTERPRISE: ["HARMONIOUS"],
        MUTUAL_CARE: ["ADVANCED_ENTERPRISE"],
        READING_ROOM: ["SELF_BUILT", "DISTRICT", "CITY", "PROVINCE", "NATIONAL"],
        SIX_GOOD_STREET: ["SIX_GOOD"],
        WEEKEND_SCHOOL: ["DEMONSTRATION_SCHOOL", "EXCELLENT_SCHOOL"],
        WORKERS_HOME: [...["QUALIFIED", "ADVANCED", "MODEL"], ...["STAR_1", "STAR_2", "STAR_3", "STAR_4", "STAR_5"]],
      },
    );
  });
});

describe("ratingPrograms in detail", () => {
  test("a level says its thresholds, a program whom it rates and by what", async () => {
    const home = await one("WORKERS_HOME");
    expect(home).toMatchObject({
      subject: "TRADE_UNION",
      basisDocument: null,
      checklist: { code: "WORKERS_HOME_DEFAULT", version: 1 },
      conferringLevels: ["ENTERPRISE_GROUP", "DISTRICT", "CITY", "PROVINCE", "NATIONAL"],
      requiredAttachments: ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"],
      quotas: [],
    });
    expect(home.levels[1]).toMatchObject({
      code: "ADVANCED",
      title: "Advanced Workers' Home",
      tier: "ADVANCED",
      conferringLevel: null,
      minPercent: 80,
      minSatisfactionPercent: 80,
      validMonths: 36,
    });
    expect(home.levels[1]?.prerequisites.map(({ code }) => code)).toEqual([
      ...["BASIS_DOCUMENT", "NO_AWARD_BLOCK", "HELD_LEVEL", "MEMBERSHIP_RATE", "SATISFACTION", "INSPECTION_PERCENT"],
    ]);
    expect(home.levels[7]).toMatchObject({ code: "STAR_5", title: "5 stars", tier: "STAR", minPercent: 90 });
    const room = await one("READING_ROOM");
    expect(room.levels[2]).toMatchObject({ code: "CITY", tier: "DEMONSTRATION_POINT", conferringLevel: "CITY" });
    expect(room.levels[2]?.prerequisites.map(({ code }) => code)).toEqual([
      ...["BASIS_DOCUMENT", "NO_AWARD_BLOCK", "INSPECTION_PERCENT", "FLOOR_AREA", "SEATS", "BOOKS"],
      ...["PERIODICALS", "AV_ITEMS", "NETWORKED_COMPUTERS", "STAFF", "OPENING_HOURS"],
    ]);
    expect((await one("HARMONIOUS_AREA")).checklist).toBeNull();
  });

  test("anonymous callers are not shown them", async () => {
    const { errors } = await program.run(PROGRAMS, { first: 5 });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });
});

describe("ratingEligibility", () => {
  const QUERY = `query($programId: ID!, $tradeUnionId: ID!, $siteId: ID, $levelCode: String!) {
    ratingEligibility(programId: $programId, tradeUnionId: $tradeUnionId, siteId: $siteId, levelCode: $levelCode) {
      isEligible prerequisites { code description met found needed } } }`;
  interface Eligibility {
    ratingEligibility: { isEligible: boolean; prerequisites: { code: string; met: boolean; found: string }[] } | null;
  }
  const ask = async (variables: Record<string, unknown>, { token } = persons.unionOfficer) =>
    (await program.data<Eligibility>(QUERY, variables, { token })).ratingEligibility;

  test("says of each condition what was found and what is needed", async () => {
    const { headcount } = organizationBuilders(program);
    await headcount(at.union, "2026-09-30", { workers: 200, members: 180 });
    await program.sql(
      `insert into member_appraisals (id, trade_union_id, year, round, eligible, issued, valid, satisfied, basically_satisfied, dissatisfied, created_at)
       values ($1, $2, 2026, 1, 180, 180, 150, 100, 30, 20, now())`,
      [randomUUID(), at.union.id],
    );
    const { id: programId } = await one("WORKERS_HOME");
    const found = await ask({ programId, tradeUnionId: at.union.id, levelCode: "ADVANCED" });
    expect(found?.isEligible).toBe(false);
    expect(
      found?.prerequisites.map(({ code, met, found: value, ...rest }) => ({ code, met, found: value, ...rest })),
    ).toMatchObject([
      { code: "BASIS_DOCUMENT", met: false, found: null },
      { code: "NO_AWARD_BLOCK", met: true, found: "0", needed: "0" },
      { code: "HELD_LEVEL", met: false, found: null, needed: "QUALIFIED 12" },
      { code: "MEMBERSHIP_RATE", met: true, found: "90%", needed: "90%" },
      { code: "SATISFACTION", met: true, found: "86.67%", needed: "80%" },
      { code: "INSPECTION_PERCENT", met: false, found: null, needed: "80%" },
    ]);
  });

  test("what the caller may not see has none, like what does not exist", async () => {
    const { id: programId } = await one("WORKERS_HOME");
    expect(await ask({ programId, tradeUnionId: at.farUnion.id, levelCode: "ADVANCED" })).toBeNull();
    expect(await ask({ programId, tradeUnionId: randomUUID(), levelCode: "ADVANCED" })).toBeNull();
    expect(await ask({ programId, tradeUnionId: at.union.id, levelCode: "NONE" })).toBeNull();
    expect(await ask({ programId: randomUUID(), tradeUnionId: at.union.id, levelCode: "ADVANCED" })).toBeNull();
  });
});

describe("changeRatingProgram", () => {
  const change = mutationOf(
    program,
    "changeRatingProgram",
    "program { id basisDocument quotaPerStreet version quotas { tradeUnion { id } count } }",
  );
  const state = () =>
    program.sql("select basis_document, quota_per_street, version from rating_programs order by code");

  test("names the document and gives streets their quotas, with the journal", async () => {
    const { id: programId, version } = await one("WEEKEND_SCHOOL");
    const quotas = [{ tradeUnionId: at.street.id, count: 2 }];
    const input = { programId, expectedVersion: version, basisDocument: "思工〔2026〕3号", quotaPerStreet: 1, quotas };
    const answer = await change.run(input, persons.administrator);
    expect(answer).toMatchObject({
      program: {
        basisDocument: "思工〔2026〕3号",
        quotaPerStreet: 1,
        version: version + 1,
        quotas: [{ tradeUnion: { id: at.street.id }, count: 2 }],
      },
    });
    expect(await change.refused(input, persons.administrator)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    const entries = await program.sql("select action from journal_entries where subject_id = $1", [programId]);
    expect(entries).toEqual([{ action: "rating-program.changed" }]);
    await change.run({ programId, expectedVersion: version + 1, quotas: [] }, persons.administrator);
    expect(await one("WEEKEND_SCHOOL")).toMatchObject({ basisDocument: "思工〔2026〕3号", quotas: [] });
  });

  test("quotas are of streets, each named once", async () => {
    const { id: programId, version: expectedVersion } = await one("MUTUAL_CARE");
    const refused = (...ids: string[]) =>
      change.refused(
        { programId, expectedVersion, quotas: ids.map((tradeUnionId) => ({ tradeUnionId, count: 1 })) },
        persons.administrator,
      );
    const path = (index: number) => ["input", "quotas", String(index), "tradeUnionId"];
    expect(await refused(at.union.id)).toEqual([{ code: "QUOTA_NOT_OF_STREET", path: path(0) }]);
    expect(await refused(at.street.id, at.street.id)).toEqual([{ code: "QUOTA_NAMED_TWICE", path: path(1) }]);
    expect(await refused(at.street.id, randomUUID())).toEqual([{ code: "TRADE_UNION_NOT_FOUND", path: path(1) }]);
    expect(await change.refused({ programId: randomUUID(), expectedVersion }, persons.administrator)).toEqual([
      { code: "RATING_PROGRAM_NOT_FOUND", path: ["input", "programId"] },
    ]);
  });

  test("who keeps a part of the register only may not", async () => {
    const { id: programId, version: expectedVersion } = await one("MUTUAL_CARE");
    const partly = await builders(program).person([{ role: "ADMINISTRATOR", at: at.street }]);
    expect(await change.refused({ programId, expectedVersion, basisDocument: "x" }, partly)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "programId"] },
    ]);
  });

  onlyFor(["administrator"], program, change, () => ({
    persons,
    input: { programId: randomUUID(), expectedVersion: 1 },
    state,
  }));
});
