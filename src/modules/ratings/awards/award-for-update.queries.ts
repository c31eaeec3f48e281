import { LockMode } from "@mikro-orm/core";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { Award } from "./award.entity.js";
import { ratingPlaceOf, type RatingPlace } from "../programs/rating-subject.queries.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** The award locked until the transaction ends, with its part of the tree; one out of sight is refused like one that does not exist. */
export async function awardForUpdate({ em, actor }: Work, id: string): Promise<{ award: Award; place: RatingPlace }> {
  const visible = await row<{ id: string }>(
    em,
    sql`select a.id from awards a join trade_unions u on u.id = a.trade_union_id
      where a.id = ${id}::uuid and ${withinReach(actor, sql`u.path`, "trade-union:read")}`,
  );
  if (visible === undefined) throw ratingErrors.AWARD_NOT_FOUND(["input", "awardId"]);
  const award = await em.findOneOrFail(Award, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  return { award, place: await ratingPlaceOf(em, award.tradeUnionId) };
}
