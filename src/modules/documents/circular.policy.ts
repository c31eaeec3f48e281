import { holds, pathsOf, type Actor } from "../../platform/access/actor.js";
import { sql, type Sql } from "../../platform/database/sql.js";
import { nextCircularStatus, type CircularMove, type CircularStatusCode } from "./circular.lifecycle.js";
import type { Circular } from "./circular.entity.js";
import { circularErrors } from "./circulars.errors.js";

/** Whether the actor sees what the union has not published, and who drafted it. */
export const readsDrafts = (actor: Actor, path: string): boolean => holds(actor, "circular:draft", path);

/**
 * Condition on `circulars c` of the issuing union `u`: the viewer, who may be a stranger, sees it. What is not published
 * exists for those who draft and sign; what is, by its audience.
 */
export function visibleCirculars(viewer: Actor | null): Sql {
  const paths = (permission: string) => (viewer === null ? [] : pathsOf(viewer, permission));
  const read = paths("circular:read");
  return sql`(u.path <@ any(${paths("circular:draft")}::ltree[]) or (c.status = 'PUBLISHED' and (c.audience = 'PUBLIC'
    or u.path <@ any(${read}::ltree[])
    or (c.audience = 'RECIPIENTS' and exists (
      select from circular_recipients cr join trade_unions ru on ru.id = cr.trade_union_id
      where cr.circular_id = c.id and ru.path <@ any(${read}::ltree[]))))))`;
}

/** The state that the move leads to; refused where the circular stands elsewhere. */
export function movedCircular({ status }: Pick<Circular, "status">, move: CircularMove): CircularStatusCode {
  const next = nextCircularStatus(status, move);
  if (next === undefined) throw circularErrors.CIRCULAR_STATE_REFUSED(["input", "circularId"], { status });
  return next;
}
