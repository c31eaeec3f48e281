import { holds, type Actor } from "../../../platform/access/actor.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { addDays } from "../../../platform/clock/day.rules.js";
import { parsePeriod } from "../../../platform/clock/period.rules.js";
import type { ChecklistBody } from "../../checklists/checklist-body.js";
import { reportInto } from "../../checklists/violation.js";
import { AssignmentStatus, nextAssignmentStatus } from "../planning/assignment.lifecycle.js";
import { inspectionInitialStates, nextStatus } from "../records/inspection.lifecycle.js";
import type { SubmissionReport, SubmissionViolation } from "./submission-violation.js";
import { isPlausibleTime } from "./claimed-time.rules.js";
import type { AssignmentFacts, ExistingFacts, SubmissionFacts } from "./submission.queries.js";
import type { SubmittedHeader } from "../records/submitted-header.js";
import { flagged, type StoredFlag } from "../records/inspection-flags.rules.js";

/** Days that a period may begin after, or end before, the day of receipt when no plan names it. */
const PERIOD_AHEAD_DAYS = 31;
const PERIOD_BEHIND_DAYS = 731;

export interface Judgement {
  readonly violations: readonly SubmissionViolation[];
  /** What was accepted although something had changed since the work began. */
  readonly flags: readonly StoredFlag[];
}

const SUBJECT_FIELDS = [
  "assignmentId",
  "tradeUnionId",
  "employerId",
  "siteId",
  "checklistId",
  "kind",
  "period",
  "basedOn",
] as const;

/** The first field in which a later revision or draft names something else; undefined when all agree. */
export const changedSubject = (existing: ExistingFacts, header: SubmittedHeader): string | undefined =>
  SUBJECT_FIELDS.find((field) => existing[field] !== header[field]);

/** Whether this revision may be submitted now, given what has the id already. */
function judgeRevision(
  report: SubmissionReport,
  header: SubmittedHeader,
  existing: ExistingFacts | null,
  actor: Actor,
): void {
  const move = header.notPerformed === null ? "submit" : "reportNotPerformed";
  if (existing === null) {
    if (header.revision !== 1 || inspectionInitialStates[move] === undefined)
      report("REVISION_NOT_EXPECTED", ["revision"], { expected: 1 });
    return;
  }
  // Somebody else's id, or a revision that was accepted with other content.
  if (existing.inspectorId !== actor.accountId) return report("ID_REUSED_WITH_OTHER_CONTENT", ["id"]);
  const isDraft = existing.status === "DRAFT";
  if (!isDraft && header.revision <= existing.revision) return report("ID_REUSED_WITH_OTHER_CONTENT", ["id"]);
  const expected = isDraft ? existing.revision : existing.revision + 1;
  if (header.revision !== expected) return report("REVISION_NOT_EXPECTED", ["revision"], { expected });
  if (nextStatus(existing.status, move) === undefined)
    return report("REVISION_NOT_RETURNED", ["revision"], { revision: existing.revision, status: existing.status });
  const field = isDraft ? undefined : changedSubject(existing, header);
  if (field !== undefined) report("REVISION_CHANGES_SUBJECT", [field], { field });
}

/** Whether the submission is what the assignment asked for, and still wanted. */
function judgeAssignment(report: SubmissionReport, header: SubmittedHeader, assignment: AssignmentFacts): StoredFlag[] {
  for (const field of ["tradeUnionId", "employerId", "siteId", "checklistId", "kind", "period"] as const)
    if (assignment[field] !== header[field]) report("ASSIGNMENT_CONTRADICTED", [field], { field });
  const { status, inspectionId } = assignment;
  const move = header.notPerformed === null ? "submit" : "reportNotPerformed";
  const isTaken = inspectionId !== null && inspectionId !== header.id;
  if (isTaken || nextAssignmentStatus(status, move) === undefined) {
    report(status === AssignmentStatus.UNASSIGNED ? "ASSIGNMENT_NOT_FOUND" : "ASSIGNMENT_ALREADY_DONE", [
      "assignmentId",
    ]);
  }
  return status === AssignmentStatus.CANCELED ? [flagged("ASSIGNMENT_CHANGED")] : [];
}

/** Without an assignment: a union's own self-inspection, or what a holder of the special permission does. */
function judgeUnassigned(
  report: SubmissionReport,
  header: SubmittedHeader,
  path: string,
  actor: Actor,
  today: string,
): void {
  const isOwnUnion = actor.grants.some(
    ({ role, nodeId }) => role === "UNION_OFFICER" && nodeId === header.tradeUnionId,
  );
  const mayBe =
    header.kind === "SELF" ? isOwnUnion : holds(actor, "inspection:unassigned", path) && header.notPerformed === null;
  if (!mayBe) return report("ASSIGNMENT_REQUIRED", ["assignmentId"]);
  const period = parsePeriod(header.period);
  if (period === undefined) return;
  if (period.from > addDays(today, PERIOD_AHEAD_DAYS) || period.to < addDays(today, -PERIOD_BEHIND_DAYS))
    report("PERIOD_TOO_FAR", ["period"]);
}

/**
 * What the checklist looks at. Where that depends on the subject of a visit, a follow-up looks at what the visit looked at,
 * which its assignment names.
 */
function subjectOf(body: ChecklistBody, assignment: AssignmentFacts | null): ChecklistBody["subject"] {
  const bySubject = body.subjectByVisitSubject;
  if (bySubject === null || assignment === null) return body.subject;
  if (assignment.visitSubject !== null) return bySubject[assignment.visitSubject] ?? body.subject;
  return assignment.siteId === null ? body.subject : "SITE";
}

function judgeSubject(
  report: SubmissionReport,
  header: SubmittedHeader,
  body: ChecklistBody,
  facts: SubmissionFacts,
): void {
  const subject = subjectOf(body, facts.assignment);
  const wanted = { EMPLOYER: "employerId", SITE: "siteId", TRADE_UNION: undefined }[subject];
  for (const field of ["employerId", "siteId"] as const) {
    if (field === wanted && header[field] === null) report("SUBJECT_REQUIRED", [field], { field });
    if (field !== wanted && header[field] !== null) report("SUBJECT_NOT_EXPECTED", [field], { field });
  }
  if (wanted === "employerId" && header.employerId !== null && facts.employer === null)
    report("EMPLOYER_NOT_COVERED", ["employerId"]);
  if (wanted === "siteId" && header.siteId !== null) {
    if (facts.site === null) report("SITE_NOT_OF_TRADE_UNION", ["siteId"]);
    else if (body.siteKind !== null && facts.site.kind !== body.siteKind)
      report("SITE_KIND_NOT_EXPECTED", ["siteId"], { kind: facts.site.kind });
  }
  const level = facts.tradeUnion?.level ?? "";
  if (body.appliesTo !== null && !body.appliesTo.levels.includes(level))
    report("CHECKLIST_NOT_FOR_LEVEL", ["checklistId"], { level });
}

/**
 * Nobody inspects a union in which they hold office, but an auditor may sit on its commission: their audit has settled that.
 * Nor does anybody take themselves along, by another account.
 */
function judgePeople(report: SubmissionReport, header: SubmittedHeader, facts: SubmissionFacts, actor: Actor): void {
  const mayHoldOffice = header.kind === "SELF" || facts.assignment?.owner === "AUDIT";
  const known = new Map(facts.inspectors.map((inspector) => [inspector.accountId, inspector]));
  const isBarred = (id: string): boolean => !mayHoldOffice && known.get(id)?.holdsOffice === true;
  const there = new Set([known.get(actor.accountId)?.person]);
  header.coInspectorIds.forEach((id, at) => {
    const path = ["coInspectorIds", at];
    const person = known.get(id)?.person;
    if (id === actor.accountId) report("CO_INSPECTOR_DOUBLED", path);
    else if (!facts.coInspectors.includes(id)) report("CO_INSPECTOR_NOT_FOUND", path);
    else if (there.has(person)) report("CO_INSPECTOR_DOUBLED", path);
    else if (isBarred(id)) report("INSPECTOR_HOLDS_OFFICE", path);
    there.add(person);
  });
  if (isBarred(actor.accountId)) report("INSPECTOR_HOLDS_OFFICE", ["tradeUnionId"]);
}

/**
 * A finding in any state may be looked at, since it may have moved on while the tablet was offline. A follow-up that was
 * sent out for some findings looks at these, all of them and no others.
 */
function judgeFindings(report: SubmissionReport, header: SubmittedHeader, facts: SubmissionFacts): void {
  const known = new Set(facts.findings);
  header.findingChecks.forEach(({ findingId }, at) => {
    if (!known.has(findingId)) report("FINDING_UNKNOWN", ["findingChecks", at, "findingId"]);
  });
  const assigned = new Set(facts.assignedFindings);
  if (assigned.size === 0 || header.notPerformed !== null) return;
  header.findingChecks.forEach(({ findingId }, at) => {
    if (known.has(findingId) && !assigned.has(findingId))
      report("FINDING_NOT_ASSIGNED", ["findingChecks", at, "findingId"]);
    assigned.delete(findingId);
  });
  if (assigned.size > 0) report("FINDING_CHECKS_MISSING", ["findingChecks"], { count: assigned.size });
}

function judgeTimes(report: SubmissionReport, header: SubmittedHeader, receivedAt: Date): void {
  const check = (instant: string | null | undefined, path: readonly (string | number)[]) => {
    if (instant === null || instant === undefined) return;
    if (!isPlausibleTime(new Date(instant), receivedAt)) report("INSTANT_OUT_OF_RANGE", path);
  };
  check(header.startedAt, ["startedAt"]);
  check(header.finishedAt, ["finishedAt"]);
  header.announcements.forEach(({ takenAt }, at) => check(takenAt, ["evidence", at, "takenAt"]));
  header.signatures.forEach(({ signedAt }, at) => check(signedAt, ["signatures", at, "signedAt"]));
}

/** A version is good when it was in use as the work began; a retired one is then only flagged. */
function judgeChecklist(
  report: SubmissionReport,
  header: SubmittedHeader,
  facts: SubmissionFacts,
  receivedAt: Date,
): StoredFlag[] {
  const { checklist, existing } = facts;
  if (checklist === null) return [];
  const began = Math.min(Date.parse(header.startedAt ?? receivedAt.toISOString()), receivedAt.getTime());
  if (checklist.status === "PUBLISHED" || checklist.retiredAt === null) return [];
  const wasInUse = Date.parse(checklist.retiredAt) > began || (existing !== null && existing.status === "RETURNED");
  if (!wasInUse) report("CHECKLIST_NOT_VALID_THEN", ["checklistId"]);
  return [flagged("CHECKLIST_RETIRED")];
}

/** Decides about a submission whose leaves are sound; everything wrong is named, and nothing is disclosed that the sender may not know. */
export function judgeSubmission(
  header: SubmittedHeader,
  body: ChecklistBody,
  facts: SubmissionFacts,
  actor: Actor,
  receivedAt: Date,
  /** Whether the sender was on the assignment before it was given to others. */
  wasAssigned: boolean,
): Judgement {
  const violations: SubmissionViolation[] = [];
  const report = reportInto(violations);
  const flags: StoredFlag[] = [];
  const { tradeUnion, assignment, existing } = facts;
  judgeRevision(report, header, existing, actor);
  if (violations.length > 0) return { violations, flags };

  const isAssigned = assignment?.inspectorIds.includes(actor.accountId) === true;
  if (header.assignmentId !== null && (assignment === null || !(isAssigned || wasAssigned))) {
    report("ASSIGNMENT_NOT_FOUND", ["assignmentId"]);
    return { violations, flags };
  }
  if (tradeUnion === null || !holds(actor, "inspection:submit", tradeUnion.path)) {
    report("TRADE_UNION_NOT_FOUND", ["tradeUnionId"]);
    return { violations, flags };
  }
  if (assignment === null) judgeUnassigned(report, header, tradeUnion.path, actor, businessDay(receivedAt));
  else flags.push(...judgeAssignment(report, header, assignment));
  if (assignment !== null && !isAssigned) flags.push(flagged("ASSIGNMENT_CHANGED"));
  if (tradeUnion.status === "CLOSED") flags.push(flagged("TRADE_UNION_CLOSED"));
  judgeSubject(report, header, body, facts);
  judgePeople(report, header, facts, actor);
  judgeFindings(report, header, facts);
  judgeTimes(report, header, receivedAt);
  flags.push(...judgeChecklist(report, header, facts, receivedAt));
  if (header.basedOn !== null && facts.baseline === null) report("BASELINE_NOT_FOUND", ["basedOn"]);
  else if (facts.baseline !== null && facts.baseline.checklistId !== header.checklistId)
    report("BASELINE_OF_OTHER_CHECKLIST", ["basedOn"]);
  if (facts.baseline?.isCurrent === false) flags.push(flagged("BASELINE_REVISED"));
  return { violations, flags: [...new Map(flags.map((flag) => [flag.code, flag])).values()] };
}
