import type { WiderMatter, WiderMatterLookup } from "../../inspections/records/wider-matters.queries.js";
import { partiesOfAward } from "./award-parties.queries.js";
import { Award } from "../awards/award.entity.js";
import { RatingApplication } from "../applications/rating-application.entity.js";
import { partiesOfApplications } from "../applications/rating-application.queries.js";

/** The application or award for which a visit was made: its confirmation brings the one forward and decides about the other. */
export const matterOfRatingVisit: WiderMatterLookup = async (
  work,
  { owner, ownerId },
): Promise<WiderMatter | undefined> => {
  if (owner !== "RATING" || ownerId === null) return undefined;
  const application = await work.em.findOne(RatingApplication, { id: ownerId });
  if (application !== null) return partiesOfApplications(work, [application]);
  const award = await work.em.findOne(Award, { id: ownerId });
  return award === null ? undefined : partiesOfAward(work, award);
};
