import { holds } from "../../../../platform/access/actor.js";
import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { decideInspection } from "../../../inspections/review/commands/decide-inspection.js";
import { liftRestriction } from "../../../inspections/records/commands/lift-restriction.js";
import { partiesOfInspection } from "../../../inspections/records/inspection-team.queries.js";
import { ownedInspectionForUpdate } from "../../../inspections/records/inspection.queries.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { ReviewVisitReportInput } from "../visit.inputs.js";
import { concernedBy, visitForMove, type LockedVisit, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";
import { visitErrors } from "../visits.errors.js";

const TARGET = ["input", "visitId"];

/**
 * Confirms the result, from when on it is seen like the union's others and its findings are opened, or gives inspection
 * and report back. By reviewers who neither drafted the visit nor were ever in its team.
 */
export async function reviewVisitReport(work: Work, input: ReviewVisitReportInput): Promise<VisitRow> {
  const { actor, clock } = work;
  const authorize = async ({
    path,
    draftedBy,
    team,
    formerTeam,
    inspectionId,
    ...visit
  }: LockedVisit): Promise<void> => {
    if (!holds(actor, "visit:review", path)) throw platformErrors.NOT_PERMITTED(TARGET);
    // Whom the team took along, without a seat in it, was there as well.
    const inspectors = inspectionId === null ? [] : (await partiesOfInspection(work, inspectionId)).inspects;
    const visits = [...team, ...formerTeam, ...inspectors];
    const matter = { drafts: [draftedBy], visits, ...concernedBy(visit) };
    await requireSeparation(work, "reviewVisitReport", matter, TARGET);
  };
  const isConfirmation = input.decision === "CONFIRM";
  const visit = await visitForMove(work, input, isConfirmation ? "confirm" : "giveBack", authorize);
  const inspection =
    visit.inspectionId === null
      ? undefined
      : await ownedInspectionForUpdate(work, "SUPERVISION", visit.id, visit.inspectionId);
  if (inspection === undefined) throw visitErrors.VISIT_INSPECTION_NOT_SUBMITTED(TARGET);
  await decideInspection(work, inspection, { decision: input.decision, comment: input.comment ?? null }, TARGET);
  if (!isConfirmation) return moveVisit(work, visit, "giveBack", sql`, reported_at = null`);
  await liftRestriction(work, inspection.id);
  return moveVisit(work, visit, "confirm", sql`, confirmed_at = ${clock.now().toISOString()}::timestamptz`);
}
