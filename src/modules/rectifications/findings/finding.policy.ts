import { holds, type Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import { answersFor, concernsActor, SUSPICION_HANDLERS } from "../../inspections/records/inspection.policy.js";
import { atOrBelow, withinReach } from "../../trade-unions/tree/trade-union.queries.js";

/**
 * Whether the actor may do this to a finding at a union with this path. A union answers through its own officers; a street
 * or federation that was audited or visited itself through its street officer or leader, who do not answer for others.
 */
export const canHandle = (actor: Actor, permission: string, path: string): boolean =>
  permission === "finding:rectify" ? answersFor(actor, path) : holds(actor, permission, path);

const handledPaths = (actor: Actor): string[] =>
  actor.grants.filter(({ role }) => SUSPICION_HANDLERS.has(role)).map(({ path }) => path);
const auditedPaths = (actor: Actor): string[] =>
  actor.grants.filter(({ role }) => role === "AUDITOR").map(({ path }) => path);

const isHandedToAuditors: Sql = sql`exists (select from finding_transfers handed
  where handed.finding_id = f.id and handed.target = 'AUDITING_COMMISSION')`;

const below = (paths: readonly string[]): Sql => atOrBelow(sql`u.path`, paths);

/**
 * Condition on `findings f` at the union `u`: the actor is one of those who handle it as a suspicion, which nobody does
 * whose own affair the suspected union is.
 */
export const handlesSuspicions = (actor: Actor): Sql =>
  sql`(not ${concernsActor(actor)}
    and (${below(handledPaths(actor))} or (${below(auditedPaths(actor))} and ${isHandedToAuditors})))`;

/**
 * Condition on `findings f` of the inspection `i` at the union `u`: the actor may see it. What stands on a working paper
 * only, and all that belongs to a restricted inspection, is shown by its owner alone; a suspicion is seen by those who
 * handle it, the auditors among them where it was transferred to the auditing commission. Every list, count and lookup
 * of findings, in this module or another, asks this.
 */
export const visibleFindings = (actor: Actor): Sql =>
  sql`(f.status <> 'RECORDED' and not i.is_restricted
    and case when f.is_confidential then ${handlesSuspicions(actor)} else ${withinReach(actor, sql`u.path`, "finding:read")} end)`;
