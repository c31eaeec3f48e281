import {
  AT_VERSION,
  type HiddenCase,
  KEY,
  ORGANIZER,
  PAGE,
  REGISTER_READERS,
  SEERS,
  type Seer,
  byId,
  read,
  scoped,
  write,
} from "./cases.js";

const FINDING_READERS: readonly Seer[] = [...REGISTER_READERS, "auditor"];
const UNSUSPECTING = FINDING_READERS.filter((seer) => !["leader", "reviewer"].includes(seer));
const followUp = { dueOn: "2026-12-15", idempotencyKey: KEY };

/** A mutation of a finding, for those who may enter: somebody else's, and where it is hidden from them a suspicion nearby. */
const ofFinding = (field: string, as: readonly Seer[], input: Record<string, unknown>): HiddenCase[] =>
  (["finding", "suspicion"] as const).flatMap((hidden) => {
    const seers = hidden === "finding" ? as : as.filter((seer) => UNSUSPECTING.includes(seer));
    return seers.length === 0
      ? []
      : [write(field, "findingId", seers, hidden, (findingId) => ({ findingId, ...AT_VERSION, ...input }))];
  });

export const rectificationsCases: readonly HiddenCase[] = [
  read("finding", "id", FINDING_READERS, "finding", byId),
  read("finding", "id", UNSUSPECTING, "suspicion", byId),
  read("findings", "filter.scope", FINDING_READERS, "tradeUnion", scoped),
  read("findings", "filter.tradeUnionId", FINDING_READERS, "tradeUnion", (tradeUnionId) => ({
    ...PAGE,
    filter: { tradeUnionId },
  })),
  read("findings", "filter.inspectionId", FINDING_READERS, "inspection", (inspectionId) => ({
    ...PAGE,
    filter: { inspectionId },
  })),
  ...ofFinding("submitRectification", ["unionOfficer"], { rectificationId: KEY, description: "已整改" }),
  ...ofFinding("verifyRectification", ["inspector", "reviewer"], { outcome: "ACCEPTED" }),
  ...ofFinding("closeFinding", ["reviewer"], {}),
  ...ofFinding("requestExtension", ["unionOfficer"], { reason: "来不及", until: "2026-12-31" }),
  ...ofFinding("decideExtension", ["reviewer"], { decision: "APPROVE" }),
  ...ofFinding("contestFinding", ["unionOfficer"], { statement: "不属实" }),
  ...ofFinding("decideContest", ["reviewer"], { decision: "UPHOLD", comment: "属实" }),
  ...ofFinding("transferFinding", ["leader", "reviewer"], { to: "DISCIPLINE_BODY", comment: "移送" }),
  ...ofFinding("concludeTransfer", ["leader", "reviewer", "auditor"], { conclusion: "UNSUBSTANTIATED" }),
  write("issueNotice", "findingIds", ["leader", "reviewer"], "finding", (id) => ({
    kind: "RECTIFICATION_NOTICE",
    findingIds: [id],
    idempotencyKey: KEY,
  })),
  write("assignFollowUp", "findingIds", ORGANIZER, "finding", (id) => ({
    ...followUp,
    findingIds: [id],
    inspectorIds: [KEY],
  })),
  write("assignFollowUp", "findingIds", ORGANIZER, "suspicion", (id) => ({
    ...followUp,
    findingIds: [id],
    inspectorIds: [KEY],
  })),
  write("assignFollowUp", "inspectorIds", ORGANIZER, "inspectorElsewhere", (id, { closedFinding }) => ({
    ...followUp,
    findingIds: [closedFinding],
    inspectorIds: [id],
  })),
  write("markMessagesRead", "messageIds", SEERS, "message", (id) => ({ messageIds: [id] })),
  write("acknowledgeNotice", "noticeId", ["streetOfficer", "unionOfficer"], "notice", (noticeId) => ({
    noticeId,
    name: "某某",
  })),
];
