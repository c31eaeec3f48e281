import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { RatingApplication } from "../rating-application.entity.js";
import type { WithdrawRatingApplicationInput } from "../rating-application.inputs.js";
import { applicationForUpdate } from "../rating-application.queries.js";
import { moveApplication } from "../rating-application.writes.js";
import { appliesFor } from "../rating.policy.js";

/** Takes an application back, as long as nobody is on the way to inspect it and it is posted nowhere. */
export async function withdrawRatingApplication(
  work: Work,
  input: WithdrawRatingApplicationInput,
): Promise<RatingApplication> {
  const { application } = await applicationForUpdate(work, input.applicationId);
  if (!appliesFor(work.actor, application.tradeUnionId)) throw platformErrors.NOT_PERMITTED(["input", "applicationId"]);
  requireVersion(application, input.expectedVersion);
  moveApplication(work, application, "withdraw", { reason: input.reason });
  await work.em.flush();
  return application;
}
