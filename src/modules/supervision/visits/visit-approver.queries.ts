import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accountsOfSamePeople } from "../../identity/account.queries.js";
import { visitErrors } from "./visits.errors.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";

/**
 * Who is to approve what the actor drafts: somebody else, named from the beginning, so that the plan is known to
 * one leader instead of to all.
 */
export async function approverFor(
  { em, actor, clock }: Work,
  scopePath: string,
  named: string | null,
): Promise<string> {
  const at = ["input", "approverId"];
  const own = await accountsOfSamePeople(em, [actor.accountId]);
  if (named !== null && own.includes(named)) throw visitErrors.VISIT_APPROVER_IS_ORGANIZER(at);
  const today = businessDay(clock.now());
  const leaders = await rows<{ accountId: string }>(
    em,
    sql`select distinct g.account_id as "accountId" from grants g
        join trade_unions u on u.id = g.trade_union_id join accounts a on a.id = g.account_id
      where g.role = 'LEADER' and u.path @> ${scopePath}::ltree and a.disabled_at is null
        and ${grantHoldsOn("g", sql`${today}::date`)}
        and g.account_id <> all(${own}::uuid[]) and (${named}::uuid is null or g.account_id = ${named}::uuid) limit 2`,
  );
  const [first, second] = leaders;
  if (named !== null && first === undefined) throw visitErrors.VISIT_APPROVER_NOT_FOUND(at);
  if (first === undefined || second !== undefined) throw visitErrors.VISIT_APPROVER_NOT_NAMED(at);
  return first.accountId;
}
