import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { json, row, rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors, type DomainError } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { frozenChecklist } from "../../../checklists/checklist.queries.js";
import { lateReport } from "../visit-flags.rules.js";
import type { SubmitVisitReportInput } from "../visit.inputs.js";
import { visitForMove, type LockedVisit, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";
import { signatureFaults } from "../visit-report.rules.js";
import { reportDue } from "../visit-timeline.rules.js";
import { visitErrors } from "../visits.errors.js";

/** Hands the result over to the reviewers: the inspection, a summary signed by two of the team, and clues apart from both. */
export async function submitVisitReport(work: Work, input: SubmitVisitReportInput): Promise<VisitRow> {
  const { em, actor, clock, journal } = work;
  const visit = await visitForMove(work, input, "report", ({ team }) => {
    if (!team.includes(actor.accountId)) throw platformErrors.NOT_PERMITTED(["input", "visitId"]);
  });
  const signers = input.signatures.map(({ accountId }) => accountId);
  const faults = [...signatureFaults(signers, visit.team, actor.accountId), ...(await clueFaults(work, visit, input))];
  if (faults.length > 0) throw new DomainErrors(faults);
  await requireSubmitted(work, visit, input.inspectionId);

  const now = clock.now();
  const today = businessDay(now);
  const due = reportDue(await workingCalendar(em), visit);
  const isLate = due !== null && today > due.dueOn;
  await rows(
    em,
    sql`insert into visit_reports (id, visit_id, inspection_id, summary, signed_by, submitted_by, submitted_at, is_late)
      values (${randomUUID()}::uuid, ${visit.id}::uuid, ${input.inspectionId}::uuid, ${input.summary}, ${signers}::uuid[],
        ${actor.accountId}::uuid, ${now.toISOString()}::timestamptz, ${isLate})`,
  );
  for (const clue of input.clues ?? []) {
    const id = randomUUID();
    await rows(
      em,
      sql`insert into visit_clues (id, visit_id, code, note, evidence, reported_by, reported_at)
        values (${id}::uuid, ${visit.id}::uuid, ${clue.code}, ${clue.note}, ${[...new Set(clue.evidence ?? [])]}::text[],
          ${actor.accountId}::uuid, ${now.toISOString()}::timestamptz)`,
    );
    journal.record("visit-clue.reported", { type: "VisitClue", id }, { after: clue });
  }
  const flags = [...visit.flags.filter(({ code }) => code !== lateReport.code), ...(isLate ? [lateReport] : [])];
  return moveVisit(
    work,
    visit,
    "report",
    sql`, inspection_id = ${input.inspectionId}::uuid, reported_at = ${now.toISOString()}::timestamptz,
      flags = ${json(flags)}`,
    { inspectionId: input.inspectionId, signedBy: signers, isLate },
  );
}

async function clueFaults({ em }: Work, visit: LockedVisit, { clues }: SubmitVisitReportInput): Promise<DomainError[]> {
  if (clues == null || clues.length === 0) return [];
  const checklist = await frozenChecklist(em, visit.checklistId);
  const known = (checklist?.body.clues ?? []).filter(
    ({ visitSubjects }) => visitSubjects.length === 0 || visitSubjects.includes(visit.subject),
  );
  return clues.flatMap(({ code }, at) =>
    known.some((clue) => clue.code === code)
      ? []
      : [visitErrors.CLUE_UNKNOWN(["input", "clues", String(at), "code"], { code })],
  );
}

async function requireSubmitted({ em }: Work, visit: LockedVisit, inspectionId: string): Promise<void> {
  const path = ["input", "inspectionId"];
  const inspection = await row<{ status: string }>(
    em,
    sql`select status from inspections where id = ${inspectionId}::uuid and owner = 'SUPERVISION' and owner_id = ${visit.id}::uuid`,
  );
  if (inspection === undefined) throw visitErrors.VISIT_INSPECTION_NOT_FOUND(path);
  if (inspection.status !== "SUBMITTED") throw visitErrors.VISIT_INSPECTION_NOT_SUBMITTED(path);
}
