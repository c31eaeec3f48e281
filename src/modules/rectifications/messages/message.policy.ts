import type { Actor } from "../../../platform/access/actor.js";
import { sql, type Sql } from "../../../platform/database/sql.js";

/** Roles in which somebody reads what is addressed to the union where they hold them. */
const READERS: ReadonlySet<string> = new Set(["UNION_OFFICER", "STREET_OFFICER", "REVIEWER", "LEADER"]);

/**
 * Condition on `messages m`: it is addressed to the actor, or to an office of theirs, held exactly there, and says something
 * still, since reminders of a finding are taken back when it is transferred.
 */
export const addressedTo = (actor: Actor): Sql => {
  const offices = actor.grants.filter(({ role }) => READERS.has(role)).map(({ nodeId }) => nodeId);
  const saysSomething = sql`m.details -> 'findings' is distinct from '[]'::jsonb`;
  const isToOffice = sql`exists (select from message_addressees a
    where a.message_id = m.id and a.trade_union_id = any(${offices}::uuid[]))`;
  const isToActor = sql`exists (select from message_recipients p
    where p.message_id = m.id and p.account_id = ${actor.accountId}::uuid)`;
  return sql`(${saysSomething} and (${isToOffice} or ${isToActor}))`;
};
