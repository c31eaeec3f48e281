import { v7 as uuidv7 } from "uuid";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { RatingApplication } from "../rating-application.entity.js";
import type { ReviewRatingApplicationInput } from "../rating-application.inputs.js";
import { RatingApplicationStatus, type RatingApplicationMove } from "../rating-application.lifecycle.js";
import { applicationForUpdate, partiesOfApplications, type LockedApplication } from "../rating-application.queries.js";
import { moveApplication } from "../rating-application.writes.js";
import { RatingReviewDecision } from "../rating-application.types.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict, canPreReviewRating } from "../rating.policy.js";

const MOVES: Readonly<Record<RatingReviewDecision, RatingApplicationMove>> = {
  FORWARD: "forward",
  RETURN: "giveBack",
  REJECT: "reject",
};
const PATH = ["input", "applicationId"];

/** The street forwards, returns or rejects what was applied for; behind it the district's reviewers return or reject. */
export async function reviewRatingApplication(
  work: Work,
  input: ReviewRatingApplicationInput,
): Promise<RatingApplication> {
  const { em, actor, clock } = work;
  const locked = await applicationForUpdate(work, input.applicationId);
  const { application } = locked;
  await authorize(work, locked);
  requireVersion(application, input.expectedVersion);
  requireHandsOn(work, locked);
  const comment = input.comment ?? null;
  if (input.decision !== RatingReviewDecision.FORWARD && comment === null)
    throw ratingErrors.RATING_REVIEW_WITHOUT_REASON(["input", "comment"]);
  moveApplication(work, application, MOVES[input.decision], { comment });
  await rows(
    em,
    sql`insert into rating_reviews (id, application_id, decision, comment, reviewer_id, at)
      values (${uuidv7()}::uuid, ${application.id}::uuid, ${input.decision}, ${comment}::text, ${actor.accountId}::uuid,
        ${clock.now().toISOString()}::timestamptz)`,
  );
  await em.flush();
  return application;
}

async function authorize(work: Work, { application, place }: LockedApplication): Promise<void> {
  const { actor } = work;
  const isWithStreet = application.status === RatingApplicationStatus.APPLIED;
  const atDistrict = holdsAtDistrict(actor, "rating:review", place);
  if (isWithStreet && atDistrict && place.streetId !== null && !canPreReviewRating(actor, place))
    throw ratingErrors.STREET_REVIEW_OUTSTANDING(PATH);
  const may = isWithStreet ? canPreReviewRating(actor, place) : atDistrict || canPreReviewRating(actor, place);
  if (!may) throw platformErrors.NOT_PERMITTED(PATH);
  const matter = await partiesOfApplications(work, [application]);
  await requireSeparation(work, "reviewRatingApplication", matter, PATH);
}

/** Once forwarded, it is out of the street's hands; and what is posted is decided by objections, not by a review. */
function requireHandsOn({ actor }: Work, { application: { status }, place }: LockedApplication): void {
  const isOut = status !== RatingApplicationStatus.APPLIED && !holdsAtDistrict(actor, "rating:review", place);
  if (isOut || status === RatingApplicationStatus.PROPOSED)
    throw ratingErrors.RATING_TRANSITION_REFUSED(PATH, { status });
}
