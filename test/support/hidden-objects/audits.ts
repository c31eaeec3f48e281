import {
  ADMINISTRATOR,
  AT_VERSION,
  type HiddenCase,
  KEY,
  PAGE,
  REGISTER_READERS,
  type Seer,
  byId,
  read,
  scoped,
  write,
} from "./cases.js";

const RECORDERS: readonly Seer[] = ["administrator", "streetOfficer", "unionOfficer"];
const COMMISSION_RECORDERS: readonly Seer[] = ["administrator", "auditor", "streetOfficer"];
const AUDIT_READERS: readonly Seer[] = ["leader", "auditor", "streetOfficer", "unionOfficer"];
const seats = (accountId: string | null = null) =>
  ["甲", "乙", "丙"].map((name, at) => ({
    name,
    post: at === 0 ? "AUDITING_CHAIR" : "AUDITING_MEMBER",
    accountId: at === 2 ? accountId : null,
  }));
const election = { electedOn: "2026-01-01", termEndsOn: "2030-12-31", idempotencyKey: KEY };
const cadres = {
  year: 2026,
  fullTime: 0,
  partTime: 0,
  women: 0,
  masterOrAbove: 0,
  bachelor: 0,
  college: 0,
  secondaryOrBelow: 0,
  accounting: 0,
  auditing: 0,
  economicsOrLaw: 0,
  otherProfession: 0,
  certified: 0,
  trained: 0,
};

const AUDITOR = ["auditor"] as const;
const opening = {
  kind: "SPECIAL",
  periodFrom: "2025-01-01",
  periodTo: "2025-12-31",
  authorityDocument: "1",
  idempotencyKey: KEY,
};
const accounts = { openingBalance: 0, closingBalance: 0, figures: [], duesPayable: 0, duesRemitted: 0 };
const fault = {
  findingId: KEY,
  criterion: "A2.3",
  kind: "OTHER",
  fact: "1",
  ruleBreached: "1",
  severity: "MINOR",
  recommendation: "1",
  evidence: [],
};
const reported = { opinion: "QUALIFIED", documentNumber: "1", text: "1" };

export const auditsCases: readonly HiddenCase[] = [
  write("openAudit", "tradeUnionId", AUDITOR, "tradeUnion", (tradeUnionId) => ({
    ...opening,
    tradeUnionId,
    auditorIds: [],
  })),
  write("openAudit", "auditorIds", AUDITOR, "account", (id, { tradeUnion }) => ({
    ...opening,
    tradeUnionId: tradeUnion,
    auditorIds: [id],
  })),
  ...(
    [
      ["issueAuditNotice", { onSiteFrom: "2026-12-01", ...AT_VERSION }],
      ["recordAuditFigures", { ...accounts, ...AT_VERSION }],
      ["recordAuditFinding", fault],
      ["sendDraftReport", { text: "1", ...AT_VERSION }],
      ["issueAuditReport", { ...reported, ...AT_VERSION }],
      ["closeAudit", AT_VERSION],
      ["cancelAudit", { reason: "1", ...AT_VERSION }],
    ] as const
  ).map(([field, given]) => write(field, "auditId", AUDITOR, "audit", (auditId) => ({ ...given, auditId }))),
  write("commentOnDraft", "auditId", ["leader", "streetOfficer", "unionOfficer"], "audit", (auditId) => ({
    auditId,
    statement: "1",
    ...AT_VERSION,
  })),
  read("audit", "id", AUDIT_READERS, "audit", byId),
  read("audits", "filter.scope", AUDIT_READERS, "tradeUnion", scoped),
  read("audits", "filter.tradeUnionId", AUDIT_READERS, "tradeUnion", (tradeUnionId) => ({
    ...PAGE,
    filter: { tradeUnionId },
  })),
  read("unionFunds", "tradeUnionId", ["administrator", ...AUDIT_READERS], "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    year: 2011,
  })),
  write("recordUnionFund", "tradeUnionId", RECORDERS, "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    year: 2011,
    item: "FISCAL_INPUT",
    source: "DISTRICT",
    amount: { value: 1 },
  })),
  read("auditingCommissions", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
  write("registerAuditingCommission", "tradeUnionId", COMMISSION_RECORDERS, "tradeUnion", (tradeUnionId) => ({
    ...election,
    tradeUnionId,
    members: seats(),
  })),
  write("registerAuditingCommission", "members.accountId", ADMINISTRATOR, "account", (accountId, { tradeUnion }) => ({
    ...election,
    tradeUnionId: tradeUnion,
    members: seats(accountId),
  })),
  write("changeAuditingCommission", "commissionId", COMMISSION_RECORDERS, "commission", (commissionId) => ({
    commissionId,
    members: seats(),
    ...AT_VERSION,
  })),
  write("changeAuditingCommission", "members.accountId", ADMINISTRATOR, "account", (accountId, { commission }) => ({
    commissionId: commission,
    members: seats(accountId),
    ...AT_VERSION,
  })),
  write("endAuditingCommission", "commissionId", COMMISSION_RECORDERS, "commission", (commissionId) => ({
    commissionId,
    on: "2026-11-01",
    ...AT_VERSION,
  })),
  write("submitCadreSurvey", "tradeUnionId", ["streetOfficer", "unionOfficer"], "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    ...cadres,
  })),
];
