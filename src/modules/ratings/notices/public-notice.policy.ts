import { pathsOf, type Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import { withinReach, atOrBelow } from "../../trade-unions/tree/trade-union.queries.js";

/** Those who post notices, or decide what they name, know of them before their day. */
const PREPARE = ["rating:propose", "rating:review", "award:confer"];

/**
 * Condition on `public_notices n` of the union `scope`: on this day the actor, or an anonymous caller, may read it. A public notice is
 * there for everybody, so anonymous callers read those as well; they name unions and never people. Before its first day, and for good
 * when it was taken back before it, a notice exists for those only who prepare notices of that union.
 */
export function visibleNotices(actor: Actor | null, today: string): Sql {
  const hangsOut = sql`(n.opens_on <= ${today}::date and (n.withdrawn_on is null or n.withdrawn_on >= n.opens_on))`;
  if (actor === null) return sql`(n.audience = 'PUBLIC' and ${hangsOut})`;
  const reads = (path: Sql) => withinReach(actor, path, "trade-union:read");
  const prepares = atOrBelow(
    sql`scope.path`,
    PREPARE.flatMap((permission) => pathsOf(actor, permission)),
  );
  const belongsBelow = sql`exists (select from unnest(${pathsOf(actor, "trade-union:read")}::ltree[]) as own (path)
    where own.path <@ scope.path)`;
  const isNamed = sql`exists (select from public_notice_entries e join trade_unions named on named.id = e.trade_union_id
    where e.notice_id = n.id and ${reads(sql`named.path`)})`;
  const isAddressed = sql`(n.audience = 'PUBLIC' or ${reads(sql`scope.path`)}
    or (n.audience = 'INTERNAL' and ${belongsBelow}) or (n.audience = 'RECIPIENTS' and ${isNamed}))`;
  return sql`(${prepares} or (${hangsOut} and ${isAddressed}))`;
}
