import { holds, type Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { Supervisor } from "./supervisor.entity.js";

/** Condition on `supervisors s` of the union `u`: a supervisor sees the own terms, those who keep or use the register all. */
export const visibleSupervisors = (actor: Actor): Sql =>
  sql`(s.account_id = ${actor.accountId}::uuid or ${withinReach(actor, sql`u.path`, "supervisor:read-all")})`;

/** Whether the actor keeps the register of the union. */
export const canKeepSupervisors = (actor: Actor, path: string): boolean => holds(actor, "supervisor:write", path);

/** Nobody pledges in another's name. */
export const canPledge = (actor: Actor, supervisor: Pick<Supervisor, "accountId">): boolean =>
  supervisor.accountId === actor.accountId;
