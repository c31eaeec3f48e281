import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import {
  awardLifecycle,
  type AwardEventKind,
  type AwardStatus,
} from "../../../src/modules/ratings/awards/award.lifecycle.js";
import {
  ratingApplicationLifecycle,
  type RatingApplicationStatus,
} from "../../../src/modules/ratings/applications/rating-application.lifecycle.js";
import { lapseAwardsJob } from "../../../src/modules/ratings/awards/lapse-awards.job.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { confirm, rawInspection, submit, submitted } from "../../support/builders-inspections.js";
import { planBuilders } from "../../support/builders-plans.js";
import { checklistOf, programId, ratedAnswers, ratingBuilders } from "../../support/builders-ratings.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const rating = ratingBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  await rating.authorize();
});

const AWARD = `award { id status version level { code } conferringLevel documentNumber conferredOn validUntil reexamineBy recommendedOn
  events { at kind cause levelCode status documentNumber } }`;
const confer = mutationOf(program, "conferAward", AWARD);
const record = mutationOf(program, "recordSuperiorAward", AWARD);
const change = mutationOf(program, "changeAward", AWARD);
const reexamine = mutationOf(program, "openReexamination", AWARD);
const recommend = mutationOf(program, "recommendAward", "application { id status version recommendedOn }");

interface Payload {
  award: { id: string; version: number; events: { kind: string }[] } | null;
}

const member = async (parent = at.community): Promise<{ union: BuiltUnion; officer: BuiltPerson }> => {
  const union = await builders(program).tradeUnion({ parent });
  const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
  await rating.good(union);
  return { union, officer };
};
/** An application that hung out, by default until Friday a week ago, at version 1. */
const hungOut = async (
  given: Partial<{
    parent: BuiltUnion;
    code: string;
    level: string;
    notice: object;
    of: Awaited<ReturnType<typeof member>>;
    siteId: string;
  }> = {},
) => {
  const of = given.of ?? (await member(given.parent));
  const subject = { union: of.union, siteId: given.siteId ?? null };
  const id = await rating.application(given.code ?? "WORKERS_HOME", given.level ?? "QUALIFIED", subject, of.officer, {
    inspector: persons.inspector,
  });
  const noticeId = await rating.notice(at.root, [id], persons.organizer, given.notice ?? {});
  return { ...of, id, noticeId };
};
const conferral = (applicationId: string, changed: object = {}) => ({
  applicationId,
  documentNumber: "思工〔2026〕8号",
  on: "2026-11-20",
  expectedVersion: 1,
  ...changed,
});
const rowsOf = (id: string) => program.sql("select status, award_id from rating_applications where id = $1", [id]);
const counted = () =>
  program.sql(
    "select (select count(*)::int from awards) as a, (select count(*)::int from award_events) as e, (select sum(version)::int from rating_applications) as v",
  );

describe("conferAward", () => {
  test("confers what ran out, with its number, its term and its first event, and concludes the notice", async () => {
    const { id, noticeId } = await hungOut();
    const { award } = await confer.run<Payload>(conferral(id), persons.leader);
    expect(award).toMatchObject({
      status: "CONFERRED",
      version: 1,
      level: { code: "QUALIFIED" },
      conferringLevel: "DISTRICT",
      documentNumber: "思工〔2026〕8号",
      conferredOn: "2026-11-20",
      validUntil: "2029-11-19",
      reexamineBy: "2027-11-20",
      events: [{ at: "2026-11-20", kind: "CONFER", levelCode: "QUALIFIED", status: "CONFERRED" }],
    });
    expect(await rowsOf(id)).toEqual([{ status: "CONFERRED", award_id: award?.id }]);
    expect((await journalOf(program, award?.id ?? "")).map(({ action }) => action)).toEqual(["award.conferred"]);
    expect((await journalOf(program, noticeId)).map(({ action }) => action)).toEqual(["public-notice.concluded"]);
    expect(await confer.refused(conferral(id, { expectedVersion: 2 }), persons.leader)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] },
    ]);
  });

  test("not without a notice, not before it has run out, not with an open objection", async () => {
    const { union, officer } = await member();
    const never = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
      status: "INSPECTED",
      inspector: persons.inspector,
    });
    const path = ["input", "applicationId"];
    expect(await confer.refused(conferral(never), persons.leader)).toEqual([{ code: "AWARD_WITHOUT_NOTICE", path }]);
    // Its last day is today.
    const open = await hungOut({ notice: { opensOn: "2026-11-16", closesOn: "2026-11-22" } });
    const today = { on: "2026-11-22" };
    expect(await confer.refused(conferral(open.id, today), persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path },
    ]);
    const over = await hungOut();
    expect(await confer.refused(conferral(over.id, { on: "2026-11-13" }), persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path: ["input", "on"] },
    ]);
    expect(await confer.refused(conferral(over.id, { on: "2026-11-23" }), persons.leader)).toEqual([
      { code: "AWARD_EVENT_IN_FUTURE", path: ["input", "on"] },
    ]);
    await program.sql(
      `insert into objections (id, notice_id, application_id, statement, filed_by, filed_at, answer_due_on, status)
       values ($1, $2, $3, '异议', $4, now(), '2026-12-04', 'FILED')`,
      [randomUUID(), over.noticeId, over.id, persons.supervisor.accountId],
    );
    expect(await confer.refused(conferral(over.id), persons.leader)).toEqual([{ code: "OBJECTION_OPEN", path }]);
    expect(await rowsOf(over.id)).toEqual([{ status: "PROPOSED", award_id: null }]);
  });

  test("a veto that came up meanwhile, another version, hands elsewhere, a level of others", async () => {
    const path = ["input", "applicationId"];
    const barred = await hungOut();
    const veto = await rating.inspection("WORKERS_HOME", { union: barred.union }, persons.inspector, { vetoed: true });
    // It bars for twelve months, counted in business days.
    const confirm = "update inspections set confirmed_at = $1 where id = $2";
    for (const confirmedAt of ["2026-11-20T10:00:00+08:00", "2025-11-22T00:30:00+08:00"]) {
      await program.sql(confirm, [confirmedAt, veto]);
      expect(await confer.refused(conferral(barred.id), persons.leader)).toEqual([
        { code: "RATING_PREREQUISITES_NOT_MET", path },
      ]);
    }
    await program.sql(confirm, ["2025-11-21T23:30:00+08:00", veto]);
    expect(await confer.refused(conferral(barred.id), persons.leader)).toEqual([]);
    const fine = await hungOut();
    expect(await confer.refused(conferral(fine.id, { expectedVersion: 2 }), persons.leader)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await confer.refused(conferral(randomUUID()), persons.leader)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path },
    ]);
    const below = await builders(program).person([{ role: "LEADER", at: at.street }]);
    expect(await confer.refused(conferral(fine.id), below)).toEqual([{ code: "NOT_PERMITTED", path }]);
    const of = await member();
    const siteId = await planBuilders(program).site(of.union);
    const above = await hungOut({ of, siteId, code: "READING_ROOM", level: "CITY" });
    expect(await confer.refused(conferral(above.id), persons.leader)).toEqual([
      { code: "AWARD_CONFERRED_BY_SUPERIOR", path },
    ]);
  });

  test("quotas of a street hold, also when all are conferred at once", async () => {
    const street = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    const community = await builders(program).tradeUnion({ parent: street, form: "COMMUNITY" });
    const code = "DOUBLE_DISPLAY";
    await program.sql("insert into rating_quotas (program_id, trade_union_id, count) values ($1, $2, 2)", [
      programId(code),
      street.id,
    ]);
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await hungOut({ parent: community, code, level: "DEMONSTRATION_UNIT" }));
    const refused = await Promise.all(all.map(({ id }) => confer.refused(conferral(id), persons.leader)));
    expect(refused.flat()).toEqual(Array(3).fill({ code: "QUOTA_EXHAUSTED", path: ["input", "applicationId"] }));
    // Elsewhere there is none, and the next year begins anew.
    const elsewhere = await hungOut({ code, level: "DEMONSTRATION_UNIT" });
    expect(await confer.refused(conferral(elsewhere.id), persons.leader)).toEqual([]);
    await program.sql("update award_events set happened_on = '2025-12-31' where kind = 'CONFER'");
    const late = all.find((_each, index) => (refused[index] ?? []).length > 0);
    expect(await confer.refused(conferral(late?.id ?? ""), persons.leader)).toEqual([]);
  });

  test("a street without a quota of its own has that of every street", async () => {
    const code = "WORKERS_SMALL_HOME";
    const of = await member(at.otherCommunity);
    const siteId = await planBuilders(program).site(of.union, "BRANCH");
    const { id } = await hungOut({ of, siteId, code });
    await program.sql("update rating_programs set quota_per_street = 0 where code = $1", [code]);
    expect(await confer.refused(conferral(id), persons.leader)).toEqual([
      { code: "QUOTA_EXHAUSTED", path: ["input", "applicationId"] },
    ]);
    await program.sql("update rating_programs set quota_per_street = 1 where code = $1", [code]);
    expect(await confer.refused(conferral(id), persons.leader)).toEqual([]);
    await program.sql("update rating_programs set quota_per_street = null where code = $1", [code]);
  });

  test("who holds a lower level goes up: the same award, one more event", async () => {
    const of = await member();
    const held = await rating.award("WORKERS_HOME", "QUALIFIED", { union: of.union });
    const { id } = await hungOut({ of, level: "ADVANCED" });
    const { award } = await confer.run<Payload>(conferral(id), persons.leader);
    expect(award).toMatchObject({
      id: held,
      version: 2,
      level: { code: "ADVANCED" },
      documentNumber: "思工〔2026〕8号",
      conferredOn: "2026-11-20",
      validUntil: "2029-11-19",
      events: [{ kind: "CONFER" }, { kind: "UPGRADE", at: "2026-11-20", levelCode: "ADVANCED" }],
    });
    // Stars are another scale.
    const stars = await hungOut({ of, level: "STAR_3" });
    expect((await confer.run<Payload>(conferral(stars.id), persons.leader)).award?.id).not.toBe(held);
    const again = await hungOut({ of, level: "QUALIFIED" });
    expect(await confer.refused(conferral(again.id), persons.leader)).toEqual([
      { code: "AWARD_ALREADY_HELD", path: ["input", "applicationId"] },
    ]);
  });

  test("what is suspended does not go up; what ran out makes room for a new one", async () => {
    const of = await member();
    await rating.award("WORKERS_HOME", "QUALIFIED", { union: of.union }, { status: "SUSPENDED" });
    const { id } = await hungOut({ of, level: "ADVANCED" });
    expect(await confer.refused(conferral(id), persons.leader)).toEqual([
      { code: "AWARD_NOT_IN_FORCE", path: ["input", "applicationId"] },
    ]);
    const old = await member();
    const ranOut = await rating.award(
      "WORKERS_HOME",
      "QUALIFIED",
      { union: old.union },
      { on: "2023-11-01", validUntil: "2026-10-31" },
    );
    const renewed = await hungOut({ of: old });
    expect(await confer.refused(conferral(renewed.id), persons.leader)).toEqual([]);
    expect(await program.sql("select status from awards where id = $1", [ranOut])).toEqual([{ status: "LAPSED" }]);
  });

  onlyFor(["leader"], program, confer, () => ({ persons, input: conferral(randomUUID()), state: counted }));
});

describe("every program", () => {
  const propose = mutationOf(program, "proposeAwards", "notice { id }");
  const SUBJECTS: [
    string,
    string,
    "TRADE_UNION" | "STREET" | "EMPLOYER" | "READING_ROOM" | "WEEKEND_SCHOOL" | "BRANCH",
  ][] = [
    ["WORKERS_HOME", "STAR_5", "TRADE_UNION"],
    ["WORKERS_SMALL_HOME", "QUALIFIED", "BRANCH"],
    ["READING_ROOM", "SELF_BUILT", "READING_ROOM"],
    ["WEEKEND_SCHOOL", "EXCELLENT_SCHOOL", "WEEKEND_SCHOOL"],
    ["DOUBLE_DISPLAY", "DEMONSTRATION_UNIT", "TRADE_UNION"],
    ["SIX_GOOD_STREET", "SIX_GOOD", "STREET"],
    ["HARMONIOUS_ENTERPRISE", "HARMONIOUS", "EMPLOYER"],
    ["MUTUAL_CARE", "ADVANCED_ENTERPRISE", "EMPLOYER"],
  ];
  const MEASURED = { "B1.1": 60, "B1.2": 20, "B2.1": 3000, "B2.2": 20, "B3.1": 1, "B3.4": 20 };
  const answers = Object.entries(MEASURED).map(([criterion, measure]) => ({ criterion, measure }));

  test.each(SUBJECTS)("%s: %s is proposed and conferred by the same code", async (code, level, kind) => {
    const of = await member();
    const union = kind === "STREET" ? at.otherStreet : of.union;
    const employerId = kind === "EMPLOYER" ? await planBuilders(program).employer(union) : null;
    const isSite = !["TRADE_UNION", "STREET", "EMPLOYER"].includes(kind);
    const siteId = isSite ? await planBuilders(program).site(union, kind) : null;
    const id = await rating.application(code, level, { union, siteId, employerId }, of.officer, {
      status: "INSPECTED",
      inspector: persons.inspector,
      answers,
    });
    await program.sql("update rating_applications set declared = '{FIVE_HAVES}' where id = $1", [id]);
    const proposed = { title: "公示", applicationIds: [id], opensOn: "2026-11-22", idempotencyKey: randomUUID() };
    expect(await propose.refused(proposed, persons.organizer)).toEqual([]);
    await program.sql(
      "update public_notices set opens_on = '2026-11-09', closes_on = '2026-11-13' where id = (select notice_id from rating_applications where id = $1)",
      [id],
    );
    const { award } = await confer.run<Payload>(conferral(id, { expectedVersion: 2 }), persons.leader);
    expect(award).toMatchObject({ status: "CONFERRED", level: { code: level } });
  });
});

describe("recommendAward and recordSuperiorAward", () => {
  const recording = (union: BuiltUnion, changed: object = {}) => ({
    programId: programId("WORKERS_HOME"),
    levelCode: "MODEL",
    tradeUnionId: union.id,
    conferringLevel: "CITY",
    documentNumber: "厦工〔2026〕5号",
    on: "2026-10-01",
    idempotencyKey: randomUUID(),
    ...changed,
  });

  test("the district recommends what ran out, and records what the city made of it", async () => {
    const of = await member();
    const siteId = await planBuilders(program).site(of.union);
    const { id } = await hungOut({ of, siteId, code: "READING_ROOM", level: "CITY" });
    const recommendation = { applicationId: id, on: "2026-11-20", expectedVersion: 1 };
    const settled = {
      programId: programId("READING_ROOM"),
      levelCode: "CITY",
      siteId,
      applicationId: id,
      on: "2026-11-21",
    };
    expect(await record.refused(recording(of.union, settled), persons.organizer)).toEqual([
      { code: "RECOMMENDATION_NOT_MATCHING", path: ["input", "applicationId"] },
    ]);
    expect(await recommend.run(recommendation, persons.leader)).toMatchObject({
      application: { status: "RECOMMENDED", recommendedOn: "2026-11-20", version: 2 },
    });
    const { award } = await record.run<Payload>(recording(of.union, settled), persons.organizer);
    expect(award).toMatchObject({
      status: "CONFERRED",
      conferringLevel: "CITY",
      documentNumber: "厦工〔2026〕5号",
      recommendedOn: "2026-11-20",
      events: [{ kind: "RECORD", at: "2026-11-21" }],
    });
    expect(await rowsOf(id)).toEqual([{ status: "CONFERRED", award_id: award?.id }]);
  });

  test("a district's own level is not recommended, and nothing without its notice", async () => {
    const of = await member();
    const siteId = await planBuilders(program).site(of.union);
    const own = await hungOut({ of, siteId, code: "READING_ROOM", level: "DISTRICT" });
    const path = ["input", "applicationId"];
    const input = { applicationId: own.id, on: "2026-11-20", expectedVersion: 1 };
    expect(await recommend.refused(input, persons.leader)).toEqual([{ code: "AWARD_CONFERRED_BY_DISTRICT", path }]);
    const open = await hungOut({ notice: { opensOn: "2026-11-20", closesOn: "2026-11-26" }, level: "MODEL" });
    expect(await recommend.refused({ ...input, applicationId: open.id }, persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path },
    ]);
  });

  test("is recorded once under its key, and once for each conferring level", async () => {
    const { union } = await member();
    const input = recording(union);
    const answers = await Promise.all([1, 2, 3].map(() => record.run<Payload>(input, persons.administrator)));
    expect(new Set(answers.map(({ award }) => award?.id)).size).toBe(1);
    expect(await record.refused({ ...input, documentNumber: "2" }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    const again = await Promise.all(
      [1, 2].map(() => record.refused(recording(union, { conferringLevel: "PROVINCE" }), persons.leader)),
    );
    expect(again.flat()).toEqual([{ code: "AWARD_ALREADY_HELD", path: ["input", "levelCode"] }]);
    expect((await journalOf(program, answers[0]?.award?.id ?? "")).map(({ action }) => action)).toEqual([
      "award.recorded",
      "award.entered",
    ]);
  });

  test.each<[string, object, string, string[]]>([
    ["what the district confers", { conferringLevel: "DISTRICT" }, "AWARD_CONFERRED_BY_DISTRICT", ["conferringLevel"]],
    ["what nobody confers", { conferringLevel: "MOON" }, "CONFERRING_LEVEL_MISMATCH", ["conferringLevel"]],
    ["an unknown level", { levelCode: "X" }, "RATING_LEVEL_UNKNOWN", ["levelCode"]],
    ["tomorrow", { on: "2026-11-23" }, "AWARD_EVENT_IN_FUTURE", ["on"]],
    ["no number", { documentNumber: "" }, "TEXT_EMPTY", ["documentNumber"]],
    ["a site where none is rated", { siteId: randomUUID() }, "RATING_SUBJECT_MISMATCH", ["siteId"]],
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
  ])("%s is refused", async (_case, changed, code, path) => {
    const { union } = await member();
    const before = await counted();
    expect(await record.refused(recording(union, changed), persons.leader)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await counted()).toEqual(before);
  });

  onlyFor(["administrator", "leader", "organizer"], program, record, () => ({
    persons,
    input: recording(at.union),
    state: counted,
  }));
  onlyFor(["leader"], program, recommend, () => ({
    persons,
    input: { applicationId: randomUUID(), on: "2026-11-20", expectedVersion: 1 },
    state: counted,
  }));
});

describe("changeAward", () => {
  const changing = (awardId: string, kind: string, changed: object = {}) => ({
    awardId,
    change: kind,
    cause: "复查不合格",
    on: "2026-11-20",
    expectedVersion: 1,
    ...changed,
  });
  const held = async (given: object = {}, level = "ADVANCED") => {
    const of = await member();
    return { ...of, id: await rating.award("WORKERS_HOME", level, { union: of.union }, given) };
  };

  test("suspended, resumed, downgraded, revoked: each a dated event with its cause, and nothing after", async () => {
    const { id, union } = await held();
    const inspectionId = await rating.inspection("WORKERS_HOME", { union }, persons.inspector, { percent: 71 });
    await change.run(changing(id, "SUSPEND", { inspectionId, on: "2026-11-17" }), persons.leader);
    await change.run(
      changing(id, "RESUME", { cause: "整改合格", on: "2026-11-18", expectedVersion: 2 }),
      persons.leader,
    );
    await change.run(
      changing(id, "DOWNGRADE", { levelCode: "QUALIFIED", on: "2026-11-18", expectedVersion: 3 }),
      persons.leader,
    );
    const { award } = await change.run<Payload>(changing(id, "REVOKE", { expectedVersion: 4 }), persons.leader);
    expect(award).toMatchObject({
      status: "REVOKED",
      version: 5,
      level: { code: "QUALIFIED" },
      validUntil: "2028-05-31",
    });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "SUSPEND", "RESUME", "DOWNGRADE", "REVOKE"]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      ...["award.suspended", "award.resumed", "award.downgraded", "award.revoked"],
    ]);
    expect(await change.refused(changing(id, "RESUME", { expectedVersion: 5 }), persons.leader)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path: ["input", "awardId"] },
    ]);
  });

  test.each<[string, string, object, string, string[]]>([
    ["backdated", "SUSPEND", { on: "2025-05-31" }, "AWARD_EVENT_BACKDATED", ["on"]],
    ["tomorrow", "SUSPEND", { on: "2026-11-23" }, "AWARD_EVENT_IN_FUTURE", ["on"]],
    ["resumed while it holds", "RESUME", {}, "AWARD_TRANSITION_REFUSED", ["awardId"]],
    ["another version", "SUSPEND", { expectedVersion: 2 }, "STALE_VERSION", ["expectedVersion"]],
    ["an unknown award", "SUSPEND", { awardId: randomUUID() }, "AWARD_NOT_FOUND", ["awardId"]],
    [
      "somebody's inspection",
      "SUSPEND",
      { inspectionId: randomUUID() },
      "AWARD_INSPECTION_NOT_FOUND",
      ["inspectionId"],
    ],
    ["down to a higher level", "DOWNGRADE", { levelCode: "MODEL" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to the same level", "DOWNGRADE", { levelCode: "ADVANCED" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to a star", "DOWNGRADE", { levelCode: "STAR_1" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to nothing", "DOWNGRADE", {}, "AWARD_LEVEL_MISSING", ["levelCode"]],
    ["down to an unknown level", "DOWNGRADE", { levelCode: "X" }, "RATING_LEVEL_UNKNOWN", ["levelCode"]],
    ["up without a notice", "UPGRADE", { levelCode: "MODEL" }, "AWARD_UPGRADE_NEEDS_APPLICATION", ["change"]],
    ["lapsed before its end", "LAPSE", {}, "AWARD_NOT_RUN_OUT", ["on"]],
    ["no cause", "SUSPEND", { cause: " " }, "TEXT_EMPTY", ["cause"]],
  ])("%s is refused, and nothing changes", async (_case, kind, changed, code, path) => {
    const { id } = await held();
    const before = await counted();
    expect(await change.refused(changing(id, kind, changed), persons.leader)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await counted()).toEqual(before);
  });

  test("nothing happens before what happened last, whoever is first", async () => {
    const { id } = await held();
    await change.run(changing(id, "SUSPEND", { on: "2026-11-19" }), persons.leader);
    expect(
      await change.refused(changing(id, "RESUME", { on: "2026-11-18", expectedVersion: 2 }), persons.leader),
    ).toEqual([{ code: "AWARD_EVENT_BACKDATED", path: ["input", "on"] }]);
    const other = await held();
    const refused = await Promise.all(
      ["SUSPEND", "REVOKE"].map((kind) => change.refused(changing(other.id, kind), persons.leader)),
    );
    expect(refused.flat()).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
  });

  test("what a superior conferred goes up with its document", async () => {
    const { id } = await held({ conferringLevel: "CITY" });
    expect(await change.refused(changing(id, "UPGRADE", { levelCode: "MODEL" }), persons.leader)).toEqual([
      { code: "AWARD_DOCUMENT_MISSING", path: ["input", "documentNumber"] },
    ]);
    const up = changing(id, "UPGRADE", { levelCode: "MODEL", documentNumber: "厦工〔2026〕9号", cause: "市总命名" });
    expect(await change.run(up, persons.leader)).toMatchObject({
      award: {
        level: { code: "MODEL" },
        documentNumber: "厦工〔2026〕9号",
        conferredOn: "2026-11-20",
        validUntil: "2029-11-19",
      },
    });
  });

  test("what ran out is lapsed to whoever reads, before and after it is written down", async () => {
    const { id, union } = await held({ on: "2023-11-01", validUntil: "2026-10-31" });
    const statuses = async () =>
      (
        await program.data<{ awards: { edges: { node: { id: string; status: string } }[] } }>(
          "query($scope: ID!) { awards(first: 9, filter: { scope: $scope, status: [LAPSED] }) { edges { node { id status } } } }",
          { scope: union.id },
          { token: persons.leader.token },
        )
      ).awards.edges.map(({ node }) => node);
    expect(await statuses()).toEqual([{ id, status: "LAPSED" }]);
    expect(await change.refused(changing(id, "SUSPEND"), persons.leader)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path: ["input", "awardId"] },
    ]);
    const lapse = () => lapseAwardsJob.run(program.program.services);
    await Promise.all([lapse(), lapse()]);
    expect(
      await program.sql(
        "select kind, happened_on::text, account_id from award_events where award_id = $1 order by id",
        [id],
      ),
    ).toMatchObject([{ kind: "CONFER" }, { kind: "LAPSE", happened_on: "2026-11-01", account_id: null }]);
    expect(await statuses()).toEqual([{ id, status: "LAPSED" }]);
    const byHand = await held({ on: "2023-11-01", validUntil: "2026-10-31" });
    expect(await change.run(changing(byHand.id, "LAPSE"), persons.leader)).toMatchObject({
      award: { status: "LAPSED" },
    });
  });

  onlyFor(["leader"], program, change, () => ({ persons, input: changing(randomUUID(), "SUSPEND"), state: counted }));
});

describe("openReexamination", () => {
  const opening = (awardId: string, changed: object = {}) => ({
    awardId,
    inspectorIds: [persons.inspector.accountId],
    dueOn: "2026-12-10",
    expectedVersion: 1,
    ...changed,
  });
  /** Opens a re-examination and has it inspected with some answers changed. */
  const reexamined = async (answers: object[]) => {
    const { union } = await member();
    const id = await rating.award("WORKERS_HOME", "QUALIFIED", { union });
    await reexamine.run(opening(id), persons.organizer);
    const [visit] = await program.sql<{ id: string }>("select id from assignments where owner_id = $1", [id]);
    const [result] = await submit(
      program,
      persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: visit?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers,
      }),
    );
    if (result?.inspection == null) throw new Error(JSON.stringify(result?.userErrors));
    await confirm(program, persons.reviewer.token, result.inspection);
    const { awards } = await program.data<{
      awards: {
        edges: {
          node: { id: string; status: string; reexamineBy: string; events: { kind: string; cause: string }[] };
        }[];
      };
    }>(
      "query($scope: ID!) { awards(first: 9, filter: { scope: $scope }) { edges { node { id status reexamineBy events { kind cause } } } } }",
      { scope: union.id },
      { token: persons.leader.token },
    );
    return awards.edges[0]?.node;
  };

  const poor = () => ratedAnswers("WORKERS_HOME").map(({ criterion }) => ({ criterion, points: 0, note: "未落实" }));

  test("what is still deserved goes on, and is looked at again a year later", async () => {
    const award = await reexamined(ratedAnswers("WORKERS_HOME"));
    expect(award).toMatchObject({ status: "CONFERRED", reexamineBy: "2027-11-22" });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "REEXAMINE", "PASS"]);
  });

  test("what is not stays under review until somebody decides", async () => {
    const award = await reexamined(poor());
    expect(award).toMatchObject({ status: "UNDER_REVIEW", reexamineBy: "2026-06-01" });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "REEXAMINE", "FAIL"]);
    expect(award?.events.at(-1)?.cause).toContain("INSPECTION_PERCENT");
    const revoke = { awardId: award?.id, change: "REVOKE", cause: "复查不合格", on: "2026-11-22", expectedVersion: 3 };
    expect(await change.run(revoke, persons.leader)).toMatchObject({ award: { status: "REVOKED" } });
  });

  test("why it happened is said in the reader's language, however it was written down; what was typed stays", async () => {
    const award = await reexamined(poor());
    const [, , failed] = award?.events ?? [];
    const codes = failed?.cause.split(": ")[1] ?? "";
    expect(codes).toContain("INSPECTION_PERCENT");
    const earlier = async (kind: string, cause: string) =>
      program.sql(
        `insert into award_events (id, award_id, kind, happened_on, cause, level_code, status, recorded_at)
         values ($1, $2, $3, '2026-11-22', $4, 'QUALIFIED', 'UNDER_REVIEW', now())`,
        [uuidv7(), award?.id, kind, cause],
      );
    await earlier("FAIL", "复查不合格:ANNUAL_FIGURE");
    await earlier("LAPSE", "有效期届满");
    await earlier("SUSPEND", "复查不合格:制度未上墙");
    const told = async ({ token }: BuiltPerson) => {
      const { awards } = await program.data<{
        awards: { edges: { node: { id: string; events: { cause: string }[] } }[] };
      }>(
        "query($scope: ID!) { awards(first: 100, filter: { scope: $scope, status: [UNDER_REVIEW] }) { edges { node { id events { cause } } } } }",
        { scope: at.root.id },
        { token },
      );
      return awards.edges.find(({ node }) => node.id === award?.id)?.node.events.map(({ cause }) => cause);
    };
    const chinese = await builders(program).person([{ role: "LEADER", at: at.root }], { language: "zh-CN" });
    expect(await told(chinese)).toEqual([
      ...["命名", "开展复查", `复查不合格:${codes}`],
      ...["复查不合格:ANNUAL_FIGURE", "有效期届满", "复查不合格:制度未上墙"],
    ]);
    expect(await told(persons.leader)).toEqual([
      ...["命名", "a re-examination was opened", `the re-examination was failed: ${codes}`],
      ...["the re-examination was failed: ANNUAL_FIGURE", "its term ended", "复查不合格:制度未上墙"],
    ]);
  });

  test("whoever applied for it does not decide what came of the visit either, however long ago", async () => {
    const { id: applicationId, union, officer } = await hungOut();
    const { award } = await confer.run<Payload>(conferral(applicationId), persons.leader);
    const awardId = award?.id ?? "";
    await reexamine.run(opening(awardId), persons.organizer);
    const [visit] = await program.sql<{ id: string }>("select id from assignments where owner_id = $1", [awardId]);
    const inspection = await submitted(
      program,
      persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: visit?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers: ratedAnswers("WORKERS_HOME"),
      }),
    );
    await program.sql(
      "update grants set role = 'REVIEWER', trade_union_id = $1, since = '2026-11-22' where account_id = $2",
      [at.root.id, officer.accountId],
    );
    const review = mutationOf(program, "reviewInspection", "inspection { status }");
    const input = { inspectionId: inspection.id, comment: "见附件", expectedVersion: inspection.version };
    for (const decision of ["CONFIRM", "RETURN"])
      expect(await review.refused({ ...input, decision }, officer)).toEqual([
        { code: "DECIDER_IS_APPLICANT", path: ["input", "inspectionId"] },
      ]);
    expect(await review.refused({ ...input, decision: "CONFIRM" }, persons.reviewer)).toEqual([]);
  });

  test("one at a time, of what is held, by who sends people", async () => {
    const { union } = await member();
    const id = await rating.award("WORKERS_HOME", "QUALIFIED", { union });
    expect(await reexamine.run(opening(id), persons.organizer)).toMatchObject({
      award: { status: "UNDER_REVIEW", version: 2 },
    });
    const path = ["input", "awardId"];
    expect(await reexamine.refused(opening(id, { expectedVersion: 2 }), persons.organizer)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path },
    ]);
    const revoked = await rating.award(
      "WORKERS_HOME",
      "QUALIFIED",
      { union: (await member()).union },
      { status: "REVOKED" },
    );
    expect(await reexamine.refused(opening(revoked), persons.organizer)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path },
    ]);
    expect(await reexamine.refused(opening(randomUUID()), persons.organizer)).toEqual([
      { code: "AWARD_NOT_FOUND", path },
    ]);
  });

  onlyFor(["organizer"], program, reexamine, () => ({ persons, input: opening(randomUUID()), state: counted }));
});

describe("awards", () => {
  const LIST = `query Awards($filter: AwardFilter, $first: Int!, $after: Cursor) { awards(filter: $filter, first: $first, after: $after) { totalCount
    pageInfo { endCursor } edges { node { id status conferringLevel program { code title } level { code title } tradeUnion { id name } site { id name } conferredOn validUntil reexamineBy events { kind } } } } }`;
  interface List {
    awards: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
  }
  const list = (variables: object, { token } = persons.leader) =>
    program.data<List>(LIST, { first: 50, ...variables }, { token }).then(({ awards }) => awards);

  test("those within reach, filtered, page by page, at the same number of statements", async () => {
    const { union, officer } = await member();
    const siteId = await planBuilders(program).site(union);
    const id = await rating.award(
      "READING_ROOM",
      "DISTRICT",
      { union, siteId },
      { on: "2026-11-21", validUntil: "2027-06-29" },
    );
    const filter = {
      scope: at.root.id,
      programCode: "READING_ROOM",
      status: ["CONFERRED"],
      validUntilBefore: "2027-06-30",
    };
    expect((await list({ filter })).edges.map(({ node }) => node.id)).toEqual([id]);
    expect((await list({ filter: { ...filter, validUntilBefore: "2027-06-29" } })).totalCount).toBe(0);
    expect((await list({}, officer)).edges.map(({ node }) => node.id)).toEqual([id]);
    expect((await list({}, persons.otherUnionOfficer)).totalCount).toBe(0);
    const first = await list({ first: 2 });
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    const all = await list({ first: 4 });
    expect([...first.edges, ...second.edges]).toEqual(all.edges);
    const one = await statementsDuring(() => list({ first: 1 }));
    const ten = await statementsDuring(() => list({ first: 10 }));
    expect(ten.length).toBe(one.length);
  });
});

describe("random commands", () => {
  const input = (applicationId: string, version: number) => ({ applicationId, expectedVersion: version });
  const text = (field: string) => mutationOf(program, field, "__typename");
  /** What each persona may try on an application and on what comes of it. */
  const COMMANDS = {
    forward: ["reviewRatingApplication", "streetOfficer", { decision: "FORWARD" }],
    return: ["reviewRatingApplication", "reviewer", { decision: "RETURN", comment: "x" }],
    reject: ["reviewRatingApplication", "reviewer", { decision: "REJECT", comment: "x" }],
    assign: ["assignRatingInspection", "organizer", { dueOn: "2026-12-10" }],
    cancel: ["cancelRatingInspection", "organizer", { reason: "x" }],
    recommend: ["recommendAward", "leader", { on: "2026-11-22" }],
    confer: ["conferAward", "leader", { on: "2026-11-22", documentNumber: "1" }],
  } as const;

  test("lead an application, a notice and an award only where the tables let them", async () => {
    const names = [...Object.keys(COMMANDS), "propose", "withdrawNotice", "withdraw", "runOut", "object", "inspect"];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 6, maxLength: 14 }), async (sequence) => {
        const { union, officer } = await member();
        const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer);
        const state = async () => {
          const [found] = await program.sql<{
            status: RatingApplicationStatus;
            version: number;
            notice: string | null;
            notice_version: number;
            closes: string | null;
          }>(
            `select a.status, a.version, a.notice_id as notice, n.version as notice_version, n.closes_on::text as closes
             from rating_applications a left join public_notices n on n.id = a.notice_id where a.id = $1`,
            [id],
          );
          if (found === undefined) throw new Error("the application is gone");
          return found;
        };
        for (const name of sequence) {
          const before = await state();
          const known = COMMANDS[name as keyof typeof COMMANDS] as (typeof COMMANDS)[keyof typeof COMMANDS] | undefined;
          if (known !== undefined) {
            const [field, persona, given] = known;
            const team = field === "assignRatingInspection" ? { inspectorIds: [persons.inspector.accountId] } : {};
            await text(field).run({ ...input(id, before.version), ...given, ...team }, persons[persona]);
          } else if (name === "withdraw")
            await text("withdrawRatingApplication").run({ ...input(id, before.version), reason: "x" }, officer);
          else if (name === "propose")
            await text("proposeAwards").run(
              {
                title: "公示",
                applicationIds: [id],
                opensOn: "2026-11-22",
                audience: "INTERNAL",
                idempotencyKey: randomUUID(),
              },
              persons.organizer,
            );
          else if (name === "withdrawNotice" && before.notice !== null)
            await text("withdrawPublicNotice").run(
              { noticeId: before.notice, reason: "x", expectedVersion: before.notice_version },
              persons.organizer,
            );
          else if (name === "object" && before.notice !== null)
            await text("fileObjection").run(
              { noticeId: before.notice, applicationId: id, statement: "x", idempotencyKey: randomUUID() },
              persons.organizer,
            );
          else if (name === "runOut")
            await program.sql(
              "update public_notices set opens_on = '2026-11-13', closes_on = '2026-11-19' where id = $1",
              [before.notice],
            );
          else if (name === "inspect" && before.status === "ON_SITE") {
            const inspectionId = await rating.inspection("WORKERS_HOME", { union }, persons.inspector, { ownerId: id });
            await program.sql(
              "update rating_applications set status = 'INSPECTED', inspection_id = $2, version = version + 1 where id = $1",
              [id, inspectionId],
            );
          }
          const after = await state();
          const allowed = Object.values(ratingApplicationLifecycle[before.status]);
          expect([before.status, ...allowed]).toContain(after.status);
          if (after.status === "CONFERRED" && before.status !== "CONFERRED") {
            expect(before.closes !== null && before.closes < "2026-11-22").toBe(true);
            expect(
              await program.sql("select 1 from objections where application_id = $1 and status = 'FILED'", [id]),
            ).toEqual([]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test("change an award only where its table lets them, and never backwards in time", async () => {
    const kinds = ["SUSPEND", "RESUME", "UPGRADE", "DOWNGRADE", "REVOKE", "LAPSE"];
    const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-11-${String(date).padStart(2, "0")}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind: fc.constantFrom(...kinds), on: day }), { minLength: 4, maxLength: 12 }),
        async (events) => {
          const { union } = await member();
          const conferringLevel = "CITY";
          const given = { conferringLevel, on: "2026-11-05", validUntil: "2026-11-24" };
          const awardId = await rating.award("WORKERS_HOME", "ADVANCED", { union }, given);
          let expectedVersion = 1;
          for (const { kind, on } of events) {
            const levelCode = kind === "UPGRADE" ? "MODEL" : "QUALIFIED";
            const cause = "x";
            const tried = { awardId, change: kind, on, cause, levelCode, documentNumber: "1", expectedVersion };
            const { award } = await change.run<Payload>(tried, persons.leader);
            expectedVersion = award?.version ?? expectedVersion;
          }
          const happened = await program.sql<{ kind: AwardEventKind; status: AwardStatus; day: string }>(
            "select kind, status, happened_on::text as day from award_events where award_id = $1 order by id",
            [awardId],
          );
          happened.reduce((before, event) => {
            expect(awardLifecycle[before.status][event.kind]).toBe(event.status);
            expect(event.day >= before.day && event.day <= "2026-11-22").toBe(true);
            return event;
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});
