import { sql } from "../../../platform/database/sql.js";
import { lockedEntity } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { Award } from "./award.entity.js";
import { ratingPlaceOf, type RatingPlace } from "../programs/rating-subject.queries.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** The award locked until the transaction ends, with its part of the tree; one out of sight is refused like one that does not exist. */
export async function awardForUpdate(work: Work, id: string): Promise<{ award: Award; place: RatingPlace }> {
  const { entity: award } = await lockedEntity<Award, { id: string }>(work, Award, id, {
    path: ["input", "awardId"],
    notFound: ratingErrors.AWARD_NOT_FOUND,
    // Who may change it hangs on its place, which is read behind the lock.
    expectedVersion: null,
    visible: sql`select a.id from awards a join trade_unions u on u.id = a.trade_union_id
      where a.id = ${id}::uuid and ${withinReach(work.actor, sql`u.path`, "trade-union:read")}`,
  });
  return { award, place: await ratingPlaceOf(work.em, award.tradeUnionId) };
}
