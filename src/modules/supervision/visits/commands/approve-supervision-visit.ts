import { businessDay } from "../../../../platform/clock/clock.js";
import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { barredOfTeam } from "../visit-team.queries.js";
import type { ApproveSupervisionVisitInput } from "../visit.inputs.js";
import { concernedBy, visitForMove, type LockedVisit, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";
import { visitErrors } from "../visits.errors.js";

const TARGET = ["input", "visitId"];

/** Lets the team open the visit, or not; by the leader whom the plan names, who is never its organizer. */
export async function approveSupervisionVisit(work: Work, input: ApproveSupervisionVisitInput): Promise<VisitRow> {
  const { actor, clock } = work;
  const isApproval = input.decision === "APPROVE";
  const authorize = async ({ draftedBy, approverId, team, formerTeam, ...visit }: LockedVisit): Promise<void> => {
    const matter = { drafts: [draftedBy], visits: [...team, ...formerTeam], ...concernedBy(visit) };
    await requireSeparation(work, "approveSupervisionVisit", matter, TARGET);
    if (approverId !== actor.accountId) throw platformErrors.NOT_PERMITTED(TARGET);
  };
  const visit = await visitForMove(work, input, isApproval ? "approve" : "reject", authorize);
  if (!isApproval)
    return moveVisit(
      work,
      visit,
      "reject",
      sql`, voided_because = 'REJECTED', voided_note = ${input.comment ?? null}::text`,
    );
  if (visit.windowTo < businessDay(clock.now())) throw visitErrors.VISIT_WINDOW_OVER(TARGET);
  // Somebody may have declared a relation, or taken office, since the draw.
  if ((await barredOfTeam(work, visit)).length > 0) throw visitErrors.VISIT_TEAM_MEMBER_BARRED(TARGET);
  return moveVisit(work, visit, "approve", sql`, approved_at = ${clock.now().toISOString()}::timestamptz`);
}
