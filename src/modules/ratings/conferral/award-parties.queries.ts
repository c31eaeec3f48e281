import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Concerned } from "../../trade-unions/duties/separation-of-duty.rules.js";
import type { Award } from "../awards/award.entity.js";
import { applicantsOf } from "../applications/rating-application.queries.js";

/** Who applied for an award, for which application whatsoever, and the union that holds it, whose office counts since it does. */
export async function partiesOfAward(
  work: Work,
  { id, tradeUnionId, createdAt }: Award,
): Promise<{ applies: string[] } & Concerned> {
  const applications = await rows<{ id: string }>(
    work.em,
    sql`select id from rating_applications where award_id = ${id}::uuid`,
  );
  const applies = await applicantsOf(
    work,
    applications.map((application) => application.id),
  );
  return { applies, tradeUnionIds: [tradeUnionId], openSince: createdAt };
}
