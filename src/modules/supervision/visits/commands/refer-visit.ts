import { randomUUID } from "node:crypto";
import { holds } from "../../../../platform/access/actor.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { ReferVisitInput } from "../visit.inputs.js";
import { concernedBy, visitForMove, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";

/** Hands what was seen to the body that decides about it. The state of the visit stays, since the visited sees it. */
export async function referVisit(work: Work, input: ReferVisitInput): Promise<VisitRow> {
  const { em, actor, clock } = work;
  const target = ["input", "visitId"];
  const visit = await visitForMove(work, input, "refer", async ({ path, ...visit }) => {
    if (!holds(actor, "visit:refer", path)) throw platformErrors.NOT_PERMITTED(target);
    await requireSeparation(work, "referVisit", concernedBy(visit), target);
  });
  await rows(
    em,
    sql`insert into visit_referrals (id, visit_id, referred_to, reason, referred_by, referred_at)
      values (${randomUUID()}::uuid, ${visit.id}::uuid, ${input.to}, ${input.reason}, ${actor.accountId}::uuid,
        ${clock.now().toISOString()}::timestamptz)`,
  );
  return moveVisit(work, visit, "refer");
}
