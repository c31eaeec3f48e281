import { sql, type Sql } from "../../../platform/database/sql.js";
import type { Actor } from "../../../platform/access/actor.js";
import { concernsActor, holdsOfficeAt } from "../../inspections/records/inspection.policy.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { isShutFor } from "./visit-insiders.queries.js";
import { publishedStatuses } from "./visit.lifecycle.js";

/** Condition on `supervision_visits v`: its result stands. */
export const isPublished: Sql = sql`v.status = any(${[...publishedStatuses]}::text[])`;

const reaches = (actor: Actor, permission: string): Sql => withinReach(actor, sql`u.path`, permission);

const isDrafterOf = (actor: Actor): Sql =>
  sql`(v.drafted_by = ${actor.accountId}::uuid and ${reaches(actor, "visit:draw")})`;
const isApproverOf = (actor: Actor): Sql =>
  sql`(v.approver_id = ${actor.accountId}::uuid and ${reaches(actor, "visit:approve")})`;
const isInTeamOf = (actor: Actor): Sql =>
  sql`(${reaches(actor, "visit:take-part")} and exists (select from visit_team_members m
    where m.visit_id = v.id and m.account_id = ${actor.accountId}::uuid and m.left_at is null))`;

/**
 * Condition on `supervision_visits v` of the union `u`: the actor is its drafter, its approver or in its team, and still
 * has the role for it. Whoever stepped back is none of them any more, and neither is, until another insider confirms, who
 * got into their account with somebody else's help.
 */
export const isInsider = (actor: Actor): Sql =>
  sql`(not ${isShutFor(sql`${actor.accountId}::uuid`)}
    and (${isDrafterOf(actor)} or ${isApproverOf(actor)} or ${isInTeamOf(actor)}))`;

/**
 * Condition on `supervision_visits v` of the union `u`: the actor may know of it. A plan exists for its insiders only, and
 * so does a visit until its report is handed to the reviewers, less those who hold office in the visited union and may not
 * review it; when that is confirmed, it is seen like the union's other results.
 */
export const visibleVisits = (actor: Actor): Sql => sql`(${isInsider(actor)}
  or (v.status = 'REPORTED' and ${reaches(actor, "visit:review")} and not ${holdsOfficeAt(actor)})
  or (${isPublished} and ${reaches(actor, "visit:result")}))`;

/**
 * Condition on `supervision_visits v` of the union `u`: the actor may read what the team wrote, in which people may be
 * named who were only asked: those who were there, and reviewers and leaders of whom the union is not their own affair.
 */
export const seesReports = (actor: Actor): Sql => sql`(${isInsider(actor)} or (not ${concernsActor(actor)} and (
  ${reaches(actor, "visit:review")} or ${reaches(actor, "visit:approve")})))`;
