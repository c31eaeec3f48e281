import { businessDay } from "../../../../platform/clock/clock.js";
import { parsePeriod } from "../../../../platform/clock/period.rules.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainError, DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { claimedAnswers } from "../../../checklists/answer-leaves.rules.js";
import { frozenChecklist, type FrozenChecklist } from "../../../checklists/checklist.queries.js";
import { subjectClasses } from "../../../checklists/subject-classes.rules.js";
import { reportInto } from "../../../checklists/violation.js";
import { countStored } from "../../../identity/commands/count-stored.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { BYTES_OF_AN_ANNOUNCEMENT } from "../../../evidence/evidence-announcement.rules.js";
import type { Evidence } from "../../../evidence/evidence.entity.js";
import { ownerOf } from "../../planning/assignment-owner.rules.js";
import { announced } from "../../records/announced-inspection.rules.js";
import { contentHash, newSalt } from "../../records/content-hash.rules.js";
import { dueForCoSignature } from "../../records/co-signature.rules.js";
import {
  claimedChecklistId,
  headerViolations,
  parseSubmission,
  type RawInspection,
  type Submission,
} from "../inspection-input.rules.js";
import { storedOwnInspections } from "../inspection-storage.queries.js";
import type { InspectionRow } from "../../records/inspection.columns.js";
import { inspectionAtRevision } from "../../records/inspection.queries.js";
import { inspectionSubmitted } from "../../records/inspections.events.js";
import { InspectionKind } from "../../records/inspection-kind.types.js";
import { registersOf } from "../register-providers.js";
import { judgeAnswers, type SubmittedAnswers } from "../submission-answers.rules.js";
import { locationFlags, signatureFlags, timeFlags } from "../submission-flags.rules.js";
import type { SubmissionViolation } from "../submission-violation.js";
import { submissionFacts, type SubmissionFacts } from "../submission.queries.js";
import { judgeSubmission } from "../submission.rules.js";
import { completedAnswers, scoredFields, scoreOf } from "../../records/submitted-document.rules.js";
import { writeSubmission } from "../submission.writes.js";
import type { SubmittedHeader } from "../../records/submitted-header.js";
import type { StoredFlag } from "../../records/inspection-flags.rules.js";

export interface AcceptedSubmission {
  outcome: "ACCEPTED" | "ALREADY_ACCEPTED";
  inspection: InspectionRow;
  /** The files that it entered, which need not be read again to answer. */
  files: readonly Evidence[];
}

/**
 * Accepts one inspection as its tablet sent it, exactly once for each (id, revision). What was accepted before is
 * recognized by its hash before anything else is asked, since assignment, grants and clock have moved on meanwhile.
 */
export async function submitInspection(work: Work, raw: RawInspection): Promise<AcceptedSubmission> {
  const { em, actor, clock } = work;
  const receivedAt = clock.now();
  const checklistId = claimedChecklistId(raw);
  const checklist = checklistId === undefined ? undefined : await frozenChecklist(em, checklistId);
  if (checklist === undefined) throw withoutChecklist(raw, checklistId);
  const submission = parseSubmission(raw, checklist.index);
  if (submission.violations.length > 0) throw unreadable(submission, checklist);

  const { header } = submission;
  const period = parsePeriod(header.period) ?? { from: header.period, to: header.period };
  const facts = await submissionFacts(work, header, period, businessDay(receivedAt), registersOf(checklist.body));
  const visitSubject = facts.assignment?.visitSubject ?? null;
  const read = judgeAnswers(checklist.index, submission, facts.baseline?.answers ?? null, visitSubject);
  const content = { ...header, answers: claimedAnswers(submission.answers), generalVetoes: read.generalVetoes };
  if (
    facts.accepted !== null &&
    facts.existing?.inspectorId === actor.accountId &&
    contentHash(content, facts.accepted.salt) === facts.accepted.hash
  ) {
    const inspection = await inspectionAtRevision(em, header.id, header.revision);
    return { outcome: "ALREADY_ACCEPTED", inspection, files: [] };
  }

  const wasAssigned = await wasSentBefore(work, header, facts);
  const judgement = judgeSubmission(header, checklist.body, facts, actor, receivedAt, wasAssigned);
  const all = [...judgement.violations, ...(facts.accepted === null ? read.violations : [])];
  if (all.length > 0) throw refusal(all);

  const salt = newSalt();
  const hash = contentHash(content, salt);
  const inspection = submittedRow(work, header, checklist, facts, read, judgement.flags, salt, hash);
  const files = await writeSubmission(work, inspection, facts, dueForCoSignature(receivedAt));
  if (inspection.assignmentId === null) await requireRoomUnsent(work, files.length);
  announce(work, inspection, facts);
  return { outcome: "ACCEPTED", inspection, files };
}

/** Whoever was sent has somebody's word for it; whoever sends themselves may not fill the disk. */
async function requireRoomUnsent(work: Work, files: number): Promise<void> {
  const { accountId } = work.actor;
  await requireRoom(work, accountId, "OWN_INSPECTIONS", storedOwnInspections(accountId, work.clock.now()), []);
  if (files > 0)
    await countStored(work, accountId, "FILES", { items: files, bytes: files * BYTES_OF_AN_ANNOUNCEMENT }, []);
}

const refusal = (violations: readonly SubmissionViolation[]): DomainErrors =>
  new DomainErrors(violations.map(({ code, path, details }) => new DomainError(code, path, details)));

/** All that can be said where there is no checklist to read the answers by. */
function withoutChecklist(raw: RawInspection, checklistId: string | undefined): DomainErrors {
  const violations = headerViolations(raw);
  if (checklistId !== undefined) reportInto(violations)("CHECKLIST_NOT_FOUND", ["checklistId"]);
  return refusal(violations);
}

/** All that can be said without asking the database about the rest. */
function unreadable(submission: Submission, { index }: FrozenChecklist): DomainErrors {
  const answers = submission.header.basedOn === null ? judgeAnswers(index, submission, null).violations : [];
  return refusal([...submission.violations, ...answers]);
}

/** Whether the sender was on the assignment until it was given to others; asked of any that they are not on, known or not. */
async function wasSentBefore(
  { em, actor }: Work,
  { assignmentId }: SubmittedHeader,
  { assignment }: SubmissionFacts,
): Promise<boolean> {
  if (assignmentId === null || assignment?.inspectorIds.includes(actor.accountId) === true) return false;
  const found = await row(
    em,
    sql`select id from journal_entries where subject_id = ${assignmentId}::uuid and action = 'assignment.reassigned'
      and details -> 'from' ? ${actor.accountId} limit 1`,
  );
  return found !== undefined;
}

function submittedRow(
  { actor, clock }: Work,
  header: SubmittedHeader,
  checklist: FrozenChecklist,
  facts: SubmissionFacts,
  read: SubmittedAnswers,
  judged: readonly StoredFlag[],
  salt: string,
  hash: string,
): InspectionRow {
  const receivedAt = clock.now();
  const { tradeUnion, employer, site, existing, assignment } = facts;
  const classes = subjectClasses(employer ?? tradeUnion ?? { ownership: null, tags: [] });
  const { answers, flags } = completedAnswers(checklist, read.answers, facts.registers, classes);
  const generalVetoes = [...read.generalVetoes];
  const { coInspectorIds, announcements, findingChecks, signatures, kind, ...identity } = header;
  return {
    ...identity,
    kind: InspectionKind[kind],
    ...ownerOf(assignment),
    status: header.notPerformed === null ? "SUBMITTED" : "NOT_PERFORMED",
    checklistKind: checklist.kind,
    inspectorId: actor.accountId,
    inspectorIds: [actor.accountId, ...coInspectorIds],
    preReview: assignment?.preReview ?? false,
    preReviewedAt: null,
    confirmedAt: null,
    draft: null,
    version: (existing?.version ?? 0) + 1,
    createdAt: existing?.createdAt ?? receivedAt,
    answers,
    generalVetoes,
    findingChecks: [...findingChecks],
    signatures: [...signatures],
    submittedAt: receivedAt,
    contentHash: hash,
    contentSalt: salt,
    ...scoredFields(scoreOf(checklist, { answers, generalVetoes })),
    flags: [
      ...judged,
      ...timeFlags(header, receivedAt),
      ...locationFlags(header, site?.place ?? tradeUnion?.place ?? null),
      ...signatureFlags(header),
      ...flags,
    ],
    evidence: announcements.map(({ sha256 }) => sha256),
    announcements: [...announcements],
  };
}

function announce({ journal, events }: Work, inspection: InspectionRow, facts: SubmissionFacts): void {
  const { id, revision, status, contentHash: hash, assignmentId } = inspection;
  const existing =
    facts.existing === null ? {} : { before: { status: facts.existing.status, revision: facts.existing.revision } };
  const action = status === "SUBMITTED" ? "submitted" : "not-performed";
  journal.record(
    `inspection.${action}`,
    { type: "Inspection", id },
    { details: { revision, contentHash: hash }, ...existing, after: { status, revision, contentHash: hash } },
  );
  if (assignmentId !== null)
    journal.record(
      `assignment.${action}`,
      { type: "Assignment", id: assignmentId },
      {
        details: { inspectionId: id },
        before: { status: facts.assignment?.status ?? null },
        after: { status, inspectionId: id },
      },
    );
  events.emit(inspectionSubmitted, announced(inspection));
}
