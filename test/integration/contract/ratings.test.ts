import { beforeAll, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import type { DemonstrationUsername } from "../../../seeds/demonstration/accounts.js";
import { loadDemonstration } from "../../../seeds/demonstration/load-demonstration.js";
import { setDemonstrationPassword } from "../../../seeds/demonstration/set-demonstration-password.js";
import type { BuiltPerson } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import { confirm, rawInspection, submit } from "../../support/builders-inspections.js";
import { ATTACHMENTS, checklistOf, programId, ratedAnswers } from "../../support/builders-ratings.js";
import { contractOperations } from "../../support/contract.js";
import { mutationOf } from "../../support/mutations.js";
import { testProgram, TODAY } from "../../support/program.js";

const program = testProgram();
const { perform, everyOperationIsPerformed } = contractOperations(program, ["ratings"]);
const PASSWORD = "一个足够长的演示口令 1";

const USERNAMES = [
  ...(["organizer", "leader", "reviewer", "administrator", "inspector1", "union-officer", "street-officer"] as const),
] satisfies readonly DemonstrationUsername[];
type Username = (typeof USERNAMES)[number];
const who = {} as Record<Username, BuiltPerson>;

const idOf = async (text: string, values: unknown[] = []): Promise<string> => {
  const [found] = await program.sql<{ id: string }>(text, values);
  if (found === undefined) throw new Error(`nothing is found by ${text}`);
  return found.id;
};

/** Everybody signs in, again after the clock was moved. */
const signInAt = async (instant: string) => {
  program.clock.set(instant);
  const { signIn } = identityBuilders(program);
  for (const username of USERNAMES) {
    const { accessToken, deviceId } = await signIn({ username, password: PASSWORD });
    const accountId = await idOf("select id from accounts where username = $1", [username]);
    who[username] = { accountId, deviceId, sessionId: "", username, token: accessToken };
  }
};

let districtId: string;
let unionId: string;
beforeAll(async () => {
  await loadDemonstration({ ownerUrl: program.databaseUrl, today: TODAY, log: () => undefined });
  await setDemonstrationPassword(program.program.orm.em.fork() as never, PASSWORD);
  await signInAt(`${TODAY}T10:00:00+08:00`);
  districtId = await idOf("select id from trade_unions where level = 'DISTRICT'");
  unionId = await idOf("select trade_union_id as id from grants where account_id = $1", [
    who["union-officer"].accountId,
  ]);
}, 120_000);

const key = () => ({ idempotencyKey: uuidv7() });

/** From the self-inspection to the confirmed inspection on site; answers the application's id. */
async function inspectedApplication(
  code: string,
  levelCode: string,
  siteId: string | null,
  counts: { measure: string; value: number }[],
): Promise<string> {
  const measured = { "B1.1": 60, "B1.2": 24, "B2.1": 3000, "B2.2": 21, "B2.3": 90, "B2.5": 2, "B3.1": 2, "B3.4": 25 };
  const inspection = {
    tradeUnionId: unionId,
    siteId,
    checklistId: checklistOf(code),
    period: "2026-11",
    answers: ratedAnswers(code, code === "READING_ROOM" ? measured : {}),
  };
  const [self] = await submit(program, who["union-officer"].token, rawInspection({ ...inspection, kind: "SELF" }));
  expect(self).toMatchObject({ outcome: "ACCEPTED", userErrors: [] });

  const subject = { programId: programId(code), tradeUnionId: unionId, siteId };
  const { ratingEligibility } = await perform("RatingEligibility", { ...subject, levelCode }, who["union-officer"]);
  expect(ratingEligibility?.prerequisites.filter(({ met }) => met === false)).toEqual([]);
  const { applyForRating } = await perform(
    "ApplyForRating",
    {
      input: { ...subject, levelCode, selfInspectionId: self?.id, counts, attachments: ATTACHMENTS, ...key() },
    },
    who["union-officer"],
  );
  const applicationId = applyForRating.application.id;
  const { reviewRatingApplication } = await perform(
    "ReviewRatingApplication",
    { input: { applicationId, decision: "FORWARD", comment: "材料齐全", expectedVersion: 1 } },
    who["street-officer"],
  );
  expect(reviewRatingApplication).toMatchObject({ application: { status: "STREET_REVIEWED", version: 2 } });
  const assign = mutationOf(program, "assignRatingInspection", "application { status }");
  const inspectorIds = [who.inspector1.accountId];
  expect(
    await assign.run({ applicationId, inspectorIds, dueOn: "2026-11-30", expectedVersion: 2 }, who.organizer),
  ).toMatchObject({ application: { status: "ON_SITE" } });
  const assignmentId = await idOf("select id from assignments where owner = 'RATING' and owner_id = $1", [
    applicationId,
  ]);
  const [visit] = await submit(
    program,
    who.inspector1.token,
    rawInspection({ ...inspection, kind: "ROUTINE", assignmentId, basedOn: self?.id }),
  );
  if (visit?.inspection == null) throw new Error(JSON.stringify(visit?.userErrors));
  await confirm(program, who.reviewer.token, visit.inspection);
  return applicationId;
}

test("a Workers' Home and a reading room go from the self-check to the award, and what follows", async () => {
  const { ratingPrograms } = await perform("RatingPrograms", {}, who["union-officer"]);
  expect(ratingPrograms.edges.map(({ node }) => node.code)).toEqual(
    expect.arrayContaining(["WORKERS_HOME", "READING_ROOM", "SIX_GOOD_STREET", "MUTUAL_CARE"]),
  );
  const votes = { eligible: 60, issued: 60, valid: 55, satisfied: 40, basicallySatisfied: 10, dissatisfied: 5 };
  const { recordMemberAppraisal } = await perform(
    "RecordMemberAppraisal",
    { input: { tradeUnionId: unionId, year: 2025, ...votes, ...key() } },
    who.administrator,
  );
  expect(recordMemberAppraisal).toMatchObject({ appraisal: { year: 2025, satisfactionPercent: 90.91, isValid: true } });

  const siteId = await idOf("select id from sites where trade_union_id = $1 and kind = 'READING_ROOM'", [unionId]);
  const home = await inspectedApplication("WORKERS_HOME", "QUALIFIED", null, []);
  const room = await inspectedApplication("READING_ROOM", "DISTRICT", siteId, [{ measure: "BOOKS", value: 1500 }]);
  const { ratingApplications } = await perform(
    "RatingApplications",
    { filter: { scope: districtId, programCode: "READING_ROOM", status: ["INSPECTED"] }, first: 50 },
    who.organizer,
  );
  expect(ratingApplications.edges).toMatchObject([
    { node: { id: room, version: 4, site: { id: siteId }, inspection: { score: { percent: expect.any(Number) } } } },
  ]);

  const { proposeAwards } = await perform(
    "ProposeAwards",
    {
      input: {
        title: "拟命名职工之家、职工书屋名单公示",
        applicationIds: [home, room],
        opensOn: "2026-11-23",
        audience: "PUBLIC",
        ...key(),
      },
    },
    who.organizer,
  );
  expect(proposeAwards.notice).toMatchObject({
    opensOn: "2026-11-23",
    closesOn: "2026-11-27",
    applications: [
      { id: home, status: "PROPOSED" },
      { id: room, status: "PROPOSED" },
    ],
  });
  await signInAt("2026-11-25T09:00:00+08:00");
  const notices = await perform("PublicNotices", { first: 20 }, null);
  const posted = notices.publicNotices.edges.find(({ node }) => node.id === proposeAwards.notice.id)?.node;
  expect(posted).toMatchObject({ isOpen: true, entries: [{ summary: expect.any(String) }, {}] });
  const { fileObjection } = await perform(
    "FileObjection",
    {
      input: {
        noticeId: proposeAwards.notice.id,
        applicationId: room,
        statement: "开放时间不足",
        contact: "0592-0000000",
        ...key(),
      },
    },
    who["street-officer"],
  );
  const { decideObjection } = await perform(
    "DecideObjection",
    { input: { objectionId: fileObjection.objection.id, decision: "REJECT", reason: "查无此事", expectedVersion: 1 } },
    who.reviewer,
  );
  expect(decideObjection).toMatchObject({ objection: { status: "REJECTED" } });

  await signInAt("2026-12-01T09:00:00+08:00");
  const conferred: string[] = [];
  for (const applicationId of [home, room]) {
    const { conferAward } = await perform(
      "ConferAward",
      { input: { applicationId, documentNumber: "思工〔2026〕8号", on: "2026-12-01", expectedVersion: 5 } },
      who.leader,
    );
    expect(conferAward.award).toMatchObject({
      status: "CONFERRED",
      conferringLevel: "DISTRICT",
      documentNumber: "思工〔2026〕8号",
      conferredOn: "2026-12-01",
      validUntil: "2029-11-30",
    });
    conferred.push(conferAward.award.id);
  }
  const { recordSuperiorAward } = await perform(
    "RecordSuperiorAward",
    {
      input: {
        programId: programId("WORKERS_HOME"),
        levelCode: "MODEL",
        tradeUnionId: unionId,
        conferringLevel: "CITY",
        documentNumber: "厦工〔2026〕5号",
        on: "2026-10-01",
        ...key(),
      },
    },
    who.leader,
  );
  expect(recordSuperiorAward).toMatchObject({ award: { status: "CONFERRED", conferringLevel: "CITY" } });
  const { changeAward } = await perform(
    "ChangeAward",
    {
      input: {
        awardId: conferred[1] ?? "",
        change: "SUSPEND",
        cause: "复查不合格",
        on: "2026-12-01",
        expectedVersion: 1,
        inspectionId: await idOf("select inspection_id as id from rating_applications where id = $1", [room]),
      },
    },
    who.leader,
  );
  expect(changeAward).toMatchObject({
    award: { status: "SUSPENDED", version: 2, events: [{ kind: "CONFER" }, { kind: "SUSPEND", cause: "复查不合格" }] },
  });
  const { awards } = await perform(
    "Awards",
    {
      filter: { scope: unionId, programCode: "READING_ROOM", status: ["SUSPENDED"], validUntilBefore: "2030-01-01" },
      first: 50,
    },
    who["union-officer"],
  );
  expect(awards.edges.map(({ node }) => node.id)).toEqual([conferred[1]]);
});

everyOperationIsPerformed();
