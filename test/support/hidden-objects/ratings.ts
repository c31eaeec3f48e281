import { seededId } from "../../../src/app/reference-data.js";
import {
  ADMINISTRATOR,
  AT_VERSION,
  type HiddenCase,
  KEY,
  ORGANIZER,
  RATING_READERS,
  REGISTER_READERS,
  SEERS,
  type Seer,
  WORKERS_HOME,
  byId,
  read,
  scoped,
  write,
} from "./cases.js";

const APPLICANTS: readonly Seer[] = ["streetOfficer", "unionOfficer"];
const FILES = ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"].map((kind) => ({
  kind,
  sha256: "a".repeat(64),
}));
const programIdOf = (code: string) => seededId(`rating program ${code}`);
const levelOf = (code: string) =>
  ({ WORKERS_HOME: "QUALIFIED", READING_ROOM: "SELF_BUILT", MUTUAL_CARE: "ADVANCED_ENTERPRISE" })[code] ?? "";

export const ratingsCases: readonly HiddenCase[] = [
  read("awards", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
  read("ratingApplication", "id", RATING_READERS, "ratingApplication", byId),
  read("ratingApplications", "filter.scope", RATING_READERS, "tradeUnion", scoped),
  read("ratingEligibility", "tradeUnionId", RATING_READERS, "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    programId: WORKERS_HOME,
    levelCode: "QUALIFIED",
  })),
  ...(
    [
      ["siteId", "site"],
      ["employerId", "employer"],
    ] as const
  ).map(([path, hidden]) =>
    read("ratingEligibility", path, RATING_READERS, hidden, (id, { tradeUnion }) => ({
      [path]: id,
      tradeUnionId: tradeUnion,
      programId: WORKERS_HOME,
      levelCode: "QUALIFIED",
    })),
  ),
  write("changeRatingProgram", "quotas.tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId) => ({
    programId: WORKERS_HOME,
    quotas: [{ tradeUnionId, count: 1 }],
    ...AT_VERSION,
  })),
  ...(
    [
      ["tradeUnionId", "tradeUnion", "WORKERS_HOME"],
      ["siteId", "site", "READING_ROOM"],
      ["employerId", "employer", "MUTUAL_CARE"],
      ["selfInspectionId", "selfInspection", "WORKERS_HOME"],
    ] as const
  ).map(([path, hidden, code]) =>
    write("applyForRating", path, ["unionOfficer"], hidden, (id, { tradeUnion }) => ({
      programId: programIdOf(code),
      levelCode: levelOf(code),
      tradeUnionId: tradeUnion,
      attachments: FILES,
      idempotencyKey: KEY,
      [path]: id,
    })),
  ),
  write("resubmitRatingApplication", "applicationId", APPLICANTS, "ratingApplication", (applicationId) => ({
    applicationId,
    attachments: FILES,
    ...AT_VERSION,
  })),
  write("resubmitRatingApplication", "selfInspectionId", ["unionOfficer"], "selfInspection", (id, known) => ({
    applicationId: known.ratingApplication,
    selfInspectionId: id,
    attachments: FILES,
    ...AT_VERSION,
  })),
  write("withdrawRatingApplication", "applicationId", APPLICANTS, "ratingApplication", (applicationId) => ({
    applicationId,
    reason: "撤回",
    ...AT_VERSION,
  })),
  write(
    "reviewRatingApplication",
    "applicationId",
    ["reviewer", "streetOfficer"],
    "ratingApplication",
    (applicationId) => ({
      applicationId,
      decision: "FORWARD",
      ...AT_VERSION,
    }),
  ),
  write("assignRatingInspection", "applicationId", ORGANIZER, "ratingApplication", (applicationId, { account }) => ({
    applicationId,
    inspectorIds: [account],
    dueOn: "2026-12-01",
    ...AT_VERSION,
  })),
  write("assignRatingInspection", "inspectorIds", ORGANIZER, "inspectorElsewhere", (id, { ratingApplication }) => ({
    applicationId: ratingApplication,
    inspectorIds: [id],
    dueOn: "2026-12-01",
    ...AT_VERSION,
  })),
  write("cancelRatingInspection", "applicationId", ORGANIZER, "ratingApplication", (applicationId) => ({
    applicationId,
    reason: "改期",
    ...AT_VERSION,
  })),
  write("proposeAwards", "applicationIds", ORGANIZER, "ratingApplication", (id) => ({
    title: "公示",
    applicationIds: [id],
    opensOn: "2026-12-01",
    idempotencyKey: KEY,
  })),
  write("withdrawPublicNotice", "noticeId", ORGANIZER, "publicNotice", (noticeId) => ({
    noticeId,
    reason: "撤回",
    ...AT_VERSION,
  })),
  write("fileObjection", "noticeId", SEERS, "publicNotice", (noticeId, { ratingApplication }) => ({
    noticeId,
    applicationId: ratingApplication,
    statement: "异议",
    idempotencyKey: KEY,
  })),
  write("fileObjection", "applicationId", SEERS, "ratingApplication", (applicationId, { publicNotice }) => ({
    noticeId: publicNotice,
    applicationId,
    statement: "异议",
    idempotencyKey: KEY,
  })),
  write("decideObjection", "objectionId", ["leader", "reviewer"], "objection", (objectionId) => ({
    objectionId,
    decision: "REJECT",
    reason: "不成立",
    ...AT_VERSION,
  })),
  ...["conferAward", "recommendAward"].map((field) =>
    write(field, "applicationId", ["leader"], "ratingApplication", (applicationId) => ({
      applicationId,
      on: "2026-11-20",
      ...AT_VERSION,
      ...(field === "conferAward" ? { documentNumber: "1" } : {}),
    })),
  ),
  ...(
    [
      ["tradeUnionId", "tradeUnion"],
      ["siteId", "site"],
      ["employerId", "employer"],
      ["applicationId", "ratingApplication"],
    ] as const
  ).map(([path, hidden]) =>
    write("recordSuperiorAward", path, ["administrator", "leader", "organizer"], hidden, (id, { tradeUnion }) => ({
      programId: WORKERS_HOME,
      levelCode: "MODEL",
      tradeUnionId: tradeUnion,
      conferringLevel: "CITY",
      documentNumber: "1",
      on: "2026-10-01",
      idempotencyKey: KEY,
      [path]: id,
    })),
  ),
  write("changeAward", "awardId", ["leader"], "award", (awardId) => ({
    awardId,
    change: "SUSPEND",
    cause: "复查",
    on: "2026-11-20",
    ...AT_VERSION,
  })),
  write("changeAward", "inspectionId", ["leader"], "inspection", (inspectionId, { award }) => ({
    awardId: award,
    inspectionId,
    change: "SUSPEND",
    cause: "复查",
    on: "2026-11-20",
    ...AT_VERSION,
  })),
  write("openReexamination", "awardId", ORGANIZER, "award", (awardId, { account }) => ({
    awardId,
    inspectorIds: [account],
    dueOn: "2026-12-01",
    ...AT_VERSION,
  })),
  write("openReexamination", "inspectorIds", ORGANIZER, "inspectorElsewhere", (id, { award }) => ({
    awardId: award,
    inspectorIds: [id],
    dueOn: "2026-12-01",
    ...AT_VERSION,
  })),
];
