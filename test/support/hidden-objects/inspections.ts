import {
  AT_VERSION,
  type HiddenCase,
  type HiddenKind,
  INSPECTOR,
  KEY,
  ORGANIZER,
  PAGE,
  PLAN_READERS,
  Q4,
  REGISTER_READERS,
  SEERS,
  STATISTICS_READERS,
  type Seer,
  byId,
  read,
  scoped,
  write,
  type KnownObjects,
  NEW_ID,
} from "./cases.js";

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

const plan = {
  title: "检查",
  kind: "ROUTINE",
  period: "2026-Q4",
  levels: ["GRASSROOTS"],
  opensOn: "2026-10-01",
  dueOn: "2026-12-20",
  idempotencyKey: KEY,
};

const spread = { strategy: "SPREAD_BY_STREET_AND_LOAD", idempotencyKey: KEY };
const byHand = { strategy: "BY_HAND", idempotencyKey: KEY };
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

export const inspectionsCases: readonly HiddenCase[] = [
  read("assignment", "id", PLAN_READERS, "assignment", byId),
  read("assignments", "filter.planId", PLAN_READERS, "plan", (planId) => ({ ...PAGE, filter: { planId } })),
  read("assignments", "filter.scope", PLAN_READERS, "tradeUnion", scoped),
  read("assignments", "filter.inspectorId", PLAN_READERS, "inspectorElsewhere", (inspectorId) => ({
    ...PAGE,
    filter: { inspectorId },
  })),
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
  write("discardRejections", "rejectionIds", SEERS, "rejection", (id) => ({ rejectionIds: [id] })),
];
