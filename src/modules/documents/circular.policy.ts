import { holds, pathsOf, type Actor } from "../../platform/access/actor.js";
import { sql, type Sql } from "../../platform/database/sql.js";
import { nextCircularStatus, type CircularMove, type CircularStatusCode } from "./circular.lifecycle.js";
import type { Circular } from "./circular.entity.js";
import { circularErrors } from "./circulars.errors.js";
import { atOrBelow } from "../trade-unions/tree/trade-union.queries.js";

/** Whether the actor sees what the union has not published, and who drafted it. */
export const readsDrafts = (actor: Actor, path: string): boolean => holds(actor, "circular:draft", path);

const reaches = (viewer: Actor | null, permission: string, path: Sql): Sql =>
  atOrBelow(path, viewer === null ? [] : pathsOf(viewer, permission));

/** The same as a condition on the issuing union `u`. */
export const readsDraftsOf = (viewer: Actor | null): Sql => reaches(viewer, "circular:draft", sql`u.path`);

/**
 * Condition on `circulars c` of the issuing union `u`: the viewer, who may be an anonymous caller, sees it. What is not published
 * exists for those who draft and sign; what is, by its audience.
 */
export function visibleCirculars(viewer: Actor | null): Sql {
  const readsIssuer = reaches(viewer, "circular:read", sql`u.path`);
  const isRecipient = sql`exists (select from circular_recipients cr join trade_unions ru on ru.id = cr.trade_union_id
    where cr.circular_id = c.id and ${reaches(viewer, "circular:read", sql`ru.path`)})`;
  return sql`(${readsDraftsOf(viewer)} or (c.status = 'PUBLISHED'
    and (c.audience = 'PUBLIC' or ${readsIssuer} or (c.audience = 'RECIPIENTS' and ${isRecipient}))))`;
}

/** The state that the move leads to; refused where the circular stands elsewhere. */
export function circularAfter({ status }: Pick<Circular, "status">, move: CircularMove): CircularStatusCode {
  const next = nextCircularStatus(status, move);
  if (next === undefined) throw circularErrors.CIRCULAR_STATE_REFUSED(["input", "circularId"], { status });
  return next;
}
