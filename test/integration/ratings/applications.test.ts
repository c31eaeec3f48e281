import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { confirm, rawInspection, submit } from "../../support/builders-inspections.js";
import { planBuilders } from "../../support/builders-plans.js";
import { ATTACHMENTS, checklistOf, programId, ratedAnswers, ratingBuilders } from "../../support/builders-ratings.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { statementsDuring } from "../../support/executed-statements.js";
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

const APPLICATION = "application { id status version program { code } level { code } }";
const apply = mutationOf(program, "applyForRating", APPLICATION);
const resubmit = mutationOf(program, "resubmitRatingApplication", APPLICATION);
const withdraw = mutationOf(program, "withdrawRatingApplication", APPLICATION);
const review = mutationOf(program, "reviewRatingApplication", APPLICATION);
const assign = mutationOf(program, "assignRatingInspection", APPLICATION);
const cancel = mutationOf(program, "cancelRatingInspection", APPLICATION);

interface Payload {
  application: { id: string; status: string; version: number } | null;
}

/** A union that meets every threshold, with its officer. */
const ready = async (): Promise<{ union: BuiltUnion; officer: BuiltPerson }> => {
  const union = await builders(program).tradeUnion({ parent: at.community });
  const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
  await rating.good(union);
  return { union, officer };
};
const inputOf = async ({ union, officer }: Awaited<ReturnType<typeof ready>>, change: object = {}) => ({
  programId: programId("WORKERS_HOME"),
  levelCode: "QUALIFIED",
  tradeUnionId: union.id,
  selfInspectionId: await rating.selfInspection("WORKERS_HOME", { union }, officer),
  attachments: ATTACHMENTS,
  idempotencyKey: randomUUID(),
  ...change,
});
const applied = async () => {
  const all = await ready();
  const { application } = await apply.run<Payload>(await inputOf(all), all.officer);
  if (application === null) throw new Error("not applied");
  return { ...all, application };
};
const statusOf = async (id: string) =>
  (
    await program.sql<{ status: string; version: number }>(
      "select status, version from rating_applications where id = $1",
      [id],
    )
  )[0];
const counted = () => program.sql("select count(*)::int as n, max(version) as v from rating_applications");

describe("applyForRating", () => {
  test("a union that meets the conditions applies, with the journal", async () => {
    const all = await ready();
    const answer = await apply.run<Payload>(await inputOf(all), all.officer);
    expect(answer).toMatchObject({
      application: { status: "APPLIED", version: 1, program: { code: "WORKERS_HOME" }, level: { code: "QUALIFIED" } },
      userErrors: [],
    });
    expect(await journalOf(program, answer.application?.id ?? "")).toEqual([
      { action: "rating-application.applied", actor_id: all.officer.accountId },
    ]);
  });

  test("the same key again gives the same application, also at once; another application is a second one", async () => {
    const all = await ready();
    const input = await inputOf(all);
    const answers = await Promise.all(Array.from({ length: 4 }, () => apply.run<Payload>(input, all.officer)));
    expect(new Set(answers.map(({ application }) => application?.id)).size).toBe(1);
    expect(await apply.refused({ ...input, levelCode: "STAR_1" }, all.officer)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await apply.refused({ ...input, idempotencyKey: randomUUID() }, all.officer)).toEqual([
      { code: "RATING_APPLICATION_RUNNING", path: ["input", "programId"] },
    ]);
  });

  test("of two applications at once one is kept", async () => {
    const all = await ready();
    const input = await inputOf(all);
    const answers = await Promise.all(
      [1, 2].map(() => apply.refused({ ...input, idempotencyKey: randomUUID() }, all.officer)),
    );
    expect(answers.flat().map(({ code }) => code)).toEqual(["RATING_APPLICATION_RUNNING"]);
  });

  test("what counts were declared takes the place of the self-inspection's, and minima hold", async () => {
    const all = await ready();
    const siteId = await planBuilders(program).site(all.union);
    const subject = { union: all.union, siteId };
    const input = {
      programId: programId("READING_ROOM"),
      tradeUnionId: all.union.id,
      siteId,
      selfInspectionId: await rating.selfInspection("READING_ROOM", subject, all.officer),
      levelCode: "DISTRICT",
      attachments: ATTACHMENTS,
    };
    const short = { ...input, counts: [{ measure: "BOOKS", value: 900 }], idempotencyKey: randomUUID() };
    const refused = await apply.run(short, all.officer);
    expect(refused.userErrors).toMatchObject([
      { code: "RATING_PREREQUISITES_NOT_MET", path: ["input", "levelCode"], message: expect.stringContaining("BOOKS") },
    ]);
    const enough = { ...input, counts: [{ measure: "BOOKS", value: 1500 }], idempotencyKey: randomUUID() };
    expect(await apply.run(enough, all.officer)).toMatchObject({ application: { status: "APPLIED" } });
  });

  test("files whose length and type are given are announced for their upload", async () => {
    const all = await ready();
    const attachments = ATTACHMENTS.map((each) => ({ ...each, sha256: `${"d".repeat(63)}${each.sha256[0]}` }));
    const announced = attachments.map((each, index) =>
      index === 0 ? { ...each, size: 1234, mediaType: "application/pdf" } : each,
    );
    const input = await inputOf(all, { attachments: announced });
    expect(
      await apply.refused(
        { ...input, attachments: announced.map((each) => ({ ...each, mediaType: "text/html" })) },
        all.officer,
      ),
    ).toEqual(
      [0, 1, 2].map((index) => ({ code: "VALUE_UNKNOWN", path: ["input", "attachments", String(index), "mediaType"] })),
    );
    const { application } = await apply.run<Payload>(input, all.officer);
    const read = await program.data(
      "query($id: ID!) { ratingApplication(id: $id) { attachments { kind evidence { size status } } } }",
      { id: application?.id },
      { token: persons.reviewer.token },
    );
    expect(read).toEqual({
      ratingApplication: {
        attachments: attachments.map(({ kind }, index) => ({
          kind,
          evidence: index === 0 ? { size: 1234, status: "EXPECTED" } : null,
        })),
      },
    });
  });

  test("a branch applies as a Small Home, declaring what no register knows", async () => {
    const all = await ready();
    const siteId = await planBuilders(program).site(all.union, "BRANCH");
    const subject = { union: all.union, siteId };
    const input = {
      programId: programId("WORKERS_SMALL_HOME"),
      levelCode: "QUALIFIED",
      tradeUnionId: all.union.id,
      siteId,
      selfInspectionId: await rating.selfInspection("WORKERS_SMALL_HOME", subject, all.officer),
      attachments: ATTACHMENTS,
      idempotencyKey: randomUUID(),
    };
    expect((await apply.run(input, all.officer)).userErrors).toMatchObject([
      { message: expect.stringContaining("FIVE_HAVES") },
    ]);
    const room = await planBuilders(program).site(all.union);
    expect(await apply.refused({ ...input, siteId: room }, all.officer)).toEqual([
      { code: "RATING_SITE_KIND_MISMATCH", path: ["input", "siteId"] },
    ]);
    expect(await apply.run({ ...input, declared: ["FIVE_HAVES"] }, all.officer)).toMatchObject({
      application: { program: { code: "WORKERS_SMALL_HOME" }, status: "APPLIED" },
    });
  });

  test.each<[string, object, string, string[]]>([
    ["an unknown program", { programId: randomUUID() }, "RATING_PROGRAM_NOT_FOUND", ["programId"]],
    ["an unknown level", { levelCode: "X" }, "RATING_LEVEL_UNKNOWN", ["levelCode"]],
    ["a union out of reach", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", ["tradeUnionId"]],
    ["a site where none is rated", { siteId: randomUUID() }, "RATING_SUBJECT_MISMATCH", ["siteId"]],
    ["an employer where none is rated", { employerId: randomUUID() }, "RATING_SUBJECT_MISMATCH", ["employerId"]],
    ["no self-inspection", { selfInspectionId: null }, "SELF_INSPECTION_MISSING", ["selfInspectionId"]],
    ["somebody else's", { selfInspectionId: randomUUID() }, "SELF_INSPECTION_NOT_FOUND", ["selfInspectionId"]],
    ["a missing file", { attachments: ATTACHMENTS.slice(1) }, "RATING_ATTACHMENT_MISSING", ["attachments"]],
    [
      "an unknown file",
      { attachments: [...ATTACHMENTS, { kind: "X", sha256: "a".repeat(64) }] },
      "RATING_ATTACHMENT_KIND_UNKNOWN",
      ["attachments", "3", "kind"],
    ],
    ["an unknown count", { counts: [{ measure: "X", value: 1 }] }, "RATING_COUNT_UNKNOWN", ["counts", "0", "measure"]],
    ["a negative count", { counts: [{ measure: "X", value: -1 }] }, "NUMBER_OUT_OF_RANGE", ["counts", "0", "value"]],
    ["an unknown declaration", { declared: ["X"] }, "RATING_DECLARATION_UNKNOWN", ["declared", "0"]],
    ["a level never held before", { levelCode: "ADVANCED" }, "RATING_PREREQUISITES_NOT_MET", ["levelCode"]],
    [
      "a program for streets",
      { programId: programId("SIX_GOOD_STREET"), levelCode: "SIX_GOOD" },
      "RATING_LEVEL_OF_UNION_MISMATCH",
      ["tradeUnionId"],
    ],
  ])("%s is refused", async (_case, change, code, path) => {
    const all = await ready();
    const before = await counted();
    expect(await apply.refused(await inputOf(all, change), all.officer)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await counted()).toEqual(before);
  });

  test("a bar from awards, too few members or an appraisal that is not valid keep a union out", async () => {
    const barred = await ready();
    await rating.inspection("WORKERS_HOME", { union: barred.union }, persons.inspector, { blocked: true });
    const few = await ready();
    await program.sql("update headcounts set members = 100, women_members = null where trade_union_id = $1", [
      few.union.id,
    ]);
    const invalid = await ready();
    await program.sql("update member_appraisals set eligible = 400 where trade_union_id = $1", [invalid.union.id]);
    const message = async (all: Awaited<ReturnType<typeof ready>>) =>
      (await apply.run(await inputOf(all), all.officer)).userErrors.map(({ message }) => message).join();
    expect(await message(barred)).toContain("NO_AWARD_BLOCK");
    expect(await message(few)).toContain("MEMBERSHIP_RATE");
    expect(await message(invalid)).toContain("SATISFACTION");
  });

  test("without the document that authorizes the program nobody applies", async () => {
    const all = await ready();
    await program.sql("update rating_programs set basis_document = null where code = 'WORKERS_HOME'");
    const { userErrors } = await apply.run(await inputOf(all), all.officer);
    await rating.authorize();
    expect(userErrors.map(({ message }) => message).join()).toContain("BASIS_DOCUMENT");
  });

  test("the levels build on each other, for as many months as the program says", async () => {
    const all = await ready();
    await rating.award("WORKERS_HOME", "QUALIFIED", { union: all.union }, { on: "2025-11-22" });
    expect(await apply.refused(await inputOf(all, { levelCode: "ADVANCED" }), all.officer)).toEqual([]);
    const early = await ready();
    await rating.award("WORKERS_HOME", "QUALIFIED", { union: early.union }, { on: "2025-11-23" });
    const { userErrors } = await apply.run(await inputOf(early, { levelCode: "ADVANCED" }), early.officer);
    expect(userErrors).toMatchObject([{ message: expect.stringContaining("HELD_LEVEL") }]);
  });

  test("what is held already is not applied for again, as long as it has not run out", async () => {
    const all = await ready();
    await rating.award("WORKERS_HOME", "QUALIFIED", { union: all.union });
    expect(await apply.refused(await inputOf(all), all.officer)).toEqual([
      { code: "AWARD_ALREADY_HELD", path: ["input", "levelCode"] },
    ]);
    const again = await ready();
    await rating.award(
      "WORKERS_HOME",
      "QUALIFIED",
      { union: again.union },
      { on: "2023-11-01", validUntil: "2026-10-31" },
    );
    expect(await apply.refused(await inputOf(again), again.officer)).toEqual([]);
  });

  test("who only stands above the union does not apply for it", async () => {
    const all = await ready();
    const input = await inputOf(all);
    expect(await apply.refused(input, persons.streetOfficer)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] },
    ]);
    expect(await apply.refused(input, persons.otherUnionOfficer)).toEqual([
      { code: "TRADE_UNION_NOT_FOUND", path: ["input", "tradeUnionId"] },
    ]);
  });

  onlyFor(["streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"], program, apply, () => ({
    persons,
    input: {
      programId: programId("WORKERS_HOME"),
      levelCode: "QUALIFIED",
      tradeUnionId: at.union.id,
      attachments: ATTACHMENTS,
      idempotencyKey: randomUUID(),
    },
    state: counted,
  }));
});

describe("reviewRatingApplication", () => {
  const inputFor = (
    application: { id: string; version: number },
    decision: string,
    comment: string | null = "材料齐全",
  ) => ({
    applicationId: application.id,
    decision,
    comment,
    expectedVersion: application.version,
  });

  test("the street forwards, with the journal and the review kept", async () => {
    const { application } = await applied();
    const answer = await review.run<Payload>(inputFor(application, "FORWARD"), persons.streetOfficer);
    expect(answer.application).toMatchObject({ status: "STREET_REVIEWED", version: 2 });
    expect((await journalOf(program, application.id)).map(({ action }) => action)).toEqual([
      ...["rating-application.applied", "rating-application.forwarded"],
    ]);
    const read = await program.data<{ ratingApplication: object }>(
      "query($id: ID!) { ratingApplication(id: $id) { reviews { decision comment reviewer { id } } appliedBy { id } counts { value } declared notice { id } selfInspection { kind } } }",
      { id: application.id },
      { token: persons.reviewer.token },
    );
    expect(read.ratingApplication).toMatchObject({
      reviews: [{ decision: "FORWARD", comment: "材料齐全", reviewer: { id: persons.streetOfficer.accountId } }],
      notice: null,
      counts: [],
      declared: [],
      selfInspection: { kind: "SELF" },
    });
  });

  test("whoever handed it in again is an applicant too, and decides nothing of it, after their office either", async () => {
    const { application, union } = await applied();
    await review.run(inputFor(application, "RETURN", "缺页"), persons.streetOfficer);
    const again = await builders(program).person([
      { role: "UNION_OFFICER", at: union },
      { role: "STREET_OFFICER", at: at.street },
    ]);
    const selfInspectionId = await rating.selfInspection("WORKERS_HOME", { union }, again);
    const input = { applicationId: application.id, expectedVersion: 2, attachments: ATTACHMENTS, selfInspectionId };
    expect(await resubmit.refused(input, again)).toEqual([]);
    await program.sql("delete from grants where account_id = $1 and role = 'UNION_OFFICER'", [again.accountId]);
    expect(await review.refused(inputFor({ id: application.id, version: 3 }, "FORWARD"), again)).toEqual([
      { code: "APPLICANT_IS_REVIEWER", path: ["input", "applicationId"] },
    ]);
    expect(
      await review.refused(inputFor({ id: application.id, version: 3 }, "FORWARD"), persons.streetOfficer),
    ).toEqual([]);
  });

  test("what was returned is corrected and comes again; what was rejected does not", async () => {
    const { application, officer, union } = await applied();
    await review.run(inputFor(application, "RETURN", "缺页"), persons.streetOfficer);
    const again = {
      applicationId: application.id,
      expectedVersion: 2,
      attachments: ATTACHMENTS,
      selfInspectionId: await rating.selfInspection("WORKERS_HOME", { union }, officer),
    };
    expect(await resubmit.refused({ ...again, attachments: [] }, officer)).toMatchObject(
      Array(3).fill({ code: "RATING_ATTACHMENT_MISSING" }),
    );
    expect(await resubmit.run(again, officer)).toMatchObject({ application: { status: "APPLIED", version: 3 } });
    expect(await resubmit.refused({ ...again, expectedVersion: 3 }, officer)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] },
    ]);
    await review.run(inputFor({ id: application.id, version: 3 }, "REJECT", "不符合"), persons.streetOfficer);
    expect(
      await review.refused(inputFor({ id: application.id, version: 4 }, "FORWARD"), persons.streetOfficer),
    ).toEqual([{ code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] }]);
  });

  test("a reason, the version that was read and the right hands are needed", async () => {
    const { application } = await applied();
    const path = ["input", "applicationId"];
    const { streetOfficer, otherStreetOfficer, reviewer } = persons;
    expect(await review.refused(inputFor(application, "RETURN", null), streetOfficer)).toEqual([
      { code: "RATING_REVIEW_WITHOUT_REASON", path: ["input", "comment"] },
    ]);
    expect(await review.refused(inputFor({ ...application, version: 9 }, "FORWARD"), streetOfficer)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await review.refused(inputFor(application, "FORWARD"), otherStreetOfficer)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path },
    ]);
    expect(await review.refused(inputFor(application, "FORWARD"), reviewer)).toEqual([
      { code: "STREET_REVIEW_OUTSTANDING", path },
    ]);
    expect(await statusOf(application.id)).toEqual({ status: "APPLIED", version: 1 });
    await review.run(inputFor(application, "FORWARD"), streetOfficer);
    expect(await review.refused(inputFor({ ...application, version: 2 }, "RETURN"), streetOfficer)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path },
    ]);
    expect(await review.run(inputFor({ ...application, version: 2 }, "REJECT"), reviewer)).toMatchObject({
      application: { status: "REJECTED" },
    });
  });

  test("of two reviews at once one is refused", async () => {
    const { application } = await applied();
    const answers = await Promise.all(
      ["FORWARD", "REJECT"].map((decision) => review.refused(inputFor(application, decision), persons.streetOfficer)),
    );
    expect(answers.flat().map(({ code }) => code)).toEqual(["STALE_VERSION"]);
  });

  test("nobody reviews what they applied for themselves; a street's own application goes to the district", async () => {
    const both = await builders(program).person([
      { role: "UNION_OFFICER", at: at.neighbor },
      { role: "STREET_OFFICER", at: at.street },
    ]);
    const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union: at.neighbor }, both);
    expect(await review.refused(inputFor({ id, version: 1 }, "FORWARD"), both)).toEqual([
      { code: "APPLICANT_IS_REVIEWER", path: ["input", "applicationId"] },
    ]);
    const own = await rating.application("SIX_GOOD_STREET", "SIX_GOOD", { union: at.street }, persons.streetOfficer);
    const colleague = await builders(program).person([{ role: "STREET_OFFICER", at: at.street }]);
    expect(await review.refused(inputFor({ id: own, version: 1 }, "FORWARD"), colleague)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "applicationId"] },
    ]);
    expect(await review.refused(inputFor({ id: own, version: 1 }, "FORWARD"), persons.reviewer)).toEqual([]);
  });

  onlyFor(["reviewer", "streetOfficer", "otherStreetOfficer"], program, review, () => ({
    persons,
    input: { applicationId: randomUUID(), decision: "FORWARD", expectedVersion: 1 },
    state: counted,
  }));
});

describe("withdrawRatingApplication and resubmitRatingApplication", () => {
  test("the applicant takes it back, as long as nobody is under way", async () => {
    const { application, officer } = await applied();
    const input = { applicationId: application.id, reason: "条件变化", expectedVersion: 1 };
    expect(await withdraw.refused(input, persons.streetOfficer)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "applicationId"] },
    ]);
    expect(await withdraw.run(input, officer)).toMatchObject({ application: { status: "WITHDRAWN", version: 2 } });
    const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union: (await ready()).union }, officer, {
      status: "ON_SITE",
    });
    const { union } = await ready();
    const mine = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    const away = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, mine, { status: "ON_SITE" });
    expect(await withdraw.refused({ ...input, applicationId: away }, mine)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] },
    ]);
    expect(await withdraw.refused({ ...input, applicationId: id }, officer)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path: ["input", "applicationId"] },
    ]);
  });

  onlyFor(["streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"], program, withdraw, () => ({
    persons,
    input: { applicationId: randomUUID(), reason: "x", expectedVersion: 1 },
    state: counted,
  }));
  onlyFor(["streetOfficer", "otherStreetOfficer", "unionOfficer", "otherUnionOfficer"], program, resubmit, () => ({
    persons,
    input: { applicationId: randomUUID(), attachments: [], expectedVersion: 1 },
    state: counted,
  }));
});

describe("assignRatingInspection", () => {
  const visitOf = (applicationId: string, change: object = {}) => ({
    applicationId,
    inspectorIds: [persons.inspector.accountId],
    dueOn: "2026-12-10",
    expectedVersion: 1,
    ...change,
  });
  const reviewed = async () => {
    const all = await ready();
    const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union: all.union }, all.officer, {
      status: "STREET_REVIEWED",
    });
    return { ...all, id };
  };
  const assignmentOf = async (id: string) =>
    (
      await program.sql<{ id: string; status: string; owner: string; period: string }>(
        "select id, status, owner, period from assignments where owner_id = $1 order by status = 'NOT_PERFORMED', created_at desc",
        [id],
      )
    )[0];

  test("inspectors are sent; their confirmed inspection brings the application forward", async () => {
    const { union, id } = await reviewed();
    expect(await assign.run(visitOf(id), persons.organizer)).toMatchObject({
      application: { status: "ON_SITE", version: 2 },
    });
    const assignment = await assignmentOf(id);
    expect(assignment).toMatchObject({ status: "OPEN", owner: "RATING", period: "2026-11" });
    const [result] = await submit(
      program,
      persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: assignment?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers: ratedAnswers("WORKERS_HOME"),
      }),
    );
    expect(result).toMatchObject({ outcome: "ACCEPTED" });
    expect(await statusOf(id)).toEqual({ status: "ON_SITE", version: 2 });
    await confirm(program, persons.reviewer.token, { id: result?.id ?? "", version: 1 });
    expect(await statusOf(id)).toEqual({ status: "INSPECTED", version: 3 });
    const read = await program.data(
      "query($id: ID!) { ratingApplication(id: $id) { inspection { id score { percent } } } }",
      { id },
      { token: persons.leader.token },
    );
    expect(read).toMatchObject({
      ratingApplication: { inspection: { id: result?.id, score: { percent: expect.any(Number) } } },
    });
  });

  test("a visit that could not be made, or was called off, leaves it to be made by others", async () => {
    const { union, id } = await reviewed();
    await assign.run(visitOf(id), persons.organizer);
    const assignment = await assignmentOf(id);
    await submit(
      program,
      persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: assignment?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers: [],
        notPerformed: { reason: "CLOSED", note: "停业" },
        signatures: [],
      }),
    );
    expect(await statusOf(id)).toEqual({ status: "STREET_REVIEWED", version: 3 });
    await assign.run(visitOf(id, { expectedVersion: 3 }), persons.organizer);
    const input = { applicationId: id, reason: "改期", expectedVersion: 4 };
    expect(await cancel.run(input, persons.organizer)).toMatchObject({
      application: { status: "STREET_REVIEWED", version: 5 },
    });
    expect(await assignmentOf(id)).toMatchObject({ status: "CANCELED" });
    expect(await cancel.refused({ ...input, expectedVersion: 5 }, persons.organizer)).toEqual([
      { code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationId"] },
    ]);
  });

  test("nobody is sent to their own union, twice, too late, or from elsewhere", async () => {
    const { union, id } = await reviewed();
    const office = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
    await planBuilders(program).office(union, office);
    const refused = (change: object) => assign.refused(visitOf(id, change), persons.organizer);
    const inspector = persons.inspector.accountId;
    expect(await refused({ inspectorIds: [office.accountId] })).toEqual([
      { code: "RATING_INSPECTOR_NOT_SUITABLE", path: ["input", "inspectorIds", "0"] },
    ]);
    expect(await refused({ inspectorIds: [inspector, inspector] })).toEqual([
      { code: "RATING_INSPECTOR_NAMED_TWICE", path: ["input", "inspectorIds", "1"] },
    ]);
    expect(await refused({ inspectorIds: [persons.leader.accountId] })).toEqual([
      { code: "RATING_INSPECTOR_NOT_FOUND", path: ["input", "inspectorIds", "0"] },
    ]);
    expect(await refused({ inspectorIds: [] })).toEqual([{ code: "LIST_EMPTY", path: ["input", "inspectorIds"] }]);
    expect(await refused({ dueOn: "2026-11-21" })).toEqual([
      { code: "RATING_DUE_DAY_PASSED", path: ["input", "dueOn"] },
    ]);
    expect(await refused({ expectedVersion: 2 })).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await assign.refused(visitOf(randomUUID()), persons.organizer)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path: ["input", "applicationId"] },
    ]);
    const below = await builders(program).person([{ role: "ORGANIZER", at: at.street }]);
    expect(await assign.refused(visitOf(id), below)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "applicationId"] },
    ]);
    expect(await statusOf(id)).toEqual({ status: "STREET_REVIEWED", version: 1 });
  });

  for (const mutation of [assign, cancel])
    onlyFor(["organizer"], program, mutation, () => ({
      persons,
      input: {
        applicationId: randomUUID(),
        expectedVersion: 1,
        ...(mutation === cancel
          ? { reason: "x" }
          : { inspectorIds: [persons.inspector.accountId], dueOn: "2026-12-10" }),
      },
      state: counted,
    }));
});

describe("ratingApplications", () => {
  const LIST = `query RatingApplications($filter: RatingApplicationFilter, $first: Int!, $after: Cursor) {
    ratingApplications(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      edges { node { id status version program { code title } level { code title } tradeUnion { id name } site { id name }
        attachments { kind sha256 url } inspection { id score { percent } } } } } }`;
  interface List {
    ratingApplications: {
      totalCount: number;
      pageInfo: { endCursor: string };
      edges: { node: { id: string; tradeUnion: { id: string } } }[];
    };
  }
  const list = (variables: object, { token } = persons.leader) =>
    program
      .data<List>(LIST, { first: 50, ...variables }, { token })
      .then(({ ratingApplications }) => ratingApplications);

  test("everybody sees those of the own reach, filtered and page by page", async () => {
    const { application, union, officer } = await applied();
    const mine = await list({}, officer);
    expect(mine.edges.map(({ node }) => node.id)).toEqual([application.id]);
    expect(mine.edges[0]?.node).toMatchObject({
      attachments: ATTACHMENTS.map((each) => ({ ...each, url: null })),
      site: null,
    });
    expect((await list({}, persons.otherStreetOfficer)).totalCount).toBe(0);
    const filter = { scope: union.id, programCode: "WORKERS_HOME", status: ["APPLIED"], levelCode: "QUALIFIED" };
    expect((await list({ filter })).totalCount).toBe(1);
    expect((await list({ filter: { ...filter, status: ["CONFERRED"] } })).totalCount).toBe(0);
    expect((await list({ filter: { scope: at.root.id } }, officer)).totalCount).toBe(0);
    const all = await list({});
    const pages: string[] = [];
    for (let after: string | undefined; pages.length < all.totalCount;) {
      const page = await list({ first: 3, after });
      pages.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.endCursor;
    }
    expect(pages).toEqual(all.edges.map(({ node }) => node.id));
  });

  test("ten cost as many statements as one", async () => {
    // With everything that a row can have, so that one row loads all that ten do.
    const { union, officer } = await ready();
    const subject = { union, siteId: await planBuilders(program).site(union) };
    await rating.application("READING_ROOM", "DISTRICT", subject, officer, { inspector: persons.inspector });
    await list({ first: 10 });
    const one = await statementsDuring(async () => void (await list({ first: 1 })));
    const ten = await statementsDuring(async () => void (await list({ first: 10 })));
    expect(ten.length).toBe(one.length);
  });
});
