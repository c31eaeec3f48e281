import { row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { RatingApplication } from "../rating-application.entity.js";
import type { AssignRatingInspectionInput } from "../rating-application.inputs.js";
import { nextApplicationStatus } from "../rating-application.lifecycle.js";
import { applicationForUpdate } from "../rating-application.queries.js";
import { moveApplication } from "../rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { sendInspectors } from "../rating-visit.writes.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../rating.policy.js";

/** Sends inspectors to look on site at what was applied for. */
export async function assignRatingInspection(
  work: Work,
  input: AssignRatingInspectionInput,
): Promise<RatingApplication> {
  const path = ["input", "applicationId"];
  const { application, place } = await applicationForUpdate(work, input.applicationId);
  if (!holdsAtDistrict(work.actor, "rating:propose", place)) throw platformErrors.NOT_PERMITTED(path);
  requireVersion(application, input.expectedVersion);
  const { status, tradeUnionId, employerId, siteId } = application;
  if (nextApplicationStatus(status, "inspect") === undefined)
    throw ratingErrors.RATING_TRANSITION_REFUSED(path, { status });
  const program = await ratingProgram(work, application.programId);
  const visit = {
    ownerId: application.id,
    program,
    place,
    subject: { tradeUnionId, employerId, siteId },
    baselineInspectionId: await baselineOf(work, application, program.checklistId),
  };
  const assignmentId = await sendInspectors(work, visit, input);
  moveApplication(work, application, "inspect", { assignmentId });
  await work.em.flush();
  return application;
}

/** The self-inspection, where it answers the very version that is answered on site. */
async function baselineOf(
  { em }: Work,
  { selfInspectionId }: RatingApplication,
  checklistId: string | null,
): Promise<string | null> {
  const found = await row<{ id: string }>(
    em,
    sql`select id from inspections where id = ${selfInspectionId}::uuid and checklist_id = ${checklistId}::uuid
      and status in ('SUBMITTED', 'CONFIRMED')`,
  );
  return found?.id ?? null;
}
