import { describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltUnion } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { programId } from "../../support/builders-ratings.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { testProgram } from "../../support/program.js";
import { awardsStage, type Payload } from "../../support/awards-stage.js";

const program = testProgram();
const stage = awardsStage(program);
const { rating, confer, record, recommend, member, postedNotice, conferral, rowsOf, counted } = stage;

describe("conferAward", () => {
  test("confers what ran out, with its number, its term and its first event, and concludes the notice", async () => {
    const { id, noticeId } = await postedNotice();
    const { award } = await confer.run<Payload>(conferral(id), stage.persons.leader);
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
    expect(await confer.refused(conferral(id, { expectedVersion: 2 }), stage.persons.leader)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] },
    ]);
  });

  test("not without a notice, not before it has run out, not with an open objection", async () => {
    const { union, officer } = await member();
    const never = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
      status: "INSPECTED",
      inspector: stage.persons.inspector,
    });
    const path = ["input", "applicationId"];
    expect(await confer.refused(conferral(never), stage.persons.leader)).toEqual([
      { code: "AWARD_WITHOUT_NOTICE", path },
    ]);
    // Its last day is today.
    const open = await postedNotice({ notice: { opensOn: "2026-11-16", closesOn: "2026-11-22" } });
    const today = { on: "2026-11-22" };
    expect(await confer.refused(conferral(open.id, today), stage.persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path },
    ]);
    const over = await postedNotice();
    expect(await confer.refused(conferral(over.id, { on: "2026-11-13" }), stage.persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path: ["input", "on"] },
    ]);
    expect(await confer.refused(conferral(over.id, { on: "2026-11-23" }), stage.persons.leader)).toEqual([
      { code: "AWARD_EVENT_IN_FUTURE", path: ["input", "on"] },
    ]);
    await program.sql(
      `insert into objections (id, notice_id, application_id, statement, filed_by, filed_at, answer_due_on, status)
       values ($1, $2, $3, '异议', $4, now(), '2026-12-04', 'FILED')`,
      [randomUUID(), over.noticeId, over.id, stage.persons.supervisor.accountId],
    );
    expect(await confer.refused(conferral(over.id), stage.persons.leader)).toEqual([{ code: "OBJECTION_OPEN", path }]);
    expect(await rowsOf(over.id)).toEqual([{ status: "PROPOSED", award_id: null }]);
  });

  test("a veto that came up meanwhile, another version, hands elsewhere, a level of others", async () => {
    const path = ["input", "applicationId"];
    const barred = await postedNotice();
    const veto = await rating.inspection("WORKERS_HOME", { union: barred.union }, stage.persons.inspector, {
      vetoed: true,
    });
    // It bars for twelve months, counted in business days.
    const confirm = "update inspections set confirmed_at = $1 where id = $2";
    for (const confirmedAt of ["2026-11-20T10:00:00+08:00", "2025-11-22T00:30:00+08:00"]) {
      await program.sql(confirm, [confirmedAt, veto]);
      expect(await confer.refused(conferral(barred.id), stage.persons.leader)).toEqual([
        { code: "RATING_PREREQUISITES_NOT_MET", path },
      ]);
    }
    await program.sql(confirm, ["2025-11-21T23:30:00+08:00", veto]);
    expect(await confer.refused(conferral(barred.id), stage.persons.leader)).toEqual([]);
    const fine = await postedNotice();
    expect(await confer.refused(conferral(fine.id, { expectedVersion: 2 }), stage.persons.leader)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await confer.refused(conferral(randomUUID()), stage.persons.leader)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path },
    ]);
    const below = await builders(program).person([{ role: "LEADER", at: stage.at.street }]);
    expect(await confer.refused(conferral(fine.id), below)).toEqual([{ code: "NOT_PERMITTED", path }]);
    const of = await member();
    const siteId = await planBuilders(program).site(of.union);
    const above = await postedNotice({ of, siteId, code: "READING_ROOM", level: "CITY" });
    expect(await confer.refused(conferral(above.id), stage.persons.leader)).toEqual([
      { code: "AWARD_CONFERRED_BY_SUPERIOR", path },
    ]);
  });

  test("quotas of a street hold, also when all are conferred at once", async () => {
    const street = await builders(program).tradeUnion({ parent: stage.at.root, form: "STREET_FEDERATION" });
    const community = await builders(program).tradeUnion({ parent: street, form: "COMMUNITY" });
    const code = "DOUBLE_DISPLAY";
    await program.sql("insert into rating_quotas (program_id, trade_union_id, count) values ($1, $2, 2)", [
      programId(code),
      street.id,
    ]);
    const all = [];
    for (let i = 0; i < 5; i++) all.push(await postedNotice({ parent: community, code, level: "DEMONSTRATION_UNIT" }));
    const refused = await Promise.all(all.map(({ id }) => confer.refused(conferral(id), stage.persons.leader)));
    expect(refused.flat()).toEqual(Array(3).fill({ code: "QUOTA_EXHAUSTED", path: ["input", "applicationId"] }));
    // Elsewhere there is none, and the next year begins anew.
    const elsewhere = await postedNotice({ code, level: "DEMONSTRATION_UNIT" });
    expect(await confer.refused(conferral(elsewhere.id), stage.persons.leader)).toEqual([]);
    await program.sql("update award_events set happened_on = '2025-12-31' where kind = 'CONFER'");
    const late = all.find((_each, index) => (refused[index] ?? []).length > 0);
    expect(await confer.refused(conferral(late?.id ?? ""), stage.persons.leader)).toEqual([]);
  });

  test("a street without a quota of its own has that of every street", async () => {
    const code = "WORKERS_SMALL_HOME";
    const of = await member(stage.at.otherCommunity);
    const siteId = await planBuilders(program).site(of.union, "BRANCH");
    const { id } = await postedNotice({ of, siteId, code });
    await program.sql("update rating_programs set quota_per_street = 0 where code = $1", [code]);
    expect(await confer.refused(conferral(id), stage.persons.leader)).toEqual([
      { code: "QUOTA_EXHAUSTED", path: ["input", "applicationId"] },
    ]);
    await program.sql("update rating_programs set quota_per_street = 1 where code = $1", [code]);
    expect(await confer.refused(conferral(id), stage.persons.leader)).toEqual([]);
    await program.sql("update rating_programs set quota_per_street = null where code = $1", [code]);
  });

  test("who holds a lower level goes up: the same award, one more event", async () => {
    const of = await member();
    const held = await rating.award("WORKERS_HOME", "QUALIFIED", { union: of.union });
    const { id } = await postedNotice({ of, level: "ADVANCED" });
    const { award } = await confer.run<Payload>(conferral(id), stage.persons.leader);
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
    const stars = await postedNotice({ of, level: "STAR_3" });
    expect((await confer.run<Payload>(conferral(stars.id), stage.persons.leader)).award?.id).not.toBe(held);
    const again = await postedNotice({ of, level: "QUALIFIED" });
    expect(await confer.refused(conferral(again.id), stage.persons.leader)).toEqual([
      { code: "AWARD_ALREADY_HELD", path: ["input", "applicationId"] },
    ]);
  });

  test("what is suspended does not go up; what ran out makes room for a new one", async () => {
    const of = await member();
    await rating.award("WORKERS_HOME", "QUALIFIED", { union: of.union }, { status: "SUSPENDED" });
    const { id } = await postedNotice({ of, level: "ADVANCED" });
    expect(await confer.refused(conferral(id), stage.persons.leader)).toEqual([
      { code: "AWARD_NOT_IN_FORCE", path: ["input", "applicationId"] },
    ]);
    const old = await member();
    const ranOut = await rating.award(
      "WORKERS_HOME",
      "QUALIFIED",
      { union: old.union },
      { on: "2023-11-01", validUntil: "2026-10-31" },
    );
    const renewed = await postedNotice({ of: old });
    expect(await confer.refused(conferral(renewed.id), stage.persons.leader)).toEqual([]);
    expect(await program.sql("select status from awards where id = $1", [ranOut])).toEqual([{ status: "LAPSED" }]);
  });

  onlyFor(["leader"], program, confer, () => ({
    persons: stage.persons,
    input: conferral(randomUUID()),
    state: counted,
  }));
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
    const union = kind === "STREET" ? stage.at.otherStreet : of.union;
    const employerId = kind === "EMPLOYER" ? await planBuilders(program).employer(union) : null;
    const isSite = !["TRADE_UNION", "STREET", "EMPLOYER"].includes(kind);
    const siteId = isSite ? await planBuilders(program).site(union, kind) : null;
    const id = await rating.application(code, level, { union, siteId, employerId }, of.officer, {
      status: "INSPECTED",
      inspector: stage.persons.inspector,
      answers,
    });
    await program.sql("update rating_applications set declared = '{FIVE_HAVES}' where id = $1", [id]);
    const proposed = { title: "公示", applicationIds: [id], opensOn: "2026-11-22", idempotencyKey: randomUUID() };
    expect(await propose.refused(proposed, stage.persons.organizer)).toEqual([]);
    await program.sql(
      "update public_notices set opens_on = '2026-11-09', closes_on = '2026-11-13' where id = (select notice_id from rating_applications where id = $1)",
      [id],
    );
    const { award } = await confer.run<Payload>(conferral(id, { expectedVersion: 2 }), stage.persons.leader);
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
    const { id } = await postedNotice({ of, siteId, code: "READING_ROOM", level: "CITY" });
    const recommendation = { applicationId: id, on: "2026-11-20", expectedVersion: 1 };
    const settled = {
      programId: programId("READING_ROOM"),
      levelCode: "CITY",
      siteId,
      applicationId: id,
      on: "2026-11-21",
    };
    expect(await record.refused(recording(of.union, settled), stage.persons.organizer)).toEqual([
      { code: "RECOMMENDATION_NOT_MATCHING", path: ["input", "applicationId"] },
    ]);
    expect(await recommend.run(recommendation, stage.persons.leader)).toMatchObject({
      application: { status: "RECOMMENDED", recommendedOn: "2026-11-20", version: 2 },
    });
    const { award } = await record.run<Payload>(recording(of.union, settled), stage.persons.organizer);
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
    const own = await postedNotice({ of, siteId, code: "READING_ROOM", level: "DISTRICT" });
    const path = ["input", "applicationId"];
    const input = { applicationId: own.id, on: "2026-11-20", expectedVersion: 1 };
    expect(await recommend.refused(input, stage.persons.leader)).toEqual([
      { code: "AWARD_CONFERRED_BY_DISTRICT", path },
    ]);
    const open = await postedNotice({ notice: { opensOn: "2026-11-20", closesOn: "2026-11-26" }, level: "MODEL" });
    expect(await recommend.refused({ ...input, applicationId: open.id }, stage.persons.leader)).toEqual([
      { code: "NOTICE_NOT_RUN_OUT", path },
    ]);
  });

  test("is recorded once under its key, and once for each conferring level", async () => {
    const { union } = await member();
    const input = recording(union);
    const answers = await Promise.all([1, 2, 3].map(() => record.run<Payload>(input, stage.persons.administrator)));
    expect(new Set(answers.map(({ award }) => award?.id)).size).toBe(1);
    expect(await record.refused({ ...input, documentNumber: "2" }, stage.persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    const again = await Promise.all(
      [1, 2].map(() => record.refused(recording(union, { conferringLevel: "PROVINCE" }), stage.persons.leader)),
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
    expect(await record.refused(recording(union, changed), stage.persons.leader)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await counted()).toEqual(before);
  });

  onlyFor(["administrator", "leader", "organizer"], program, record, () => ({
    persons: stage.persons,
    input: recording(stage.at.union),
    state: counted,
  }));
  onlyFor(["leader"], program, recommend, () => ({
    persons: stage.persons,
    input: { applicationId: randomUUID(), on: "2026-11-20", expectedVersion: 1 },
    state: counted,
  }));
});
