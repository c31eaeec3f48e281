import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { RecommendAwardInput } from "../conferral.inputs.js";
import { requireRunOutNotice } from "../../notices/decided-notice.queries.js";
import { concludeNotice } from "../../notices/public-notice.writes.js";
import type { RatingApplication } from "../../applications/rating-application.entity.js";
import { applicationForUpdate, partiesOfApplications } from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules } from "../../programs/rating-program.rules.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

/** Recommends to the superior what was posted without an open objection; the superior's award is recorded when it comes. */
export async function recommendAward(work: Work, input: RecommendAwardInput): Promise<RatingApplication> {
  const { application, place } = await applicationForUpdate(work, input.applicationId);
  if (!holdsAtDistrict(work.actor, "award:confer", place))
    throw platformErrors.NOT_PERMITTED(["input", "applicationId"]);
  const matter = await partiesOfApplications(work, [application]);
  await requireSeparation(work, "recommendAward", matter, ["input", "applicationId"]);
  requireVersion(application, input.expectedVersion);
  const rules = programRules((await ratingProgram(work, application.programId)).body);
  if (levelOf(rules, application.levelCode)?.conferringLevel === "DISTRICT")
    throw ratingErrors.AWARD_CONFERRED_BY_DISTRICT(["input", "applicationId"]);
  const notice = await requireRunOutNotice(work, application, "recommend", input.on);
  application.recommendedOn = input.on;
  moveApplication(work, application, "recommend", { on: input.on });
  await work.em.flush();
  await concludeNotice(work, notice);
  return application;
}
