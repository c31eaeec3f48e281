import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import { ownAccounts } from "../../identity/account.queries.js";
import { PERMISSIONS, type Role } from "../../trade-unions/duties/role-permissions.rules.js";
import { CONCURRENT_POSTS_IN_CHARGE, POSTS_IN_CHARGE } from "./audit.rules.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";
import { inOfficeOnOrAfter } from "../../trade-unions/duties/office-days.queries.js";

/** Roles that speak for the audited union when they are held at it. */
const ROLES_THAT_ANSWER: readonly Role[] = PERMISSIONS["audit:comment"];

export interface AuditorCandidate {
  accountId: string;
  /** Whether the person was or is in charge of the union or its money, or speaks for it. */
  isInCharge: boolean;
}

/**
 * Those of the accounts that are auditors where a union stands today; unknown and disabled ones are missing. Whoever was in
 * charge at any time since the audited period began cannot judge it.
 */
export async function auditorsAmong(
  em: EntityManager,
  accountIds: readonly string[],
  union: { id: string; path: string },
  since: string,
  today: string,
): Promise<Map<string, AuditorCandidate>> {
  const found = await rows<AuditorCandidate>(
    em,
    sql`select a.id as "accountId", exists (select from officers o
          where o.account_id in ${ownAccounts(sql`a.id`)} and o.trade_union_id = ${union.id}::uuid and ${inOfficeOnOrAfter("o", sql`${since}::date`)}
            and (o.post = any(${[...POSTS_IN_CHARGE]}::text[])
              or o.concurrent_post_kind = any(${[...CONCURRENT_POSTS_IN_CHARGE]}::text[])))
          or exists (select from grants speaks where speaks.account_id in ${ownAccounts(sql`a.id`)} and speaks.trade_union_id = ${union.id}::uuid
            and speaks.role = any(${[...ROLES_THAT_ANSWER]}::text[])
            and ${grantHoldsOn("speaks", sql`${today}::date`)}) as "isInCharge"
      from accounts a where a.id = any(${[...accountIds]}::uuid[]) and a.disabled_at is null and exists (
        select from grants g join trade_unions u on u.id = g.trade_union_id
        where g.account_id = a.id and g.role = 'AUDITOR'
          and ${grantHoldsOn("g", sql`${today}::date`)} and u.path @> ${union.path}::ltree)`,
  );
  return new Map(found.map((candidate) => [candidate.accountId, candidate]));
}
