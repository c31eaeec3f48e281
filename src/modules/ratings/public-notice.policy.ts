import { pathsOf, type Actor } from "../../platform/actor.js";
import { sql, type Sql } from "../../platform/database/sql.js";
import { withinReach } from "../trade-unions/trade-union.queries.js";

/**
 * Condition on `public_notices n` of the union `scope`: the actor, or a stranger, may read it. A public notice is there
 * for everybody, so strangers read those as well; they name unions and never people.
 */
export function visibleNotices(actor: Actor | null): Sql {
  if (actor === null) return sql`n.audience = 'PUBLIC'`;
  const paths = pathsOf(actor, "trade-union:read");
  const oversees = withinReach(actor, sql`scope.path`, "trade-union:read");
  return sql`(n.audience = 'PUBLIC' or ${oversees}
    or (n.audience = 'INTERNAL' and exists (select from unnest(${paths}::ltree[]) as own (path) where own.path <@ scope.path))
    or (n.audience = 'RECIPIENTS' and exists (select from public_notice_entries e join trade_unions named on named.id = e.trade_union_id
      where e.notice_id = n.id and ${withinReach(actor, sql`named.path`, "trade-union:read")})))`;
}
