import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { cancelOwnedAssignments } from "../../../inspections/planning/commands/cancel-owned-assignments.js";
import type { RatingApplication } from "../rating-application.entity.js";
import type { CancelRatingInspectionInput } from "../rating-application.inputs.js";
import { applicationForUpdate } from "../rating-application.queries.js";
import { moveApplication } from "../rating-application.writes.js";
import { holdsAtDistrict } from "../rating.policy.js";

/** Calls the visit off that an application waits for, so that others can be sent. */
export async function cancelRatingInspection(
  work: Work,
  input: CancelRatingInspectionInput,
): Promise<RatingApplication> {
  const { application, place } = await applicationForUpdate(work, input.applicationId);
  if (!holdsAtDistrict(work.actor, "rating:propose", place))
    throw platformErrors.NOT_PERMITTED(["input", "applicationId"]);
  requireVersion(application, input.expectedVersion);
  moveApplication(work, application, "notInspected", { reason: input.reason });
  await cancelOwnedAssignments(work, "RATING", application.id);
  await work.em.flush();
  return application;
}
