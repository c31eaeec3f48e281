import { AT_VERSION, type HiddenCase, KEY, SEERS, type Seer, byId, read, write } from "./cases.js";

const DRAFTERS: readonly Seer[] = ["leader", "organizer"];
const circular = { kind: "INSPECTION", title: "通报", body: "正文", idempotencyKey: KEY };

export const documentsCases: readonly HiddenCase[] = [
  read("circular", "id", SEERS, "circular", byId),
  write("draftCircular", "issuerId", DRAFTERS, "tradeUnion", (issuerId) => ({ ...circular, issuerId })),
  write("draftCircular", "visitIds", DRAFTERS, "visit", (id, { street }) => ({
    ...circular,
    issuerId: street,
    visitIds: [id],
  })),
  write("changeCircular", "circularId", DRAFTERS, "circular", (circularId) => ({ circularId, ...AT_VERSION })),
  write("signCircular", "circularId", ["leader"], "circular", (circularId) => ({
    circularId,
    number: "1号",
    ...AT_VERSION,
  })),
  write("publishCircular", "circularId", DRAFTERS, "circular", (circularId) => ({ circularId, ...AT_VERSION })),
  write("discardCircular", "circularId", DRAFTERS, "circular", (circularId) => ({
    circularId,
    reason: "有误",
    ...AT_VERSION,
  })),
];
