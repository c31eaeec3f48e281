import { seededId } from "../../src/app/reference-data.js";

/** Somebody of one role in the first street of the built district (the union officer: in its first union). */
export const SEERS = [
  "administrator",
  "leader",
  "organizer",
  "reviewer",
  "inspector",
  "streetOfficer",
  "unionOfficer",
  "supervisor",
  "auditor",
] as const;
export type Seer = (typeof SEERS)[number];

/** What lies in the other street, or above both; of some kinds also what lies near but is not for everybody. */
export type HiddenKind =
  | "tradeUnion"
  | "account"
  | "device"
  | "grant"
  | "officer"
  | "employer"
  | "coverage"
  | "site"
  | "target"
  | "proposal"
  | "plan"
  | "assignment"
  | "inspection"
  | "selfInspection"
  | "otherDraft"
  | "unreviewed"
  | "unconfirmed"
  | "finding"
  | "inspectorElsewhere"
  | "ratingApplication"
  | "publicNotice"
  | "objection"
  | "award"
  | "checklistDraft"
  | "checklistDraftCode"
  | "circular"
  | "suspicion"
  | "notice"
  | "message"
  | "rejection"
  | "supervisor"
  | "relation"
  | "audit"
  | "commission"
  | "visit";

/** Objects that the seers may see, for the arguments that are not in question. */
export interface KnownObjects {
  /** Closed, and due to be looked at again. */
  closedFinding: string;
  commission: string;
  leader: string;
  tradeUnion: string;
  street: string;
  account: string;
  officer: string;
  employer: string;
  plan: string;
  assignment: string;
  checklist: string;
  target: string;
  ratingApplication: string;
  publicNotice: string;
  award: string;
}

/** One argument that takes an id, with the rest of a request that would be fine. */
export interface HiddenCase {
  field: string;
  /** Where the id stands, as the schema names it. */
  path: string;
  as: readonly Seer[];
  hidden: HiddenKind;
  arguments: (id: string, known: KnownObjects) => Record<string, unknown>;
}

const KEY = "0192f0c0-0000-7000-8000-000000000001";
const PAGE = { first: 10 };
const AT_VERSION = { expectedVersion: 1 };
const [ADMINISTRATOR, ORGANIZER, INSPECTOR] = [["administrator"], ["organizer"], ["inspector"]] as const;
const PLAN_READERS: readonly Seer[] = [
  "administrator",
  "leader",
  "organizer",
  "reviewer",
  "inspector",
  "streetOfficer",
];
const REGISTER_READERS: readonly Seer[] = [...PLAN_READERS, "unionOfficer"];
const STATISTICS_READERS: readonly Seer[] = ["administrator", "leader", "organizer", "reviewer", "streetOfficer"];

/** The id that every installation knows the program by. */
const WORKERS_HOME = seededId("rating program WORKERS_HOME");
const RATING_READERS: readonly Seer[] = REGISTER_READERS.filter((seer) => seer !== "inspector");

const read = (
  field: string,
  path: string,
  as: readonly Seer[],
  hidden: HiddenKind,
  given: (id: string, known: KnownObjects) => Record<string, unknown>,
): HiddenCase => ({ field, path, as, hidden, arguments: given });

const write = (
  field: string,
  path: string,
  as: readonly Seer[],
  hidden: HiddenKind,
  input: (id: string, known: KnownObjects) => Record<string, unknown>,
): HiddenCase => ({
  field,
  path: `input.${path}`,
  as,
  hidden,
  arguments: (id, known) => ({ input: input(id, known) }),
});

const scoped = (scope: string) => ({ ...PAGE, filter: { scope } });
const byId = (id: string) => ({ id });
const Q4 = { period: "2026-Q4", checklistKind: "SIX_STANDARDS" };

const queries: readonly HiddenCase[] = [
  read("account", "id", ADMINISTRATOR, "account", byId),
  read("assignment", "id", PLAN_READERS, "assignment", byId),
  read("assignments", "filter.planId", PLAN_READERS, "plan", (planId) => ({ ...PAGE, filter: { planId } })),
  read("assignments", "filter.scope", PLAN_READERS, "tradeUnion", scoped),
  read("assignments", "filter.inspectorId", PLAN_READERS, "inspectorElsewhere", (inspectorId) => ({
    ...PAGE,
    filter: { inspectorId },
  })),
  read("awards", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
  read("checklist", "code", ["organizer", "reviewer", "inspector"], "checklistDraftCode", (code) => ({
    code,
    version: 1,
  })),
  read("employer", "id", REGISTER_READERS.slice(1), "employer", byId),
  read("employers", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
  read("inspection", "id", REGISTER_READERS, "inspection", byId),
  read("inspection", "id", REGISTER_READERS, "otherDraft", byId),
  read("inspection", "id", ["streetOfficer"], "unreviewed", byId),
  read("inspection", "id", ["unionOfficer"], "unconfirmed", byId),
  read("inspectionPlan", "id", PLAN_READERS, "plan", byId),
  read("inspectionPlans", "filter.scope", PLAN_READERS, "tradeUnion", scoped),
  read("inspectionStatistics", "scope", STATISTICS_READERS, "tradeUnion", (scope) => ({ scope, ...Q4 })),
  read("inspections", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
  read("inspections", "filter.tradeUnionId", REGISTER_READERS, "tradeUnion", (tradeUnionId) => ({
    ...PAGE,
    filter: { tradeUnionId },
  })),
  read("organizationStatistics", "scope", STATISTICS_READERS, "tradeUnion", (scope) => ({ scope })),
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
  read("standings", "scope", [...STATISTICS_READERS, "unionOfficer"], "tradeUnion", (scope) => ({
    ...PAGE,
    ...Q4,
    scope,
    level: "GRASSROOTS",
  })),
  read("tradeUnion", "id", REGISTER_READERS, "tradeUnion", byId),
  read("tradeUnionProposals", "filter.scope", ["administrator", "inspector"], "tradeUnion", scoped),
  read("tradeUnions", "filter.scope", REGISTER_READERS, "tradeUnion", scoped),
];

const office = { name: "某某", post: "COMMITTEE_MEMBER", since: "2026-01-01", idempotencyKey: KEY };
const plan = {
  title: "检查",
  kind: "ROUTINE",
  period: "2026-Q4",
  levels: ["GRASSROOTS"],
  opensOn: "2026-10-01",
  dueOn: "2026-12-20",
  idempotencyKey: KEY,
};
const goal = {
  measure: "NEW_NON_PUBLIC_UNIONS",
  from: "2026-01-01",
  to: "2026-12-31",
  assigned: 10,
  assigner: "总工会",
  idempotencyKey: KEY,
};
const votes = { eligible: 9, issued: 9, valid: 9, satisfied: 9, basicallySatisfied: 0, dissatisfied: 0 };

const registers: readonly HiddenCase[] = [
  write("appointOfficer", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId) => ({ ...office, tradeUnionId })),
  write("appointOfficer", "accountId", ADMINISTRATOR, "account", (accountId, { tradeUnion }) => ({
    ...office,
    tradeUnionId: tradeUnion,
    accountId,
  })),
  write("changeOfficer", "officerId", ADMINISTRATOR, "officer", (officerId) => ({ officerId, ...AT_VERSION })),
  write("changeOfficer", "accountId", ADMINISTRATOR, "account", (accountId, { officer }) => ({
    officerId: officer,
    accountId,
    ...AT_VERSION,
  })),
  write("endOffice", "officerId", ADMINISTRATOR, "officer", (officerId) => ({
    officerId,
    on: "2026-11-01",
    ...AT_VERSION,
  })),
  write("changeSite", "siteId", ADMINISTRATOR, "site", (siteId) => ({ siteId, ...AT_VERSION })),
  write("closeSite", "siteId", ADMINISTRATOR, "site", (siteId) => ({ siteId, on: "2026-11-01", ...AT_VERSION })),
  write("createSite", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    kind: "READING_ROOM",
    name: "书屋",
    idempotencyKey: KEY,
  })),
  write("changeTradeUnion", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    ...AT_VERSION,
  })),
  write("closeTradeUnion", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    reason: "DISSOLVED",
    on: "2026-11-01",
    ...AT_VERSION,
  })),
  write("createTradeUnion", "parentId", ADMINISTRATOR, "tradeUnion", (parentId) => ({
    parentId,
    level: "GRASSROOTS",
    form: "SINGLE",
    name: "新工会",
    idempotencyKey: KEY,
  })),
  write("moveTradeUnion", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId, { street }) => ({
    tradeUnionId,
    parentId: street,
    reason: "调整",
    ...AT_VERSION,
  })),
  write("moveTradeUnion", "parentId", ADMINISTRATOR, "tradeUnion", (parentId, { tradeUnion }) => ({
    tradeUnionId: tradeUnion,
    parentId,
    reason: "调整",
    ...AT_VERSION,
  })),
  write("coverEmployer", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId, { employer }) => ({
    tradeUnionId,
    employerId: employer,
    kind: "SECONDARY",
    since: "2026-01-01",
    idempotencyKey: KEY,
  })),
  write("endCoverage", "coverageId", ADMINISTRATOR, "coverage", (coverageId) => ({ coverageId, until: "2026-11-01" })),
  write("decideTradeUnionProposal", "proposalId", ADMINISTRATOR, "proposal", (proposalId) => ({
    proposalId,
    decision: "ACCEPT",
    ...AT_VERSION,
  })),
  write(
    "proposeTradeUnionChange",
    "tradeUnionId",
    ["inspector", "streetOfficer", "unionOfficer"],
    "tradeUnion",
    (id) => ({
      tradeUnionId: id,
      kind: "NOT_FOUND",
      note: "找不到",
    }),
  ),
  write("recordEligibleEmployers", "tradeUnionId", ["administrator", "streetOfficer"], "tradeUnion", (id) => ({
    tradeUnionId: id,
    on: "2026-11-01",
    eligibleEmployers: { value: 3 },
  })),
  write("recordHeadcount", "tradeUnionId", ["administrator", "streetOfficer", "unionOfficer"], "tradeUnion", (id) => ({
    tradeUnionId: id,
    on: "2026-11-01",
    workers: 3,
    members: 2,
  })),
  write("recordMemberAppraisal", "tradeUnionId", ["administrator", "streetOfficer"], "tradeUnion", (id) => ({
    tradeUnionId: id,
    year: 2026,
    idempotencyKey: KEY,
    ...votes,
  })),
  write("assignTarget", "tradeUnionId", ["administrator", "organizer"], "tradeUnion", (tradeUnionId) => ({
    ...goal,
    tradeUnionId,
  })),
  write("assignTarget", "parentTargetId", ["administrator", "organizer"], "target", (parentTargetId, { street }) => ({
    ...goal,
    tradeUnionId: street,
    parentTargetId,
  })),
  write("assignTarget", "parts.tradeUnionId", ["administrator", "organizer"], "tradeUnion", (id, { street }) => ({
    ...goal,
    tradeUnionId: street,
    parts: [{ tradeUnionId: id, assigned: 1 }],
  })),
  write("recordTargetProgress", "targetId", ["administrator", "organizer", "streetOfficer"], "target", (targetId) => ({
    targetId,
    on: "2026-11-01",
    done: { value: 1 },
  })),
];

const people: readonly HiddenCase[] = [
  write("disableAccount", "accountId", ADMINISTRATOR, "account", (accountId) => ({ accountId })),
  write("enableAccount", "accountId", ADMINISTRATOR, "account", (accountId) => ({ accountId })),
  write("resetPassword", "accountId", ADMINISTRATOR, "account", (accountId) => ({ accountId })),
  write("grantRole", "accountId", ADMINISTRATOR, "account", (accountId, { tradeUnion }) => ({
    accountId,
    tradeUnionId: tradeUnion,
    role: "UNION_OFFICER",
    idempotencyKey: KEY,
  })),
  write("grantRole", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId, { account }) => ({
    accountId: account,
    tradeUnionId,
    role: "UNION_OFFICER",
    idempotencyKey: KEY,
  })),
  write("revokeGrant", "grantId", ADMINISTRATOR, "grant", (grantId) => ({ grantId })),
  write("confirmGrant", "grantId", ["administrator", "leader"], "grant", (grantId) => ({ grantId })),
  write("linkAccounts", "accountId", ADMINISTRATOR, "account", (accountId, { account }) => ({
    accountId,
    otherAccountId: account,
  })),
  write("linkAccounts", "otherAccountId", ADMINISTRATOR, "account", (otherAccountId, { account }) => ({
    accountId: account,
    otherAccountId,
  })),
  write("revokeDevice", "deviceId", SEERS, "device", (deviceId) => ({ deviceId })),
  write("revokeDevice", "accountId", SEERS, "account", (accountId) => ({ deviceId: KEY, accountId })),
  write("restoreDevice", "deviceId", ADMINISTRATOR, "device", (deviceId) => ({ deviceId })),
  write("restoreDevice", "accountId", ADMINISTRATOR, "account", (accountId) => ({ deviceId: KEY, accountId })),
];

const spread = { strategy: "SPREAD_BY_STREET_AND_LOAD", idempotencyKey: KEY };
const byHand = { strategy: "BY_HAND", idempotencyKey: KEY };
const plans: readonly HiddenCase[] = [
  write("assignInspections", "planId", ORGANIZER, "plan", (planId, { account }) => ({
    ...spread,
    planId,
    inspectorIds: [account],
  })),
  write("assignInspections", "inspectorIds", ORGANIZER, "inspectorElsewhere", (id, known) => ({
    ...spread,
    planId: known.plan,
    inspectorIds: [id],
  })),
  write("assignInspections", "assignments.tradeUnionId", ORGANIZER, "tradeUnion", (tradeUnionId, known) => ({
    ...byHand,
    planId: known.plan,
    assignments: [{ tradeUnionId, inspectorIds: [known.account] }],
  })),
  write("assignInspections", "assignments.inspectorIds", ORGANIZER, "inspectorElsewhere", (id, known) => ({
    ...byHand,
    planId: known.plan,
    assignments: [{ tradeUnionId: known.tradeUnion, inspectorIds: [id] }],
  })),
  write("cancelAssignment", "assignmentId", ORGANIZER, "assignment", (assignmentId) => ({
    assignmentId,
    reason: "取消",
    ...AT_VERSION,
  })),
  write("reassignInspection", "assignmentId", ORGANIZER, "assignment", (assignmentId, { account }) => ({
    assignmentId,
    inspectorIds: [account],
    reason: "改派",
    ...AT_VERSION,
  })),
  write("reassignInspection", "inspectorIds", ORGANIZER, "inspectorElsewhere", (id, { assignment }) => ({
    assignmentId: assignment,
    inspectorIds: [id],
    reason: "改派",
    ...AT_VERSION,
  })),
  write("cancelInspectionPlan", "planId", ORGANIZER, "plan", (planId) => ({ planId, reason: "取消", ...AT_VERSION })),
  write("changeInspectionPlan", "planId", ORGANIZER, "plan", (planId) => ({ planId, ...AT_VERSION })),
  write("closeInspectionPlan", "planId", ORGANIZER, "plan", (planId) => ({ planId, ...AT_VERSION })),
  write("createInspectionPlan", "scopeId", ORGANIZER, "tradeUnion", (scopeId, { checklist }) => ({
    ...plan,
    scopeId,
    checklistId: checklist,
  })),
  write("createInspectionPlan", "checklistId", ORGANIZER, "checklistDraft", (checklistId, { street }) => ({
    ...plan,
    scopeId: street,
    checklistId,
  })),
];

const NEW_ID = "0192f0c0-0000-7000-8000-000000000002";
const visit = (known: KnownObjects) => ({
  id: NEW_ID,
  revision: 1,
  assignmentId: known.assignment,
  checklistId: known.checklist,
  tradeUnionId: known.tradeUnion,
  kind: "ROUTINE",
  period: "2026-Q4",
  answers: [],
});
const AUTHORS: readonly Seer[] = ["inspector", "unionOfficer"];

const lookedAt = (findingId: string) => ({
  kind: "FOLLOW_UP",
  answers: [],
  findingChecks: [{ findingId, outcome: "RECTIFIED" }],
});

/** The same in a submission, and in a draft where what is named there is looked at before it is submitted. */
const submissions: readonly HiddenCase[] = (
  [
    ["assignmentId", "assignment", (assignmentId) => ({ assignmentId })],
    ["tradeUnionId", "tradeUnion", (tradeUnionId) => ({ tradeUnionId, assignmentId: null })],
    ["checklistId", "checklistDraft", (checklistId) => ({ checklistId })],
    ["employerId", "employer", (employerId) => ({ employerId })],
    ["siteId", "site", (siteId) => ({ siteId })],
    ["basedOn", "selfInspection", (basedOn) => ({ basedOn, answers: [{ criterion: "S1.1", checked: true }] })],
    ["basedOn", "otherDraft", (basedOn) => ({ basedOn, answers: [{ criterion: "S1.1", checked: true }] })],
    ["coInspectorIds", "inspectorElsewhere", (id) => ({ coInspectorIds: [id] })],
    ["findingChecks.findingId", "finding", (findingId) => ({ findingChecks: [{ findingId, outcome: "MET" }] })],
    ["findingChecks.findingId", "finding", lookedAt],
    ["findingChecks.findingId", "suspicion", lookedAt],
  ] satisfies [string, HiddenKind, (id: string) => object][]
).flatMap(([path, hidden, change]) => [
  write("submitInspections", `inspections.${path}`, AUTHORS, hidden, (id, known) => ({
    inspections: [{ ...visit(known), ...change(id) }],
  })),
  ...(["assignmentId", "tradeUnionId", "checklistId"].includes(path)
    ? [
        write("saveInspectionDraft", `inspection.${path}`, AUTHORS, hidden, (id, known) => ({
          inspection: { ...visit(known), ...change(id) },
        })),
      ]
    : []),
]);

const inspections: readonly HiddenCase[] = [
  write("reviewInspection", "inspectionId", ["reviewer", "streetOfficer"], "inspection", (inspectionId) => ({
    inspectionId,
    decision: "RETURN",
    comment: "补充",
    ...AT_VERSION,
  })),
  write("reviewInspection", "inspectionId", ["reviewer", "streetOfficer"], "otherDraft", (inspectionId) => ({
    inspectionId,
    decision: "RETURN",
    comment: "补充",
    ...AT_VERSION,
  })),
  write("reviewInspection", "inspectionId", ["streetOfficer"], "unreviewed", (inspectionId) => ({
    inspectionId,
    decision: "FORWARD",
    ...AT_VERSION,
  })),
  write("signInspection", "inspectionId", AUTHORS, "inspection", (inspectionId) => ({ inspectionId, revision: 1 })),
  write("signInspection", "inspectionId", AUTHORS, "otherDraft", (inspectionId) => ({ inspectionId, revision: 1 })),
  write("withdrawInspection", "inspectionId", AUTHORS, "inspection", (inspectionId) => ({
    inspectionId,
    ...AT_VERSION,
  })),
  write("withdrawInspection", "inspectionId", INSPECTOR, "otherDraft", (inspectionId) => ({
    inspectionId,
    ...AT_VERSION,
  })),
  ...submissions,
];

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

const audits: readonly HiddenCase[] = [
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
const findings: readonly HiddenCase[] = [
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
  write("discardRejections", "rejectionIds", SEERS, "rejection", (id) => ({ rejectionIds: [id] })),
  write("acknowledgeNotice", "noticeId", ["streetOfficer", "unionOfficer"], "notice", (noticeId) => ({
    noticeId,
    name: "某某",
  })),
];

const DRAFTERS: readonly Seer[] = ["leader", "organizer"];
const circular = { kind: "INSPECTION", title: "通报", body: "正文", idempotencyKey: KEY };
const circulars: readonly HiddenCase[] = [
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

const supervisors: readonly HiddenCase[] = [
  write("appointSupervisor", "tradeUnionId", ADMINISTRATOR, "tradeUnion", (tradeUnionId, { account }) => ({
    tradeUnionId,
    accountId: account,
    source: "WORKER",
    termFrom: "2026-01-01",
    idempotencyKey: KEY,
  })),
  write("appointSupervisor", "accountId", ADMINISTRATOR, "account", (accountId, { street }) => ({
    tradeUnionId: street,
    accountId,
    source: "WORKER",
    termFrom: "2026-01-01",
    idempotencyKey: KEY,
  })),
  write("signPledge", "supervisorId", ["supervisor"], "supervisor", (supervisorId) => ({
    supervisorId,
    kind: "NO_GIFTS",
  })),
  write("renewSupervisorTerm", "supervisorId", ADMINISTRATOR, "supervisor", (supervisorId) => ({
    supervisorId,
    idempotencyKey: KEY,
  })),
  write("endSupervisorTerm", "supervisorId", ADMINISTRATOR, "supervisor", (supervisorId) => ({
    supervisorId,
    on: "2026-11-01",
    reason: "辞任",
    ...AT_VERSION,
  })),
  write("declareRelation", "tradeUnionId", ["administrator", "supervisor"], "tradeUnion", (tradeUnionId) => ({
    tradeUnionId,
    reason: "DEBT",
    idempotencyKey: KEY,
  })),
  write("declareRelation", "accountId", ["administrator", "supervisor"], "account", (accountId, { tradeUnion }) => ({
    tradeUnionId: tradeUnion,
    accountId,
    reason: "DEBT",
    idempotencyKey: KEY,
  })),
  write("endRelation", "relationId", ["administrator", "supervisor"], "relation", (relationId) => ({
    relationId,
    on: "2026-11-01",
    ...AT_VERSION,
  })),
];

const VISIT_READERS: readonly Seer[] = [
  ...(["administrator", "leader", "organizer", "reviewer", "streetOfficer", "unionOfficer", "supervisor"] as const),
];
const SUPERVISION_CHECKLIST = seededId("checklist SUPERVISION_DEFAULT 1");
const drawing = ({ street, leader }: KnownObjects) => ({
  scopeId: street,
  subject: "GRASSROOTS_COMPLIANCE",
  mode: "COVERT",
  checklistId: SUPERVISION_CHECKLIST,
  stratifyBy: "STREET",
  perStratum: 1,
  teamSize: 2,
  windowFrom: "2026-12-01",
  windowTo: "2026-12-31",
  supervisorPoolIds: [KEY],
  approverId: leader,
  idempotencyKey: KEY,
});
const visits: readonly HiddenCase[] = [
  read("supervisionVisit", "id", VISIT_READERS, "visit", byId),
  read("supervisionVisits", "filter.scope", VISIT_READERS, "tradeUnion", scoped),
  write("drawSupervisionVisits", "scopeId", ORGANIZER, "tradeUnion", (scopeId, known) => ({
    ...drawing(known),
    scopeId,
  })),
  write("drawSupervisionVisits", "checklistId", ORGANIZER, "checklistDraft", (checklistId, known) => ({
    ...drawing(known),
    checklistId,
  })),
  write("drawSupervisionVisits", "supervisorPoolIds", ORGANIZER, "account", (id, known) => ({
    ...drawing(known),
    supervisorPoolIds: [id],
  })),
  write("drawSupervisionVisits", "departmentMembers.accountId", ORGANIZER, "account", (accountId, known) => ({
    ...drawing(known),
    supervisorPoolIds: [known.account],
    departmentMembers: [{ accountId }],
  })),
  write("drawSupervisionVisits", "approverId", ORGANIZER, "account", (approverId, known) => ({
    ...drawing(known),
    approverId,
  })),
  write("declareConflict", "visitId", ["supervisor"], "visit", (visitId) => ({ visitId, reason: "DEBT" })),
  write("approveSupervisionVisit", "visitId", ["leader"], "visit", (visitId) => ({
    visitId,
    decision: "APPROVE",
    ...AT_VERSION,
  })),
  write("confirmInsider", "visitId", ["leader", "organizer", "supervisor"], "visit", (visitId, { account }) => ({
    visitId,
    accountId: account,
  })),
  write("reportLeak", "visitId", ["leader", "organizer", "supervisor"], "visit", (visitId) => ({
    visitId,
    note: "泄密",
  })),
  write("openSupervisionVisit", "visitId", ["supervisor"], "visit", (visitId) => ({
    visitId,
    openedAt: "2026-11-22T09:00:00+08:00",
    ...AT_VERSION,
  })),
  write("submitVisitReport", "visitId", ["supervisor"], "visit", (visitId) => ({
    visitId,
    inspectionId: KEY,
    summary: "情况",
    signatures: [],
    ...AT_VERSION,
  })),
  write("reviewVisitReport", "visitId", ["reviewer"], "visit", (visitId) => ({
    visitId,
    decision: "CONFIRM",
    ...AT_VERSION,
  })),
  write("submitVisitStatement", "visitId", ["streetOfficer", "unionOfficer"], "visit", (visitId) => ({
    visitId,
    statement: "说明",
    ...AT_VERSION,
  })),
  write("referVisit", "visitId", ["leader", "organizer", "reviewer"], "visit", (visitId) => ({
    visitId,
    to: "DISCIPLINE_BODY",
    reason: "移送",
    ...AT_VERSION,
  })),
];

const APPLICANTS: readonly Seer[] = ["streetOfficer", "unionOfficer"];
const FILES = ["APPLICATION_FORM", "CONGRESS_RESOLUTION", "DEEDS_REPORT"].map((kind) => ({
  kind,
  sha256: "a".repeat(64),
}));
const programIdOf = (code: string) => seededId(`rating program ${code}`);
const levelOf = (code: string) =>
  ({ WORKERS_HOME: "QUALIFIED", READING_ROOM: "SELF_BUILT", MUTUAL_CARE: "ADVANCED_ENTERPRISE" })[code] ?? "";
const ratings: readonly HiddenCase[] = [
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

export const HIDDEN_CASES: readonly HiddenCase[] = [
  ...queries,
  ...registers,
  ...people,
  ...plans,
  ...inspections,
  ...findings,
  ...circulars,
  ...supervisors,
  ...audits,
  ...visits,
  ...ratings,
];

/** Root fields that name no object. */
export const WITHOUT_TARGET: readonly string[] = [
  // documents
  ...["circulars"],
  // identity
  ...[
    "accounts",
    "pendingGrants",
    "changeLanguage",
    "changePassword",
    "createAccount",
    "devices",
    "refreshSession",
    "signIn",
    "signOut",
  ],
  ...["viewer"],
  // calendar
  ...["calendarYear", "setCalendarYear"],
  // trade-unions
  ...["createEmployer"],
  // checklists
  ...["checklists", "draftChecklist"],
  // ratings
  ...["objections", "publicNotices", "ratingPrograms"],
  // supervision
  ...["declaredRelations", "supervisors", "visitClues"],
];

/** Root fields whose objects nobody who may enter is kept from: administrators see all checklists and all employers. */
export const ALL_SEEN: readonly string[] = [
  ...["changeChecklistDraft", "discardChecklistDraft", "publishChecklist", "retireChecklist"],
  ...["changeEmployer", "closeEmployer"],
];

/** Arguments in which an id is no object that could be hidden, each with the reason. */
export const NO_HIDDEN_OBJECT: Readonly<Record<string, string>> = {
  "signIn input.device.id": "made up by the tablet; several people use one device without knowing of each other",
  "ratingEligibility programId": "programs are everybody's",
  "applyForRating input.programId": "programs are everybody's",
  "recordSuperiorAward input.programId": "programs are everybody's",
  "changeRatingProgram input.programId": "programs are everybody's",
  "coverEmployer input.employerId": "administrators see all employers",
  "submitRectification input.rectificationId": "made up by the client; that it is taken is all that is said of it",
  "draftCircular input.rankingId": "no ranking is published yet",
  "confirmInsider input.accountId": "compared with the visit's own insiders only",
  "submitVisitReport input.inspectionId": "looked for among the visit's own only",
  "submitVisitReport input.signatures.accountId": "compared with the visit's own team only",
  "submitInspections input.inspections.id": "made up by the tablet; that it is taken is all that is said of it",
  "recordAuditFinding input.findingId": "made up by the client; that it is taken is all that is said of it",
  "submitInspections input.inspections.answers.faults.id": "made up by the tablet",
  "saveInspectionDraft input.inspection.id": "made up by the tablet; that it is taken is all that is said of it",
  ...Object.fromEntries(
    ["employerId", "siteId", "basedOn", "coInspectorIds", "findingChecks.findingId", "answers.faults.id"].map(
      (path) => [`saveInspectionDraft input.inspection.${path}`, "not looked at before the submission, or left out"],
    ),
  ),
};
