import { holds, isWithin, type Actor } from "../../../platform/access/actor.js";
import type { RatingPlace } from "../programs/rating-subject.queries.js";

/** Whether the actor speaks for this very union: what is held above it does not make an applicant. */
export const appliesFor = (actor: Actor, tradeUnionId: string): boolean =>
  actor.grants.some((grant) => grant.permissions.has("rating:apply") && grant.nodeId === tradeUnionId);

/** Whether the street's word is the actor's to give; where no street stands above the union, the district's reviewers give it. */
export const canPreReviewRating = (actor: Actor, { path, streetId }: RatingPlace): boolean =>
  streetId === null
    ? holds(actor, "rating:review", path)
    : actor.grants.some(
        (grant) => grant.permissions.has("rating:pre-review") && grant.path !== path && isWithin(path, grant.path),
      );

/** Whether the district's word on applications below a conferring union is the actor's to give. */
export const holdsAtDistrict = (actor: Actor, permission: string, { conferringPath }: RatingPlace): boolean =>
  holds(actor, permission, conferringPath);
