import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { parsePeriod } from "../../../../platform/clock/period.rules.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainError, DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { claimedAnswers } from "../../../checklists/answer-leaves.rules.js";
import { checklistEditingErrors } from "../../../checklists/checklist-editing.errors.js";
import { frozenChecklist, type FrozenChecklist } from "../../../checklists/checklist.queries.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { ownerOf } from "../../planning/assignment-owner.rules.js";
import {
  claimedChecklistId,
  headerViolations,
  parseSubmission,
  type RawInspection,
  type Submission,
} from "../inspection-input.rules.js";
import { storedDrafts } from "../inspection-storage.queries.js";
import {
  allNames,
  allNamesOf,
  asRecord,
  inspectionColumns,
  type InspectionRow,
} from "../../records/inspection.columns.js";
import { nextStatus } from "../../records/inspection.lifecycle.js";
import { inspectionErrors } from "../../records/inspections.errors.js";
import { InspectionKind } from "../../records/inspection-kind.types.js";
import { planErrors } from "../../planning/plans.errors.js";
import { submissionErrors } from "../submission.errors.js";
import { submissionFacts, type SubmissionFacts } from "../submission.queries.js";
import { changedSubject } from "../submission.rules.js";
import { scoredFields } from "../../records/submitted-document.rules.js";
import type { SubmittedHeader } from "../../records/submitted-header.js";

export interface SaveInspectionDraft {
  inspection: RawInspection;
  expectedVersion?: number | null;
}

/** Without these there is nothing to keep a draft under. */
const NEEDED: ReadonlySet<string> = new Set([
  "id",
  "revision",
  "tradeUnionId",
  "checklistId",
  "kind",
  "period",
  "assignmentId",
]);
const BELOW = ["input", "inspection"];

/** Keeps what can be read of an unfinished inspection; a leaf that cannot be read is left out, and nothing is checked yet. */
export async function saveInspectionDraft(
  work: Work,
  { inspection: raw, expectedVersion }: SaveInspectionDraft,
): Promise<InspectionRow> {
  const { em, clock, journal } = work;
  const checklistId = claimedChecklistId(raw);
  const checklist = checklistId === undefined ? undefined : await frozenChecklist(em, checklistId);
  const submission = checklist === undefined ? undefined : parseSubmission(raw, checklist.index);
  const blocking = (submission?.violations ?? headerViolations(raw)).filter(({ path }) => NEEDED.has(path[0] ?? ""));
  if (blocking.length > 0)
    throw new DomainErrors(
      blocking.map(({ code, path, details }) => new DomainError(code, [...BELOW, ...path], details)),
    );
  if (checklist === undefined || submission === undefined)
    throw checklistEditingErrors.CHECKLIST_NOT_FOUND([...BELOW, "checklistId"]);
  const { header } = submission;
  // A draft is neither scored nor are its findings looked up, so no register is asked for.
  const facts = await submissionFacts(
    work,
    { ...header, findingChecks: [] },
    parsePeriod(header.period) ?? { from: "", to: "" },
    businessDay(clock.now()),
    new Set(),
  );
  authorize(work, header, facts);

  const { existing } = facts;
  if (existing === null) {
    if (header.revision !== 1) throw submissionErrors.REVISION_NOT_EXPECTED([...BELOW, "revision"], { expected: 1 });
    const saved = await inserted(work, draftRow(work, submission, checklist, facts));
    await requireRoom(work, work.actor.accountId, "DRAFTS", storedDrafts(work.actor.accountId), BELOW);
    journal.record("inspection.drafted", { type: "Inspection", id: saved.id }, { after: { status: saved.status } });
    return saved;
  }
  if (expectedVersion != null) requireVersion(existing, expectedVersion);
  if (nextStatus(existing.status, "save") === undefined)
    throw inspectionErrors.INSPECTION_TRANSITION_REFUSED([...BELOW, "id"], { status: existing.status });
  const expected = existing.status === "DRAFT" ? existing.revision : existing.revision + 1;
  if (header.revision !== expected) throw submissionErrors.REVISION_NOT_EXPECTED([...BELOW, "revision"], { expected });
  const field = existing.status === "DRAFT" ? undefined : changedSubject(existing, header);
  if (field !== undefined) throw inspectionErrors.DRAFT_CHANGES_SUBJECT([...BELOW, field], { field });
  const saved = await replaced(work, draftRow(work, submission, checklist, facts), existing);
  await requireRoom(work, work.actor.accountId, "DRAFTS", storedDrafts(work.actor.accountId), BELOW);
  return saved;
}

function authorize(
  { actor }: Work,
  header: SubmittedHeader,
  { tradeUnion, assignment, existing }: SubmissionFacts,
): void {
  if (existing !== null && existing.inspectorId !== actor.accountId)
    throw submissionErrors.ID_REUSED_WITH_OTHER_CONTENT([...BELOW, "id"]);
  if (tradeUnion === null || !holds(actor, "inspection:submit", tradeUnion.path))
    throw tradeUnionErrors.TRADE_UNION_NOT_FOUND([...BELOW, "tradeUnionId"]);
  const isSent = assignment?.inspectorIds.includes(actor.accountId) === true;
  if (header.assignmentId !== null && !isSent) throw planErrors.ASSIGNMENT_NOT_FOUND([...BELOW, "assignmentId"]);
}

/** The draft as a row; what names something that does not exist is left out. */
function draftRow(
  { actor, clock }: Work,
  { header, answers: sent, vetoes }: Submission,
  checklist: FrozenChecklist,
  { assignment, existing, employer, site, baseline, coInspectors }: SubmissionFacts,
): InspectionRow {
  const { coInspectorIds, announcements, findingChecks, signatures, kind, ...identity } = header;
  return {
    ...identity,
    employerId: employer === null ? null : header.employerId,
    siteId: site === null ? null : header.siteId,
    basedOn: baseline === null ? null : header.basedOn,
    kind: InspectionKind[kind],
    ...ownerOf(assignment),
    status: "DRAFT",
    checklistKind: checklist.kind,
    inspectorId: actor.accountId,
    inspectorIds: [
      actor.accountId,
      ...coInspectorIds.filter((id) => coInspectors.includes(id) && id !== actor.accountId),
    ],
    preReview: assignment?.preReview ?? false,
    preReviewedAt: null,
    confirmedAt: null,
    draft: null,
    version: (existing?.version ?? 0) + 1,
    createdAt: existing?.createdAt ?? clock.now(),
    answers: [...new Map(claimedAnswers(sent).map((answer) => [answer.criterion, answer])).values()],
    generalVetoes: [...vetoes.generalVetoes],
    findingChecks: [...findingChecks],
    signatures: [...signatures],
    submittedAt: null,
    contentHash: null,
    contentSalt: null,
    ...scoredFields(null),
    flags: [],
    evidence: announcements.map(({ sha256 }) => sha256),
    announcements: [...announcements],
  };
}

async function inserted({ em }: Work, draft: InspectionRow): Promise<InspectionRow> {
  const written = await row(
    em,
    sql`insert into inspections (${allNames}) select ${allNamesOf("n")} from jsonb_populate_record(null::inspections, ${asRecord(draft)}::jsonb) n
      on conflict do nothing returning id`,
  );
  // Somebody has just used the id; trying again tells whether it was the author themselves.
  if (written === undefined) throw platformErrors.STALE_VERSION(["input", "inspection", "id"], { version: 1 });
  return draft;
}

/** Writes over the author's draft; a returned revision stays as it was, with the draft of the next one beside it. */
async function replaced(
  { em }: Work,
  draft: InspectionRow,
  existing: { version: number; status: string },
): Promise<InspectionRow> {
  const saved =
    existing.status === "DRAFT"
      ? await row<InspectionRow>(
          em,
          sql`update inspections i set (${allNames}) = row(${allNamesOf("n")})
            from jsonb_populate_record(null::inspections, ${asRecord(draft)}::jsonb) n
            where i.id = n.id and i.version = ${existing.version}::integer returning ${inspectionColumns("whole")}`,
        )
      : await row<InspectionRow>(
          em,
          sql`update inspections i set draft = ${JSON.stringify(kept(draft))}::jsonb, version = i.version + 1
            where i.id = ${draft.id}::uuid and i.version = ${existing.version}::integer returning ${inspectionColumns("whole")}`,
        );
  if (saved === undefined)
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: existing.version + 1 });
  return saved;
}

/** The draft of a next revision in the form in which a tablet submits it. */
const kept = (draft: InspectionRow) => ({
  id: draft.id,
  revision: draft.revision,
  startedAt: draft.startedAt,
  finishedAt: draft.finishedAt,
  location: draft.location,
  coInspectorIds: draft.inspectorIds.slice(1),
  notPerformed: draft.notPerformed,
  generalVetoes: draft.generalVetoes,
  answers: draft.answers,
  findingChecks: draft.findingChecks,
  evidence: draft.announcements,
  signatures: draft.signatures,
  remark: draft.remark,
});
