import { seededId } from "../../../src/app/reference-data.js";
import {
  ADMINISTRATOR,
  AT_VERSION,
  type HiddenCase,
  KEY,
  type KnownObjects,
  ORGANIZER,
  type Seer,
  byId,
  read,
  scoped,
  write,
} from "./cases.js";

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

export const supervisionCases: readonly HiddenCase[] = [
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
