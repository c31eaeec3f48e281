import type { Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";

/** Unions for which the actor speaks: those at which they themselves hold an office that answers to auditors. */
const ownUnions = (actor: Actor): string[] =>
  actor.grants.filter(({ permissions }) => permissions.has("audit:comment")).map(({ nodeId }) => nodeId);

/** Condition on `audits a` of the union `u`: the actor is one of its auditors, and still one where the union stands. */
export const isAuditorOf = (actor: Actor): Sql =>
  sql`(${withinReach(actor, sql`u.path`, "audit:conduct")} and exists (select from audit_auditors x
    where x.audit_id = a.id and x.account_id = ${actor.accountId}::uuid))`;

/** Condition on `audits a`: the actor speaks for the audited union. */
export const isAudited = (actor: Actor): Sql => sql`a.trade_union_id = any(${ownUnions(actor)}::uuid[])`;

/**
 * Condition on `audits a` of the union `u`: the actor may know of it. Its auditors always, the audited union from the
 * notice on, leaders and the street above from the report on, and nobody else.
 */
export const visibleAudits = (actor: Actor): Sql =>
  sql`(${isAuditorOf(actor)} or (a.notice_issued_on is not null and ${isAudited(actor)})
    or (a.issued_at is not null and ${withinReach(actor, sql`u.path`, "audit:read-issued")}))`;

/** Condition on a visible `audits a` of the union `u`: the actor may also open the working paper. */
export const seesPaper = (actor: Actor): Sql => sql`(a.issued_at is not null or ${isAuditorOf(actor)})`;

/** Condition on a visible `audits a` of the union `u`: the actor may also read what the auditors found so far. */
export const seesContent = (actor: Actor): Sql => sql`(a.draft_sent_on is not null or ${isAuditorOf(actor)})`;
